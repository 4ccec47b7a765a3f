package dev.loopglass.http;

import static dev.loopglass.reactor.Coroutine.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.event.Event;
import dev.loopglass.http.SimpleAsyncHttpClient.Limits;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.Loops;
import dev.loopglass.reactor.Peer;
import dev.loopglass.reactor.Resolver;
import dev.loopglass.trace.TraceReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The order of fetches that are not plain, where it differs from the plain one's.
class OtherOrdersTest extends FetchOrder {
    @Test
    void chunks() throws Exception {
        fetchAnswered("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n");
        assertThat(landmarks()).containsExactly(1, 3, 5, 6);
        // Size, data, line break, last size, end of the trailers: all of it from the buffer, in one turn.
        assertThat(linesFrom(4)).containsSubsequence("4 coroutine.resumed Http1Connection.readMessage",
                "4 future.resolved IOStream.readUntil", "4 future.resolved IOStream.readBytes",
                "4 future.resolved GzipMessageDelegate.dataReceived", "4 future.resolved IOStream.readBytes",
                "4 future.resolved IOStream.readUntil", "4 future.resolved IOStream.readUntil",
                "4 future.resolved Http1Connection.readChunkedBody", "4 http.finished");
    }

    @Test
    void notFound() throws Exception {
        fetchAnswered("HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone");
        assertThat(landmarks()).containsExactly(1, 3, 5, 6);
        assertThat(linesFrom(5)).contains("5 future.failed fetch", "6 future.failed main");
    }

    @Test
    void aStreamsOwnCallbackIsAddedLikeAnyOther() throws Exception {
        var https = TraceReader.read(Path.of("traces/https.json")).trace();
        assertThat(Calls.of(https).stream().map(call -> call.substring(call.indexOf(' ') + 1)))
                .doesNotContain("ioloop.IOLoop.spawn_callback")
                .containsSubsequence("iostream.SSLIOStream._do_ssl_handshake", "iostream.BaseIOStream._run_callback",
                        "ioloop.PollIOLoop.add_callback", "ioloop.IOLoop._run_callback", "concurrent.Future.set_result",
                        "gen.Runner.run", "simple_httpclient._HTTPConnection._on_connect");
    }

    @Test
    void refused() throws Exception {
        fetch(new HttpRequest("http://127.0.0.1:" + Peer.deadPort() + "/"), true);
        assertThat(landmarks()).containsExactly(1, 3, 4, 5);
        assertThat(linesFrom(1)).containsSubsequence("1 handler.begin WRITE", "1 channel.failed", "1 handler.removed",
                "1 channel.closed", "1 future.failed IOStream.connect", "1 future.failed Connector",
                "1 callback.added TcpClient.connect", "1 timer.removed connector falls back",
                "2 coroutine.resumed TcpClient.connect", "2 future.failed TcpClient.connect",
                "2 callback.added HttpConnection.onConnect", "3 callback.begin HttpConnection.onConnect",
                "3 timer.removed connect timeout", "3 http.finished", "3 callback.added handleResponse",
                "4 future.failed fetch", "4 callback.added main", "5 coroutine.resumed main");
    }

    @Test
    void requestTimeout() throws Exception {
        try (var silent = Peer.start(Peer::awaitEnd)) {
            fetch(new HttpRequest(silent.url("/")).requestTimeout(Duration.ofSeconds(1)), true);
        }
        assertThat(turnsOfCallbacks("HttpConnection.onConnect")).containsExactly(3);
        assertThat(linesSinceTimer()).startsWith("0 timer.begin request timeout", "0 http.finished",
                "0 callback.added handleResponse", "0 handler.removed", "0 channel.closed",
                "0 future.failed IOStream.readUntilRegex", "0 callback.added Http1Connection.readMessage",
                "0 poll.begin CALLBACKS", "0 poll.end",
                "1 callback.begin handleResponse", "1 future.failed fetch", "1 callback.added main",
                "1 callback.begin Http1Connection.readMessage", "1 coroutine.resumed Http1Connection.readMessage",
                "1 future.failed Http1Connection.readMessage", "1 callback.added HttpConnection.readResponse",
                "1 poll.begin CALLBACKS", "1 poll.end",
                "2 callback.begin main", "2 coroutine.resumed main", "2 future.failed main", "2 callback.added stop",
                "2 callback.begin HttpConnection.readResponse");
    }

