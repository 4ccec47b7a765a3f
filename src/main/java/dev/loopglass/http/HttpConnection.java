package dev.loopglass.http;

import dev.loopglass.event.Models;
import dev.loopglass.event.Plumbing;
import dev.loopglass.http.AsyncHttpClient.ResponseCallback;
import dev.loopglass.reactor.Attempts;
import dev.loopglass.reactor.ExceptionStackContext;
import dev.loopglass.reactor.Future;
import dev.loopglass.reactor.IOLoop;
import dev.loopglass.reactor.IOStream;
import dev.loopglass.reactor.Probe;
import dev.loopglass.reactor.StreamClosedException;
import dev.loopglass.reactor.Timeout;
import dev.loopglass.reactor.TlsOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;

/// One request from its slot in the client to its response. It connects, writes, reads, and whatever
/// goes wrong on the way, in any callback, comes to [#handleException].
final class HttpConnection implements MessageDelegate {
    private final IOLoop loop = IOLoop.current();
    private final SimpleAsyncHttpClient client;
    private final RequestProxy request;
    private final Attempts attempts = new Attempts();
    private final long startTime = loop.time();
    private final ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    private Runnable releaseCallback;
    private ResponseCallback finalCallback;
    private Timeout timeout;
    private Target target;
    private IOStream stream;
    private Http1Connection connection;
    private boolean bodyBegun;
    private StartLine startLine;
    private HttpHeaders headers;
    private long bodyBytes;

    HttpConnection(SimpleAsyncHttpClient client, RequestProxy request, Runnable releaseCallback,
            ResponseCallback finalCallback) {
        this.client = client;
        this.request = request;
        this.releaseCallback = releaseCallback;
        this.finalCallback = finalCallback;
    }

    /// Everything below happens in one stack context, however many turns later it does.
    @Models("tornado.simple_httpclient._HTTPConnection.__init__")
    void start() throws Exception {
        Probe.httpStarted(request.origin(), request.method(), request.url());
        new ExceptionStackContext("HttpConnection.handleException", this::handleException).run(this::connect);
    }

    private void connect() throws IOException {
        target = Target.of(request.url());
        var tls = tlsOptions();
        var deadline = request.connectDeadline(startTime);
        if (deadline != null) {
            timeout = loop.addTimeout(deadline, "connect timeout", this::onTimeout);
        }
        client.tcpClient().connect(target.host(), target.port(), request.family(), tls, attempts,
                "HttpConnection.onConnect", this::onConnect);
    }

    /// @return null for a connection that is to be plain
    @Models("tornado.simple_httpclient._HTTPConnection._get_ssl_options")
    private TlsOptions tlsOptions() throws IOException {
        return target.secure() ? request.tlsOptions() : null;
    }

    /// Whoever set the timer is long gone, so there is nobody to return an error to. It is thrown, and
    /// the stack context brings it home.
    @Models("tornado.simple_httpclient._HTTPConnection._on_timeout")
    private void onTimeout() throws HttpError {
        timeout = null;
        if (finalCallback != null) {
            throw new HttpError(599, "Timeout");
        }
    }

    @Models("tornado.simple_httpclient._HTTPConnection._remove_timeout")
    private void removeTimeout() {
        if (timeout != null) {
            loop.removeTimeout(timeout);
            timeout = null;
        }
    }

    /// The socket is connected. It took two turns to get here from the handler that saw it: one to
    /// resume TcpClient.connect, one because that was asked to call back.
    @Models("tornado.simple_httpclient._HTTPConnection._on_connect")
    private void onConnect(IOStream connected) throws Exception {
        if (finalCallback == null) {
            // Too late: the timer has answered in our place.
            connected.close();
            return;
        }
        stream = connected;
        // In force for a few lines only: the connection made below clears it. But if the stream is closed by now,
        // the callback is called a turn later all the same.
        stream.setCloseCallback(() -> onConnectionClose(stream.error()));
        removeTimeout();
        var deadline = request.requestDeadline(startTime);
        if (deadline != null) {
            timeout = loop.addTimeout(deadline, "request timeout", this::onTimeout);
        }
        RequestHeaders.check(request);
        RequestHeaders.fill(request, target);
        connection = createConnection();
        connection.writeHeaders(request.method(), target.path(), request.headers());
        if (request.expect100Continue()) {
            // The server is asked first whether it wants the body: see headersReceived.
            readResponse();
        } else {
            writeBody(true);
        }
    }

    @Models("tornado.simple_httpclient._HTTPConnection._create_connection")
    private Http1Connection createConnection() {
        stream.setNodelay(true);
        return new Http1Connection(stream, request, client.limits());
    }

    /// @param startRead whether to read the response afterwards; if not, it is being read already
    @Models("tornado.simple_httpclient._HTTPConnection._write_body")
    private void writeBody(boolean startRead) throws Exception {
        bodyBegun = true;
        var producer = request.bodyProducer();
        if (request.body() != null) {
            connection.write(request.body());
        } else if (producer != null) {
            var produced = producer.produce(connection::write);
            if (produced != null) {
                loop.addFuture(produced, "HttpConnection.onBodyWritten", done -> onBodyWritten(done, startRead));
                return;
            }
        }
        endBody(startRead);
    }

    @Models("tornado.simple_httpclient._HTTPConnection._write_body.<locals>.on_body_written")
    private void onBodyWritten(Future<Void> produced, boolean startRead) throws Exception {
        produced.result();
        endBody(startRead);
    }

