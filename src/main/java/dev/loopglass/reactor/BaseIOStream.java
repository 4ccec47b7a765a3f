package dev.loopglass.reactor;

import dev.loopglass.event.Models;
import dev.loopglass.event.Plumbing;
import dev.loopglass.reactor.Shown.Showable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.regex.Pattern;

/// What every stream does, whatever its bytes go through: it watches, reads, writes and closes.
///
/// Reads and writes are tried at once, for the kernel may have, or take, the bytes right now. Only what
/// is left over is left to the loop: then the channel is watched, and [#handleEvents] goes on.
public abstract class BaseIOStream implements Showable {
    private final IOLoop loop = IOLoop.current();
    final Descriptor fd;
    final Watch watch;
    private final long maxBufferBytes;
    final ReadBuffer readBuffer = new ReadBuffer();
    private final WriteBuffer writeBuffer;
    private Read read;
    /// What the last read for a delimiter was limited to. Tornado never forgets it: later reads that have no size
    /// of their own stop there for a breath. Until the end of a long body, that is one turn for every 64 KiB.
    private int limit;
    Future<IOStream> connectFuture;
    Task closeCallback;
    int pendingCallbacks;
    boolean connecting;
    boolean closed;
    private Throwable error;

    BaseIOStream(Descriptor fd, long maxBufferBytes) {
        this.fd = fd;
        this.watch = new Watch(loop, fd, this::handleEvents);
        this.maxBufferBytes = maxBufferBytes;
        this.writeBuffer = new WriteBuffer(maxBufferBytes);
    }

    /// A read under way: what it waits for, and who waits for it.
    private record Read(ReadGoal goal, Future<byte[]> future) {}

    // ---- what differs from stream to stream

    abstract void handleConnect();
    abstract int readFromFd(ByteBuffer chunk) throws IOException;
    abstract int writeToFd(ByteBuffer data) throws IOException;
    abstract void closeFd();

    // ---- what the loop tells us

    /// Called by the loop when the kernel has something for us. Connect before read before write; any
    /// of them may close the stream, so ask after each. At the end, watch for what is still wanted.
    @Models("tornado.iostream.BaseIOStream._handle_events")
    private void handleEvents(Descriptor fd, int events) throws Exception {
        try {
            if (connecting) {
                handleConnect();
            }
            if (!closed && (events & IOLoop.READ) != 0) {
                handleRead();
            }
            if (!closed && (events & IOLoop.WRITE) != 0) {
                handleWrite();
            }
            if (!closed) {
                updateInterest();
            }
        } catch (UnsatisfiableReadException e) {
            Log.info("Unsatisfiable read, closing connection: " + e.getMessage());
            close(e);
        } catch (Exception e) {
            close(e);
            throw e;
        }
    }

    private void updateInterest() {
        int wanted = IOLoop.ERROR;
        if (connecting || writing()) {
            wanted |= IOLoop.WRITE;
        }
        if (reading()) {
            wanted |= IOLoop.READ;
        }
        // An idle stream watches for reads too, to see it when the peer closes. Not with unread data
        // in the buffer: the end comes after that data, so it is not our business yet.
        if (wanted == IOLoop.ERROR && readBuffer.size() == 0) {
            wanted |= IOLoop.READ;
        }
        watch.only(wanted);
    }

    /// Watches for `events` too, from now on.
    @Models("tornado.iostream.BaseIOStream._add_io_state")
    void addIoState(int events) {
        if (!closed) {
            watch.also(events);
        }
    }

    // ---- reading

    /// Everything up to and including `delimiter`.
    ///
    /// @param maxBytes if it does not come within so many, the stream is closed
    /// @throws StreamClosedException at once, if the stream is closed and the buffer does not have it
    @Models("tornado.iostream.BaseIOStream.read_until")
    public Future<byte[]> readUntil(byte[] delimiter, int maxBytes) throws IOException {
        limit = maxBytes;
        return read(ReadGoal.until(delimiter, maxBytes), "IOStream.readUntil");
    }

    @Models("tornado.iostream.BaseIOStream.read_until_regex")
    public Future<byte[]> readUntilRegex(Pattern pattern, int maxBytes) throws IOException {
        limit = maxBytes;
        return read(ReadGoal.untilRegex(pattern, maxBytes), "IOStream.readUntilRegex");
    }

    /// @param partial content with fewer, as soon as there are any
    @Models("tornado.iostream.BaseIOStream.read_bytes")
    public Future<byte[]> readBytes(int count, boolean partial) throws IOException {
        return read(ReadGoal.bytes(count, partial), "IOStream.readBytes");
    }

    @Plumbing
    public Future<byte[]> readUntilClose() throws IOException {
        return readUntilClose(Long.MAX_VALUE);
    }

