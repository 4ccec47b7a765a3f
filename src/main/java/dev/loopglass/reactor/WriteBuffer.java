package dev.loopglass.reactor;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// What is to go out and the kernel has not taken yet, with the futures of whoever wants to know when
/// it has.
final class WriteBuffer {
    /// Large writes go out in pieces: the kernel takes a few hundred KiB at most anyway.
    private static final int PIECE_BYTES = 128 * 1024;

    private record Waiting(long end, Future<Void> future) {}

    private final Deque<ByteBuffer> pieces = new ArrayDeque<>();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final long maxBytes;
    private long added;
    private long written;

    /// @param maxBytes how much may wait
    WriteBuffer(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    /// @throws StreamBufferFullException if more than the limit would wait
    void add(byte[] data) throws StreamBufferFullException {
        if (added - written + data.length > maxBytes) {
            throw new StreamBufferFullException("Reached maximum write buffer size of " + maxBytes + " bytes");
        }
        for (int from = 0; from < data.length; from += PIECE_BYTES) {
            pieces.add(ByteBuffer.wrap(data, from, Math.min(PIECE_BYTES, data.length - from)));
        }
        added += data.length;
    }

    /// Every write has its own end in the stream of bytes, and its own future. (In Tornado 4.3 a second
    /// write replaces the future of the first, which then never resolves.)
    Future<Void> future() {
        var future = new Future<Void>("write");
        waiting.add(new Waiting(added, future));
        return future;
    }

    /// The piece that goes next.
    ByteBuffer first() {
        return pieces.peek();
    }

    void wrote(int count) {
        written += count;
        if (!pieces.peek().hasRemaining()) {
            pieces.remove();
        }
    }

    /// Takes out one future whose bytes are all gone, or null.
    Future<Void> takeDone() {
        return !waiting.isEmpty() && waiting.peek().end <= written ? waiting.remove().future : null;
    }

    /// Gives up: forgets what was to be written.
    ///
    /// @return the futures that will not be kept
    List<Future<Void>> abandon() {
        var abandoned = new ArrayList<Future<Void>>();
        waiting.forEach(each -> abandoned.add(each.future));
        waiting.clear();
        pieces.clear();
        written = added;
        return abandoned;
    }
}
