package dev.loopglass.http;

import static dev.loopglass.http.Fetches.fetch;
import static dev.loopglass.reactor.Coroutine.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopglass.event.Event;
import dev.loopglass.http.SimpleAsyncHttpClient.Limits;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.ExceptionStackContext;
import dev.loopglass.reactor.Family;
import dev.loopglass.reactor.Future;
import dev.loopglass.reactor.Logged;
import dev.loopglass.reactor.Loops;
import dev.loopglass.reactor.Peer;
import dev.loopglass.reactor.Resolver;
import dev.loopglass.reactor.Sightings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a request may carry, and what it may not.
@Timeout(60)
class SendingTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private final Logged logged = Logged.begin();
    private final CompletableFuture<String> sent = new CompletableFuture<>();

    @AfterEach
    void close() {
        logged.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Takes all that comes until `end`, then answers.
    private Peer until(String end) {
        return Peer.start(caller -> {
            sent.complete(readUntil(caller, end));
            Peer.send(caller, OK);
        });
    }

    private static String readUntil(Socket caller, String end) throws IOException {
        var text = new StringBuilder();
        while (text.indexOf(end) < 0) {
            int next = caller.getInputStream().read();
            if (next < 0) {
                return text + "<end>";
            }
            text.append((char) next);
        }
        return text.toString();
    }

    private String sent() throws Exception {
        return sent.get(10, TimeUnit.SECONDS);
    }

    // ---- methods

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE", "OPTIONS", "PATCH", "PUT", "POST"})
    void everyMethod(String method) throws Exception {
        boolean withBody = method.startsWith("P");
        try (var peer = until(withBody ? "\r\n\r\nbody" : "\r\n\r\n")) {
            var request = new HttpRequest(peer.url("/")).method(method).body(withBody ? bytes("body") : null);
            assertThat(fetch(request, true).text()).isEqualTo("ok");
            assertThat(sent()).startsWith(method + " / HTTP/1.1\r\n");
        }
    }

    @Test
    void anyMethodOnTheCallersOwnAccount() throws Exception {
        try (var peer = until("\r\n\r\ntea")) {
            fetch(new HttpRequest(peer.url("/")).method("BREW").body(bytes("tea")).allowNonstandardMethods(true), true);
            assertThat(sent()).startsWith("BREW / HTTP/1.1\r\n").contains("Content-Length: 3\r\n");
        }
    }

    @Test
    void whatTheClientCannotDoIsRefusedAfterTheConnect() throws Exception {
        try (var sightings = Sightings.begin(); var peer = until("\r\n\r\n")) {
            var url = peer.url("/");
            assertThatThrownBy(() -> fetch(new HttpRequest(url).proxy("127.0.0.1", 3128), true))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("proxyHost is not supported: this client connects to servers directly");
            assertThatThrownBy(() -> fetch(new HttpRequest(url).networkInterface("lo"), true))
                    .hasMessage("networkInterface is not supported: the system chooses it");
            assertThatThrownBy(() -> fetch(new HttpRequest(url).auth("a", "b").authMode("digest"), true))
                    .isInstanceOf(IllegalArgumentException.class).hasMessage("unsupported authMode digest, wanted basic");
            assertThatThrownBy(() -> fetch(new HttpRequest(url).method("BREW"), true)).hasMessage("unknown method BREW");
            assertThat(sightings.of(Event.ChannelConnected.class)).hasSize(4);
            assertThat(sightings.of(Event.ChannelClosed.class)).hasSize(4);
            assertThat(sightings.of(Event.HttpSent.class)).isEmpty();
        }
        assertThat(logged.errors()).isEmpty();
    }

    // ---- headers

    @Test
    void allHeadersInTornadosOrder() throws Exception {
        try (var peer = until("\r\n\r\n")) {
            var request = new HttpRequest(peer.url("/")).method("POST").header("X-Mine", "1").auth("me", "secret")
                    .userAgent("test").body(bytes("a=b")).ifModifiedSince(Instant.parse("2008-06-03T11:05:30Z"));
            fetch(request, true);
            assertThat(sent().replace(":" + peer.port(), "")).isEqualTo("""
                    POST / HTTP/1.1\r
                    X-Mine: 1\r
                    If-Modified-Since: Tue, 03 Jun 2008 11:05:30 GMT\r
                    Connection: close\r
                    Host: 127.0.0.1\r
                    Authorization: Basic bWU6c2VjcmV0\r
                    User-Agent: test\r
                    Content-Length: 3\r
                    Content-Type: application/x-www-form-urlencoded\r
                    Accept-Encoding: gzip\r
                    \r
                    """);
        }
    }

    /// No host should, says the standard; many do, and Java's own `URI` sees no host in such a URL.
    @Test
    void aHostMayHaveAnUnderscore() throws Exception {
        try (var peer = until("\r\n\r\n")) {
            var there = Map.of("my_host", List.of(InetAddress.getByName("127.0.0.1")));
            var url = "http://me:secret@my_host:" + peer.port() + "/here";
            Loops.run(() -> await(new SimpleAsyncHttpClient(Limits.DEFAULT, Resolver.overriding(there, Resolver.blocking()))
                    .fetch(url)));
            assertThat(sent()).startsWith("GET /here HTTP/1.1\r\n").contains("Host: my_host:" + peer.port() + "\r\n",
                    "Authorization: Basic bWU6c2VjcmV0\r\n");
        }
    }

    @Test
    void aUserInTheUrlTakesPrecedence() throws Exception {
        try (var peer = until("\r\n\r\n")) {
            fetch(new HttpRequest("http://a%40b:c%3Ad@127.0.0.1:" + peer.port() + "/").auth("other", "x"), true);
            assertThat(sent()).contains("Authorization: Basic YUBiOmM6ZA==\r\n", "Host: 127.0.0.1:" + peer.port() + "\r\n");
        }
    }

    @Test
    void aUserWithoutAPassword() throws Exception {
        try (var peer = until("\r\n\r\n")) {
            fetch("http://me@127.0.0.1:" + peer.port() + "/");
            assertThat(sent()).contains("Authorization: Basic bWU6\r\n");
        }
    }

    @Test
    void defaultsOfTheClientStandBehindTheRequests() throws Exception {
        try (var peer = Peer.answering(OK)) {
            Loops.run(() -> {
                var defaults = new HttpRequest("").userAgent("default").decompressResponse(false);
                var client = new SimpleAsyncHttpClient(Limits.DEFAULT, Resolver.blocking(), defaults);
                return await(List.of(client.fetch(peer.url("/")), client.fetch(new HttpRequest(peer.url("/")).userAgent("own"))));
            });
            assertThat(peer.heads()).anyMatch(head -> head.contains("User-Agent: default"))
                    .anyMatch(head -> head.contains("User-Agent: own"))
                    .noneMatch(head -> head.contains("Accept-Encoding"));
        }
    }

    @Test
    void defaultsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> fetchWith(new HttpRequest("").networkInterface("eth0"))).hasMessageStartingWith("networkInterface");
        assertThatThrownBy(() -> fetchWith(new HttpRequest("").proxy("p", 1))).hasMessageStartingWith("proxyHost");
        assertThatThrownBy(() -> fetchWith(new HttpRequest("").proxyAuth("u", null))).hasMessageStartingWith("proxyUsername");
    }

    @Test
    void defaultsAreThereForWhateverIsLeftOpen() throws Exception {
        var told = new StringBuilder();
        var response = fetchWith(new HttpRequest("").headerCallback(told::append).streamingCallback(piece -> told.append(piece.length))
                .bodyProducer(writer -> writer.write(bytes("hi"))).expect100Continue(true));
        assertThat(told.toString()).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n2");
        assertThat(response.body()).isEmpty();
        assertThat(sent()).contains("\r\nExpect: 100-continue\r\n").endsWith("2\r\nhi\r\n0\r\n\r\n");
    }

    /// A POST that says nothing more, to a server that takes all of it.
    private HttpResponse fetchWith(HttpRequest defaults) throws Exception {
        try (var peer = Peer.start(caller -> {
            var head = readUntil(caller, "\r\n\r\n");
            Peer.send(caller, "HTTP/1.1 100 Continue\r\n\r\n");
            sent.complete(head + readUntil(caller, "0\r\n\r\n"));
            Peer.send(caller, OK);
        })) {
            return Loops.run(() -> await(new SimpleAsyncHttpClient(Limits.DEFAULT, Resolver.blocking(), defaults)
                    .fetch(new HttpRequest(peer.url("/")).method("POST"))));
        }
    }

    @Test
    void whoeverSaysWhichEncodingTheyWantGetsThat() throws Exception {
        try (var peer = until("\r\n\r\n")) {
            fetch(new HttpRequest(peer.url("/")).header("Accept-Encoding", "identity"), true);
            assertThat(sent()).contains("\r\nAccept-Encoding: identity\r\n").doesNotContain("gzip");
        }
    }

    // ---- addresses

    private static Peer onIpv6() {
        return Peer.start("::1", 0, caller -> {
            readUntil(caller, "\r\n\r\n");
            Peer.send(caller, OK);
        });
    }

    @Test
    void ipv6Literals() throws Exception {
        try (var peer = onIpv6()) {
            var url = "http://[::1]:" + peer.port() + "/";
            assertThat(fetch(url).text()).isEqualTo("ok");
            assertThatThrownBy(() -> fetch(new HttpRequest(url).allowIpv6(false), true))
                    .isInstanceOf(UnknownHostException.class).hasMessage("::1: no IPv4 address");
        }
    }

    @Test
    void familiesAreChosenAmongTheAddresses() throws Exception {
        var loopbacks = List.of(InetAddress.getByName("::1"), InetAddress.getByName("127.0.0.1"));
        var resolver = Resolver.overriding(Map.of("both.test", loopbacks), Resolver.blocking());
        try (var peer = Peer.answering(OK); var sightings = Sightings.begin()) {
            var request = new HttpRequest("http://both.test:" + peer.port() + "/").allowIpv6(false);
            Loops.run(() -> await(new SimpleAsyncHttpClient(Limits.DEFAULT, resolver).fetch(request)));
            assertThat(sightings.of(Event.ChannelConnecting.class)).singleElement()
                    .satisfies(event -> assertThat(event.address()).isEqualTo("127.0.0.1:" + peer.port()));
            var other = new HttpRequest("http://both.test:" + peer.port() + "/").family(Family.IPV6);
            assertThatThrownBy(() -> Loops.run(() -> await(new SimpleAsyncHttpClient(Limits.DEFAULT, resolver).fetch(other))))
                    .isInstanceOf(IOException.class);
        }
    }

    // ---- bodies that are produced

    @Test
    void aProducedBodyGoesOutInChunks() throws Exception {
        try (var peer = until("0\r\n\r\n")) {
            var request = new HttpRequest(peer.url("/")).method("PUT").bodyProducer(writer -> Coroutine.start("produce", () -> {
                await(writer.write(bytes("hello, ")));
                await(writer.write(new byte[0]));
                await(Future.moment());
                await(writer.write(bytes("chunked world")));
                return null;
            }));
            assertThat(fetch(request, true).text()).isEqualTo("ok");
            assertThat(sent()).contains("\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .endsWith("\r\n\r\n7\r\nhello, \r\nd\r\nchunked world\r\n0\r\n\r\n").doesNotContain("Content-Length");
        }
    }

    @Test
    void aProducedBodyOfKnownLength() throws Exception {
        try (var peer = until("\r\n\r\nhello")) {
            var request = new HttpRequest(peer.url("/")).method("POST").header("Content-Length", "5").bodyProducer(writer -> {
                writer.write(bytes("he"));
                writer.write(bytes("llo"));
                return null;
            });
            assertThat(fetch(request, true).text()).isEqualTo("ok");
            assertThat(sent()).doesNotContain("Transfer-Encoding");
        }
    }

    @Test
    void aProducerThatKeepsNoPromisesIsRefused() throws Exception {
        for (var body : List.of("hell", "hello!")) {
            try (var peer = until("\r\n\r\nnever")) {
                var request = new HttpRequest(peer.url("/")).method("POST").header("Content-Length", "5").bodyProducer(writer -> {
                    writer.write(bytes(body));
                    return null;
                });
                assertThatThrownBy(() -> fetch(request, true)).isInstanceOf(HttpOutputException.class)
                        .hasMessageContaining("Content-Length");
                assertThat(sent()).as("the server must not take it for complete").endsWith("<end>");
            }
        }
    }

    @Test
    void aProducerThatFailsEndsTheFetch() throws Exception {
        try (var peer = until("\r\n\r\nnever")) {
            var atOnce = new HttpRequest(peer.url("/")).method("POST").bodyProducer(_ -> {
                throw new IOException("no more");
            });
            assertThatThrownBy(() -> fetch(atOnce, true)).isInstanceOf(IOException.class).hasMessage("no more");
            var later = new HttpRequest(peer.url("/")).method("POST").bodyProducer(_ -> Coroutine.start("produce", () -> {
                await(Future.moment());
                throw new IOException("no more");
            }));
            assertThatThrownBy(() -> fetch(later, true)).isInstanceOf(IOException.class).hasMessage("no more");
        }
    }

    /// The writes of a producer that waits for them never pile up, however slowly the server reads.
    @Test
    void aProducerIsHeldBack() throws Exception {
        int pieces = 400;
        var piece = new byte[64 * 1024];
        var stalled = new CountDownLatch(1);
        try (var peer = Peer.start(caller -> {
            readUntil(caller, "\r\n\r\n");
            // Nothing is read before the network is full, which holds less than all the pieces.
            stalled.await();
            caller.getInputStream().readNBytes(pieces * piece.length);
            Peer.send(caller, OK);
        })) {
            var request = new HttpRequest(peer.url("/")).method("POST")
                    .header("Content-Length", String.valueOf(pieces * piece.length))
                    .bodyProducer(writer -> Coroutine.start("produce", () -> {
                        for (int i = 0; i < pieces; i++) {
                            var written = writer.write(piece);
                            if (!written.done()) {
                                stalled.countDown();
                            }
                            await(written);
                        }
                        return null;
                    }));
            var limits = new Limits(1, 4L * piece.length, 1_000, 1_000);
            var response = Loops.run(() -> await(new SimpleAsyncHttpClient(limits, Resolver.blocking()).fetch(request)));
            assertThat(((HttpResponse) response).text()).isEqualTo("ok");
            assertThat(stalled.getCount()).isZero();
        }
    }

    /// A producer belongs to whoever made it, and so do its errors. The request then goes on, as far as it came.
    @Test
    void aProducerRunsInTheContextsInWhichItWasHandedOver() throws Exception {
        List<String> caught = new ArrayList<>();
        try (var peer = until("0\r\n\r\n")) {
            var request = new HttpRequest(peer.url("/")).method("POST");
            new ExceptionStackContext("test", error -> caught.add(error.getMessage())).run(() -> request.bodyProducer(_ -> {
                throw new IOException("no more");
            }));
            assertThat(fetch(request, true).text()).isEqualTo("ok");
            assertThat(caught).containsExactly("no more");
        }
    }

    /// A write that the end of the connection overtakes is none that failed, as in Tornado: the next one does. But
    /// that one knows why.
    @Test
    void aProducerIsToldOfTheEndAtItsNextWrite() throws Exception {
        var full = new CountDownLatch(1);
        List<Integer> turns = new ArrayList<>();
        try (var sightings = Sightings.begin(); var peer = Peer.start(caller -> {
            readUntil(caller, "\r\n\r\n");
            full.await();
            Peer.reset(caller);
        })) {
            var request = new HttpRequest(peer.url("/")).method("POST").bodyProducer(writer -> Coroutine.start("produce", () -> {
                var written = writer.write(new byte[40_000_000]);
                assertThat(written.done()).isFalse();
                full.countDown();
                await(written);
                turns.add(sightings.turn());
                await(writer.write(new byte[1]));
                return null;
            }));
            assertThatThrownBy(() -> fetch(request, true)).isInstanceOf(IOException.class).hasMessageMatching("Connection reset.*|Broken pipe");
            int end = sightings.turnsOf(Event.ChannelFailed.class).getFirst();
            assertThat(turns).containsExactly(end + 1);
            assertThat(sightings.turnsOf(Event.HttpFinished.class)).containsExactly(end + 2);
        }
        assertThat(logged.errors()).isEmpty();
    }

    // ---- 100-continue

    @Test
    void theBodyWaitsForTheServersWord() throws Exception {
        var early = new CompletableFuture<Integer>();
        try (var sightings = Sightings.begin(); var peer = Peer.start(caller -> {
            readUntil(caller, "\r\n\r\n");
            sightings.awaitSleepAfterRequest(1);
            early.complete(caller.getInputStream().available());
            Peer.send(caller, "HTTP/1.1 100 Continue\r\n\r\n");
            sent.complete(readUntil(caller, "body"));
            Peer.send(caller, "HTTP/1.1 100 Continue\r\n\r\n" + OK);
        })) {
            var lines = new StringBuilder();
            var request = new HttpRequest(peer.url("/")).method("PUT").body(bytes("body")).expect100Continue(true)
                    .headerCallback(lines::append);
            assertThat(fetch(request, true).text()).isEqualTo("ok");
            assertThat(early.get()).isZero();
            assertThat(sent()).isEqualTo("body");
            assertThat(lines.toString()).startsWith("HTTP/1.1 200 OK\r\n");
            assertThat(sightings.of(Event.HttpFinished.class)).hasSize(1);
            assertThat(sightings.turnsOf(event -> event instanceof Event.CallbackBegin
                    && "handleResponse".equals(event.on().label()))).hasSize(1);
        }
        assertThat(logged.errors()).isEmpty();
    }

    @Test
    void aServerMayDeclineTheBody() throws Exception {
        try (var peer = Peer.answering("HTTP/1.1 417 Expectation Failed\r\nContent-Length: 2\r\n\r\nno")) {
            var request = new HttpRequest(peer.url("/")).method("PUT").body(bytes("body")).expect100Continue(true);
            var response = fetch(request, false);
            assertThat(response.code()).isEqualTo(417);
            assertThat(peer.heads().getFirst()).contains("Expect: 100-continue", "Content-Length: 4");
        }
    }

    @Test
    void tooManyInterimResponsesAreRefused() throws Exception {
        try (var peer = Peer.answering("HTTP/1.1 102 Processing\r\n\r\n".repeat(100))) {
            assertThatThrownBy(() -> fetch(peer.url("/"))).isInstanceOf(HttpError.class)
                    .hasMessage("HTTP 599: More than 20 interim responses");
        }
        assertThat(logged.errors()).isEmpty();
    }
}
