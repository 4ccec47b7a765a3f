package dev.loopglass.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopglass.event.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FutureTest {
    private final List<String> notes = new ArrayList<>();
    private final Future<String> future = new Future<>("answer");

    private void listen(String name) {
        future.addDoneCallback(name, done -> notes.add(name + " " + done.result()));
    }

    @Test
    void isPendingUntilItIsSet() throws Exception {
        assertThat(future.done()).isFalse();
        assertThatThrownBy(future::result).isInstanceOf(IllegalStateException.class)
                .hasMessage("future 'answer' is still pending");
        assertThatThrownBy(future::exception).isInstanceOf(IllegalStateException.class);
        future.setResult("42");
        assertThat(future.done()).isTrue();
        assertThat(future.result()).isEqualTo("42");
        assertThat(future.exception()).isNull();
    }

    @Test
    void nullIsAResult() throws Exception {
        future.setResult(null);
        assertThat(future.done()).isTrue();
        assertThat(future.result()).isNull();
    }

    @Test
    void failsWithTheVeryErrorItWasGiven() {
        var error = new IOException("why");
        future.setException(error);
        assertThatThrownBy(future::result).isSameAs(error);
        assertThat(future.exception()).isSameAs(error);
    }

    @Test
    void listenersRunInOrderInsideTheSetter() {
        listen("a");
        listen("b");
        future.setResult("x");
        assertThat(notes).containsExactly("a x", "b x");
    }

    @Test
    void aListenerOfADoneFutureRunsAtOnce() {
        future.setResult("x");
        listen("late");
        assertThat(notes).containsExactly("late x");
    }

    @Test
    void aListenerAddedByAListenerRunsRightThere() {
        future.addDoneCallback("a", _ -> {
            notes.add("a begins");
            listen("inner");
            notes.add("a ends");
        });
        listen("b");
        future.setResult("x");
        assertThat(notes).containsExactly("a begins", "inner x", "a ends", "b x");
    }

    @Test
    void aListenerThatFailsIsLoggedAndTheOthersStillRun() {
        var error = new IOException("bad listener");
        future.addDoneCallback("bad", _ -> { throw error; });
        listen("good");
        try (var logged = Logged.begin()) {
            future.setResult("x");
            assertThat(logged.errors()).containsExactly(error);
            assertThat(logged.messages()).containsExactly("Exception in a callback of future 'answer'");
        }
        assertThat(notes).containsExactly("good x");
    }

    @Test
    void settingTwiceIsRefusedAndChangesNothing() throws Exception {
        listen("a");
        future.setResult("first");
        assertThatThrownBy(() -> future.setResult("second")).isInstanceOf(IllegalStateException.class)
                .hasMessage("cannot set the result of future 'answer': it is done already, settled by code outside the loop");
        assertThatThrownBy(() -> future.setException(new IOException())).isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("cannot set the error of future 'answer'");
        assertThat(future.result()).isEqualTo("first");
        assertThat(notes).containsExactly("a first");
    }

    @Test
    void settingTwiceNamesWhoWasFirst() throws Exception {
        try (var loop = new IOLoop()) {
            loop.addCallback("the early bird", () -> future.setResult("first"));
            assertThatThrownBy(() -> loop.runSync(() -> {
                future.setResult("second");
                return null;
            }, Loops.LIMIT)).hasMessageEndingWith("settled by callback the early bird");
        }
    }

    @Test
    void addFutureCallsBackOneTurnAfterTheFutureIsDone() throws Exception {
        try (var sightings = Sightings.begin(); var loop = new IOLoop()) {
            loop.addFuture(future, "waiting", done -> {
                notes.add(sightings.turn() + " " + done.result());
                loop.stop();
            });
            loop.addCallback("set", () -> {
                future.setResult("x");
                assertThat(notes).isEmpty();
            });
            loop.start();
            assertThat(notes).containsExactly("2 x");
            assertThat(sightings.of(Event.CallbackAdded.class)).filteredOn(added -> added.by().equals("addFuture"))
                    .singleElement().satisfies(added -> assertThat(added.future().label()).isEqualTo("answer"))
                    .satisfies(added -> assertThat(added.label()).isEqualTo("waiting"));
        }
    }

    @Test
    void addFutureOfADoneFutureStillCostsOneTurn() throws Exception {
        try (var sightings = Sightings.begin(); var loop = new IOLoop()) {
            loop.addCallback("add", () -> loop.addFuture(Future.of("done", "x"), "waiting", _ -> {
                notes.add("" + sightings.turn());
                loop.stop();
            }));
            loop.start();
        }
        assertThat(notes).containsExactly("2");
    }

    @Test
    void anErrorThatNobodyAskedForIsReportedWhenTheFutureIsGone() throws Exception {
        try (var logged = Logged.begin()) {
            Future.failed("asked", new IOException("asked for")).exception();
            Future.failed("forgotten", new IOException("never asked for"));
            assertThat(collectUntilReported(logged, "Nobody asked for the error of future 'forgotten'")).isTrue();
            // Other tests have left futures behind, too.
            assertThat(logged.messages()).containsOnlyOnce("Nobody asked for the error of future 'forgotten'")
                    .doesNotContain("Nobody asked for the error of future 'asked'");
            assertThat(logged.errors()).extracting(Throwable::getMessage).containsOnlyOnce("never asked for")
                    .doesNotContain("asked for");
        }
    }

    /// Collecting garbage is only ever a request; so repeat it. What has been collected is reported by
    /// another thread, which a full heap's collections, one upon the other, would never let run.
    private static boolean collectUntilReported(Logged logged, String message) throws InterruptedException {
        for (int i = 0; i < 30; i++) {
            System.gc();
            if (logged.says(message, Duration.ofMillis(500))) {
                return true;
            }
        }
        return false;
    }
}