    @Test
    void bodyCutOff() throws Exception {
        var peers = new Peer[1];
        try (var peer = Peer.start(caller -> {
            peers[0].readHead(caller);
            sightings.awaitSleepAfterRequest(1);
            Peer.send(caller, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello");
            // Only when the client waits for more does it end.
            sightings.awaitEvent(event -> event instanceof Event.CoroutineSuspended
                    && event.on().label().equals("Http1Connection.readFixedBody"));
        })) {
            peers[0] = peer;
            fetch(new HttpRequest(peer.url("/")), true);
        }
        assertThat(landmarks()).containsExactly(1, 3, 7, 8);
        assertThat(linesFrom(4)).containsSubsequence("4 coroutine.suspended Http1Connection.readFixedBody",
                "4 handler.begin READ", "4 handler.removed", "4 channel.closed", "4 future.failed IOStream.readBytes",
                "5 coroutine.resumed Http1Connection.readFixedBody", "5 future.failed Http1Connection.readFixedBody",
                "6 coroutine.resumed Http1Connection.readMessage", "6 timer.removed request timeout", "6 http.finished",
                "6 callback.added handleResponse", "6 future.failed Http1Connection.readMessage",
                "7 future.failed fetch", "7 callback.begin HttpConnection.readResponse", "8 coroutine.resumed main");
    }

    /// With one slot, each exchange takes three turns, and the next begins inside the end of the last.
    @Test
    void queue() throws Exception {
        try (var peer = Peer.answeringLate(sightings, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")) {
            Loops.run(() -> {
                var client = new SimpleAsyncHttpClient(Limits.DEFAULT.withMaxClients(1), Resolver.blocking());
                return await(IntStream.rangeClosed(1, 3)
                        .mapToObj(i -> Coroutine.start("fetch " + i, () -> await(client.fetch(peer.url("/" + i))).code()))
                        .toList());
            });
        }
        assertThat(sightings.turnsOf(event -> event instanceof Event.CoroutineResumed
                && event.on().label().startsWith("fetch "))).containsExactly(6, 9, 12);
        assertThat(sightings.turnsOf(Event.HttpQueued.class)).containsExactly(1, 1, 1);
        assertThat(sightings.turnsOf(Event.HttpStarted.class)).containsExactly(1, 4, 7);
        assertThat(linesFrom(4)).containsSubsequence("4 http.finished", "4 timer.removed queue timeout", "4 http.started",
                "4 handler.added WRITE|ERROR", "4 callback.added handleResponse", "4 handler.removed", "4 channel.closed",
                "4 channel.connected");
    }

    /// Each hop costs one turn on the way back, and the new connection begins before the old one is closed.
    @Test
    void redirect() throws Exception {
        var peers = new Peer[1];
        try (var peer = Peer.start(caller -> {
            var head = peers[0].readHead(caller);
            sightings.awaitSleepAfterRequest(peers[0].heads().size());
            Peer.send(caller, head.startsWith("GET /to") ? "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
                    : "HTTP/1.1 302 Found\r\nLocation: /to\r\nContent-Length: 2\r\n\r\nno");
        })) {
            peers[0] = peer;
            fetch(new HttpRequest(peer.url("/")), true);
        }
        assertThat(sightings.turnsOf(Event.ChannelConnected.class)).containsExactly(1, 4);
        assertThat(turnsOfCallbacks("HttpConnection.onConnect")).containsExactly(3, 6);
        assertThat(turnsOfCallbacks("handleResponse")).containsExactly(8, 9);
        assertThat(main()).isEqualTo(10);
        assertThat(linesFrom(4)).containsSubsequence("4 timer.removed request timeout", "4 http.started",
                "4 timer.added connect timeout", "4 handler.added WRITE|ERROR", "4 timer.added connector falls back",
                "4 handler.removed", "4 channel.closed", "4 future.resolved Http1Connection.readMessage",
                "4 channel.connected", "7 http.finished", "8 future.resolved fetch", "8 callback.added handleResponse",
                "9 future.resolved fetch", "10 coroutine.resumed main");
    }

    /// With no redirect left, the last one is the response: no turn is spent on following it.
    @Test
    void redirectLimit() throws Exception {
        try (var peer = Peer.answering("HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n")) {
            fetch(new HttpRequest(peer.url("/")).maxRedirects(2), true);
        }
        assertThat(sightings.of(Event.HttpRedirected.class)).hasSize(2);
        assertThat(sightings.of(Event.ChannelConnected.class)).hasSize(3);
        int last = turnsOfCallbacks("handleResponse").getFirst();
        assertThat(turnsOfCallbacks("handleResponse")).containsExactly(last, last + 1, last + 2);
        assertThat(main()).isEqualTo(last + 3);
    }

    /// A redirected request has given up its slot, and stands in line anew: behind one that came later.
    @Test
    void redirectInLine() throws Exception {
        var peers = new Peer[1];
        try (var peer = Peer.start(caller -> {
            var moved = peers[0].readHead(caller).startsWith("GET /moved");
            sightings.awaitSleepAfterRequest(peers[0].heads().size());
            Peer.send(caller, moved ? "HTTP/1.1 302 Found\r\nLocation: /to\r\nContent-Length: 0\r\n\r\n"
                    : "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        })) {
            peers[0] = peer;
            Loops.run(() -> {
                var client = new SimpleAsyncHttpClient(Limits.DEFAULT.withMaxClients(1), Resolver.blocking());
                var moved = Coroutine.start("moved", () -> await(client.fetch(peer.url("/moved"))).code());
                var plain = Coroutine.start("plain", () -> await(client.fetch(peer.url("/plain"))).code());
                return await(List.of(moved, plain));
            });
            assertThat(peer.heads()).extracting(head -> head.split(" ")[1]).containsExactly("/moved", "/plain", "/to");
        }
        assertThat(sightings.turnsOf(Event.HttpQueued.class)).containsExactly(1, 1, 4);
        assertThat(sightings.turnsOf(Event.HttpStarted.class)).containsExactly(1, 4, 7);
        assertThat(turnsOfCallbacks("handleResponse")).containsExactly(8, 11, 12);
        assertThat(sightings.turnsOf(event -> event instanceof Event.CoroutineResumed
                && event.on().label().matches("plain|moved"))).containsExactly(9, 13);
    }

    /// The second reading of a head is a coroutine inside the first; the answer does not wait for either.
    @Test
    void continued() throws Exception {
        try (var peer = Peer.start(caller -> {
            var in = caller.getInputStream();
            while (in.read() != '\n' || in.read() != '\r') { }
            sightings.awaitSleepAfterRequest(1);
            Peer.send(caller, "HTTP/1.1 100 Continue\r\n\r\n");
            sightings.awaitEvent(event -> event instanceof Event.HttpStatus(_, var code) && code == 100);
            sightings.awaitSleep();
            Peer.send(caller, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        })) {
            fetch(new HttpRequest(peer.url("/")).method("PUT").body(new byte[] {1}).expect100Continue(true), true);
        }
        assertThat(landmarks()).containsExactly(1, 3, 6, 7);
        assertThat(linesFrom(4)).containsSubsequence("4 coroutine.resumed Http1Connection.readMessage", "4 channel.wrote",
                "4 future.resolved Http1Connection.finish", "4 coroutine.suspended Http1Connection.readMessage",
                "4 coroutine.suspended Http1Connection.readMessage", "5 coroutine.resumed Http1Connection.readMessage",
                "5 http.finished", "5 callback.added handleResponse", "5 future.resolved Http1Connection.readMessage",
                "6 future.resolved fetch", "6 coroutine.resumed Http1Connection.readMessage", "7 coroutine.resumed main");
    }

    @Test
    void queueTimeout() throws Exception {
        try (var silent = Peer.start(Peer::awaitEnd)) {
            Loops.run(() -> {
                var client = new SimpleAsyncHttpClient(Limits.DEFAULT.withMaxClients(1), Resolver.blocking());
                client.fetch(silent.url("/first"));
                return await(client.fetch(new HttpRequest(silent.url("/")).connectTimeout(Duration.ofMillis(20)), false));
            });
        }
        assertThat(linesSinceTimer()).containsSubsequence("0 timer.begin queue timeout", "0 http.finished",
                "0 callback.added handleResponse", "1 callback.begin handleResponse", "2 coroutine.resumed main");
    }
}
