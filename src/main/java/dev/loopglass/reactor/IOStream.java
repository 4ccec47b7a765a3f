package dev.loopglass.reactor;

import dev.loopglass.event.Models;
import dev.loopglass.event.Plumbing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// A socket that never makes anybody wait: every operation answers with a future.
///
///     new ──connect──► connecting ──handleConnect──► idle ◄──────────┐
///                          │                          │ read, write  │ all read, all written
///                          │ refused                  ▼              │
///                          │                       waiting ──────────┘  (watched: READ, WRITE)
///                          ▼                          │ end of stream, error, close()
///                        closed ◄─────────────────────┘
///
/// Here is what only a socket can do: connect, and turn to TLS. Reading, writing and closing are the
/// same for every stream, and stand in [BaseIOStream].
public class IOStream extends BaseIOStream {
    private static final long MAX_BUFFER_BYTES = 100L * 1024 * 1024;

    final SocketChannel socket;
    private boolean nodelay;

    /// @param socket connected or not; it becomes non-blocking
    /// @param label for people, such as the peer's address
    /// @throws UncheckedIOException if the socket is closed
    @Plumbing
    public IOStream(SocketChannel socket, String label) {
        this(socket, label, MAX_BUFFER_BYTES);
    }

    /// @param maxBufferBytes how much may wait to be read, or to be written
    @Plumbing
    public IOStream(SocketChannel socket, String label, long maxBufferBytes) {
        this(socket, new Descriptor(socket, label), maxBufferBytes);
    }

    @Models("tornado.iostream.IOStream.__init__")
    IOStream(SocketChannel socket, Descriptor fd, long maxBufferBytes) {
        super(fd, maxBufferBytes);
        this.socket = socket;
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
        super(other.fd, other.maxBufferBytes());
        this.socket = other.socket;
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
        Probe.channelConnecting(fd, address);
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
    @Override
    @Models("tornado.iostream.IOStream._handle_connect")
    void handleConnect() {
        try {
            if (socket.isConnectionPending() && !socket.finishConnect()) {
                return;
            }
        } catch (IOException e) {
            fail(e);
            return;
        }
        Probe.channelConnected(fd);
        // Resolving runs every listener here and now, in this stack. Only addFuture costs a turn.
        var future = connectFuture;
        connectFuture = null;
        if (future != null) {
            future.setResult(this);
        }
        connecting = false;
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
        watch.end();
        closed = true;
        var callback = closeCallback;
        closeCallback = null;
        var stream = new TlsStream(this, options, serverHostname);
        attempts.add(stream);
        return stream.secured(callback);
    }

    // ---- the socket's own bytes

    /// @return how many bytes there were; none when there are none now, or never again
    @Override
    @Models("tornado.iostream.IOStream.read_from_fd")
    int readFromFd(ByteBuffer chunk) throws IOException {
        int count = socket.read(chunk);
        if (count < 0) {
            close("end of stream");
        }
        return count;
    }

    /// @return how many bytes are gone; none when the kernel takes no more for now
    @Override
    @Models("tornado.iostream.IOStream.write_to_fd")
    int writeToFd(ByteBuffer data) throws IOException {
        return socket.write(data);
    }

    @Override
    void closeFd() {
        try {
            socket.close();
        } catch (IOException e) {
            Log.info("error on close: " + Shown.error(e));
        }
    }

    /// Sends small writes at once instead of gathering them (Nagle's algorithm).
    @Models("tornado.iostream.IOStream.set_nodelay")
    public void setNodelay(boolean on) {
        if (!closed && on != nodelay) {
            try {
                socket.setOption(StandardSocketOptions.TCP_NODELAY, on);
                nodelay = on;
            } catch (IOException e) {
                Log.info("cannot set TCP_NODELAY: " + Shown.error(e));
            }
        }
    }

    /// A peer that hangs up is nothing to write a warning about. Java has no numbers for it, only words.
    static boolean isConnReset(IOException e) {
        var message = String.valueOf(e.getMessage());
        return message.startsWith("Connection reset") || message.equals("Connection timed out")
                || message.equals("Broken pipe");
    }

    @Override
    public String shown() {
        return "IOStream " + Probe.describe(fd);
    }
}
