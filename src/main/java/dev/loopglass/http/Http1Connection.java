package dev.loopglass.http;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.event.Models;
import dev.loopglass.event.Plumbing;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.Future;
import dev.loopglass.reactor.IOStream;
import dev.loopglass.reactor.Log;
import dev.loopglass.reactor.Probe;
import dev.loopglass.reactor.StreamClosedException;
import dev.loopglass.reactor.Task;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/// HTTP/1.x over one stream: writes the request, reads the response, tells a delegate.
final class Http1Connection {
    private static final Pattern END_OF_HEAD = Pattern.compile("\r?\n\r?\n");
    private static final Set<String> METHODS_WITH_BODY = Set.of("POST", "PUT", "PATCH");
    private static final byte[] CRLF = {'\r', '\n'};
    private static final byte[] LAST_CHUNK = {'0', '\r', '\n', '\r', '\n'};
    private static final long UNKNOWN = -1;
    private static final int MAX_INTERIMS = 20;

    private final IOStream stream;
    private final RequestProxy request;
    private final SimpleAsyncHttpClient.Limits limits;
    private final Future<Void> finishFuture = new Future<>("Http1Connection.finish");
    private Future<Void> pendingWrite;
    private boolean chunking;
    /// How much of the body's promised length is still to be written.
    private long left = UNKNOWN;
    private int interims;

    @Models("tornado.http1connection.HTTP1Connection.__init__")
    Http1Connection(IOStream stream, RequestProxy request, SimpleAsyncHttpClient.Limits limits) {
        this.stream = stream;
        this.request = request;
        this.limits = limits;
        clearCallbacks();
    }

    // ---- writing

    /// A body without a length goes out in chunks. Nobody could tell its end otherwise, since the
    /// connection has to stay open for the response. When the stream is closed already, nothing is sent and
    /// nobody is told: reading the response, or the stream's close callback, will say it.
    ///
    /// @throws IllegalArgumentException if a line has a line break: it would become two lines
    @Models("tornado.http1connection.HTTP1Connection.write_headers")
    void writeHeaders(String method, String path, HttpHeaders headers) throws IOException {
        var length = headers.get("Content-Length");
        chunking = METHODS_WITH_BODY.contains(method) && length == null && !headers.contains("Transfer-Encoding");
        if (chunking) {
            headers.set("Transfer-Encoding", "chunked");
        }
        left = length == null ? UNKNOWN : Long.parseLong(length);
        var head = new StringBuilder();
        appendLine(head, method + ' ' + path + " HTTP/1.1");
        for (var field : headers) {
            appendLine(head, field.getKey() + ": " + field.getValue());
        }
        if (!stream.closed()) {
            var bytes = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
            pendingWrite = stream.write(bytes);
            Probe.httpSent(request.origin(), bytes.length);
            pendingWrite.addDoneCallback("Http1Connection.onWriteComplete", done -> onWriteComplete(done, null));
        }
    }

    private static void appendLine(StringBuilder head, String line) {
        if (line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("Newline in header: " + line);
        }
        head.append(line).append("\r\n");
    }

    /// @return done when the kernel has all of it, or never will; failed when the stream is closed by now
    @Models("tornado.http1connection.HTTP1Connection.write")
    Future<Void> write(byte[] piece) throws IOException {
        if (stream.closed()) {
            var failed = Future.<Void>failed("Http1Connection.write", new StreamClosedException(stream.error()));
            failed.exception();
            return failed;
        }
        var framed = formatChunk(piece);
        var written = new Future<Void>("Http1Connection.write");
        send(framed, written);
        return written;
    }

    private void send(byte[] bytes, Future<Void> written) throws IOException {
        pendingWrite = stream.write(bytes);
        pendingWrite.addDoneCallback("Http1Connection.onWriteComplete", done -> onWriteComplete(done, written));
    }

