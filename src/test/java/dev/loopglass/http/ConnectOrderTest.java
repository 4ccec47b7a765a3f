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
                "1 coroutine.suspended TcpClient.connect", "3 timer.begin connector falls back",
                "3 handler.added WRITE|ERROR", "3 channel.connected", "4 coroutine.resumed TcpClient.connect",
                "5 callback.begin HttpConnection.onConnect", "7 callback.begin handleResponse", "8 coroutine.resumed main");
    }

    /// The first poll ends early, for the loop was woken by whoever started it; the second sleeps 0.3 s.
    @Test
    void theFirstFamilyHangs() throws Exception {
        assumeTrue(Hanging.hasIpv6(), "this machine has no ::1");
        try (var hanging = new Hanging("::1"); var peer = Peer.answeringLate(sightings, OK)) {
            fetchFrom(hanging.address(), peer.address());
        }
        assertThat(landmarks()).containsExactly(3, 5, 7, 8);
        // Tornado leaves the one that hangs as it is. Here the loser is closed, as soon as there is a winner.
        assertThat(linesFrom(3)).containsSubsequence("3 timer.begin connector falls back", "3 handler.added WRITE|ERROR",
                "3 channel.connected", "3 future.resolved IOStream.connect", "3 future.resolved Connector",
                "3 callback.added TcpClient.connect", "3 handler.removed", "3 channel.closed",
                "4 coroutine.resumed TcpClient.connect");
    }

    /// One refusal starts the next address of its family and the first of the other one. Both connect at once,
    /// and events are taken newest first: the other family wins, and the next address is let go.
    @Test
    void bothFamiliesJoinIn() throws Exception {
        assumeTrue(Hanging.hasIpv6(), "this machine has no ::1");
        try (var peer = Peer.answeringLate(sightings, OK); var other = Peer.start("::1", 0, Peer::awaitEnd)) {
            fetchFrom(dead("::1"), other.address(), peer.address());
        }
        assertThat(sightings.turnsOf(Event.ChannelConnecting.class)).containsExactly(1, 1, 1);
        assertThat(landmarks()).containsExactly(1, 4, 6, 7);
        assertThat(linesFrom(1)).containsSubsequence("1 channel.failed", "1 handler.added WRITE|ERROR",
                "1 timer.removed connector falls back", "1 handler.added WRITE|ERROR", "2 handler.begin WRITE",
                "2 channel.connected", "2 future.resolved Connector", "2 handler.removed", "2 channel.closed",
                "3 coroutine.resumed TcpClient.connect");
        assertThat(sightings.of(Event.ChannelConnected.class)).singleElement()
                .satisfies(connected -> assertThat(connected.address()).startsWith("127.0.0.1"));
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
                    .connectTimeout(Duration.ofMillis(150)), true);
        }
        assertThat(linesFrom(3)).containsSubsequence("3 timer.begin connect timeout", "3 http.finished",
                "3 callback.added handleResponse", "3 handler.removed", "3 channel.closed",
                "3 future.failed IOStream.connect", "3 future.failed Connector", "3 callback.added TcpClient.connect",
                "4 callback.begin handleResponse", "4 future.failed fetch", "4 callback.begin TcpClient.connect",
                "4 coroutine.resumed TcpClient.connect", "4 future.failed TcpClient.connect", "5 callback.begin main",
                "5 coroutine.resumed main", "5 callback.begin HttpConnection.onConnect");
        assertThat(sightings.turnsOf(Event.HttpFinished.class)).containsExactly(3);
    }

    /// The same in the middle of a handshake that the server does not answer.
    @Test
    void handshakeTimeout() throws Exception {
        try (var silent = Peer.start(Peer::awaitEnd)) {
            fetch(new HttpRequest("https://127.0.0.1:" + silent.port() + "/").connectTimeout(Duration.ofMillis(400)),
                    true);
        }
        int timer = first(event -> event instanceof Event.TimerBegin);
        assertThat(sightings.turnsOf(Event.ChannelConnected.class)).containsExactly(1);
        assertThat(sightings.turnsOf(Event.TlsStarted.class)).containsExactly(2);
        assertThat(linesFrom(timer)).startsWith(timer + " timer.begin connect timeout", timer + " http.finished",
                timer + " callback.added handleResponse", timer + " handler.removed", timer + " channel.closed");
        assertThat(turnsOfCallbacks("handleResponse")).containsExactly(timer + 1);
        assertThat(main()).isEqualTo(timer + 2);
        assertThat(sightings.turnsOf(Event.HttpFinished.class)).containsExactly(timer);
    }
}
