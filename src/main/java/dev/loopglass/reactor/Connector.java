package dev.loopglass.reactor;

import dev.loopglass.event.Models;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// Connects to the first address that answers: "Happy Eyeballs" (RFC 6555). The addresses of the first
/// one's family are tried in order. If that takes 0.3 s, or one of them fails, the addresses of the
/// other family join in: a broken IPv6 route must not keep anybody from an IPv4 server.
final class Connector {
    private static final Duration FALL_BACK_AFTER = Duration.ofMillis(300);

    /// Makes the socket for one address.
    @FunctionalInterface
    interface Streams {
        IOStream create(InetSocketAddress address) throws IOException;
    }

    private final IOLoop loop = IOLoop.current();
    private final Attempts attempts;
    private final Streams streams;
    private final List<InetSocketAddress> primary = new ArrayList<>();
    private final List<InetSocketAddress> secondary = new ArrayList<>();
    private final Future<IOStream> future = new Future<>("Connector");
    private Timeout timeout;
    private Throwable lastError;
    private int remaining;

    @Models("tornado.tcpclient._Connector.__init__")
    Connector(List<InetSocketAddress> addresses, Attempts attempts, Streams streams) {
        this.attempts = attempts;
        this.streams = streams;
        this.remaining = addresses.size();
        split(addresses);
    }

    @Models("tornado.tcpclient._Connector.split")
    private void split(List<InetSocketAddress> addresses) {
        var family = addresses.getFirst().getAddress().getClass();
        for (var address : addresses) {
            (address.getAddress().getClass() == family ? primary : secondary).add(address);
        }
    }

    /// @return a future for the stream that won; it fails with the last error when none did
    @Models("tornado.tcpclient._Connector.start")
    Future<IOStream> start() throws IOException {
        tryConnect(primary.iterator());
        if (!attempts.closed()) {
            setTimeout();
        }
        return future;
    }

    /// Tries the next address of this list. At the end of it the other list may still have hope; only
    /// when nothing is under way any more has the whole attempt failed.
    @Models("tornado.tcpclient._Connector.try_connect")
    private void tryConnect(Iterator<InetSocketAddress> addresses) throws IOException {
        if (attempts.closed() || !addresses.hasNext()) {
            if ((attempts.closed() || remaining == 0) && !future.done()) {
                future.setException(lastError != null ? lastError : new StreamClosedException(null));
            }
            return;
        }
        var address = addresses.next();
        IOStream stream;
        try {
            stream = streams.create(address);
        } catch (UnsupportedOperationException e) {
            // A system without IPv6, say: like a connect that fails in the call.
            remaining--;
            onConnectFailed(addresses, new StreamClosedException(e));
            return;
        }
        attempts.add(stream);
        stream.connect(address)
                .addDoneCallback("Connector.onConnectDone", done -> onConnectDone(addresses, stream, done));
    }

    /// Runs inside the handler that found the socket connected, or refused.
    @Models("tornado.tcpclient._Connector.on_connect_done")
    private void onConnectDone(Iterator<InetSocketAddress> addresses, IOStream stream, Future<IOStream> done)
            throws IOException {
        remaining--;
        attempts.remove(stream);
        if (done.exception() != null) {
            try {
                onConnectFailed(addresses, done.exception());
            } catch (IOException e) {
                fail(e);
            }
            return;
        }
        clearTimeout();
        if (future.done()) {
            // A late arrival: somebody else won.
            stream.close();
            return;
        }
        future.setResult(stream);
        // The race is decided. Tornado 4.3 forgets those who still run; their sockets stay open.
        attempts.closeOthers();
    }

    private void onConnectFailed(Iterator<InetSocketAddress> addresses, Throwable error) throws IOException {
        if (future.done()) {
            return;
        }
        lastError = error;
        tryConnect(addresses);
        if (timeout != null) {
            // The first failure need not wait for the timer to let the other family in.
            loop.removeTimeout(timeout);
            onTimeout();
        }
    }

    /// No socket could be made for the next address. Danger: a future only logs what its listeners throw, so
    /// whoever waits for the connection would never hear of it. (In Tornado 4.3 so it is.)
    private void fail(IOException error) {
        clearTimeout();
        if (!future.done()) {
            future.setException(error);
            attempts.closeOthers();
        }
    }

    @Models("tornado.tcpclient._Connector.set_timout")
    private void setTimeout() {
        timeout = loop.addTimeout(loop.time() + FALL_BACK_AFTER.toNanos(), "connector falls back", this::onTimeout);
    }

    @Models("tornado.tcpclient._Connector.on_timeout")
    private void onTimeout() {
        timeout = null;
        try {
            tryConnect(secondary.iterator());
        } catch (IOException e) {
            fail(e);
        }
    }

    @Models("tornado.tcpclient._Connector.clear_timeout")
    private void clearTimeout() {
        if (timeout != null) {
            loop.removeTimeout(timeout);
            timeout = null;
        }
    }
}