    /// An empty chunk would mean the end.
    @Models("tornado.http1connection.HTTP1Connection._format_chunk")
    private byte[] formatChunk(byte[] piece) throws HttpOutputException {
        if (left != UNKNOWN && piece.length > left) {
            // What has gone out already cannot be taken back; but the peer must not take it for complete.
            stream.close();
            throw new HttpOutputException("Tried to write more data than Content-Length");
        }
        left -= left == UNKNOWN ? 0 : piece.length;
        if (!chunking || piece.length == 0) {
            return piece;
        }
        var framed = new ByteArrayOutputStream(piece.length + 16);
        framed.writeBytes((Integer.toHexString(piece.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        framed.writeBytes(piece);
        framed.writeBytes(CRLF);
        return framed.toByteArray();
    }

    /// That the stream was closed over it is not an error of this write: whoever wrote goes on, as if it was gone,
    /// and is told at the next write.
    ///
    /// @param written who is told that it is gone, or null
    @Models("tornado.http1connection.HTTP1Connection._on_write_complete")
    private void onWriteComplete(Future<Void> done, Future<Void> written) throws Exception {
        if (!(done.exception() instanceof StreamClosedException)) {
            done.result();
        }
        if (written != null) {
            written.setResult(null);
        }
    }

    /// The request is all written, or will be.
    @Models("tornado.http1connection.HTTP1Connection.finish")
    void finish() throws IOException {
        if (left > 0 && !stream.closed()) {
            stream.close();
            throw new HttpOutputException("Tried to write %d bytes less than Content-Length".formatted(left));
        }
        if (chunking && !stream.closed()) {
            send(LAST_CHUNK, null);
        }
        stream.setNodelay(true);
        if (pendingWrite == null) {
            finishRequest(null);
        } else {
            pendingWrite.addDoneCallback("Http1Connection.finishRequest", this::finishRequest);
        }
    }

    @Models("tornado.http1connection.HTTP1Connection._finish_request")
    private void finishRequest(Future<Void> written) {
        clearCallbacks();
        stream.setNodelay(false);
        if (!finishFuture.done()) {
            finishFuture.setResult(null);
        }
    }

    // ---- reading

    /// @return done when the whole response was read and the delegate has been told
    @Models("tornado.http1connection.HTTP1Connection.read_response")
    Future<Boolean> readResponse(MessageDelegate delegate) {
        return readMessage(request.decompressResponse()
                ? new GzipMessageDelegate(delegate, limits.maxBodyBytes()) : delegate);
    }

    /// An interim head, such as "100 Continue", is followed by another message. The delegate hears of
    /// both, but only the last one has a body and an end. (Tornado 4.3 tells of two ends.)
    @Models("tornado.http1connection.HTTP1Connection._read_message")
    private Future<Boolean> readMessage(MessageDelegate delegate) {
        return Coroutine.start("Http1Connection.readMessage", () -> {
            boolean inside = false;
            Throwable error = null;
            try {
                var head = parseHead(await(stream.readUntilRegex(END_OF_HEAD, limits.maxHeaderBytes())));
                inside = true;
                tell(() -> delegate.headersReceived(head.startLine, head.headers));
                if (head.startLine.code() / 100 == 1) {
                    checkInterim(head);
                    boolean read = await(readMessage(delegate));
                    inside = false;
                    return read;
                }
                if (hasBody(head)) {
                    await(new ResponseBody(stream, limits, delegate).read(head.startLine.code(), head.headers));
                }
                inside = false;
                tell(delegate::finish);
                awaitFinish();
                close();
                return true;
            } catch (HttpInputException | HttpError e) {
                // Tornado 4.3 only closes the stream here, and the fetch hangs until its timeout.
                var told = e instanceof HttpError known ? known : malformed(e);
                error = told;
                close();
                if (inside) {
                    // The delegate hears of it below; to throw it as well would tell it twice.
                    return false;
                }
                throw told;
            } catch (QuietException e) {
                throw e;
            } catch (StreamClosedException e) {
                error = e.realError();
                throw e;
            } catch (Exception e) {
                error = e;
                throw e;
            } finally {
                if (inside) {
                    delegate.onConnectionClose(error);
                }
                clearCallbacks();
            }
        });
    }

    private static HttpError malformed(Exception e) {
        Log.info("Malformed HTTP message: " + e.getMessage());
        return new HttpError(599, e.getMessage());
    }

    /// Danger: a server that goes on and on with them would have a coroutine for each. And after a 101
    /// there comes no answer, but something that is not HTTP.
    private void checkInterim(Head head) throws HttpInputException {
        if (head.startLine.code() == 101) {
            throw new HttpInputException("The server switches to another protocol, code 101; wanted HTTP");
        }
        if (head.headers.contains("Content-Length") || head.headers.contains("Transfer-Encoding")) {
            throw new HttpInputException("Response with code " + head.startLine.code() + " should not have a body");
        }
        if (++interims > MAX_INTERIMS) {
            throw new HttpInputException("More than " + MAX_INTERIMS + " interim responses");
        }
    }

    /// The request may still be on its way out when its response is all in.
    private void awaitFinish() throws Exception {
        if (!finishFuture.done() && !stream.closed()) {
            await(finishFuture);
        }
    }

    /// A delegate is a stranger. Its error is logged here, where it happened, before it ends the read;
    /// unless it only says that the peer's data is damaged.
    @Plumbing
    static void tell(Task telling) throws Exception {
        try {
            telling.run();
        } catch (HttpInputException e) {
            throw e;
        } catch (Exception e) {
            Log.error("Uncaught exception in a message delegate", e);
            throw new QuietException();
        }
    }

    /// Ends a read without a word: the error that stands behind it is in the log.
    private static final class QuietException extends Exception {
        private static final long serialVersionUID = 1;
    }

    private record Head(StartLine startLine, HttpHeaders headers) {}

    @Models("tornado.http1connection.HTTP1Connection._parse_headers")
    private static Head parseHead(byte[] data) throws HttpInputException {
        // Some servers leave a line break behind after the message before.
        int start = 0;
        while (start < data.length && (data[start] == '\r' || data[start] == '\n')) {
            start++;
        }
        var text = new String(data, start, data.length - start, StandardCharsets.ISO_8859_1);
        int eol = text.indexOf('\n');
        if (eol < 0) {
            throw new HttpInputException("Malformed HTTP message, wanted a start line, got nothing");
        }
        var first = text.substring(0, eol);
        var startLine = StartLine.parse(first.endsWith("\r") ? first.substring(0, eol - 1) : first);
        return new Head(startLine, HttpHeaders.parse(text.substring(eol)));
    }

    /// A response to HEAD, and "not modified", may state a length and still have no body.
    private boolean hasBody(Head head) {
        return !request.method().equals("HEAD") && head.startLine.code() != 304;
    }

    // ---- the end

    @Models("tornado.http1connection.HTTP1Connection.close")
    private void close() {
        stream.close();
        clearCallbacks();
        if (!finishFuture.done()) {
            finishFuture.setResult(null);
        }
    }

    @Models("tornado.http1connection.HTTP1Connection._clear_callbacks")
    private void clearCallbacks() {
        stream.setCloseCallback(null);
    }
}
