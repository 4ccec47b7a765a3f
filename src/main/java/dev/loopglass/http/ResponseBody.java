package dev.loopglass.http;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.event.Models;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.Future;
import dev.loopglass.reactor.IOStream;
import dev.loopglass.reactor.StreamClosedException;
import dev.loopglass.reactor.UnsatisfiableReadException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/// Reads the body of one response, and hands it on piece by piece. Where it ends is told in one of three
/// ways: a length, chunks that each have one, or the end of the connection.
final class ResponseBody {
    /// No more digits than a long can hold.
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
    /// A long again, and not a negative one.
    private static final Pattern SIZE = Pattern.compile("0*[0-7]?[0-9A-Fa-f]{1,15}");
    private static final byte[] CRLF = {'\r', '\n'};
    private static final int CHUNK_BYTES = 64 * 1024;
    private static final int CHUNK_SIZE_LINE_BYTES = 64;

    private final IOStream stream;
    private final SimpleAsyncHttpClient.Limits limits;
    private final MessageDelegate delegate;

    ResponseBody(IOStream stream, SimpleAsyncHttpClient.Limits limits, MessageDelegate delegate) {
        this.stream = stream;
        this.limits = limits;
        this.delegate = delegate;
    }

    @Models("tornado.http1connection.HTTP1Connection._read_body")
    Future<Void> read(int code, HttpHeaders headers) throws HttpInputException {
        var encoding = headers.get("Transfer-Encoding");
        long length = contentLength(headers);
        if (length >= 0 && encoding != null) {
            throw new HttpInputException("Response with both Transfer-Encoding and Content-Length");
        }
        if (length > limits.maxBodyBytes()) {
            throw new HttpInputException("Content-Length too long: %d, at most %d".formatted(length, limits.maxBodyBytes()));
        }
        if (code == 204) {
            if (encoding != null || length > 0) {
                throw new HttpInputException("Response with code 204 should not have a body");
            }
            length = 0;
        }
        if (length >= 0) {
            return readFixedBody(length);
        }
        // Danger: what was encoded otherwise would pass for the body itself.
        if (encoding != null && !encoding.equalsIgnoreCase("chunked") && !encoding.equalsIgnoreCase("identity")) {
            throw new HttpInputException("Unsupported Transfer-Encoding, wanted chunked, got \"" + encoding + '"');
        }
        return "chunked".equalsIgnoreCase(encoding) ? readChunkedBody() : readBodyUntilClose();
    }

    /// @return -1 if there is none
    private static long contentLength(HttpHeaders headers) throws HttpInputException {
        var values = headers.get("Content-Length");
        if (values == null) {
            return -1;
        }
        // Proxies sometimes repeat it. The same number twice is no harm; two numbers are.
        var lengths = values.split(",", -1);
        var length = lengths[0].strip();
        for (var other : lengths) {
            if (!other.strip().equals(length)) {
                throw new HttpInputException("Multiple unequal Content-Lengths: " + values);
            }
        }
        if (!LENGTH.matcher(length).matches()) {
            throw new HttpInputException("Malformed Content-Length, wanted a number, got \"" + values + '"');
        }
        return Long.parseLong(length);
    }

    @Models("tornado.http1connection.HTTP1Connection._read_fixed_body")
    private Future<Void> readFixedBody(long length) {
        return Coroutine.start("Http1Connection.readFixedBody", () -> {
            for (long left = length; left > 0; ) {
                left -= readPiece(left);
            }
            return null;
        });
    }

    @Models("tornado.http1connection.HTTP1Connection._read_chunked_body")
    private Future<Void> readChunkedBody() {
        return Coroutine.start("Http1Connection.readChunkedBody", () -> {
            long room = limits.maxBodyBytes();
            for (long size = readChunkSize(); size > 0; size = readChunkSize()) {
                room -= size;
                if (room < 0) {
                    throw new HttpInputException("Chunked body too large, at most %d".formatted(limits.maxBodyBytes()));
                }
                for (long left = size; left > 0; ) {
                    left -= readPiece(left);
                }
                if (!Arrays.equals(await(stream.readBytes(CRLF.length, false)), CRLF)) {
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
        var line = readLine(CHUNK_SIZE_LINE_BYTES, "Malformed chunk: no line break within 64 bytes");
        int end = line.indexOf(';');
        var digits = (end < 0 ? line : line.substring(0, end)).strip();
        if (!SIZE.matcher(digits).matches()) {
            throw new HttpInputException("Malformed chunk size, wanted a hexadecimal number, got \"" + line + '"');
        }
        return Long.parseLong(digits, 16);
    }

    /// After the last chunk there may be more headers. They end, like the first ones, with an empty
    /// line, which belongs to the response: left unread, it would be taken for the next one's.
    private void readTrailers() throws Exception {
        var tooLarge = "Trailers too large, at most %d bytes".formatted(limits.maxHeaderBytes());
        int left = limits.maxHeaderBytes();
        for (var line = readLine(left, tooLarge); !line.isEmpty(); line = readLine(left, tooLarge)) {
            left -= line.length() + CRLF.length;
        }
    }

    /// @param tooLong what to say if it does not end within so many bytes
    private String readLine(int maxBytes, String tooLong) throws Exception {
        try {
            var line = new String(await(stream.readUntil(CRLF, maxBytes)), StandardCharsets.ISO_8859_1);
            return line.substring(0, line.length() - CRLF.length);
        } catch (StreamClosedException e) {
            throw e.realError() instanceof UnsatisfiableReadException ? new HttpInputException(tooLong) : e;
        }
    }

    /// @return how many bytes came
    private int readPiece(long left) throws Exception {
        var piece = await(stream.readBytes((int) Math.min(left, CHUNK_BYTES), true));
        deliver(piece);
        return piece.length;
    }

    @Models("tornado.http1connection.HTTP1Connection._read_body_until_close")
    private Future<Void> readBodyUntilClose() throws HttpInputException {
        return Coroutine.start("Http1Connection.readBodyUntilClose", () -> {
            var body = await(stream.readUntilClose(limits.maxBodyBytes()));
            if (stream.error() != null) {
                throw new StreamClosedException(stream.error());
            }
            if (body.length > limits.maxBodyBytes()) {
                throw new HttpInputException("Body too large, at most " + limits.maxBodyBytes());
            }
            deliver(body);
            return null;
        });
    }

    private void deliver(byte[] piece) throws Exception {
        Http1Connection.tell(() -> {
            var busy = delegate.dataReceived(piece);
            if (busy != null) {
                await(busy);
            }
        });
    }
}