    /// Everything until the peer closes.
    ///
    /// @param maxBytes when there are more, they are the answer: it makes no sense to read on
    @Models("tornado.iostream.BaseIOStream.read_until_close")
    public Future<byte[]> readUntilClose(long maxBytes) throws IOException {
        if (closed) {
            return Future.of("IOStream.readUntilClose", readBuffer.consume(readBuffer.size()));
        }
        return read(ReadGoal.untilClose(maxBytes, limit), "IOStream.readUntilClose");
    }

    private Future<byte[]> read(ReadGoal goal, String label) throws IOException {
        if (reading()) {
            throw new IllegalStateException("Already reading");
        }
        var future = new Future<byte[]>(label);
        read = new Read(goal, future);
        try {
            tryInlineRead();
        } catch (UnsatisfiableReadException e) {
            Log.info("Unsatisfiable read, closing connection: " + e.getMessage());
            close(e);
        } catch (IOException e) {
            read = null;
            if (!future.done()) {
                future.setException(e);
            }
            future.exception();
            // The stream may have been closed in the middle of this, and nobody told yet.
            maybeRunCloseCallback();
            throw e;
        }
        return future;
    }

    /// Buffer first, then the kernel, and only then the loop.
    @Models("tornado.iostream.BaseIOStream._try_inline_read")
    private void tryInlineRead() throws IOException {
        int count = read.goal.find(readBuffer);
        if (count < 0) {
            checkClosed();
            count = readToBufferLoop();
        }
        if (count >= 0) {
            readFromBuffer(count);
        } else if (closed) {
            maybeRunCloseCallback();
        } else {
            addIoState(IOLoop.READ);
        }
    }

    @Models("tornado.iostream.BaseIOStream._handle_read")
    void handleRead() throws IOException {
        int count;
        try {
            count = readToBufferLoop();
        } catch (UnsatisfiableReadException e) {
            throw e;
        } catch (IOException e) {
            Log.warning("error on read: " + Shown.error(e));
            close(e);
            return;
        }
        if (count >= 0) {
            readFromBuffer(count);
        } else {
            maybeRunCloseCallback();
        }
    }

    /// Reads until the kernel has no more, or we have enough. Danger: the end of the stream closes it
    /// in the middle of this, while the last bytes are still in the buffer, unanswered. So pretend
    /// that a callback is pending, which holds the closing news back until we have looked.
    @Models("tornado.iostream.BaseIOStream._read_to_buffer_loop")
    private int readToBufferLoop() throws IOException {
        int target = read == null ? limit : read.goal.target();
        int nextFind = 0;
        pendingCallbacks++;
        try {
            while (!closed && readToBuffer() > 0 && readBuffer.size() < target) {
                // Searching after every packet would be quadratic; after every doubling it is not.
                if (read != null && readBuffer.size() >= nextFind) {
                    int count = read.goal.find(readBuffer);
                    if (count >= 0) {
                        return count;
                    }
                    nextFind = readBuffer.size() * 2;
                }
            }
            return read == null ? -1 : read.goal.find(readBuffer);
        } finally {
            pendingCallbacks--;
        }
    }

    @Models("tornado.iostream.BaseIOStream._read_to_buffer")
    private int readToBuffer() throws IOException {
        var chunk = Strand.current().chunk(Math.max(1, maxBufferBytes / 2));
        int count;
        try {
            count = readFromFd(chunk);
        } catch (IOException e) {
            fail(e);
            if (IOStream.isConnReset(e) || e instanceof TlsException) {
                return 0;
            }
            throw e;
        }
        if (count <= 0) {
            return 0;
        }
        Probe.channelRead(fd, chunk.flip());
        readBuffer.append(chunk);
        if (readBuffer.size() > maxBufferBytes) {
            var full = new StreamBufferFullException("Reached maximum read buffer size of " + maxBufferBytes + " bytes");
            close(full);
            throw full;
        }
        return count;
    }

    @Models("tornado.iostream.BaseIOStream._read_from_buffer")
    private void readFromBuffer(int count) {
        var future = read.future;
        read = null;
        future.setResult(readBuffer.consume(count));
        maybeAddErrorListener();
    }

    public boolean reading() {
        return read != null;
    }

    // ---- writing

    /// Sends `data`: as much of it as the kernel takes now, the rest when it takes more.
    ///
    /// @return done when the kernel has all of it (which is not to say that the peer has)
    /// @throws StreamClosedException if the stream is closed
    /// @throws StreamBufferFullException if more than the limit would wait
    @Models("tornado.iostream.BaseIOStream.write")
    public Future<Void> write(byte[] data) throws IOException {
        checkClosed();
        writeBuffer.add(data);
        var future = writeBuffer.future();
        if (!connecting) {
            handleWrite();
            if (!writeBuffer.isEmpty()) {
                addIoState(IOLoop.WRITE);
            }
            maybeAddErrorListener();
        }
        return future;
    }

