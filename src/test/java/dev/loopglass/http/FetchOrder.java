package dev.loopglass.http;

import static dev.loopglass.reactor.Coroutine.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.event.Event;
import dev.loopglass.http.SimpleAsyncHttpClient.Limits;
import dev.loopglass.reactor.Future;
import dev.loopglass.reactor.Loops;
import dev.loopglass.reactor.Peer;
import dev.loopglass.reactor.Sightings;
import dev.loopglass.reactor.Sightings.Seen;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/// What the tests of one fetch's order have in common. Iteration n of Tornado, counted from 0 there, is
/// turn n + 1 here.
@Timeout(60)
abstract class FetchOrder {
    final Sightings sightings = Sightings.begin();

    @AfterEach
    void close() {
        sightings.close();
    }

    @FunctionalInterface
    interface Fetching {
        void run() throws Exception;
    }

    /// How it ends is other tests' business; here only the order counts.
    void whateverTheEnd(Fetching fetching) {
        try {
            fetching.run();
        } catch (Exception e) {
            assertThat(sightings.of(Event.FutureFailed.class)).as(e.toString()).isNotEmpty();
        }
    }

    void fetch(HttpRequest request, boolean raiseError) {
        whateverTheEnd(() -> Fetches.fetch(request, raiseError));
    }

    /// From a host that has these addresses.
    void fetchFrom(InetSocketAddress... addresses) {
        whateverTheEnd(() -> Loops.run(() -> await(new SimpleAsyncHttpClient(Limits.DEFAULT,
                (_, _) -> Future.of("Resolver.resolve", List.of(addresses))).fetch("http://somewhere.example/"))));
    }

    void fetchAnswered(String answer) throws Exception {
        try (var peer = Peer.answeringLate(sightings, answer)) {
            fetch(new HttpRequest(peer.url("/")), true);
        }
    }

    /// In which turn the connect was handled, onConnect ran, the response was handed out, main resumed.
    List<Integer> landmarks() {
        return List.of(
                first(event -> event instanceof Event.ChannelConnected || event instanceof Event.ChannelFailed),
                turnsOfCallbacks("HttpConnection.onConnect").getFirst(),
                turnsOfCallbacks("handleResponse").getFirst(), main());
    }

    int main() {
        return first(event -> event instanceof Event.CoroutineResumed && event.on().label().equals("main"));
    }

    int first(Predicate<Event> like) {
        return sightings.turnsOf(like).getFirst();
    }

    List<Integer> turnsOfCallbacks(String label) {
        return sightings.turnsOf(event -> event instanceof Event.CallbackBegin && label.equals(event.on().label()));
    }

    /// Counted from the turn of the first timer that ran: in which turn that is, a busy machine may change.
    List<String> linesSinceTimer() {
        int timer = first(event -> event instanceof Event.TimerBegin);
        return Telling.lines(sightings.all().stream().filter(seen -> seen.turn() >= timer)
                .map(seen -> new Seen(seen.turn() - timer, seen.event(), seen.onLoop())).toList());
    }

    List<String> linesFrom(int turn) {
        return Telling.lines(sightings.all().stream().filter(seen -> seen.turn() >= turn).toList());
    }
}
