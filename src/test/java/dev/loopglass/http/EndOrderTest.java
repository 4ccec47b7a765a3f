package dev.loopglass.http;

import static dev.loopglass.reactor.Coroutine.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.event.Event;
import dev.loopglass.http.SimpleAsyncHttpClient.Limits;
import dev.loopglass.reactor.Loops;
import dev.loopglass.reactor.Peer;
import dev.loopglass.reactor.Resolver;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The order of fetches whose end is the story: how a body ends, how a connection does, and which requests
/// come to an end before they have gone out.
class EndOrderTest extends FetchOrder {

    /// Does `deed` to the caller when its request is read and it has gone to sleep.
    private void fetchFrom(Peer.Talk deed) throws Exception {
        var peers = new Peer[1];
        try (var peer = Peer.start(caller -> {
            peers[0].readHead(caller);
            sightings.awaitSleepAfterRequest(1);
            deed.with(caller);
        })) {
            peers[0] = peer;
            fetch(new HttpRequest(peer.url("/")), true);
        }
    }

    private void awaitSuspended(String coroutine) throws InterruptedException {
        sightings.awaitEvent(event -> event instanceof Event.CoroutineSuspended
                && event.on().label().equals(coroutine));
    }

    // ---- bodies

    /// The future of such a read is done inside close(), before the channel is let go.
    @Test
    void bodyUntilClose() throws Exception {
        fetchFrom(caller -> {
            Peer.send(caller, "HTTP/1.1 200 OK\r\n\r\nhello");
            awaitSuspended("Http1Connection.readBodyUntilClose");
        });
        assertThat(landmarks()).containsExactly(1, 3, 7, 8);
        assertThat(linesFrom(4)).containsSubsequence("4 coroutine.resumed Http1Connection.readMessage",
                "4 coroutine.suspended Http1Connection.readBodyUntilClose",
                "4 coroutine.suspended Http1Connection.readMessage", "4 handler.begin READ",
                "4 future.resolved IOStream.readUntilClose", "4 handler.removed", "4 channel.closed",
                "5 coroutine.resumed Http1Connection.readBodyUntilClose",
                "5 future.resolved Http1Connection.readBodyUntilClose",
                "6 coroutine.resumed Http1Connection.readMessage", "6 timer.removed request timeout", "6 http.finished",
                "6 callback.added handleResponse", "7 future.resolved fetch", "8 coroutine.resumed main");
    }

    /// A long one comes in mouthfuls: whenever as much as a head may have has piled up, the loop gets its turn.
    @Test
    void bodyUntilCloseInMouthfuls() throws Exception {
        var limits = new Limits(1, 1_000, 100, 1_000);
        var peers = new Peer[1];
        try (var peer = Peer.start(caller -> {
            peers[0].readHead(caller);
            sightings.awaitSleepAfterRequest(1);
            Peer.send(caller, "HTTP/1.1 200 OK\r\n\r\n");
            awaitSuspended("Http1Connection.readBodyUntilClose");
            // The kernel is asked for 500 bytes at a time.
            Peer.send(caller, "x".repeat(900));
        })) {
            peers[0] = peer;
            whateverTheEnd(() -> Loops.run(() -> await(
                    new SimpleAsyncHttpClient(limits, Resolver.blocking()).fetch(peer.url("/")))));
        }
        assertThat(sightings.turnsOf(Event.ChannelRead.class)).containsExactly(3, 4, 5);
        assertThat(landmarks()).containsExactly(1, 3, 9, 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"304 Not Modified", "204 No Content"})
    void noBody(String status) throws Exception {
        fetchAnswered("HTTP/1.1 " + status + "\r\n\r\n");
        assertThat(landmarks()).containsExactly(1, 3, 5, 6);
        assertThat(linesFrom(4)).noneMatch(line -> line.contains("IOStream.readBytes"));
    }

