package dev.loopglass.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loopglass.event.Event;
import dev.loopglass.reactor.Hanging;
import dev.loopglass.reactor.Peer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The order of fetches whose connecting is the story.
class ConnectOrderTest extends FetchOrder {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private static InetSocketAddress dead(String host) throws IOException {
        return new InetSocketAddress(InetAddress.ofLiteral(host), Peer.deadPort());
    }

    @Test
    void theFirstAddressRefuses() throws Exception {
        try (var peer = Peer.answeringLate(sightings, OK)) {
            fetchFrom(dead("127.0.0.1"), peer.address());
        }
        assertThat(landmarks()).containsExactly(1, 4, 6, 7);
        assertThat(sightings.turnsOf(Event.ChannelConnected.class)).containsExactly(2);
        assertThat(linesFrom(1)).containsSubsequence("1 handler.begin WRITE", "1 channel.failed", "1 handler.removed",
                "1 channel.closed", "1 future.failed IOStream.connect", "1 handler.added WRITE|ERROR",
                "1 timer.removed connector falls back", "2 handler.begin WRITE", "2 channel.connected",
                "2 future.resolved IOStream.connect", "2 future.resolved Connector", "2 callback.added TcpClient.connect",
                "3 coroutine.resumed TcpClient.connect", "4 callback.begin HttpConnection.onConnect");
    }

    /// The other family has its first attempt in the same handler, because the first family is used up.
    @Test
    void theFirstFamilyRefuses() throws Exception {
        assumeTrue(Hanging.hasIpv6(), "this machine has no ::1");
        try (var peer = Peer.answeringLate(sightings, OK)) {
            fetchFrom(dead("::1"), peer.address());
        }
        assertThat(landmarks()).containsExactly(1, 4, 6, 7);
        assertThat(linesFrom(1)).containsSubsequence("1 channel.failed", "1 future.failed IOStream.connect",
                "1 timer.removed connector falls back", "1 handler.added WRITE|ERROR", "2 channel.connected");
        assertThat(sightings.of(Event.TimerBegin.class)).isEmpty();
    }

    /// A connect that fails in the very call does so before there is a timer that it could bring forward.
    /// So it is slower to fall back than one that is refused: the timer has to come.
    @Test
    void theFirstFamilyFailsAtOnce() throws Exception {
        var noHost = new InetSocketAddress(InetAddress.ofLiteral("ff0e::1"), 80);
        try (var peer = Peer.answeringLate(sightings, OK)) {
            fetchFrom(noHost, peer.address());
        }
        assertThat(sightings.turnsOf(Event.ChannelFailed.class)).containsExactly(1);
        assertThat(linesFrom(1)).containsSubsequence("1 channel.failed", "1 channel.closed",
                "1 future.failed IOStream.connect", "1 timer.added connector falls back",
                "1 coroutine.suspended TcpClient.connect");
        assertThat(linesSinceTimer()).containsSubsequence("0 timer.begin connector falls back",
                "0 handler.added WRITE|ERROR", "0 channel.connected", "1 coroutine.resumed TcpClient.connect",
                "2 callback.begin HttpConnection.onConnect", "4 callback.begin handleResponse", "5 coroutine.resumed main");
    }

    /// The first poll ends early, for the loop was woken by whoever started it; the second sleeps 0.3 s.
    @Test
    void theFirstFamilyHangs() throws Exception {
        assumeTrue(Hanging.hasIpv6(), "this machine has no ::1");
        try (var hanging = new Hanging("::1"); var peer = Peer.answeringLate(sightings, OK)) {
            fetchFrom(hanging.address(), peer.address());
        }
        // Tornado leaves the one that hangs as it is. Here the loser is closed, as soon as there is a winner.
        assertThat(linesSinceTimer()).containsSubsequence("0 timer.begin connector falls back",
                "0 handler.added WRITE|ERROR", "0 channel.connected", "0 future.resolved IOStream.connect",
                "0 future.resolved Connector", "0 callback.added TcpClient.connect", "0 handler.removed", "0 channel.closed",
                "1 coroutine.resumed TcpClient.connect", "2 callback.begin HttpConnection.onConnect",
                "4 callback.begin handleResponse", "5 coroutine.resumed main");
    }

