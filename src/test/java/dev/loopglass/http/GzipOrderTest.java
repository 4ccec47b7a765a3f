package dev.loopglass.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Who hears of a compressed answer first: the delegate that unpacks it, and only then the request.
@Timeout(60)
class GzipOrderTest {
    @TempDir
    Path folder;

    private static String answer() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write("hello".getBytes(StandardCharsets.US_ASCII));
        }
        return "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.size() + "\r\n\r\n"
                + packed.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void unpacked() throws Exception {
        assertThat(Calls.of(OrderTest.recorded(folder.resolve("gzip.json"), answer(), true))).containsSubsequence(
                "4 http1connection._GzipMessageDelegate.headers_received",
                "4 simple_httpclient._HTTPConnection.headers_received",
                "4 http1connection.HTTP1Connection._read_fixed_body",
                "4 http1connection._GzipMessageDelegate.data_received",
                "4 simple_httpclient._HTTPConnection.data_received",
                "4 http1connection._GzipMessageDelegate.finish",
                "4 simple_httpclient._HTTPConnection.finish",
                "4 simple_httpclient._HTTPConnection._run_callback",
                "5 httpclient.AsyncHTTPClient.fetch.<locals>.handle_response",
                "6 gen.Runner.run");
    }

    @Test
    void leftAsItIs() throws Exception {
        assertThat(Calls.of(OrderTest.recorded(folder.resolve("plain.json"), answer(), false)))
                .noneMatch(call -> call.contains("Gzip"))
                .containsSubsequence("4 simple_httpclient._HTTPConnection.headers_received",
                        "4 http1connection.HTTP1Connection._read_fixed_body",
                        "4 simple_httpclient._HTTPConnection.data_received",
                        "4 simple_httpclient._HTTPConnection.finish");
    }
}
