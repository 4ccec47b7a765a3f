package dev.loopglass.http;

import static dev.loopglass.reactor.Coroutine.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopglass.event.Event;
import dev.loopglass.http.SimpleAsyncHttpClient.Limits;
import dev.loopglass.reactor.Future;
import dev.loopglass.reactor.Hanging;
import dev.loopglass.reactor.Logged;
import dev.loopglass.reactor.Loops;
import dev.loopglass.reactor.Peer;
import dev.loopglass.reactor.Resolver;
import dev.loopglass.reactor.Sightings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Timeouts, and standing in line.
@Timeout(60)
class WaitingTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final Duration SHORT = Duration.ofMillis(400);

    private final Logged logged = Logged.begin();
    private final Sightings sightings = Sightings.begin();

    @AfterEach
    void close() {
        sightings.close();
        logged.close();
    }

    private void timedOut(HttpRequest request) {
        assertThatThrownBy(() -> Fetches.fetch(request, true)).isInstanceOf(HttpError.class).hasMessage("HTTP 599: Timeout");
        assertThat(logged.errors()).isEmpty();
    }

    private static SimpleAsyncHttpClient oneAtATime() {
        return new SimpleAsyncHttpClient(Limits.DEFAULT.withMaxClients(1), Resolver.blocking());
    }

    private List<String> labelsOf(Class<? extends Event> type) {
        return sightings.of(type).stream().map(each -> each.on().label()).toList();
    }

    @Test
    void anAnswerThatDoesNotComeInTime() throws Exception {
        try (var silent = Peer.start(Peer::awaitEnd)) {
            timedOut(new HttpRequest(silent.url("/")).requestTimeout(SHORT));
        }
        assertThat(labelsOf(Event.TimerBegin.class)).containsExactly("request timeout");
        assertThat(sightings.of(Event.ChannelClosed.class)).hasSize(1);
        assertThat(sightings.of(Event.HandlerRemoved.class)).hasSize(1);
    }

    @Test
    void aBodyThatDoesNotEndInTime() throws Exception {
        try (var slow = Peer.start(caller -> {
            Peer.send(caller, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello");
            Peer.awaitEnd(caller);
        })) {
            timedOut(new HttpRequest(slow.url("/")).requestTimeout(SHORT));
        }
    }

    @Test
    void aResponseThatDidNotComeIsA599() throws Exception {
        try (var silent = Peer.start(Peer::awaitEnd)) {
            var response = Fetches.fetch(new HttpRequest(silent.url("/")).requestTimeout(SHORT), false);
            assertThat(response.code()).isEqualTo(599);
            assertThat(response.reason()).isEqualTo("Unknown");
            assertThat(response.error()).isInstanceOf(HttpError.class);
        }
    }

    /// Tornado 4.3 leaves the socket that still tries to connect open. Here it is closed.
    @Test
    void aConnectionThatDoesNotComeInTimeIsGivenUp() throws Exception {
        try (var full = new Hanging("127.0.0.1")) {
            timedOut(new HttpRequest("http://127.0.0.1:" + full.address().getPort() + "/").connectTimeout(SHORT));
        }
        assertThat(labelsOf(Event.TimerBegin.class)).endsWith("connect timeout");
        assertThat(sightings.of(Event.ChannelConnected.class)).isEmpty();
        assertThat(sightings.of(Event.ChannelClosed.class)).hasSize(1);
    }

    /// The thread that looks the name up cannot be called back. Its answer comes too late, and starts nothing.
    @Test
    void anAddressThatComesTooLateIsOfNoUse() throws Exception {
        var given = new CountDownLatch(1);
        Resolver resolver = Resolver.threaded(host -> {
            try {
                given.await();
            } catch (InterruptedException e) {
                throw new UnknownHostException("interrupted");
            }
            return InetAddress.getAllByName("127.0.0.1");
        });
        Loops.run(() -> {
            var client = new SimpleAsyncHttpClient(Limits.DEFAULT, resolver);
            var late = client.fetch(new HttpRequest("http://slow.test/").connectTimeout(Duration.ofMillis(1)));
            assertThatThrownBy(() -> await(late)).hasMessage("HTTP 599: Timeout");
            given.countDown();
            Loops.until(() -> sightings.of(Event.CallbackEnd.class).stream()
                    .anyMatch(end -> "HttpConnection.onConnect".equals(end.on().label())));
            return null;
        });
        assertThat(sightings.of(Event.CallbackEnd.class)).extracting(Event.CallbackEnd::error).containsOnlyNulls();
        assertThat(labelsOf(Event.TimerAdded.class)).doesNotContain("connector falls back");
        assertThat(logged.errors()).isEmpty();
    }

    @Test
    void zeroMeansNoTimeout() throws Exception {
        try (var peer = Peer.answering(OK)) {
            Fetches.fetch(new HttpRequest(peer.url("/")).connectTimeout(Duration.ZERO).requestTimeout(Duration.ZERO), true);
        }
        assertThat(labelsOf(Event.TimerAdded.class)).containsExactly("run timeout", "connector falls back");
    }

    @Test
    void aTimeoutThatIsZeroLeavesTheOtherInForce() throws Exception {
        try (var peer = Peer.answering(OK)) {
            Fetches.fetch(new HttpRequest(peer.url("/")).requestTimeout(Duration.ZERO), true);
            assertThat(labelsOf(Event.TimerAdded.class)).containsExactly("run timeout", "connect timeout", "connector falls back");
            Fetches.fetch(new HttpRequest(peer.url("/")).connectTimeout(Duration.ZERO), true);
            assertThat(labelsOf(Event.TimerAdded.class)).endsWith("connect timeout", "connector falls back", "request timeout");
        }
        try (var silent = Peer.start(Peer::awaitEnd)) {
            timedOut(new HttpRequest(silent.url("/")).connectTimeout(Duration.ZERO).requestTimeout(SHORT));
        }
    }

    // ---- the line

    @Test
    void oneAtATimeInTheOrderTheyWereAskedFor() throws Exception {
        try (var peer = Peer.answering(OK)) {
            List<String> order = new ArrayList<>();
            Loops.run(() -> {
                var client = oneAtATime();
                List<Future<HttpResponse>> futures = new ArrayList<>();
                for (var name : new String[] {"/a", "/b", "/c"}) {
                    futures.add(client.fetch(peer.url(name)));
                    futures.getLast().addDoneCallback("test", _ -> order.add(name));
                }
                return await(futures);
            });
            assertThat(order).containsExactly("/a", "/b", "/c");
            assertThat(peer.heads()).extracting(head -> head.substring(4, 6)).containsExactly("/a", "/b", "/c");
        }
        var started = sightings.all().stream().map(Sightings.Seen::event)
                .filter(event -> event instanceof Event.HttpStarted || event instanceof Event.HttpFinished)
                .map(event -> event.kind() + " " + event.on()).toList();
        assertThat(started).containsExactly("http.started ht1", "http.finished ht1", "http.started ht2",
                "http.finished ht2", "http.started ht3", "http.finished ht3");
    }

    @Test
    void aRequestThatStandsInLineTooLongTimesOut() throws Exception {
        try (var silent = Peer.start(Peer::awaitEnd)) {
            Loops.run(() -> {
                var client = oneAtATime();
                var first = client.fetch(new HttpRequest(silent.url("/first")));
                var second = client.fetch(new HttpRequest(silent.url("/second")).requestTimeout(SHORT));
                var third = client.fetch(new HttpRequest(silent.url("/third")));
                assertThatThrownBy(() -> await(second)).isInstanceOf(HttpError.class).hasMessage("HTTP 599: Timeout");
                assertThat(first.done()).isFalse();
                assertThat(third.done()).isFalse();
                return null;
            });
        }
        assertThat(labelsOf(Event.TimerBegin.class)).containsExactly("queue timeout");
        assertThat(sightings.of(Event.HttpStarted.class)).hasSize(1);
    }

    @Test
    void theTimeInLineCounts() throws Exception {
        try (var silent = Peer.start(Peer::awaitEnd)) {
            Loops.run(() -> {
                var client = oneAtATime();
                client.fetch(new HttpRequest(silent.url("/first")));
                var second = await(client.fetch(new HttpRequest(silent.url("/second")).requestTimeout(SHORT), false));
                assertThat(second.requestTime()).isGreaterThanOrEqualTo(SHORT);
                assertThat(second.effectiveUrl()).isEqualTo(silent.url("/second"));
                return null;
            });
        }
    }

    @Test
    void aTotalTimeoutBeginsInTheLine() throws Exception {
        try (var peer = Peer.answering(OK)) {
            Loops.run(() -> {
                var client = oneAtATime();
                var first = client.fetch(peer.url("/first"));
                var second = client.fetch(new HttpRequest(peer.url("/")).connectTimeout(Duration.ofMinutes(1))
                        .totalTimeout(Duration.ofSeconds(30)));
                return await(List.of(first, second));
            });
        }
        assertThat(sightings.of(Event.TimerAdded.class)).filteredOn(added -> added.label().equals("request timeout"))
                .extracting(Event.TimerAdded::deadlineNanos).last().isEqualTo(deadline("queue timeout"));
    }

    private long deadline(String label) {
        return sightings.of(Event.TimerAdded.class).stream().filter(added -> added.label().equals(label)).findFirst()
                .orElseThrow().deadlineNanos();
    }

    @Test
    void zeroLetsARequestStandInLineForEver() throws Exception {
        try (var peer = Peer.answering(OK)) {
            Loops.run(() -> {
                var client = oneAtATime();
                var first = client.fetch(peer.url("/"));
                var second = client.fetch(new HttpRequest(peer.url("/")).connectTimeout(Duration.ZERO)
                        .requestTimeout(Duration.ZERO));
                return await(List.of(first, second));
            });
        }
        assertThat(labelsOf(Event.TimerAdded.class)).doesNotContain("queue timeout");
    }

    /// One that fails must make room like one that does not; and its error must not reach the next.
    @Test
    void aFailureMakesRoomForTheNext() throws Exception {
        int dead = Peer.deadPort();
        try (var peer = Peer.answering(OK)) {
            Loops.run(() -> {
                var client = oneAtATime();
                var refused = client.fetch("http://127.0.0.1:" + dead + "/");
                var malformed = client.fetch("http:// /");
                var good = client.fetch(peer.url("/"));
                assertThatThrownBy(() -> await(refused)).isInstanceOf(IOException.class);
                assertThatThrownBy(() -> await(malformed)).isInstanceOf(IllegalArgumentException.class);
                assertThat(await(good).text()).isEqualTo("ok");
                return null;
            });
        }
        assertThat(logged.errors()).isEmpty();
    }

    @Test
    void aNameThatDoesNotResolveIsTheRawError() throws Exception {
        Resolver resolver = (host, _) -> Future.<List<InetSocketAddress>>failed("Resolver.resolve",
                new UnknownHostException(host));
        assertThatThrownBy(() -> Loops.run(() -> await(new SimpleAsyncHttpClient(Limits.DEFAULT, resolver)
                .fetch("http://nowhere.invalid/")))).isInstanceOf(UnknownHostException.class);
        assertThat(logged.errors()).isEmpty();
    }
}
