package dev.loopglass.reactor;

import static dev.loopglass.reactor.Coroutine.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loopglass.event.Event;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ConnectorTest {
    private final Sightings sightings = Sightings.begin();
    private final IOLoop loop = new IOLoop();
    private final Attempts attempts = new Attempts();
    private final List<IOStream> streams = new ArrayList<>();

    @AfterEach
    void close() {
        streams.forEach(IOStream::close);
        loop.close();
        sightings.close();
    }

    private IOStream stream(InetSocketAddress address) throws IOException {
        streams.add(new IOStream(SocketChannel.open(), Shown.address(address)));
        return streams.getLast();
    }

    private IOStream connect(List<InetSocketAddress> addresses) throws Exception {
        return Loops.run(loop, () -> await(new Connector(addresses, attempts, this::stream).start()));
    }

    private static InetSocketAddress at(String host, int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByName(host), port);
    }

    private static InetSocketAddress dead() throws IOException {
        return at("127.0.0.1", Peer.deadPort());
    }

    private static void assumeIpv6() throws IOException {
        assumeTrue(Hanging.hasIpv6(), "this machine has no ::1");
    }

    @Test
    void theFirstThatAnswersWins() throws Exception {
        try (var peer = Peer.start(Peer::awaitEnd)) {
            var winner = connect(List.of(peer.address(), dead()));
            assertThat(winner).isSameAs(streams.getFirst());
            assertThat(streams).hasSize(1);
            assertThat(sightings.of(Event.TimerRemoved.class)).extracting(each -> each.on().label())
                    .startsWith("connector falls back");
        }
    }

    @Test
    void afterARefusalTheNextIsTriedInTheSameHandler() throws Exception {
        try (var peer = Peer.start(Peer::awaitEnd)) {
            var winner = connect(List.of(dead(), peer.address()));
            assertThat(winner).isSameAs(streams.getLast());
            var refusal = sightings.turnsOf(Event.ChannelFailed.class);
            var attemptTurns = sightings.turnsOf(Event.ChannelConnecting.class);
            assertThat(attemptTurns.getLast()).isEqualTo(refusal.getFirst());
            assertThat(streams.getFirst().closed()).isTrue();
        }
    }

    @Test
    void whenAllRefuseTheLastErrorCounts() throws Exception {
        assertThatThrownBy(() -> connect(List.of(dead(), dead(), dead()))).isInstanceOf(StreamClosedException.class)
                .hasCauseInstanceOf(ConnectException.class);
        assertThat(streams).hasSize(3).allMatch(IOStream::closed);
        assertThat(sightings.of(Event.TimerBegin.class)).isEmpty();
    }

    @Test
    void aRefusalLetsTheOtherFamilyInAtOnce() throws Exception {
        assumeIpv6();
        try (var peer = Peer.start(Peer::awaitEnd)) {
            var refusing = at("::1", Peer.deadPort());
            var winner = connect(List.of(refusing, peer.address()));
            assertThat(winner).isSameAs(streams.getLast());
            assertThat(sightings.of(Event.TimerBegin.class)).as("it did not wait for the timer").isEmpty();
        }
    }

    @Test
    void whenOneFamilyHangsTheOtherIsTriedAfterAWhileAndTheLoserIsClosed() throws Exception {
        assumeIpv6();
        try (var hanging = new Hanging("::1"); var peer = Peer.start(Peer::awaitEnd)) {
            long begun = System.nanoTime();
            var winner = connect(List.of(hanging.address(), peer.address()));
            assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(300_000_000);
            assertThat(winner).isSameAs(streams.getLast());
            assertThat(sightings.of(Event.TimerBegin.class)).extracting(each -> each.on().label())
                    .containsExactly("connector falls back");
            assertThat(streams.getFirst().closed()).isTrue();
            assertThat(winner.closed()).isFalse();
        }
    }

    @Test
    void aConnectThatFailsAtOnceWaitsForTheTimer() throws Exception {
        assumeIpv6();
        try (var peer = Peer.start(Peer::awaitEnd)) {
            var winner = Loops.run(loop, () -> await(new Connector(
                    List.of(at("::1", 1), peer.address()), attempts, this::failingForIpv6).start()));
            assertThat(winner).isSameAs(streams.getLast());
            assertThat(sightings.of(Event.TimerBegin.class)).hasSize(1);
        }
    }

    /// Streams for IPv6 are closed before they can connect, so that their connect fails in the call.
    private IOStream failingForIpv6(InetSocketAddress address) throws IOException {
        if (address.getAddress() instanceof Inet6Address) {
            var socket = SocketChannel.open();
            streams.add(new IOStream(socket, "closed"));
            socket.close();
            return streams.getLast();
        }
        return stream(address);
    }

    @Test
    void givingUpClosesWhatStillTries() throws Exception {
        try (var hanging = new Hanging("127.0.0.1")) {
            assertThatThrownBy(() -> Loops.run(loop, () -> {
                var future = new Connector(List.of(hanging.address()), attempts, this::stream).start();
                loop.addCallback("give up", attempts::close);
                return await(future);
            })).isInstanceOf(StreamClosedException.class);
            assertThat(streams).singleElement().matches(IOStream::closed);
            assertThat(attempts.closed()).isTrue();
        }
    }

    /// As when this program has too many files open: no use to try others.
    @Test
    void aSocketThatCannotEvenBeMadeFailsTheWholeConnect() throws Exception {
        var none = new IOException("too many open files");
        assertThatThrownBy(() -> Loops.run(loop, () -> await(new Connector(List.of(dead()), attempts, _ -> { throw none; })
                .start()))).isSameAs(none);
        var made = new ArrayList<IOStream>();
        assertThatThrownBy(() -> Loops.run(loop, () -> await(new Connector(List.of(dead(), dead(), dead()), attempts, address -> {
            if (!made.isEmpty()) {
                throw none;
            }
            made.add(stream(address));
            return made.getFirst();
        }).start()))).isSameAs(none);
        assertThat(sightings.of(Event.TimerRemoved.class)).extracting(each -> each.on().label()).contains("connector falls back");
    }

    /// As on a system without IPv6: one address that is of no use, like any that fails in the call.
    @Test
    void anAddressOfAKindThatTheSystemLacksIsOneThatFails() throws Exception {
        var none = new UnsupportedOperationException("no such family");
        try (var peer = Peer.start(Peer::awaitEnd)) {
            var winner = Loops.run(loop, () -> await(new Connector(List.of(at("::1", 1), at("::1", 2), peer.address()), attempts,
                    address -> {
                        if (address.getAddress() instanceof Inet6Address) {
                            throw none;
                        }
                        return stream(address);
                    }).start()));
            assertThat(streams).containsExactly(winner);
            assertThat(sightings.of(Event.TimerBegin.class)).as("the other family waits for its timer").hasSize(1);
        }
        assertThatThrownBy(() -> Loops.run(loop, () -> await(new Connector(List.of(dead()), attempts, _ -> { throw none; })
                .start()))).isInstanceOf(StreamClosedException.class).hasCause(none);
    }

    @Test
    void norMayItBeMadeForTheOtherFamilyLater() throws Exception {
        assumeIpv6();
        var none = new IOException("too many open files");
        try (var hanging = new Hanging("::1")) {
            assertThatThrownBy(() -> Loops.run(loop, () -> await(new Connector(List.of(hanging.address(), dead()), attempts,
                    address -> {
                        if (!streams.isEmpty()) {
                            throw none;
                        }
                        return stream(address);
                    }).start()))).isSameAs(none);
            assertThat(streams).singleElement().matches(IOStream::closed);
        }
    }

    @Test
    void afterGivingUpNothingNewIsTried() throws Exception {
        attempts.close();
        assertThatThrownBy(() -> connect(List.of(dead()))).isInstanceOf(StreamClosedException.class);
        assertThat(streams).isEmpty();
        assertThat(sightings.of(Event.TimerAdded.class)).extracting(Event.TimerAdded::label)
                .doesNotContain("connector falls back");
    }

    @Test
    void addressesAreShownAsPeopleWriteThem() throws Exception {
        assertThat(Shown.address(at("127.0.0.1", 80))).isEqualTo("127.0.0.1:80");
        assertThat(Shown.address(at("::1", 80))).isEqualTo("[::1]:80");
        assertThat(Shown.address(at("2001:db8:0:0:1:0:0:1", 80))).isEqualTo("[2001:db8::1:0:0:1]:80");
        assertThat(Shown.address(at("fe80::1:0:2", 80))).isEqualTo("[fe80::1:0:2]:80");
        assertThat(Shown.address(at("::", 80))).isEqualTo("[::]:80");
    }

    // ---- the client on top

    @Test
    void theClientResolvesAndConnects() throws Exception {
        try (var peer = Peer.start(Peer::awaitEnd)) {
            var client = new TcpClient(Resolver.blocking(), 1_000);
            var connected = Loops.run(loop, () -> {
                var future = new Future<IOStream>("connected");
                client.connect("127.0.0.1", peer.port(), Family.ANY, null, attempts, "test", future::setResult);
                return await(future);
            });
            streams.add(connected);
            assertThat(connected.closed()).isFalse();
            assertThat(connected.maxBufferBytes()).isEqualTo(1_000);
        }
    }

    @Test
    void aNameThatDoesNotResolveFailsTheConnect() throws Exception {
        Resolver resolver = (host, _) -> Future.failed("Resolver.resolve", new UnknownHostException(host));
        var client = new TcpClient(resolver, 1_000);
        try (var logged = Logged.begin()) {
            assertThatThrownBy(() -> Loops.run(loop, () -> await(client.connect("nowhere.invalid", 80, Family.ANY, null, attempts,
                    "test", _ -> { })))).isInstanceOf(UnknownHostException.class).hasMessage("nowhere.invalid");
            assertThat(logged.errors()).as("the callback has nobody to tell").hasSize(1);
        }
    }

    @Test
    void theBlockingResolversFutureIsDone() throws Exception {
        var addresses = loop.<List<InetSocketAddress>>runSync(() -> {
            var future = Resolver.blocking().resolve("127.0.0.1", 80);
            assertThat(future.done()).isTrue();
            return future;
        }, Loops.LIMIT);
        assertThat(addresses).containsExactly(at("127.0.0.1", 80));
    }
}
