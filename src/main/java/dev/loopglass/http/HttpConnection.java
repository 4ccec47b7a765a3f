package dev.loopglass.http;

import dev.loopglass.event.Models;
import dev.loopglass.http.AsyncHttpClient.ResponseCallback;
import dev.loopglass.reactor.Attempts;
import dev.loopglass.reactor.ExceptionStackContext;
import dev.loopglass.reactor.Future;
import dev.loopglass.reactor.IOLoop;
import dev.loopglass.reactor.IOStream;
import dev.loopglass.reactor.Probe;
import dev.loopglass.reactor.StreamClosedException;
import dev.loopglass.reactor.TcpClient;
import dev.loopglass.reactor.Timeout;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;

/// One request from its slot in the client to its response. It connects, writes, reads, and whatever
/// goes wrong on the way, in any callback, comes to [#handleException].
final class HttpConnection implements MessageDelegate {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");
    private static final Set<String> METHODS_WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private final IOLoop loop = IOLoop.current();
    private final RequestProxy request;
    private final SimpleAsyncHttpClient.Limits limits;
    private final TcpClient tcpClient;
    private final Attempts attempts = new Attempts();
    private final long startTime = loop.time();
    private final ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    private Runnable releaseCallback;
    private ResponseCallback finalCallback;
    private Timeout timeout;
    private URI parsed;
    private IOStream stream;
    private Http1Connection connection;
    private StartLine startLine;
    private HttpHeaders headers;

    HttpConnection(RequestProxy request, SimpleAsyncHttpClient.Limits limits, TcpClient tcpClient,
            Runnable releaseCallback, ResponseCallback finalCallback) {
        this.request = request;
        this.limits = limits;
        this.tcpClient = tcpClient;
        this.releaseCallback = releaseCallback;
        this.finalCallback = finalCallback;
    }

    /// Everything below happens in one stack context, however many turns later it does.
    @Models("tornado.simple_httpclient._HTTPConnection.__init__")
    void start() throws Exception {
        Probe.httpStarted(request, request.method(), request.url());
        new ExceptionStackContext("HttpConnection.handleException", this::handleException).run(this::connect);
    }

    private void connect() {
        parsed = URI.create(request.url());
        var scheme = parsed.getScheme();
        if (!"http".equals(scheme) || parsed.getHost() == null) {
            throw new IllegalArgumentException("Unsupported url, wanted http://host/path, got " + request.url());
        }
        var host = parsed.getHost().replaceAll("^\\[|]$", "");
        int port = parsed.getPort() < 0 ? 80 : parsed.getPort();
        if (!request.shorterTimeout().isZero()) {
            timeout = loop.addTimeout(startTime + request.shorterTimeout().toNanos(), "connect timeout", this::onTimeout);
        }
        tcpClient.connect(host, port, attempts, "HttpConnection.onConnect", this::onConnect);
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
        stream.setCloseCallback(() -> onConnectionClose(stream.error()));
        removeTimeout();
        if (!request.requestTimeout().isZero()) {
            timeout = loop.addTimeout(startTime + request.requestTimeout().toNanos(), "request timeout", this::onTimeout);
        }
        checkMethodAndBody();
        fillHeaders();
        connection = createConnection();
        connection.writeHeaders(request.method(), pathAndQuery(), request.headers());
        writeBody();
    }

    private void checkMethodAndBody() {
        if (!METHODS.contains(request.method())) {
            throw new IllegalArgumentException("unknown method " + request.method());
        }
        boolean wanted = METHODS_WITH_BODY.contains(request.method());
        boolean present = request.request().body() != null;
        if (wanted != present) {
            throw new IllegalArgumentException("%s must %shave a body".formatted(request.method(), wanted ? "" : "not "));
        }
    }

    private void fillHeaders() {
        var fields = request.headers();
        if (!fields.contains("Connection")) {
            fields.set("Connection", "close");
        }
        if (!fields.contains("Host")) {
            fields.set("Host", parsed.getRawAuthority().replaceFirst("^.*@", ""));
        }
        if (parsed.getUserInfo() != null) {
            var user = parsed.getUserInfo().getBytes(StandardCharsets.UTF_8);
            fields.set("Authorization", "Basic " + Base64.getEncoder().encodeToString(user));
        }
        if (request.request().userAgent() != null) {
            fields.set("User-Agent", request.request().userAgent());
        }
        if (request.request().body() != null) {
            fields.set("Content-Length", String.valueOf(request.request().body().length));
        }
        if (request.method().equals("POST") && !fields.contains("Content-Type")) {
            fields.set("Content-Type", "application/x-www-form-urlencoded");
        }
        if (request.decompressResponse()) {
            fields.set("Accept-Encoding", "gzip");
        }
    }

    private String pathAndQuery() {
        var path = parsed.getRawPath() == null || parsed.getRawPath().isEmpty() ? "/" : parsed.getRawPath();
        return parsed.getRawQuery() == null ? path : path + '?' + parsed.getRawQuery();
    }

    @Models("tornado.simple_httpclient._HTTPConnection._create_connection")
    private Http1Connection createConnection() {
        stream.setNodelay(true);
        return new Http1Connection(stream, request, limits);
    }

    @Models("tornado.simple_httpclient._HTTPConnection._write_body")
    private void writeBody() throws Exception {
        if (request.request().body() != null) {
            connection.write(request.request().body());
        }
        connection.finish();
        readResponse();
    }

    /// Asking the future for its result, and ignoring it, looks idle. But an error is thrown by that,
    /// here, in our stack context; without it nobody would ever learn of it.
    @Models("tornado.simple_httpclient._HTTPConnection._read_response")
    private void readResponse() {
        loop.addFuture(connection.readResponse(this), "HttpConnection.readResponse", Future::result);
    }

    // ---- what the connection tells us

    @Override
    @Models("tornado.simple_httpclient._HTTPConnection.headers_received")
    public void headersReceived(StartLine first, HttpHeaders received) {
        startLine = first;
        headers = received;
        Probe.httpStatus(request, first.code());
        Probe.httpHeaders(request, received.size());
    }

    @Override
    @Models("tornado.simple_httpclient._HTTPConnection.data_received")
    public Future<Void> dataReceived(byte[] chunk) {
        Probe.httpBody(request, chunk.length);
        chunks.writeBytes(chunk);
        return null;
    }

    @Override
    @Models("tornado.simple_httpclient._HTTPConnection.finish")
    public void finish() {
        removeTimeout();
        runCallback(HttpResponse.of(request.request(), startLine, headers, chunks.toByteArray(), request.url(), elapsed()));
        onEndRequest();
    }

    @Override
    @Models("tornado.simple_httpclient._HTTPConnection.on_connection_close")
    public void onConnectionClose(Throwable error) {
        if (finalCallback != null) {
            handleException(error != null ? error : new HttpError(599, "Connection closed"));
        }
    }

    // ---- the end

    /// The slot first, the answer second: see [SimpleAsyncHttpClient]'s releaseFetch.
    @Models("tornado.simple_httpclient._HTTPConnection._run_callback")
    private void runCallback(HttpResponse response) {
        Probe.httpFinished(request, response.code(), response.body().length, response.error());
        release();
        var callback = finalCallback;
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
        runCallback(HttpResponse.failed(request.request(), causeOf(error), elapsed()));
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
