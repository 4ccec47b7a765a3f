package dev.loopglass.reactor;

import dev.loopglass.event.Models;
import dev.loopglass.event.Plumbing;
import dev.loopglass.reactor.TlsEngine.Want;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLException;

/// A stream that speaks TLS over the socket of another one. It is watched, read and written like any
/// stream. What differs: first there is a handshake, in which a "read" may have to write and the other
/// way round; and what goes through the kernel is not what the program reads and writes.
final class TlsStream extends IOStream {
    private final TlsEngine engine;
    private final String host;
    private final Future<IOStream> secured = new Future<>("IOStream.startTls");
    private boolean handshaking = true;
    /// What the handshake waits for; null while it goes on, and when it failed.
    private Want want;

    /// @param plain connected, and no longer used by anybody
    /// @param host whom the certificate has to name
    @Models("tornado.iostream.SSLIOStream.__init__")
    TlsStream(IOStream plain, TlsOptions options, String host) throws SSLException {
        super(plain);
        this.host = host;
        this.engine = new TlsEngine(options.engine(host), socket);
        Probe.tlsStarted(fd);
        // A connected socket is writable, so the handshake begins with the next poll.
        addIoState(IOLoop.WRITE);
    }

    /// @param callback what to call, besides failing the handshake's future, when the stream is closed
    Future<IOStream> secured(Task callback) {
        setCloseCallback(() -> {
            if (!secured.done()) {
                // The raw error: during a handshake it is the news itself, and no detail of a closing.
                secured.setException(error() != null ? error() : new StreamClosedException(null));
            }
            if (callback != null) {
                callback.run();
            }
        });
        return secured;
    }

    /// One flight: sends what is to be sent, opens what has come, and says what it waits for. Each
    /// handler call comes here until the handshake is done.
    @Models("tornado.iostream.SSLIOStream._do_ssl_handshake")
    private void doHandshake() {
        try {
            want = null;
            want = engine.handshake();
        } catch (IOException e) {
            Probe.tlsHandshake(fd, engine.flight(), want);
            fail(told(e));
            return;
        }
        Probe.tlsHandshake(fd, engine.flight(), want);
        if (want == Want.NOTHING) {
            handshaking = false;
            Probe.tlsEstablished(fd, engine.session());
            runCallback("IOStream.startTls", () -> secured.setResult(this));
        }
    }

    private IOException told(IOException e) {
        return TlsException.of(host, e, engine.unopened(), engine.flight().asked());
    }

    @Override
    @Models("tornado.iostream.SSLIOStream.reading")
    public boolean reading() {
        return handshaking && want == Want.READ || super.reading();
    }

    /// A record that the kernel took only a part of has to follow, whoever made it.
    @Override
    @Models("tornado.iostream.SSLIOStream.writing")
    public boolean writing() {
        return engine.pending() || super.writing();
    }

    @Override
    @Models("tornado.iostream.SSLIOStream._handle_read")
    void handleRead() throws IOException {
        if (handshaking) {
            doHandshake();
        } else {
            super.handleRead();
        }
    }

    @Override
    @Models("tornado.iostream.SSLIOStream._handle_write")
    void handleWrite() {
        if (handshaking) {
            doHandshake();
            return;
        }
        try {
            engine.flush();
        } catch (IOException e) {
            fail(e);
            return;
        }
        super.handleWrite();
    }

    /// The peer's goodbye (close_notify) is the end of the stream. An end without it is an error, for
    /// anybody on the way could have cut the rest off.
    @Override
    @Models("tornado.iostream.SSLIOStream.read_from_fd")
    int readFromFd(ByteBuffer chunk) throws IOException {
        if (handshaking) {
            return 0;
        }
        try {
            int count = engine.read(chunk);
            if (count < 0) {
                close("end of stream");
            }
            return count;
        } catch (IOException e) {
            throw told(e);
        }
    }

    @Override
    @Models("tornado.iostream.SSLIOStream.write_to_fd")
    int writeToFd(ByteBuffer data) throws IOException {
        try {
            return engine.write(data);
        } catch (IOException e) {
            throw told(e);
        }
    }

    @Override
    @Plumbing
    void closeFd() {
        engine.farewell();
        super.closeFd();
    }

    @Override
    public String shown() {
        return "TlsStream " + Probe.describe(fd);
    }
}
