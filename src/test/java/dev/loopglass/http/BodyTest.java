package dev.loopglass.http;

import static dev.loopglass.http.Fetches.answered;
import static dev.loopglass.http.Fetches.fetch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopglass.event.Event;
import dev.loopglass.reactor.Logged;
import dev.loopglass.reactor.Peer;
import dev.loopglass.reactor.Sightings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The ways in which a response can say where its body ends, and how it is packed.
@Timeout(60)
class BodyTest {
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    private final Logged logged = Logged.begin();

    @AfterEach
    void close() {
        logged.close();
    }

    /// The server waits after `cut` bytes until the client has read them, for every cut.
    private static void cutEverywhere(byte[] response, String body) throws Exception {
        for (int i = 0; i <= response.length; i++) {
            int cut = i;
            try (var sightings = Sightings.begin(); var peer = cutting(response, cut, sightings)) {
                assertThat(fetch(peer.url("/")).text()).as("cut at %d", cut).isEqualTo(body);
            }
        }
    }

    private static Peer cutting(byte[] response, int cut, Sightings sightings) {
        var peer = new Peer[1];
        peer[0] = Peer.start(caller -> {
            peer[0].readHead(caller);
            Peer.send(caller, Arrays.copyOf(response, cut));
            sightings.awaitBytesRead(cut);
            Peer.send(caller, Arrays.copyOfRange(response, cut, response.length));
        });
        return peer[0];
    }

    private static void cutEverywhere(String response, String body) throws Exception {
        cutEverywhere(response.getBytes(StandardCharsets.ISO_8859_1), body);
    }

    private static void refused(String message, String... pieces) {
        assertThatThrownBy(() -> answered(pieces)).isInstanceOfSatisfying(HttpError.class, e -> {
            assertThat(e.code()).isEqualTo(599);
            assertThat(e).hasMessage("HTTP 599: " + message);
            assertThat(e.response()).isNull();
        });
    }

    // ---- lengths

    @Test
    void aLength() throws Exception {
        cutEverywhere("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", "hello");
    }

    @Test
    void aLengthLeavesOutWhatComesAfter() throws Exception {
        assertThat(answered("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello, and more").text()).isEqualTo("hello");
        assertThat(answered("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nmore").body()).isEmpty();
    }

    @Test
    void theSameLengthTwiceIsNoHarm() throws Exception {
        assertThat(answered("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nhello").text()).isEqualTo("hello");
        assertThat(answered("HTTP/1.1 200 OK\r\nContent-Length: 5, 5\r\n\r\nhello").text()).isEqualTo("hello");
    }

