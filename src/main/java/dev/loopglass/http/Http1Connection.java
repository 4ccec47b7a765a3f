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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/// HTTP/1.x over one stream: writes the request, reads the response, tells a delegate.
final class Http1Connection {
    private static final Pattern END_OF_HEAD = Pattern.compile("\r?\n\r?\n");
    /// No more digits than a long can hold.
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
    private static final byte[] CRLF = {'\r', '\n'};
    private static final int CHUNK_BYTES = 64 * 1024;
    private static final int CHUNK_SIZE_LINE_BYTES = 64;

    private final IOStream stream;
    private final RequestProxy request;
    private final SimpleAsyncHttpClient.Limits limits;
    private final Future<Void> finishFuture = new Future<>("Http1Connection.finish");
    private Future<Void> pendingWrite;

    @Models("tornado.http1connection.HTTP1Connection.__init__")
    Http1Connection(IOStream stream, RequestProxy request, SimpleAsyncHttpClient.Limits limits) {
        this.stream = stream;
        this.request = request;
        this.limits = limits;
        clearCallbacks();
    }

    // ---- writing

    /// @throws IllegalArgumentException if a line has a line break: it would become two lines
    @Models("tornado.http1connection.HTTP1Connection.write_headers")
    void writeHeaders(String method, String path, HttpHeaders headers) throws IOException {
        var head = new StringBuilder();
        appendLine(head, method + ' ' + path + " HTTP/1.1");
        for (var field : headers) {
            appendLine(head, field.getKey() + ": " + field.getValue());
        }
        var bytes = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        pendingWrite = stream.write(bytes);
        Probe.httpSent(request, bytes.length);
        pendingWrite.addDoneCallback("Http1Connection.onWriteComplete", this::onWriteComplete);
    }

    private static void appendLine(StringBuilder head, String line) {
        if (line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("Newline in header: " + line);
        }
        head.append(line).append("\r\n");
    }

    @Models("tornado.http1connection.HTTP1Connection.write")
    void write(byte[] chunk) throws IOException {
        pendingWrite = stream.write(chunk);
        pendingWrite.addDoneCallback("Http1Connection.onWriteComplete", this::onWriteComplete);
    }

    @Models("tornado.http1connection.HTTP1Connection._on_write_complete")
    private void onWriteComplete(Future<Void> done) throws Exception {
        if (!(done.exception() instanceof StreamClosedException)) {
            done.result();
        }
    }

    /// The request is all written, or will be.
    @Models("tornado.http1connection.HTTP1Connection.finish")
    void finish() {
        stream.setNodelay(true);
        pendingWrite.addDoneCallback("Http1Connection.finishRequest", this::finishRequest);
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
        return readMessage(request.decompressResponse() ? new GzipMessageDelegate(delegate) : delegate);
    }

    @Models("tornado.http1connection.HTTP1Connection._read_message")
    private Future<Boolean> readMessage(MessageDelegate delegate) {
        return Coroutine.start("Http1Connection.readMessage", () -> {
            boolean inBody = false;
            Throwable error = null;
            try {
                var head = readHead();
                inBody = true;
                told(() -> delegate.headersReceived(head.startLine, head.headers));
                if (hasBody(head)) {
                    await(readBody(head, delegate));
                }
                inBody = false;
                told(delegate::finish);
                awaitFinish();
                close();
                return true;
            } catch (HttpInputException e) {
                // Tornado 4.3 only closes the stream here, and the fetch hangs until its timeout.
                Log.info("Malformed HTTP message: " + e.getMessage());
                var told = new HttpError(599, e.getMessage());
                error = told;
                close();
                if (inBody) {
                    // The delegate hears of it below; to throw it as well would tell it twice.
                    return false;
                }
                throw told;
            } catch (StreamClosedException e) {
                error = e.realError();
                throw e;
            } catch (Exception e) {
                error = e;
                throw e;
            } finally {
                if (inBody) {
                    delegate.onConnectionClose(error);
                }
                clearCallbacks();
            }
        });
    }

