package dev.loopglass.http;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.event.Models;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.Future;

/// Undoes `Content-Encoding: gzip` for a delegate that should not have to know of it.
final class GzipMessageDelegate implements MessageDelegate {
    private final MessageDelegate delegate;
    private final long maxBodyBytes;
    private long room;
    private Gunzip gunzip;

    /// @param maxBodyBytes how much may come out
    GzipMessageDelegate(MessageDelegate delegate, long maxBodyBytes) {
        this.delegate = delegate;
        this.maxBodyBytes = maxBodyBytes;
        this.room = maxBodyBytes;
    }

    @Override
    @Models("tornado.http1connection._GzipMessageDelegate.headers_received")
    public void headersReceived(StartLine startLine, HttpHeaders headers) throws Exception {
        var coding = headers.get("Content-Encoding");
        if ("gzip".equalsIgnoreCase(coding) || "x-gzip".equalsIgnoreCase(coding)) {
            gunzip = new Gunzip();
            headers.add("X-Consumed-Content-Encoding", coding);
            headers.remove("Content-Encoding");
        }
        delegate.headersReceived(startLine, headers);
    }

    /// Danger: a few compressed bytes may be the beginning of gigabytes. So they come out piece by piece;
    /// whoever takes them may make us wait in between; and there is an end to it. (Tornado 4.3 holds
    /// the limit only against what comes in.)
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
                room -= piece.length;
                if (room < 0) {
                    throw new HttpInputException("Body too large once unpacked, at most " + maxBodyBytes);
                }
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
            gunzip.close();
        }
        delegate.finish();
    }

    @Override
    @Models("tornado.http1connection._GzipMessageDelegate.on_connection_close")
    public void onConnectionClose(Throwable error) throws Exception {
        if (gunzip != null) {
            gunzip.close();
        }
        delegate.onConnectionClose(error);
    }
}
