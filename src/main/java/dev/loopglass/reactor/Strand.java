package dev.loopglass.reactor;

import java.nio.ByteBuffer;

/// What belongs to one flow of control, whichever thread carries it. The loop's thread and the threads
/// of its coroutines take turns and never run at once; to the program they are one flow, so they share
/// one strand: one current loop, one state of the stack contexts.
final class Strand {
    private static final int CHUNK_BYTES = 64 * 1024;
    private static final ThreadLocal<Strand> CURRENT = ThreadLocal.withInitial(Strand::new);

    /// The loop that [IOLoop#current] answers with, or null.
    IOLoop loop;
    /// The stack contexts in force.
    StackContext.State contexts = StackContext.State.EMPTY;
    /// The callback, timer or descriptor whose code is running, or null.
    Named running;
    /// The coroutine whose body is running, or null.
    Runner<?> coroutine;
    private ByteBuffer chunk;

    static Strand current() {
        return CURRENT.get();
    }

    /// Where to read into. One for all streams of the flow: what arrives is copied out of it at once.
    ByteBuffer chunk(long maxBytes) {
        if (chunk == null) {
            chunk = ByteBuffer.allocateDirect(CHUNK_BYTES);
        }
        return chunk.clear().limit((int) Math.min(CHUNK_BYTES, maxBytes));
    }

    /// Whose code it is that runs: a coroutine's, or whatever the loop has called; or null.
    Named whose() {
        return coroutine != null ? coroutine : running;
    }

    /// Makes this thread carry the strand too.
    void adopt() {
        CURRENT.set(this);
    }
}
