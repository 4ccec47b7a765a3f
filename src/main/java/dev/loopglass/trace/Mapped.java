package dev.loopglass.trace;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// A file that is written as memory: no call of the system for a step, and yet everything is in the file
/// at once, and stays there when this program is killed. Behind what has been written the file goes on with
/// zeros, for a chunk's length at most; [#close] cuts them off.
///
/// A chunk is filled with zeros in the ordinary way before it becomes memory: if the disk is full, that fails
/// as a write does, and not when the memory is touched.
final class Mapped extends OutputStream {
    static final int CHUNK = 1 << 20;
    private static final byte[] ZEROS = new byte[1 << 16];

    private final RandomAccessFile file;
    /// The present chunk: where it begins in the file, and how far it is written.
    private long start;
    private int at;
    private Arena arena;
    private MemorySegment chunk;
    private boolean closed;

    /// @throws IOException also if this file cannot be memory
    Mapped(Path path) throws IOException {
        file = new RandomAccessFile(path.toFile(), "rw");
        try {
            file.setLength(0);
            open();
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private void open() throws IOException {
        file.seek(start);
        for (int filled = 0; filled < CHUNK; filled += ZEROS.length) {
            file.write(ZEROS);
        }
        arena = Arena.ofShared();
        chunk = map();
    }

    /// On a thread of its own. When a thread that works on a channel is interrupted the channel is closed,
    /// and ours is the recorded program's.
    private MemorySegment map() throws IOException {
        var mapping = new CompletableFuture<MemorySegment>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                mapping.complete(file.getChannel().map(MapMode.READ_WRITE, start, CHUNK, arena));
            } catch (IOException | RuntimeException | Error e) {
                mapping.completeExceptionally(e);
            }
        });
        try {
            return mapping.join();
        } catch (CompletionException e) {
            throw new IOException("it cannot be mapped into memory", e.getCause());
        }
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
        release();
        start += CHUNK;
        at = 0;
        open();
    }

    /// The first byte last: until it is there a reader takes the zero in its place for the end. So he sees all of it
    /// or nothing, in whatever order the others are copied, and also when this program is killed in between.
    private void copy(byte[] bytes, int from, int count) {
        MemorySegment.copy(bytes, from + 1, chunk, JAVA_BYTE, at + 1, count - 1);
        VarHandle.releaseFence();
        chunk.set(JAVA_BYTE, at, bytes[from]);
        at += count;
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (file) {
            release();
            file.setLength(start + at);
        }
    }

    private void release() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }
}