    /// One refusal starts the next address of its family and the first of the other one, in the same handler.
    /// Whoever of the two is first connected wins, and the other one is let go.
    @Test
    void bothFamiliesJoinIn() throws Exception {
        assumeTrue(Hanging.hasIpv6(), "this machine has no ::1");
        Peer.Talk answer = caller -> {
            while (caller.getInputStream().read() != '\n' || caller.getInputStream().read() != '\r') { }
            sightings.awaitSleepAfterRequest(1);
            Peer.send(caller, OK);
        };
        try (var peer = Peer.start(answer); var other = Peer.start("::1", 0, answer)) {
            fetchFrom(dead("::1"), other.address(), peer.address());
        }
        assertThat(sightings.turnsOf(Event.ChannelConnecting.class)).containsExactly(1, 1, 1);
        assertThat(sightings.turnsOf(Event.ChannelConnected.class)).containsExactly(2);
        assertThat(landmarks()).containsExactly(1, 4, 6, 7);
        assertThat(linesFrom(1)).containsSubsequence("1 channel.failed", "1 handler.added WRITE|ERROR",
                "1 timer.removed connector falls back", "1 handler.added WRITE|ERROR", "2 handler.begin WRITE",
                "2 channel.connected", "2 future.resolved Connector", "2 handler.removed", "2 channel.closed",
                "3 coroutine.resumed TcpClient.connect");
    }

    @Test
    void everyAddressRefuses() throws Exception {
        fetchFrom(dead("127.0.0.1"), dead("127.0.0.1"), dead("127.0.0.1"));
        assertThat(sightings.turnsOf(Event.ChannelFailed.class)).containsExactly(1, 2, 3);
        assertThat(linesFrom(3)).containsSubsequence("3 future.failed IOStream.connect", "3 future.failed Connector",
                "3 callback.added TcpClient.connect", "4 coroutine.resumed TcpClient.connect",
                "4 future.failed TcpClient.connect", "5 callback.begin HttpConnection.onConnect", "5 http.finished",
                "6 callback.begin handleResponse", "6 future.failed fetch", "7 coroutine.resumed main");
    }

    /// Tornado has no stream to close yet, and leaves the socket. Here the attempt is given up, which the
    /// coroutine that waited for it learns one turn after the response was made, too late to matter.
    @Test
    void connectTimeout() throws Exception {
        try (var hanging = new Hanging("127.0.0.1")) {
            fetch(new HttpRequest("http://127.0.0.1:" + hanging.address().getPort() + "/")
                    .connectTimeout(Duration.ofMillis(250)), true);
        }
        assertThat(linesSinceTimer()).containsSubsequence("0 timer.begin connect timeout", "0 http.finished",
                "0 callback.added handleResponse", "0 handler.removed", "0 channel.closed",
                "0 future.failed IOStream.connect", "0 future.failed Connector", "0 callback.added TcpClient.connect",
                "1 callback.begin handleResponse", "1 future.failed fetch", "1 callback.begin TcpClient.connect",
                "1 coroutine.resumed TcpClient.connect", "1 future.failed TcpClient.connect", "2 callback.begin main",
                "2 coroutine.resumed main", "2 callback.begin HttpConnection.onConnect");
        assertThat(sightings.of(Event.HttpFinished.class)).hasSize(1);
    }

    /// The same in the middle of a handshake that the server does not answer.
    @Test
    void handshakeTimeout() throws Exception {
        try (var silent = Peer.start(Peer::awaitEnd)) {
            // Long enough for a busy machine to begin the handshake, though it has to load it first.
            fetch(new HttpRequest("https://127.0.0.1:" + silent.port() + "/").connectTimeout(Duration.ofSeconds(3)), true);
        }
        assertThat(sightings.turnsOf(Event.ChannelConnected.class)).containsExactly(1);
        assertThat(sightings.turnsOf(Event.TlsStarted.class)).containsExactly(2);
        assertThat(linesSinceTimer()).startsWith("0 timer.begin connect timeout", "0 http.finished",
                "0 callback.added handleResponse", "0 handler.removed", "0 channel.closed");
        assertThat(linesSinceTimer()).containsSubsequence("1 callback.begin handleResponse", "2 coroutine.resumed main");
        assertThat(sightings.of(Event.HttpFinished.class)).hasSize(1);
    }
}