    /// Before the head that counts there may be interim ones, such as "100 Continue". They have no body,
    /// and nobody is told of them.
    private Head readHead() throws Exception {
        while (true) {
            var head = parseHead(await(stream.readUntilRegex(END_OF_HEAD, limits.maxHeaderBytes())));
            int code = head.startLine.code();
            if (code / 100 != 1) {
                return head;
            }
            if (head.headers.contains("Content-Length") || head.headers.contains("Transfer-Encoding")) {
                throw new HttpInputException("Response with code " + code + " should not have a body");
            }
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
    private static void told(Task telling) throws Exception {
        try {
            telling.run();
        } catch (HttpInputException e) {
            throw e;
        } catch (Exception e) {
            Log.error("Uncaught exception in a message delegate", e);
            throw e;
        }
    }

    private record Head(StartLine startLine, HttpHeaders headers) {}

    @Models("tornado.http1connection.HTTP1Connection._parse_headers")
    private static Head parseHead(byte[] data) throws HttpInputException {
        // Some servers leave a line break behind after the message before.
        var text = new String(data, StandardCharsets.ISO_8859_1).replaceFirst("^[\r\n]+", "");
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

    @Models("tornado.http1connection.HTTP1Connection._read_body")
    private Future<Void> readBody(Head head, MessageDelegate delegate) throws HttpInputException {
        var encoding = head.headers.get("Transfer-Encoding");
        long length = contentLength(head.headers);
        if (length >= 0 && encoding != null) {
            throw new HttpInputException("Response with both Transfer-Encoding and Content-Length");
        }
        if (length > limits.maxBodyBytes()) {
            throw new HttpInputException("Content-Length too long: %d, at most %d".formatted(length, limits.maxBodyBytes()));
        }
        if (head.startLine.code() == 204) {
            if (encoding != null || length > 0) {
                throw new HttpInputException("Response with code 204 should not have a body");
            }
            length = 0;
        }
        if (length >= 0) {
            return readFixedBody(length, delegate);
        }
        return "chunked".equalsIgnoreCase(encoding) ? readChunkedBody(delegate) : readBodyUntilClose(delegate);
    }

    /// @return -1 if there is none
    private static long contentLength(HttpHeaders headers) throws HttpInputException {
        var values = headers.get("Content-Length");
        if (values == null) {
            return -1;
        }
        // Proxies sometimes repeat it. The same number twice is no harm; two numbers are.
        var lengths = Arrays.stream(values.split(",", -1)).map(String::strip).distinct().toList();
        if (lengths.size() > 1) {
            throw new HttpInputException("Multiple unequal Content-Lengths: " + values);
        }
        if (!LENGTH.matcher(lengths.getFirst()).matches()) {
            throw new HttpInputException("Malformed Content-Length, wanted a number, got \"" + values + '"');
        }
        return Long.parseLong(lengths.getFirst());
    }

    @Models("tornado.http1connection.HTTP1Connection._read_fixed_body")
    private Future<Void> readFixedBody(long length, MessageDelegate delegate) {
        return Coroutine.start("Http1Connection.readFixedBody", () -> {
            for (long left = length; left > 0; ) {
                left -= readPiece(left, delegate);
            }
            return null;
        });
    }

    @Models("tornado.http1connection.HTTP1Connection._read_chunked_body")
    private Future<Void> readChunkedBody(MessageDelegate delegate) {
        return Coroutine.start("Http1Connection.readChunkedBody", () -> {
            long room = limits.maxBodyBytes();
            for (long size = readChunkSize(); size > 0; size = readChunkSize()) {
                room -= size;
                if (room < 0) {
                    throw new HttpInputException("Chunked body too large, at most %d".formatted(limits.maxBodyBytes()));
                }
                for (long left = size; left > 0; ) {
                    left -= readPiece(left, delegate);
                }
                if (await(stream.readUntil(CRLF, 2)).length != 2) {
                    throw new HttpInputException("Malformed chunk: no line break at its end");
                }
            }
            readTrailers();
            return null;
        });
    }

    /// The size may be followed by extensions: `5;name=value`. Nobody uses them; everybody must skip
    /// them.
    private long readChunkSize() throws Exception {
        var line = readLine(CHUNK_SIZE_LINE_BYTES);
        int end = line.indexOf(';');
        var digits = (end < 0 ? line : line.substring(0, end)).strip();
        try {
            long size = Long.parseUnsignedLong(digits, 16);
            if (size >= 0) {
                return size;
            }
        } catch (NumberFormatException _) {
            // Said below, as for a number that is too large.
        }
        throw new HttpInputException("Malformed chunk size, wanted a hexadecimal number, got \"" + line + '"');
    }

    /// After the last chunk there may be more headers. They end, like the first ones, with an empty
    /// line, which belongs to the response: left unread, it would be taken for the next one's.
    private void readTrailers() throws Exception {
        int left = limits.maxHeaderBytes();
        for (var line = readLine(left); !line.isEmpty(); line = readLine(left)) {
            left -= line.length() + CRLF.length;
        }
    }

    private String readLine(int maxBytes) throws Exception {
        var line = new String(await(stream.readUntil(CRLF, maxBytes)), StandardCharsets.ISO_8859_1);
        return line.substring(0, line.length() - CRLF.length);
    }

    /// @return how many bytes came
    private int readPiece(long left, MessageDelegate delegate) throws Exception {
        var piece = await(stream.readBytes((int) Math.min(left, CHUNK_BYTES), true));
        deliver(piece, delegate);
        return piece.length;
    }

    @Models("tornado.http1connection.HTTP1Connection._read_body_until_close")
    private Future<Void> readBodyUntilClose(MessageDelegate delegate) throws HttpInputException {
        return Coroutine.start("Http1Connection.readBodyUntilClose", () -> {
            var body = await(stream.readUntilClose());
            if (stream.error() != null) {
                throw new StreamClosedException(stream.error());
            }
            deliver(body, delegate);
            return null;
        });
    }

    private static void deliver(byte[] piece, MessageDelegate delegate) throws Exception {
        var busy = new Object() {
            Future<Void> future;
        };
        told(() -> busy.future = delegate.dataReceived(piece));
        if (busy.future != null) {
            await(busy.future);
        }
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
