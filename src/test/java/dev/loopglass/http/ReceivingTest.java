package dev.loopglass.http;

import static dev.loopglass.http.Fetches.fetch;
import static dev.loopglass.reactor.Coroutine.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopglass.event.Event;
import dev.loopglass.http.SimpleAsyncHttpClient.Limits;
import dev.loopglass.reactor.ExceptionStackContext;
import dev.loopglass.reactor.Future;
import dev.loopglass.reactor.Logged;
import dev.loopglass.reactor.Loops;
import dev.loopglass.reactor.Peer;
import dev.loopglass.reactor.Resolver;
import dev.loopglass.reactor.Sightings;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Callbacks for the response, for its head and for the pieces of its body; and the limits.
@Timeout(60)
class ReceivingTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private final Logged logged = Logged.begin();

    @AfterEach
    void close() {
        logged.close();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void thePiecesOfTheBodyGoToTheStreamingCallback() throws Exception {
        try (var peer = Peer.answering("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n");
                var sightings = Sightings.begin()) {
            var pieces = new ArrayList<String>();
            var response = fetch(new HttpRequest(peer.url("/")).streamingCallback(piece -> pieces.add(text(piece))), true);
            assertThat(pieces).containsExactly("one", "two");
            assertThat(response.body()).isEmpty();
            assertThat(sightings.of(Event.HttpFinished.class)).extracting(Event.HttpFinished::bytes).containsExactly(6L);
        }
    }

    @Test
    void theHeadGoesToTheHeaderCallback() throws Exception {
        try (var peer = Peer.answering("HTTP/1.0 200 Fine\r\nX-a: 1\r\nContent-Length: 2\r\nX-A: 2\r\n\r\nok")) {
            var lines = new ArrayList<String>();
            fetch(new HttpRequest(peer.url("/")).headerCallback(lines::add), true);
            assertThat(lines).containsExactly("HTTP/1.0 200 Fine\r\n", "X-A: 1\r\n", "X-A: 2\r\n", "Content-Length: 2\r\n", "\r\n");
        }
    }

    @Test
    void aCallbackThatFailsEndsTheFetch() throws Exception {
        try (var peer = Peer.answering(OK)) {
            var streaming = new HttpRequest(peer.url("/")).streamingCallback(_ -> {
                throw new IllegalStateException("not like this");
            });
            var header = new HttpRequest(peer.url("/")).headerCallback(_ -> {
                throw new IllegalStateException("not like this");
            });
            for (var request : List.of(streaming, header)) {
                assertThatThrownBy(() -> fetch(request, true)).isInstanceOf(HttpError.class)
                        .hasMessage("HTTP 599: Connection closed");
            }
        }
        assertThat(logged.errors()).anyMatch(error -> error.getMessage().contains("not like this"));
    }

    /// The callback belongs to whoever made the request, and so does its error.
    @Test
    void callbacksRunInTheContextsOfWhoeverMadeThem() throws Exception {
        var caught = new ArrayList<String>();
        try (var peer = Peer.answering(OK)) {
            Loops.run(() -> {
                var request = new HttpRequest(peer.url("/"));
                new ExceptionStackContext("mine", error -> caught.add(error.getMessage()))
                        .run(() -> request.streamingCallback(_ -> {
                            throw new IllegalStateException("mine to handle");
                        }));
                return await(AsyncHttpClient.current().fetch(request));
            });
        }
        assertThat(caught).containsExactly("mine to handle");
        assertThat(logged.errors()).isEmpty();
    }

    // ---- callback style

    /// Fetches with a callback, and waits for what it gets.
    private static HttpResponse called(String url) throws Exception {
        return Loops.run(() -> {
            var answer = new Future<HttpResponse>("answer");
            AsyncHttpClient.current().fetch(url, answer::setResult);
            return await(answer);
        });
    }

    @Test
    void theCallbackGetsTheResponseWhateverCameOfIt() throws Exception {
        try (var peer = Peer.answering(OK); var missing = Peer.answering("HTTP/1.1 404 Gone\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(called(peer.url("/")).text()).isEqualTo("ok");
            assertThat(called(missing.url("/")).code()).isEqualTo(404);
            assertThat(called(missing.url("/")).error()).hasMessage("HTTP 404: Gone");
        }
        var refused = called("http://127.0.0.1:" + Peer.deadPort() + "/");
        assertThat(refused.code()).isEqualTo(599);
        assertThat(refused.error()).isInstanceOf(ConnectException.class);
        assertThat(logged.errors()).isEmpty();
    }

    @Test
    void theCallbackRunsOneTurnAfterTheFutureInTheCallersContext() throws Exception {
        var caught = new ArrayList<String>();
        try (var sightings = Sightings.begin(); var peer = Peer.answeringLate(sightings, OK)) {
            Loops.run(() -> {
                var done = new Future<Void>("done");
                new ExceptionStackContext("mine", error -> caught.add(error.getMessage())).run(() ->
                        AsyncHttpClient.current().fetch(peer.url("/"), response -> {
                            done.setResult(null);
                            throw new IllegalStateException("in the callback");
                        }));
                return await(done);
            });
            assertThat(sightings.turnsOf(event -> event instanceof Event.CallbackBegin
                    && List.of("handleResponse", "fetch callback").contains(String.valueOf(event.on().label()))))
                    .containsExactly(5, 6);
        }
        assertThat(caught).containsExactly("in the callback");
        assertThat(logged.errors()).isEmpty();
    }

    // ---- limits

    private static void limited(Limits limits, String answer, String problem) throws Exception {
        try (var peer = Peer.answering(answer)) {
            assertThatThrownBy(() -> Loops.run(() -> await(new SimpleAsyncHttpClient(limits, Resolver.blocking())
                    .fetch(peer.url("/"))))).hasMessageContaining(problem);
        }
    }

    @Test
    void limitsOfHeadAndBodyAndBuffer() throws Exception {
        var small = new Limits(1, 10_000, 100, 50);
        limited(small, "HTTP/1.1 200 OK\r\nX: " + "x".repeat(200) + "\r\n\r\n", "not found within 100 bytes");
        limited(small, "HTTP/1.1 200 OK\r\nContent-Length: 51\r\n\r\n", "Content-Length too long: 51, at most 50");
        limited(small, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n33\r\n", "Chunked body too large, at most 50");
        limited(small, "HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(51), "Body too large, at most 50");
        limited(new Limits(1, 10_000, 100, 10_000), "HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(20_000),
                "Reached maximum read buffer size of 10000 bytes");
        assertThatThrownBy(() -> Limits.DEFAULT.withMaxClients(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