    @Models("tornado.iostream.BaseIOStream._handle_write")
    void handleWrite() {
        while (!writeBuffer.isEmpty()) {
            try {
                var before = writeBuffer.first().duplicate();
                int count = writeToFd(writeBuffer.first());
                if (count == 0) {
                    break;
                }
                Probe.channelWrote(fd, before, count);
                writeBuffer.wrote(count);
            } catch (IOException e) {
                if (!IOStream.isConnReset(e)) {
                    Log.warning("write error: " + Shown.error(e));
                }
                fail(e);
                return;
            }
        }
        for (var done = writeBuffer.takeDone(); done != null; done = writeBuffer.takeDone()) {
            done.setResult(null);
        }
    }

    public boolean writing() {
        return !writeBuffer.isEmpty();
    }

    // ---- closing

    /// Calls `callback`, one turn later, when the stream is closed; null calls nobody.
    @Models("tornado.iostream.BaseIOStream.set_close_callback")
    public void setCloseCallback(Task callback) {
        closeCallback = StackContext.wrap(callback);
        maybeAddErrorListener();
    }

    @Plumbing
    public void close() {
        close((String) null);
    }

    /// @param why kept as [#error]
    @Plumbing
    public void close(Throwable why) {
        if (!closed && why != null) {
            error = why;
        }
        close(Shown.error(why));
    }

    void fail(Throwable why) {
        Probe.channelFailed(fd, why);
        close(why);
    }

    @Models("tornado.iostream.BaseIOStream.close")
    void close(String reason) {
        if (!closed) {
            if (read != null && read.goal.closing()) {
                // This read asked for everything up to now: here it is.
                var future = read.future;
                read = null;
                future.setResult(readBuffer.consume(readBuffer.size()));
            }
            watch.end();
            closeFd();
            closed = true;
            Probe.channelClosed(fd, reason);
        }
        maybeRunCloseCallback();
    }

    /// Tells everybody who still waits. First the futures, at once; then the callback, in the next
    /// turn: so a coroutine that waits for a read goes on before the close callback runs.
    @Models("tornado.iostream.BaseIOStream._maybe_run_close_callback")
    private void maybeRunCloseCallback() {
        if (!closed || pendingCallbacks > 0) {
            return;
        }
        var futures = new ArrayList<Future<?>>();
        if (read != null) {
            futures.add(read.future);
            read = null;
        }
        var abandoned = writeBuffer.abandon();
        futures.addAll(abandoned);
        if (connectFuture != null) {
            futures.add(connectFuture);
            connectFuture = null;
        }
        futures.forEach(future -> future.setException(new StreamClosedException(error)));
        // Few ask what became of a write. An error that they do not look at is no news.
        abandoned.forEach(Future::exception);
        var callback = closeCallback;
        closeCallback = null;
        if (callback != null) {
            runCallback("close callback", callback);
        }
    }

    /// Callbacks are not run on the spot but in the next turn: the stack stays flat, however often a
    /// callback starts an operation that could call back at once. One that fails closes the stream.
    /// What is scheduled is the stream's work, so it has no context; the callback brings its own.
    @Models("tornado.iostream.BaseIOStream._run_callback")
    void runCallback(String whose, Task callback) {
        pendingCallbacks++;
        NullContext.run(() -> loop.addCallback(whose, () -> {
            pendingCallbacks--;
            try {
                callback.run();
            } catch (Exception e) {
                close(e);
                throw e;
            } finally {
                maybeAddErrorListener();
            }
        }));
    }

    /// Nobody reads, nobody writes: then watch for reads, or we would never learn that the peer has
    /// closed. Only with a close callback, for without one there is nobody to tell.
    @Models("tornado.iostream.BaseIOStream._maybe_add_error_listener")
    private void maybeAddErrorListener() {
        if (pendingCallbacks == 0 && watch.idle()) {
            if (closed) {
                maybeRunCloseCallback();
            } else if (readBuffer.size() == 0 && closeCallback != null) {
                addIoState(IOLoop.READ);
            }
        }
    }

    void checkClosed() throws StreamClosedException {
        if (closed) {
            throw new StreamClosedException(error);
        }
    }

    public boolean closed() {
        return closed;
    }

    /// Why the stream was closed; null when nothing went wrong.
    public Throwable error() {
        return error;
    }

    public long maxBufferBytes() {
        return maxBufferBytes;
    }
}
