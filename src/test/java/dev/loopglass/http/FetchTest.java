package dev.loopglass.http;

import static dev.loopglass.http.Fetches.answered;
import static dev.loopglass.http.Fetches.fetch;
import static dev.loopglass.reactor.Coroutine.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopglass.reactor.IOLoop;
import dev.loopglass.reactor.Logged;
import dev.loopglass.reactor.Loops;
import dev.loopglass.reactor.Peer;
import dev.loopglass.reactor.Sightings;
import dev.loopglass.reactor.UnsatisfiableReadException;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Requests as they go out, responses as they come in, and what can go wrong in between.
@Timeout(60)
class FetchTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private final Logged logged = Logged.begin();

    @AfterEach
    void close() {
        logged.close();
        AsyncHttpClient.configure(null);
    }

    private static HttpError refused(String... pieces) {
        try {
            answered(pieces);
        } catch (HttpError e) {
            return e;
        } catch (Exception e) {
            throw new AssertionError("wanted an HttpError", e);
        }
        throw new AssertionError("wanted an HttpError, got a response");
    }

    // ---- the request

    private static String headOf(HttpRequest request) throws Exception {
        try (var peer = Peer.answering(OK)) {
            fetch(withPort(request, peer.port()), true);
            return peer.heads().getFirst().replace(":" + peer.port(), ":PORT");
        }
    }

    private static HttpRequest withPort(HttpRequest request, int port) {
        var copy = new HttpRequest(request.url().replace("PORT", Integer.toString(port))).method(request.method())
                .body(request.body()).userAgent(request.userAgent());
        request.headers().forEach(field -> copy.header(field.getKey(), field.getValue()));
        return copy;
    }

    @Test
    void aPlainGet() throws Exception {
        assertThat(headOf(new HttpRequest("http://127.0.0.1:PORT/hello?a=b&c"))).isEqualTo("""
                GET /hello?a=b&c HTTP/1.1\r
                Connection: close\r
                Host: 127.0.0.1:PORT\r
                Accept-Encoding: gzip""");
        assertThat(headOf(new HttpRequest("http://127.0.0.1:PORT"))).startsWith("GET / HTTP/1.1\r\n");
        assertThat(headOf(new HttpRequest("http://127.0.0.1:PORT?q"))).startsWith("GET /?q HTTP/1.1\r\n");
    }

    @Test
    void headersGoOutInTornadosOrder() throws Exception {
        var request = new HttpRequest("http://me:secret@127.0.0.1:PORT/").method("POST").userAgent("test")
                .body("a=b".getBytes(StandardCharsets.UTF_8)).header("x-mine", "1").header("X-Mine", "2");
        assertThat(headOf(request)).isEqualTo("""
                POST / HTTP/1.1\r
                X-Mine: 1\r
                X-Mine: 2\r
                Connection: close\r
                Host: 127.0.0.1:PORT\r
                Authorization: Basic bWU6c2VjcmV0\r
                User-Agent: test\r
                Content-Length: 3\r
                Content-Type: application/x-www-form-urlencoded\r
                Accept-Encoding: gzip""");
    }

    @Test
    void theCallersHeadersKeepTheirPlaceAndValue() throws Exception {
        var request = new HttpRequest("http://127.0.0.1:PORT/").userAgent("new").header("Host", "example.test")
                .header("User-Agent", "old").header("Last", "x");
        assertThat(headOf(request)).isEqualTo("""
                GET / HTTP/1.1\r
                Host: example.test\r
                User-Agent: new\r
                Last: x\r
                Connection: close\r
                Accept-Encoding: gzip""");
    }

    @Test
    void theCallersRequestIsNotChanged() throws Exception {
        try (var peer = Peer.answering(OK)) {
            var request = new HttpRequest(peer.url("/"));
            fetch(request, true);
            assertThat(request.headers().size()).isZero();
        }
    }

    @Test
    void aBodyGoesOutAfterTheHead() throws Exception {
        var body = new String[1];
        var peers = new Peer[1];
        try (var peer = Peer.start(caller -> {
            peers[0].readHead(caller);
            body[0] = new String(caller.getInputStream().readNBytes(4), StandardCharsets.UTF_8);
            Peer.send(caller, OK);
        })) {
            peers[0] = peer;
            fetch(new HttpRequest(peer.url("/")).method("PUT").body("body".getBytes(StandardCharsets.UTF_8)), true);
        }
        assertThat(body[0]).isEqualTo("body");
    }

    @Test
    void requestsThatCannotBeAreRefused() throws Exception {
        try (var peer = Peer.answering(OK)) {
            var url = peer.url("/");
            assertThatThrownBy(() -> fetch(new HttpRequest(url).method("POST"), true)).hasMessage("POST must have a body");
            assertThatThrownBy(() -> fetch(new HttpRequest(url).body(new byte[1]), true)).hasMessage("GET must not have a body");
            assertThatThrownBy(() -> fetch(new HttpRequest(url).method("BREW"), true)).hasMessage("unknown method BREW");
            assertThatThrownBy(() -> fetch(new HttpRequest(url).header("X", "a\nY: b"), true))
                    .hasMessageStartingWith("Newline in header");
        }
        assertThatThrownBy(() -> fetch("ftp://127.0.0.1/")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Unsupported url");
        assertThatThrownBy(() -> fetch("no url at all")).isInstanceOf(IllegalArgumentException.class);
        assertThat(logged.errors()).isEmpty();
    }

    // ---- the response

    @Test
    void aResponse() throws Exception {
        try (var peer = Peer.answering("HTTP/1.1 200 Fine\r\netag: \"1\"\r\nSet-Cookie: a\r\nSet-Cookie: b\r\n\r\nbody")) {
            var response = fetch(peer.url("/x"));
            assertThat(response.code()).isEqualTo(200);
            assertThat(response.reason()).isEqualTo("Fine");
            assertThat(response.error()).isNull();
            assertThat(response.text()).isEqualTo("body");
            assertThat(response.effectiveUrl()).isEqualTo(peer.url("/x"));
            assertThat(response.request().url()).isEqualTo(peer.url("/x"));
            assertThat(response.headers().get("ETag")).isEqualTo("\"1\"");
            assertThat(response.headers().getList("set-cookie")).containsExactly("a", "b");
            assertThat(response.requestTime()).isPositive();
        }
    }

    @Test
    void aBadStatusIsAnErrorOrNotAsAsked() throws Exception {
        var answer = "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone";
        var error = refused(answer);
        assertThat(error.code()).isEqualTo(404);
        assertThat(error).hasMessage("HTTP 404: Not Found");
        assertThat(error.response().text()).isEqualTo("gone");

        var response = answered(false, answer);
        assertThat(response.code()).isEqualTo(404);
        assertThat(response.error()).isInstanceOf(HttpError.class);
        assertThat(response.text()).isEqualTo("gone");
    }

    @Test
    void aMissingReasonIsSuppliedByUs() throws Exception {
        assertThat(answered("HTTP/1.1 201\r\n\r\n").reason()).isEqualTo("Created");
        assertThat(answered("HTTP/1.1 299 \r\n\r\n").reason()).isEqualTo("Unknown");
    }

    @Test
    void oldStylesOfHeadAreUnderstood() throws Exception {
        var response = answered("\r\nHTTP/1.0 200 OK\nA: one\n  two\r\nB:x\n\nbody");
        assertThat(response.headers().get("A")).isEqualTo("one two");
        assertThat(response.headers().get("B")).isEqualTo("x");
        assertThat(response.text()).isEqualTo("body");
    }

    // ---- malformed: told at once, though the server keeps the connection open

    private static HttpError refusedAtOnce(String head) throws Exception {
        var peers = new Peer[1];
        try (var peer = Peer.start(caller -> {
            peers[0].readHead(caller);
            Peer.send(caller, head);
            Peer.awaitEnd(caller);
        })) {
            peers[0] = peer;
            fetch(peer.url("/"));
        } catch (HttpError e) {
            return e;
        }
        throw new AssertionError("it was taken for HTTP");
    }

    @Test
    void malformedHeadsAreToldAtOnce() throws Exception {
        assertThat(refusedAtOnce("HTCPCP/1.0 418 Teapot\r\n\r\n"))
                .hasMessage("HTTP 599: Malformed start line, wanted `HTTP/1.1 200 OK`, got \"HTCPCP/1.0 418 Teapot\"");
        assertThat(refusedAtOnce("HTTP/1.1 two hundred\r\n\r\n")).hasMessageContaining("Malformed start line");
        assertThat(refusedAtOnce("HTTP/1.1 200 OK\r\nno colon\r\n\r\n"))
                .hasMessage("HTTP 599: Malformed HTTP header, wanted `name: value`, got \"no colon\"");
        assertThat(refusedAtOnce("HTTP/1.1 200 OK\r\n : x\r\n\r\n")).hasMessageContaining("Malformed HTTP header");
        assertThat(refusedAtOnce("\r\n\r\n")).hasMessageContaining("wanted a start line");
        assertThat(logged.errors()).isEmpty();
    }

    @Test
    void anOversizedHeadIsRefused() {
        assertThatThrownBy(() -> answered("HTTP/1.1 200 OK\r\nA: " + "x".repeat(70_000) + "\r\n\r\n"))
                .isInstanceOf(UnsatisfiableReadException.class).hasMessageContaining("not found within 65536 bytes");
    }

    // ---- the connection ends too early

    @Test
    void refusedIsTheRawError() throws Exception {
        int port = Peer.deadPort();
        assertThatThrownBy(() -> fetch("http://127.0.0.1:" + port + "/")).isInstanceOf(ConnectException.class);
        var response = fetch(new HttpRequest("http://127.0.0.1:" + port + "/"), false);
        assertThat(response.code()).isEqualTo(599);
        assertThat(response.error()).isInstanceOf(ConnectException.class);
    }

    @Test
    void closedBeforeOrWithinTheHead() {
        assertThat(refused()).hasMessage("HTTP 599: Stream closed");
        assertThat(refused("HTTP/1.1 200 OK\r\nConte")).hasMessage("HTTP 599: Stream closed");
    }

    @Test
    void closedWithinTheBody() {
        assertThat(refused("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello")).hasMessage("HTTP 599: Connection closed");
        assertThat(refused("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel"))
                .hasMessage("HTTP 599: Connection closed");
        assertThat(refused("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n"))
                .hasMessage("HTTP 599: Connection closed");
    }

    @Test
    void aResetIsTheRawErrorBeforeAndAfterTheHead() throws Exception {
        for (var head : new String[] {"", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhel", "HTTP/1.1 200 OK\r\n\r\nhel"}) {
            try (var sightings = Sightings.begin(); var peer = Peer.start(caller -> {
                // Unread bytes of the request would make a reset of any close; so none are left unread.
                while (!new String(caller.getInputStream().readNBytes(1)).equals("z")) { }
                caller.getInputStream().readNBytes(4);
                Peer.send(caller, head);
                sightings.awaitBytesRead(head.length());
                Peer.reset(caller);
            })) {
                assertThatThrownBy(() -> fetch(new HttpRequest(peer.url("/")).decompressResponse(false).header("Q", "z"), true))
                        .as("after <%s>", head).isInstanceOf(SocketException.class);
            }
        }
        assertThat(logged.errors()).isEmpty();
    }

    // ---- clients

    @Test
    void thereIsOneClientPerLoop() {
        try (var first = new IOLoop(); var second = new IOLoop()) {
            var client = inLoop(first);
            assertThat(inLoop(first)).isSameAs(client);
            assertThat(inLoop(second)).isNotSameAs(client);
            var mine = inLoop(first, SimpleAsyncHttpClient::new);
            assertThat(mine).as("one that is forced").isNotSameAs(client);
            assertThat(inLoop(first)).as("is its maker's alone").isSameAs(client);
            mine.close();
            assertThat(inLoop(first)).as("closed or not").isSameAs(client);
            client.close();
            assertThat(inLoop(first)).as("a closed one is replaced").isNotSameAs(client);
        }
        assertThatThrownBy(AsyncHttpClient::current).isInstanceOf(IllegalStateException.class);
    }

    private static AsyncHttpClient inLoop(IOLoop loop) {
        return inLoop(loop, AsyncHttpClient::current);
    }

    private static AsyncHttpClient inLoop(IOLoop loop, Callable<AsyncHttpClient> made) {
        try {
            return loop.runSync(made, Loops.LIMIT);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void configureDecidesWhichClientALoopGets() {
        var made = new AtomicInteger();
        AsyncHttpClient.configure(() -> {
            made.incrementAndGet();
            return new SimpleAsyncHttpClient();
        });
        try (var loop = new IOLoop()) {
            var client = inLoop(loop);
            assertThat(inLoop(loop)).isSameAs(client);
        }
        assertThat(made).hasValue(1);
    }

    @Test
    void aClosedClientFetchesNothing() throws Exception {
        Loops.run(() -> {
            var client = new SimpleAsyncHttpClient();
            client.close();
            assertThatThrownBy(() -> client.fetch("http://127.0.0.1/")).isInstanceOf(IllegalStateException.class)
                    .hasMessage("fetch() called on a closed client");
            return null;
        });
    }

    @Test
    void manyFetchesThroughOneClient() throws Exception {
        try (var peer = Peer.answering(OK)) {
            int count = Loops.run(() -> {
                var futures = IntStream.range(0, 50)
                        .mapToObj(i -> AsyncHttpClient.current().fetch(peer.url("/" + i))).toList();
                return (int) await(futures).stream().filter(response -> response.text().equals("ok")).count();
            });
            assertThat(count).isEqualTo(50);
        }
    }
}
