package dev.loopglass.trace;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A file that is written as memory: no call of the system for a step, and yet everything is in the file
/// at once, and stays there when this program is killed. Behind what has been written the file goes on with
/// zeros, for two chunks' length at most; [#close] cuts them off.
///
/// A chunk is filled with zeros in the ordinary way before it becomes memory: if the disk is full, that fails
/// as a write does, and not when the memory is touched. This is done ahead, by a thread of its own: it costs more
/// than all that is written into the chunk. (When a thread that works on a channel is interrupted, the channel is
/// closed; and the thread that writes is the recorded program's.)
final class Mapped extends OutputStream {
    static final int CHUNK = 1 << 19;
    private static final byte[] ZEROS = new byte[1 << 16];
    private static final int PAGE = 1 << 12;

    private record Chunk(Arena arena, MemorySegment memory) {}

    private final RandomAccessFile file;
    private final ExecutorService preparer =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("trace file").factory());
    /// The present chunk: where it begins in the file, and how far it is written.
    private long start;
    private int at;
    private Chunk chunk;
    private CompletableFuture<Chunk> next;
    private boolean closed;

    /// @throws IOException also if this file cannot be memory
    Mapped(Path path) throws IOException {
        file = new RandomAccessFile(path.toFile(), "rw");
        try {
            file.setLength(0);
            next = prepare(0);
            begin();
        } catch (IOException e) {
            preparer.shutdown();
            file.close();
            throw e;
        }
    }

    /// Goes on in the next chunk, once that is there.
    private void begin() throws IOException {
        try {
            chunk = next.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof UncheckedIOException failed ? failed.getCause()
                    : new IOException("it cannot be mapped into memory", e.getCause());
        }
        next = prepare(start + CHUNK);
    }

    private CompletableFuture<Chunk> prepare(long from) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return chunk(from);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }, preparer);
    }

    private Chunk chunk(long from) throws IOException {
        file.seek(from);
        for (int filled = 0; filled < CHUNK; filled += ZEROS.length) {
            file.write(ZEROS);
        }
        var arena = Arena.ofShared();
        var memory = file.getChannel().map(MapMode.READ_WRITE, from, CHUNK, arena);
        for (int page = 0; page < CHUNK; page += PAGE) {
            // The system gives a page when it is first written to.
            memory.set(JAVA_BYTE, page, (byte) 0);
        }
        return new Chunk(arena, memory);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int done = 0;
        while (done < length) {
            if (at == CHUNK) {
                next();
            }
            int count = Math.min(length - done, CHUNK - at);
            copy(bytes, from + done, count);
            done += count;
        }
    }

    private void next() throws IOException {
        var full = chunk;
        preparer.execute(() -> release(full));
        start += CHUNK;
        // Before it is known whether there is one: the file ends here if there is none.
        at = 0;
        begin();
    }

    /// The first byte last: until it is there a reader takes the zero in its place for the end. So he sees all of it
    /// or nothing, in whatever order the others are copied, and also when this program is killed in between.
    private void copy(byte[] bytes, int from, int count) {
        MemorySegment.copy(bytes, from + 1, chunk.memory, JAVA_BYTE, at + 1, count - 1);
        VarHandle.releaseFence();
        chunk.memory.set(JAVA_BYTE, at, bytes[from]);
        at += count;
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (file) {
            release(chunk);
            // One that could not be prepared is not needed any more.
            next.handle((unused, _) -> unused).thenAccept(this::release).join();
            file.setLength(start + at);
        } finally {
            preparer.shutdown();
        }
    }

    private void release(Chunk chunk) {
        if (chunk != null && chunk.arena.scope().isAlive()) {
            chunk.arena.close();
        }
    }
}
