package dev.loopglass.http;

import static dev.loopglass.reactor.Coroutine.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopglass.event.Event;
import dev.loopglass.http.SimpleAsyncHttpClient.Limits;
import dev.loopglass.reactor.Future;
import dev.loopglass.reactor.Logged;
import dev.loopglass.reactor.Loops;
import dev.loopglass.reactor.Peer;
import dev.loopglass.reactor.Resolver;
import dev.loopglass.reactor.Sightings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Being sent elsewhere.
@Timeout(60)
class RedirectTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private final Logged logged = Logged.begin();
    private final List<String> bodies = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        logged.close();
    }

    /// Sends everybody who asks for `/from` on to `location`; all others get what they want.
    private Peer sending(int code, String location) {
        var peers = new Peer[1];
        peers[0] = Peer.start(caller -> {
            var head = peers[0].readHead(caller);
            int length = head.contains("Content-Length: ")
                    ? Integer.parseInt(head.replaceFirst("(?s).*Content-Length: (\\d+).*", "$1")) : 0;
            bodies.add(new String(caller.getInputStream().readNBytes(length), StandardCharsets.UTF_8));
            Peer.send(caller, head.split(" ")[1].startsWith("/from")
                    ? "HTTP/1.1 " + code + " Go\r\n" + location + "Content-Length: 9\r\n\r\nelsewhere" : OK);
        });
        return peers[0];
    }

    @ParameterizedTest
    @CsvSource({"301, POST", "302, GET", "303, GET", "307, POST"})
    void theMethodAndTheBodyDependOnTheCode(int code, String method) throws Exception {
        try (var peer = sending(code, "Location: /to?q\r\n")) {
            var request = new HttpRequest(peer.url("/from")).method("POST").body("body".getBytes(StandardCharsets.UTF_8))
                    .header("X-Mine", "kept");
            var response = Fetches.fetch(request, true);
            assertThat(response.code()).isEqualTo(200);
            assertThat(response.text()).isEqualTo("ok");
            assertThat(response.effectiveUrl()).isEqualTo(peer.url("/to?q"));
            assertThat(response.request().url()).isEqualTo(peer.url("/from"));
            var second = peer.heads().get(1);
            assertThat(second).startsWith(method + " /to?q HTTP/1.1\r\n").contains("X-Mine: kept");
            assertThat(second.contains("Content-Type: ")).isEqualTo(method.equals("POST"));
            assertThat(second.contains("Content-Length: ")).isEqualTo(method.equals("POST"));
            assertThat(bodies).containsExactly("body", method.equals("POST") ? "body" : "");
        }
    }

    @Test
    void theHostIsThatOfTheNewPlace() throws Exception {
        try (var other = Peer.answering(OK); var peer = sending(302, "Location: " + other.url("/there") + "\r\n")) {
            Fetches.fetch(peer.url("/from"));
            assertThat(other.heads()).singleElement().asString().isEqualTo("GET /there HTTP/1.1\r\nConnection: close\r\n"
                    + "Accept-Encoding: gzip\r\nHost: 127.0.0.1:" + other.port());
        }
    }

    @Test
    void secretsStayWithTheServerTheyAreFor() throws Exception {
        try (var other = Peer.answering(OK); var away = sending(302, "Location: " + other.url("/") + "\r\n");
                var home = sending(307, "Location: /to\r\n")) {
            for (var server : List.of(away, home)) {
                Fetches.fetch(new HttpRequest(server.url("/from")).auth("me", "geheim").header("Cookie", "c"), true);
            }
            assertThat(away.heads().getFirst()).contains("Authorization: ", "Cookie: ");
            assertThat(other.heads().getFirst()).doesNotContain("Authorization: ").doesNotContain("Cookie: ");
            assertThat(home.heads()).hasSize(2).allSatisfy(head -> assertThat(head).contains("Authorization: ", "Cookie: "));
        }
    }

    @Test
    void noSecretsAndNoBodyComeFromTheDefaultsEither() throws Exception {
        var defaults = new HttpRequest("").auth("me", "geheim").bodyProducer(writer -> writer.write(new byte[] {'h', 'i'}));
        try (var other = Peer.answering(OK); var away = sending(303, "Location: " + other.url("/") + "\r\n")) {
            Loops.run(() -> await(new SimpleAsyncHttpClient(Limits.DEFAULT, Resolver.blocking(), defaults)
                    .fetch(new HttpRequest(away.url("/from")).method("POST").header("Content-Length", "2"))));
            assertThat(bodies).containsExactly("hi");
            assertThat(away.heads().getFirst()).contains("Authorization: ");
            assertThat(other.heads().getFirst()).startsWith("GET / ").doesNotContain("Authorization: ");
        }
    }

    /// Whoever asks learns where it went wrong; a callback, too.
    @Test
    void aFailureNamesTheHopThatFailed() throws Exception {
        var dead = "http://127.0.0.1:" + Peer.deadPort() + "/";
        try (var peer = sending(302, "Location: " + dead + "\r\n")) {
            var told = new ArrayList<HttpResponse>();
            Loops.run(() -> {
                var client = AsyncHttpClient.current();
                told.add(await(client.fetch(new HttpRequest(peer.url("/from")), false)));
                client.fetch(peer.url("/from"), told::add);
                Loops.until(() -> told.size() == 2);
                return null;
            });
            assertThat(told).allSatisfy(response -> {
                assertThat(response.error()).hasMessageContaining("refused");
                assertThat(response.effectiveUrl()).isEqualTo(dead);
                assertThat(response.request().url()).isEqualTo(peer.url("/from"));
                assertThat(response.requestTime()).isPositive();
            });
        }
    }

    @Test
    void aTimeoutIsForEachHopOrForAll() throws Exception {
        try (var peer = sending(302, "Location: /to\r\n")) {
            assertThat(deadlines(new HttpRequest(peer.url("/from")).requestTimeout(Duration.ofSeconds(20)))).hasSize(2);
            assertThat(deadlines(new HttpRequest(peer.url("/from")).totalTimeout(Duration.ofSeconds(20)))).hasSize(1);
        }
    }

    private static Set<Long> deadlines(HttpRequest request) throws Exception {
        try (var sightings = Sightings.begin()) {
            Fetches.fetch(request, true);
            return sightings.of(Event.TimerAdded.class).stream().filter(added -> added.label().equals("request timeout"))
                    .map(Event.TimerAdded::deadlineNanos).collect(Collectors.toSet());
        }
    }

    @Test
    void aProducedBodyIsNotProducedForAGet() throws Exception {
        try (var peer = sending(303, "Location: /to\r\n")) {
            var request = new HttpRequest(peer.url("/from")).method("POST").header("Content-Length", "2")
                    .bodyProducer(writer -> writer.write("hi".getBytes(StandardCharsets.UTF_8)));
            assertThat(Fetches.fetch(request, true).text()).isEqualTo("ok");
            assertThat(bodies).containsExactly("hi", "");
        }
    }

    @Test
    void atTheEndOfItsPatienceTheRedirectIsTheResponse() throws Exception {
        try (var peer = sending(302, "Location: /from?again\r\n")) {
            assertThatThrownBy(() -> Fetches.fetch(peer.url("/from"))).isInstanceOf(HttpError.class).hasMessage("HTTP 302: Go");
            assertThat(peer.heads()).as("the first and five more").hasSize(6);
            var response = Fetches.fetch(new HttpRequest(peer.url("/from")).maxRedirects(1), false);
            assertThat(response.code()).isEqualTo(302);
            assertThat(response.text()).isEqualTo("elsewhere");
            assertThat(response.effectiveUrl()).isEqualTo(peer.url("/from?again"));
            assertThat(Fetches.fetch(new HttpRequest(peer.url("/from")).followRedirects(false), false).code()).isEqualTo(302);
        }
    }

    @Test
    void otherCodesAreResponses() throws Exception {
        try (var peer = sending(308, "Location: /to\r\n")) {
            assertThat(Fetches.fetch(new HttpRequest(peer.url("/from")), false).code()).isEqualTo(308);
        }
    }

    @Test
    void placesThatAreNoneAreRefused() throws Exception {
        try (var peer = sending(302, "")) {
            assertThatThrownBy(() -> Fetches.fetch(peer.url("/from"))).isInstanceOf(HttpError.class)
                    .hasMessage("HTTP 599: Redirect without a Location, code 302");
        }
        try (var peer = sending(302, "Location: ftp://127.0.0.1/\r\n")) {
            assertThatThrownBy(() -> Fetches.fetch(peer.url("/from"))).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("ftp://127.0.0.1/");
        }
        assertThat(logged.errors()).isEmpty();
    }

    @Test
    void whatIsThrownAwayIsNotShownToTheCallbacks() throws Exception {
        try (var peer = sending(302, "Location: /to\r\n")) {
            var lines = new ArrayList<String>();
            var pieces = new ArrayList<String>();
            Fetches.fetch(new HttpRequest(peer.url("/from")).headerCallback(lines::add)
                    .streamingCallback(piece -> pieces.add(new String(piece, StandardCharsets.UTF_8))), true);
            assertThat(lines).containsExactly("HTTP/1.1 200 OK\r\n", "Content-Length: 2\r\n", "\r\n");
            assertThat(pieces).containsExactly("ok");
        }
    }

    /// The slot is given up first: somebody who waits in line is served before the redirect.
    @Test
    void aRedirectGoesToTheEndOfTheLine() throws Exception {
        try (var sightings = Sightings.begin(); var peer = sending(302, "Location: /to\r\n")) {
            Loops.run(() -> {
                var client = new SimpleAsyncHttpClient(Limits.DEFAULT.withMaxClients(1), Resolver.blocking());
                List<Future<HttpResponse>> futures = List.of(client.fetch(peer.url("/from")), client.fetch(peer.url("/other")));
                return await(futures);
            });
            assertThat(peer.heads()).extracting(head -> head.split(" ")[1]).containsExactly("/from", "/other", "/to");
            assertThat(sightings.of(Event.HttpRedirected.class)).singleElement()
                    .satisfies(event -> assertThat(event.code()).isEqualTo(302))
                    .satisfies(event -> assertThat(event.on().name()).isEqualTo("ht1"));
            assertThat(sightings.of(Event.HttpFinished.class)).hasSize(2);
        }
    }

    @Test
    void aClientThatIsClosedMeanwhileKeepsItsPromise() throws Exception {
        try (var peer = sending(302, "Location: /to\r\n")) {
            var response = Loops.run(() -> {
                var client = new SimpleAsyncHttpClient();
                var future = client.fetch(peer.url("/from"));
                client.close();
                return await(future);
            });
            assertThat(((HttpResponse) response).text()).isEqualTo("ok");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://h/a/b?q | http://x:81/y     | http://x:81/y
            http://h/a/b?q | //x/y             | http://x/y
            http://h/a/b?q | /y?z              | http://h/y?z
            http://h/a/b?q | y                 | http://h/a/y
            http://h/a/b?q | ?z                | http://h/a/b?z
            http://h/a/b?q | #f                | http://h/a/b?q
            http://h/a/b?q | ../y              | http://h/y
            http://h/a/b?q | ../../../y/./z/.. | http://h/y/
            http://h/a/b/c | .                 | http://h/a/b/
            http://h       | y                 | http://h/y
            http://u:p@h:8 | /y                | http://u:p@h:8/y
            http://h/a     | /b c?d="é"        | http://h/b%20c?d=%22%E9%22
            http://h/a     | /50%              | http://h/50%25
            """)
    void placesAreJoined(String base, String location, String joined) {
        assertThat(Redirect.joined(base, location)).isEqualTo(joined);
    }
}
