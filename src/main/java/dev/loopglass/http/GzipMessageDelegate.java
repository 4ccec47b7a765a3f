package dev.loopglass.http;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.event.Models;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.Future;

/// Undoes `Content-Encoding: gzip` for a delegate that should not have to know of it.
final class GzipMessageDelegate implements MessageDelegate {
    private final MessageDelegate delegate;
    private Gunzip gunzip;

    GzipMessageDelegate(MessageDelegate delegate) {
        this.delegate = delegate;
    }

    @Override
    @Models("tornado.http1connection._GzipMessageDelegate.headers_received")
    public void headersReceived(StartLine startLine, HttpHeaders headers) throws Exception {
        if ("gzip".equals(headers.get("Content-Encoding"))) {
            gunzip = new Gunzip();
            headers.add("X-Consumed-Content-Encoding", "gzip");
            headers.remove("Content-Encoding");
        }
        delegate.headersReceived(startLine, headers);
    }

    /// A few compressed bytes may be the beginning of gigabytes. So they come out piece by piece, and
    /// whoever takes them may make us wait in between.
    @Override
    @Models("tornado.http1connection._GzipMessageDelegate.data_received")
    public Future<Void> dataReceived(byte[] chunk) throws Exception {
        return Coroutine.start("GzipMessageDelegate.dataReceived", () -> {
            if (gunzip == null) {
                pass(chunk);
                return null;
            }
            gunzip.input(chunk);
            for (var piece = gunzip.next(); piece.length > 0; piece = gunzip.next()) {
                pass(piece);
            }
            return null;
        });
    }

    private void pass(byte[] piece) throws Exception {
        var busy = delegate.dataReceived(piece);
        if (busy != null) {
            await(busy);
        }
    }

    @Override
    @Models("tornado.http1connection._GzipMessageDelegate.finish")
    public void finish() throws Exception {
        if (gunzip != null) {
            gunzip.finish();
        }
        delegate.finish();
    }

    @Override
    @Models("tornado.http1connection._GzipMessageDelegate.on_connection_close")
    public void onConnectionClose(Throwable error) throws Exception {
        delegate.onConnectionClose(error);
    }
}
