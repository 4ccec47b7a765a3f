package dev.loopglass.reactor;

import dev.loopglass.event.Models;
import dev.loopglass.event.Plumbing;
import dev.loopglass.reactor.Shown.Showable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.regex.Pattern;

/// A socket that never makes anybody wait: every operation answers with a future.
///
///     new ──connect──► connecting ──handleConnect──► idle ◄──────────┐
///                          │                          │ read, write  │ all read, all written
///                          │ refused                  ▼              │
///                          │                       waiting ──────────┘  (watched: READ, WRITE)
///                          ▼                          │ end of stream, error, close()
///                        closed ◄─────────────────────┘
///
/// Reads and writes are tried at once, for the kernel may have, or take, the bytes right now. Only what
/// is left over is left to the loop: then the channel is watched, and [#handleEvents] goes on.
public class IOStream implements Showable {
    private static final int UNWATCHED = 0;
    private static final int CHUNK_BYTES = 64 * 1024;
    private static final long MAX_BUFFER_BYTES = 100L * 1024 * 1024;
    /// One for all streams of a thread: what arrives is copied out of it at once.
    private static final ThreadLocal<ByteBuffer> SCRATCH =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(CHUNK_BYTES));

    private final IOLoop loop = IOLoop.current();
    final SocketChannel socket;
    final Descriptor fd;
    private final long maxBufferBytes;
    private final ReadBuffer readBuffer = new ReadBuffer();
    private final WriteBuffer writeBuffer = new WriteBuffer();
    private ReadGoal goal;
    private Future<byte[]> readFuture;
    private Future<IOStream> connectFuture;
    private Task closeCallback;
    private int pendingCallbacks;
    private int state = UNWATCHED;
    private boolean connecting;
    private boolean closed;
    private Throwable error;

    /// @param socket connected or not; it becomes non-blocking
    /// @param label for people, such as the peer's address
    /// @throws UncheckedIOException if the socket is closed
    @Plumbing
    public IOStream(SocketChannel socket, String label) {
        this(socket, label, MAX_BUFFER_BYTES);
    }

    /// @param maxBufferBytes how much may wait to be read, or to be written
    @Models("tornado.iostream.IOStream.__init__")
    public IOStream(SocketChannel socket, String label, long maxBufferBytes) {
        this.socket = socket;
        this.fd = new Descriptor(socket, label);
        this.maxBufferBytes = maxBufferBytes;
        try {
            socket.configureBlocking(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Probe.channelOpened(fd);
    }

    /// The same socket, connected already, under the same name.
    @Plumbing
    IOStream(IOStream other) {
        socket = other.socket;
        fd = other.fd;
        maxBufferBytes = other.maxBufferBytes;
    }

    // ---- connecting

    /// Begins to connect. Watch how little happens here: the kernel sends a packet, and that is all.
    /// The answer is a matter of milliseconds, so it is the loop that waits for it, not this method.
    ///
    /// @return a future for this stream; it fails with a [StreamClosedException] that carries the cause
    @Models("tornado.iostream.IOStream.connect")
    public Future<IOStream> connect(InetSocketAddress address) {
        connecting = true;
        var future = connectFuture = new Future<>("IOStream.connect");
        Probe.channelConnecting(fd, Shown.address(address));
        try {
            socket.connect(address);
        } catch (IOException | RuntimeException e) {
            // The kernel knows already that it cannot be: no route, say. The future fails before
            // anybody could listen to it.
            fail(e);
            return future;
        }
        addIoState(IOLoop.WRITE);
        return future;
    }

    /// The kernel says the socket is writable: the handshake is over, one way or the other. Only
    /// finishing it tells which.
    @Models("tornado.iostream.IOStream._handle_connect")
    private void handleConnect() {
        try {
            if (socket.isConnectionPending() && !socket.finishConnect()) {
                return;
            }
        } catch (IOException e) {
            fail(e);
            return;
        }
        Probe.channelConnected(fd, fd.label());
        // Resolving runs every listener here and now, in this stack. Only addFuture costs a turn.
        var future = connectFuture;
        connectFuture = null;
        if (future != null) {
            future.setResult(this);
        }
        connecting = false;
    }

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
        if (wanted != state) {
            state = wanted;
            loop.updateHandler(fd, state);
        }
    }

    /// Watches for `events` too, from now on.
    @Models("tornado.iostream.BaseIOStream._add_io_state")
    void addIoState(int events) {
        if (closed) {
            return;
        }
        if (state == UNWATCHED) {
            state = IOLoop.ERROR | events;
            // The handler serves everybody who will ever use this stream, so it must not carry the
            // contexts of whoever happened to be first.
            var contexts = Strand.current().contexts;
            Strand.current().contexts = StackContext.State.EMPTY;
            try {
                loop.addHandler(fd, this::handleEvents, state);
            } finally {
                Strand.current().contexts = contexts;
            }
        } else if ((state & events) == 0) {
            state |= events;
            loop.updateHandler(fd, state);
        }
    }

    // ---- reading

    /// Everything up to and including `delimiter`.
    ///
    /// @param maxBytes if it does not come within so many, the stream is closed
    /// @throws StreamClosedException at once, if the stream is closed and the buffer does not have it
    @Models("tornado.iostream.BaseIOStream.read_until")
    public Future<byte[]> readUntil(byte[] delimiter, int maxBytes) throws IOException {
        return read(ReadGoal.until(delimiter, maxBytes), "IOStream.readUntil");
    }

    @Models("tornado.iostream.BaseIOStream.read_until_regex")
    public Future<byte[]> readUntilRegex(Pattern pattern, int maxBytes) throws IOException {
        return read(ReadGoal.untilRegex(pattern, maxBytes), "IOStream.readUntilRegex");
    }

    /// @param partial content with fewer, as soon as there are any
    @Models("tornado.iostream.BaseIOStream.read_bytes")
    public Future<byte[]> readBytes(int count, boolean partial) throws IOException {
        return read(ReadGoal.bytes(count, partial), "IOStream.readBytes");
    }

    /// Everything until the peer closes.
    @Models("tornado.iostream.BaseIOStream.read_until_close")
    public Future<byte[]> readUntilClose() throws IOException {
        if (closed) {
            return Future.of("IOStream.readUntilClose", readBuffer.consume(readBuffer.size()));
        }
        return read(ReadGoal.UNTIL_CLOSE, "IOStream.readUntilClose");
    }

    private Future<byte[]> read(ReadGoal what, String label) throws IOException {
        if (reading()) {
            throw new IllegalStateException("Already reading");
        }
        goal = what;
        var future = readFuture = new Future<>(label);
        try {
            tryInlineRead();
        } catch (UnsatisfiableReadException e) {
            Log.info("Unsatisfiable read, closing connection: " + e.getMessage());
            close(e);
        } catch (IOException e) {
            goal = null;
            readFuture = null;
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
        int count = goal.find(readBuffer);
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
    private int readToBufferLoop() throws IOException {
        int target = goal == null ? 0 : goal.target();
        int nextFind = 0;
        pendingCallbacks++;
        try {
            while (!closed && readToBuffer() > 0 && readBuffer.size() < target) {
                // Searching after every packet would be quadratic; after every doubling it is not.
                if (readBuffer.size() >= nextFind) {
                    int count = goal.find(readBuffer);
                    if (count >= 0) {
                        return count;
                    }
                    nextFind = readBuffer.size() * 2;
                }
            }
            return goal == null ? -1 : goal.find(readBuffer);
        } finally {
            pendingCallbacks--;
        }
    }

    private int readToBuffer() throws IOException {
        var chunk = SCRATCH.get().clear();
        chunk.limit((int) Math.min(CHUNK_BYTES, Math.max(1, maxBufferBytes / 2)));
        int count;
        try {
            count = readFromFd(chunk);
        } catch (IOException e) {
            fail(e);
            if (isConnReset(e) || e instanceof TlsException) {
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

    /// @return how many bytes there were; none when there are none now, or never again
    @Models("tornado.iostream.IOStream.read_from_fd")
    int readFromFd(ByteBuffer chunk) throws IOException {
        int count = socket.read(chunk);
        if (count < 0) {
            close("end of stream");
        }
        return count;
    }

    @Models("tornado.iostream.BaseIOStream._read_from_buffer")
    private void readFromBuffer(int count) {
        goal = null;
        var future = readFuture;
        readFuture = null;
        future.setResult(readBuffer.consume(count));
        maybeAddErrorListener();
    }

    public boolean reading() {
        return readFuture != null;
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
        if (writeBuffer.size() + data.length > maxBufferBytes) {
            throw new StreamBufferFullException("Reached maximum write buffer size of " + maxBufferBytes + " bytes");
        }
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
                if (!isConnReset(e)) {
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

    /// @return how many bytes are gone; none when the kernel takes no more for now
    @Models("tornado.iostream.IOStream.write_to_fd")
    int writeToFd(ByteBuffer data) throws IOException {
        return socket.write(data);
    }

    public boolean writing() {
        return !writeBuffer.isEmpty();
    }

    // ---- turning to TLS

    /// Begins to speak TLS on this connection: before anything was said, or where a protocol turns to
    /// it in the middle (STARTTLS). This stream ends here, and another goes on with its socket, its
    /// place in the loop and its close callback.
    ///
    /// @param serverHostname whom the certificate has to name
    /// @return the stream to use from now on; it fails with the error of the handshake
    /// @throws IllegalStateException if somebody reads or writes, or there is something left to read
    @Plumbing
    public Future<IOStream> startTls(TlsOptions options, String serverHostname) throws IOException {
        return startTls(options, serverHostname, new Attempts());
    }

    /// @param attempts holds the new stream, so that somebody can close it while it shakes hands
    @Models("tornado.iostream.IOStream.start_tls")
    Future<IOStream> startTls(TlsOptions options, String serverHostname, Attempts attempts) throws IOException {
        checkClosed();
        if (reading() || writing() || connectFuture != null || pendingCallbacks > 0 || readBuffer.size() > 0) {
            throw new IllegalStateException("IOStream is not idle; cannot convert to TLS");
        }
        if (state != UNWATCHED) {
            loop.removeHandler(fd);
            state = UNWATCHED;
        }
        closed = true;
        var callback = closeCallback;
        closeCallback = null;
        var stream = new TlsStream(this, options, serverHostname);
        attempts.add(stream);
        return stream.secured(callback);
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
            if (goal == ReadGoal.UNTIL_CLOSE) {
                // This read asked for everything up to now: here it is.
                goal = null;
                var future = readFuture;
                readFuture = null;
                future.setResult(readBuffer.consume(readBuffer.size()));
            }
            if (state != UNWATCHED) {
                loop.removeHandler(fd);
                state = UNWATCHED;
            }
            closeFd();
            closed = true;
            Probe.channelClosed(fd, reason);
        }
        maybeRunCloseCallback();
    }

    void closeFd() {
        try {
            socket.close();
        } catch (IOException e) {
            Log.info("error on close: " + Shown.error(e));
        }
    }

    /// Tells everybody who still waits. First the futures, at once; then the callback, in the next
    /// turn: so a coroutine that waits for a read goes on before the close callback runs.
    @Models("tornado.iostream.BaseIOStream._maybe_run_close_callback")
    private void maybeRunCloseCallback() {
        if (!closed || pendingCallbacks > 0) {
            return;
        }
        var futures = new ArrayList<Future<?>>();
        if (readFuture != null) {
            futures.add(readFuture);
            readFuture = null;
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
    @Models("tornado.iostream.BaseIOStream._run_callback")
    void runCallback(String whose, Task callback) {
        pendingCallbacks++;
        loop.spawnCallback(whose, () -> {
            pendingCallbacks--;
            try {
                callback.run();
            } catch (Exception e) {
                close(e);
                throw e;
            } finally {
                maybeAddErrorListener();
            }
        });
    }

    /// Nobody reads, nobody writes: then watch for reads, or we would never learn that the peer has
    /// closed. Only with a close callback, for without one there is nobody to tell.
    @Models("tornado.iostream.BaseIOStream._maybe_add_error_listener")
    private void maybeAddErrorListener() {
        if (pendingCallbacks == 0 && (state == UNWATCHED || state == IOLoop.ERROR)) {
            if (closed) {
                maybeRunCloseCallback();
            } else if (readBuffer.size() == 0 && closeCallback != null) {
                addIoState(IOLoop.READ);
            }
        }
    }

    /// Sends small writes at once instead of gathering them (Nagle's algorithm).
    @Models("tornado.iostream.IOStream.set_nodelay")
    public void setNodelay(boolean on) {
        if (!closed) {
            try {
                socket.setOption(StandardSocketOptions.TCP_NODELAY, on);
            } catch (IOException e) {
                Log.info("cannot set TCP_NODELAY: " + Shown.error(e));
            }
        }
    }

    private void checkClosed() throws StreamClosedException {
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

    /// A peer that hangs up is nothing to write a warning about. Java has no numbers for it, only words.
    private static boolean isConnReset(IOException e) {
        var message = String.valueOf(e.getMessage());
        return message.startsWith("Connection reset") || message.equals("Connection timed out")
                || message.equals("Broken pipe");
    }

    @Override
    public String shown() {
        return "IOStream " + Probe.describe(fd);
    }
}