    @Plumbing
    private void endBody(boolean startRead) throws Exception {
        connection.finish();
        if (startRead) {
            readResponse();
        }
    }

    /// Asking the future for its result, and ignoring it, looks idle. But an error is thrown by that,
    /// here, in our stack context; without it nobody would ever learn of it.
    @Models("tornado.simple_httpclient._HTTPConnection._read_response")
    private void readResponse() {
        loop.addFuture(connection.readResponse(this), "HttpConnection.readResponse", Future::result);
    }

    // ---- what the connection tells us

    /// A 1xx is not the answer. "100 Continue" means that the answer depends on the body, which goes out
    /// now; the others are only words of comfort.
    @Override
    @Models("tornado.simple_httpclient._HTTPConnection.headers_received")
    public void headersReceived(StartLine first, HttpHeaders received) throws Exception {
        if (finalCallback == null) {
            return;
        }
        Probe.httpStatus(request.origin(), first.code());
        if (first.code() / 100 == 1) {
            if (first.code() == 100 && request.expect100Continue() && !bodyBegun) {
                writeBody(false);
            }
            return;
        }
        startLine = first;
        headers = received;
        Probe.httpHeaders(request.origin(), received.size());
        var callback = request.headerCallback();
        if (callback != null && !Redirect.followed(request, first.code())) {
            callback.call("%s %d %s\r\n".formatted(first.version(), first.code(), first.reason()));
            for (var field : received) {
                callback.call(field.getKey() + ": " + field.getValue() + "\r\n");
            }
            callback.call("\r\n");
        }
    }

    @Override
    @Models("tornado.simple_httpclient._HTTPConnection.data_received")
    public Future<Void> dataReceived(byte[] chunk) throws Exception {
        if (finalCallback == null) {
            return null;
        }
        Probe.httpBody(request.origin(), chunk.length);
        bodyBytes += chunk.length;
        var callback = request.streamingCallback();
        if (Redirect.followed(request, startLine.code())) {
            // Whatever it says there, the answer is elsewhere.
            return null;
        }
        if (callback != null) {
            callback.call(chunk);
        } else {
            chunks.writeBytes(chunk);
        }
        return null;
    }

    @Override
    @Models("tornado.simple_httpclient._HTTPConnection.finish")
    public void finish() throws Exception {
        removeTimeout();
        if (finalCallback != null && Redirect.followed(request, startLine.code())) {
            followRedirect();
        } else {
            runCallback(HttpResponse.of(request.origin().request(), startLine, headers, chunks.toByteArray(),
                    request.url(), elapsed()), bodyBytes);
        }
        onEndRequest();
    }

    /// The slot is given up before the next request asks for one. So that goes to the end of the line,
    /// behind everybody who is waiting already.
    @Plumbing
    private void followRedirect() throws HttpInputException {
        var next = Redirect.next(request, startLine.code(), headers);
        Probe.httpRedirected(request.origin(), startLine.code(), next.url());
        var callback = finalCallback;
        finalCallback = null;
        release();
        client.refetch(next, request, callback);
    }

    /// A mere end is dealt with here and now. An error of the stream's is thrown, as if whoever calls this could do
    /// something about it; it fails the reading, and so is back a turn later. (In Tornado 4.3 without its name.)
    @Override
    @Models("tornado.simple_httpclient._HTTPConnection.on_connection_close")
    public void onConnectionClose(Throwable error) throws Exception {
        if (finalCallback == null) {
            return;
        }
        if (stream.error() != null && error instanceof Exception why) {
            throw why;
        }
        handleException(error != null ? error : new HttpError(599, "Connection closed"));
    }

    // ---- the end

    /// The slot first, the answer second: see [SimpleAsyncHttpClient]'s releaseFetch.
    @Models("tornado.simple_httpclient._HTTPConnection._run_callback")
    private void runCallback(HttpResponse response, long bytes) {
        var callback = finalCallback;
        if (callback != null) {
            Probe.httpFinished(request.origin(), response.code(), bytes, response.error());
        }
        release();
        finalCallback = null;
        if (callback != null) {
            loop.addCallback("handleResponse", () -> callback.handleResponse(response));
        }
    }

    @Models("tornado.simple_httpclient._HTTPConnection._release")
    private void release() {
        var callback = releaseCallback;
        releaseCallback = null;
        if (callback != null) {
            callback.run();
        }
    }

    @Models("tornado.simple_httpclient._HTTPConnection._on_end_request")
    private void onEndRequest() {
        stream.close();
    }

    /// Where every error of this request ends up.
    ///
    /// @return false for one that is not ours: the request is over, and this came from its callback
    @Models("tornado.simple_httpclient._HTTPConnection._handle_exception")
    private boolean handleException(Throwable error) {
        if (finalCallback == null) {
            return error instanceof StreamClosedException;
        }
        removeTimeout();
        runCallback(HttpResponse.failed(request, causeOf(error), elapsed()), 0);
        if (stream != null) {
            stream.close();
        }
        // A connect that still hangs would keep its socket for minutes. Tornado 4.3 lets it.
        attempts.close();
        return true;
    }

    private static Throwable causeOf(Throwable error) {
        if (!(error instanceof StreamClosedException closed)) {
            return error;
        }
        return closed.realError() != null ? closed.realError() : new HttpError(599, "Stream closed");
    }

    private Duration elapsed() {
        return Duration.ofNanos(loop.time() - startTime);
    }
}