    @Test
    void noBodyForHead() throws Exception {
        try (var peer = Peer.answeringLate(sightings, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n")) {
            fetch(new HttpRequest(peer.url("/")).method("HEAD"), true);
        }
        assertThat(landmarks()).containsExactly(1, 3, 5, 6);
    }

    /// Both are called in the middle of reading, long before the response is handed out.
    @Test
    void callbacksForTheHeadAndForTheBody() throws Exception {
        var turns = new ArrayList<String>();
        try (var peer = Peer.answeringLate(sightings, "HTTP/1.1 200 OK\r\nA: b\r\nContent-Length: 2\r\n\r\nok")) {
            fetch(new HttpRequest(peer.url("/")).headerCallback(line -> turns.add(sightings.turn() + " " + line.strip()))
                    .streamingCallback(piece -> turns.add(sightings.turn() + " " + piece.length + " bytes")), true);
        }
        assertThat(turns).containsExactly("4 HTTP/1.1 200 OK", "4 A: b", "4 Content-Length: 2", "4 ", "4 2 bytes");
        assertThat(landmarks()).containsExactly(1, 3, 5, 6);
    }

    // ---- connections

    @Test
    void hungUpBeforeTheHead() throws Exception {
        fetchFrom(_ -> { });
        assertThat(landmarks()).containsExactly(1, 3, 6, 7);
        assertThat(linesFrom(3)).containsSubsequence("3 handler.begin READ", "3 handler.removed", "3 channel.closed",
                "3 future.failed IOStream.readUntilRegex", "3 callback.added Http1Connection.readMessage",
                "4 coroutine.resumed Http1Connection.readMessage", "4 future.failed Http1Connection.readMessage",
                "4 callback.added HttpConnection.readResponse", "5 callback.begin HttpConnection.readResponse",
                "5 timer.removed request timeout", "5 http.finished", "5 callback.added handleResponse",
                "6 future.failed fetch", "7 coroutine.resumed main");
    }

    /// A reset is found by reading, like an end; only that it is an error, which the fetch fails with.
    @Test
    void resetBeforeTheHead() throws Exception {
        fetchFrom(Peer::reset);
        assertThat(first(event -> event instanceof Event.ChannelFailed)).isEqualTo(3);
        assertThat(linesFrom(3)).containsSubsequence("3 handler.begin READ", "3 channel.failed", "3 handler.removed",
                "3 channel.closed", "3 future.failed IOStream.readUntilRegex",
                "4 coroutine.resumed Http1Connection.readMessage", "5 callback.begin HttpConnection.readResponse",
                "5 http.finished", "6 callback.begin handleResponse", "6 future.failed fetch", "7 coroutine.resumed main");
    }

    /// The error is thrown, and nobody is there to catch it but the coroutine that reads: so it takes a turn longer
    /// than a mere end.
    @Test
    void resetInTheBody() throws Exception {
        fetchFrom(caller -> {
            Peer.send(caller, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello");
            awaitSuspended("Http1Connection.readFixedBody");
            Peer.reset(caller);
        });
        assertThat(landmarks()).containsExactly(1, 3, 8, 9);
        assertThat(linesFrom(4)).containsSubsequence("4 channel.failed", "4 channel.closed",
                "4 future.failed IOStream.readBytes", "5 coroutine.resumed Http1Connection.readFixedBody",
                "6 coroutine.resumed Http1Connection.readMessage", "6 future.failed Http1Connection.readMessage",
                "6 callback.added HttpConnection.readResponse", "7 callback.begin HttpConnection.readResponse",
                "7 timer.removed request timeout", "7 http.finished", "7 callback.added handleResponse",
                "8 future.failed fetch", "9 coroutine.resumed main");
    }

    /// A caller that is hung up on before its turn comes to speak. The request goes through all the motions, over a
    /// stream that is closed; then the close callback, which could be set just in time, has the last word.
    private void fetchTooLate(HttpRequest request, Peer.Talk deed) throws Exception {
        var gone = new CountDownLatch(1);
        try (var peer = Peer.start(caller -> {
            sightings.awaitEvent(event -> event instanceof Event.ChannelConnected);
            deed.with(caller);
            caller.close();
            gone.countDown();
        })) {
            whateverTheEnd(() -> Loops.run(() -> {
                var future = AsyncHttpClient.current().fetch(new HttpRequest(peer.url("/"), request));
                // In turn 2, before its poll: the loop stands still.
                Loops.turns(1);
                gone.await();
                return await(future);
            }));
        }
    }

    @Test
    void hungUpBeforeTheRequest() throws Exception {
        fetchTooLate(request(), _ -> { });
        assertThat(linesFrom(2)).containsSubsequence("2 handler.begin READ", "2 channel.closed",
                "3 callback.begin HttpConnection.onConnect", "3 callback.added close callback",
                "3 timer.added request timeout", "3 future.resolved Http1Connection.finish",
                "3 future.failed Http1Connection.readMessage", "3 callback.added HttpConnection.readResponse",
                "4 callback.begin close callback", "4 timer.removed request timeout", "4 http.finished",
                "4 callback.added handleResponse", "4 callback.begin HttpConnection.readResponse",
                "5 callback.begin handleResponse", "5 future.failed fetch", "6 coroutine.resumed main");
        assertThat(sightings.of(Event.HttpFinished.class)).singleElement()
                .satisfies(end -> assertThat(end.error()).contains("Connection closed"));
        assertThat(sightings.of(Event.HttpSent.class)).isEmpty();
    }

    @Test
    void resetBeforeTheRequest() throws Exception {
        fetchTooLate(request().method("POST").body(new byte[] {1}), Peer::reset);
        assertThat(linesFrom(2)).containsSubsequence("2 channel.failed", "3 callback.begin HttpConnection.onConnect",
                "3 callback.added close callback", "3 callback.added HttpConnection.readResponse",
                "4 callback.begin close callback", "4 http.finished", "5 future.failed fetch",
                "6 coroutine.resumed main");
        assertThat(sightings.of(Event.HttpFinished.class)).singleElement()
                .satisfies(end -> assertThat(end.error()).contains("Connection reset"));
    }

    /// Tornado closes the stream and tells nobody. Here the error takes the way of every other.
    @Test
    void malformed() throws Exception {
        fetchAnswered("220 mail.example at your service\r\n\r\n");
        assertThat(landmarks()).containsExactly(1, 3, 6, 7);
        assertThat(linesFrom(4)).containsSubsequence("4 coroutine.resumed Http1Connection.readMessage",
                "4 handler.removed", "4 channel.closed", "4 future.failed Http1Connection.readMessage",
                "5 callback.begin HttpConnection.readResponse", "5 http.finished", "6 future.failed fetch");
    }

    // ---- requests that never go out

    static Stream<HttpRequest> breakingTheRules() {
        var some = new byte[] {1};
        return Stream.of(request().method("POST"), request().method("PUT"), request().method("PATCH"),
                request().body(some), request().method("HEAD").body(some), request().method("DELETE").body(some),
                request().method("JUMP"), request().proxy("somewhere.example", 8080),
                request().networkInterface("eth0"), request().auth("me", "secret").authMode("digest"));
    }

    /// Its URL is changed below.
    private static HttpRequest request() {
        return new HttpRequest("http://127.0.0.1:1/");
    }

    /// The rules are looked at when the socket is connected, and the failure goes through the stack context,
    /// as one of the server's would. The close callback still comes, one turn later, and finds nothing to do.
    @ParameterizedTest
    @MethodSource("breakingTheRules")
    void rulesAreForConnectedRequests(HttpRequest request) throws Exception {
        try (var peer = Peer.start(Peer::awaitEnd)) {
            fetch(new HttpRequest(peer.url("/"), request), true);
        }
        assertThat(landmarks()).containsExactly(1, 3, 4, 5);
        assertThat(linesFrom(3)).containsSubsequence("3 callback.begin HttpConnection.onConnect",
                "3 timer.removed connect timeout", "3 timer.added request timeout", "3 timer.removed request timeout",
                "3 http.finished", "3 callback.added handleResponse", "3 handler.removed", "3 channel.closed",
                "3 callback.added close callback", "4 future.failed fetch", "4 callback.begin close callback",
                "5 coroutine.resumed main");
        assertThat(sightings.of(Event.ChannelWrote.class)).isEmpty();
    }

    /// That it is no HTTP at all is seen at once; and still it is a turn before anybody hears of it.
    @Test
    void badScheme() {
        fetch(new HttpRequest("ftp://127.0.0.1/"), true);
        assertThat(turnsOfCallbacks("handleResponse")).containsExactly(2);
        assertThat(main()).isEqualTo(3);
        assertThat(sightings.of(Event.ChannelOpened.class)).isEmpty();
    }
}