    @Test
    void lengthsThatCannotBeAreRefused() {
        refused("Multiple unequal Content-Lengths: 5,6", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello");
        for (var length : new String[] {"", "-1", "+5", "five", "18446744073709551615"}) {
            refused("Malformed Content-Length, wanted a number, got \"" + length + '"',
                    "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\nhello");
        }
        refused("Content-Length too long: 104857601, at most 104857600",
                "HTTP/1.1 200 OK\r\nContent-Length: 104857601\r\n\r\nhello");
        refused("Response with both Transfer-Encoding and Content-Length",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    }

    @Test
    void withoutALengthTheBodyLastsUntilTheClose() throws Exception {
        cutEverywhere("HTTP/1.1 200 OK\r\n\r\nuntil the end", "until the end");
        cutEverywhere("HTTP/1.0 200 OK\r\n\r\n", "");
    }

    @Test
    void someResponsesHaveNoBody() throws Exception {
        assertThat(answered("HTTP/1.1 204 No Content\r\n\r\n").body()).isEmpty();
        assertThat(answered("HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n").code()).isEqualTo(204);
        refused("Response with code 204 should not have a body", "HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nhello");
        var unchanged = answered(false, "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n");
        assertThat(unchanged.code()).isEqualTo(304);
        assertThat(unchanged.body()).isEmpty();
    }

    @Test
    void aHeadRequestGetsNoBody() throws Exception {
        try (var peer = Peer.answering("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")) {
            var response = fetch(new HttpRequest(peer.url("/x")).method("HEAD"), true);
            assertThat(response.headers().get("content-length")).isEqualTo("1000");
            assertThat(response.body()).isEmpty();
            assertThat(peer.heads()).singleElement().asString().startsWith("HEAD /x HTTP/1.1\r\n");
        }
    }

    /// A server may send word before its answer.
    @Test
    void interimResponsesAreSkipped() throws Exception {
        cutEverywhere("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
                + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", "ok");
        refused("Response with code 100 should not have a body", "HTTP/1.1 100 Continue\r\nContent-Length: 2\r\n\r\n");
    }

    // ---- chunks

    @Test
    void chunks() throws Exception {
        cutEverywhere(CHUNKED + "5\r\nhello\r\nA;name=\"v\"\r\n, chunked \r\n5\r\nworld\r\n0\r\nTrailer: x\r\nAnd: y\r\n\r\n",
                "hello, chunked world");
    }

    @Test
    void chunksOneByteAtATime() throws Exception {
        var response = CHUNKED + "2\r\nok\r\n0\r\n\r\n";
        var peers = new Peer[1];
        try (var sightings = Sightings.begin(); var peer = Peer.start(caller -> {
            peers[0].readHead(caller);
            for (int i = 0; i < response.length(); i++) {
                Peer.send(caller, response.substring(i, i + 1));
                sightings.awaitBytesRead(i + 1);
            }
        })) {
            peers[0] = peer;
            assertThat(fetch(peer.url("/")).text()).isEqualTo("ok");
            assertThat(sightings.of(Event.ChannelRead.class)).hasSize(response.length());
        }
    }

    @Test
    void noChunks() throws Exception {
        assertThat(answered(CHUNKED + "0\r\n\r\n").body()).isEmpty();
        assertThat(answered(CHUNKED.replace("chunked", "Chunked") + "000\r\n\r\n").body()).isEmpty();
    }

    @Test
    void chunksThatCannotBeAreRefused() {
        refused("Malformed chunk size, wanted a hexadecimal number, got \"5x\"", CHUNKED + "5x\r\nhello\r\n");
        refused("Malformed chunk size, wanted a hexadecimal number, got \"\"", CHUNKED + "\r\nhello\r\n");
        refused("Malformed chunk size, wanted a hexadecimal number, got \"-5\"", CHUNKED + "-5\r\nhello\r\n");
        refused("Malformed chunk size, wanted a hexadecimal number, got \"ffffffffffffffff\"",
                CHUNKED + "ffffffffffffffff\r\nhello\r\n");
        refused("Chunked body too large, at most 104857600", CHUNKED + "5\r\nhello\r\n7fffffffffffffff\r\n");
    }

    @Test
    void aChunkThatIsLongerThanItSaysIsRefused() {
        refused("Malformed chunk: no line break at its end", CHUNKED + "5\r\nhello world\r\n0\r\n\r\n");
    }

    @Test
    void aChunkSizeThatNeverEndsIsRefused() {
        refused("Malformed chunk: no line break within 64 bytes", CHUNKED + "5;" + "x".repeat(100));
    }

    // ---- gzip

    private static byte[] gzip(String text) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private static byte[] gzipResponse(byte[] packed) {
        var response = new ByteArrayOutputStream();
        response.writeBytes(("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        response.writeBytes(packed);
        return response.toByteArray();
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    void gzipIsUndoneHoweverTheBytesCome() throws Exception {
        cutEverywhere(gzipResponse(gzip("packed, packed, packed")), "packed, packed, packed");
    }

    @Test
    void gzipMayInflateToMuchMore() throws Exception {
        var text = "0123456789".repeat(100_000);
        assertThat(answered(latin(gzipResponse(gzip(text)))).text()).isEqualTo(text);
    }

    @Test
    void gzipWithAllTheExtrasOfItsHead() throws Exception {
        var plain = gzip("inside");
        var packed = new ByteArrayOutputStream();
        packed.writeBytes(Arrays.copyOf(plain, 3));
        packed.write(2 | 4 | 8 | 16);
        packed.writeBytes(Arrays.copyOfRange(plain, 4, 10));
        packed.writeBytes("\3\0abcname\0comment\0\1\2".getBytes(StandardCharsets.ISO_8859_1));
        packed.writeBytes(Arrays.copyOfRange(plain, 10, plain.length));
        cutEverywhere(gzipResponse(packed.toByteArray()), "inside");
    }

    @Test
    void theHeadersSayThatGzipWasUndone() throws Exception {
        var response = answered(latin(gzipResponse(gzip("x"))));
        assertThat(response.headers().contains("Content-Encoding")).isFalse();
        assertThat(response.headers().get("X-Consumed-Content-Encoding")).isEqualTo("gzip");
    }

    @Test
    void gzipIsLeftAloneOnRequest() throws Exception {
        var packed = gzip("x");
        try (var peer = Peer.answering(latin(gzipResponse(packed)))) {
            var response = fetch(new HttpRequest(peer.url("/")).decompressResponse(false), true);
            assertThat(response.body()).isEqualTo(packed);
            assertThat(response.headers().get("Content-Encoding")).isEqualTo("gzip");
            assertThat(peer.heads().getFirst()).doesNotContain("Accept-Encoding");
        }
    }

    @Test
    void damagedGzipIsRefused() throws Exception {
        var packed = gzip("packed, packed, packed");
        refused("The gzip data ended too early", latin(gzipResponse(Arrays.copyOf(packed, packed.length - 12))));
        refused("The gzip data ended too early", latin(gzipResponse(Arrays.copyOf(packed, 5))));
        refused("Content-Encoding says gzip, but the data does not begin as gzip does",
                latin(gzipResponse("plain text".getBytes(StandardCharsets.UTF_8))));
        refused("The gzip data ended too early", latin(gzipResponse(Arrays.copyOf(packed, packed.length - 1))));
        Arrays.fill(packed, 10, packed.length, (byte) 0xff);
        refused("Damaged gzip data: invalid block type", latin(gzipResponse(packed)));
        assertThat(logged.errors()).as("bad data is no error of ours").isEmpty();
    }

    @Test
    void anEmptyBodyIsNotDamagedGzip() throws Exception {
        assertThat(answered("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 0\r\n\r\n").body()).isEmpty();
    }
}
