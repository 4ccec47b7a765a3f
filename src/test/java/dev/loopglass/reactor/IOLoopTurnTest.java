package dev.loopglass.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopglass.event.Event;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One turn: collect, callbacks, timers, poll; on a clock and a poller that the test controls.
@Timeout(20)
class IOLoopTurnTest {
    private final Toy toy = new Toy();
    private final IOLoop loop = toy.loop;

    @AfterEach
    void close() {
        toy.close();
    }

    private dev.loopglass.reactor.Timeout in(long nanos, String what) {
        return loop.callLater(Duration.ofNanos(nanos), what, toy.noting(what));
    }

    @Test
    void callbacksRunInTheOrderTheyWereAdded() {
        for (var name : new String[] {"a", "b", "c"}) {
            loop.addCallback(name, toy.noting(name));
        }
        toy.stopAfter(1);
        toy.start();
        assertThat(toy.notes).containsExactly("1 a", "1 b", "1 c");
    }

    @Test
    void aCallbackAddedByACallbackRunsInTheNextTurn() {
        loop.addCallback("a", () -> {
            toy.note("a");
            loop.addCallback("b", toy.noting("b"));
        });
        toy.stopAfter(2);
        toy.start();
        assertThat(toy.notes).containsExactly("1 a", "2 b");
        assertThat(toy.polls).containsExactly(0L);
    }

    @Test
    void aCallbackThatAddsItselfDoesNotKeepTheLoopFromPolling() {
        var again = new Task[1];
        again[0] = () -> {
            toy.note("again");
            loop.addCallback("again", again[0]);
        };
        loop.addCallback("again", again[0]);
        toy.stopAfter(4);
        toy.start();
        assertThat(toy.notes).containsExactly("1 again", "2 again", "3 again", "4 again");
        assertThat(toy.polls).containsExactly(0L, 0L, 0L);
    }

    @Test
    void aCallbackAddedByATimerRunsInTheNextTurn() {
        loop.addTimeout(toy.now, "timer", () -> {
            toy.note("timer");
            loop.addCallback("callback", toy.noting("callback"));
            toy.stopAfter(1);
        });
        toy.start();
        assertThat(toy.notes).containsExactly("1 timer", "2 callback");
        assertThat(toy.polls).containsExactly(0L);
    }

    @Test
    void timersRunAfterTheCallbacksOfTheirTurn() {
        in(0, "timer");
        loop.addCallback("callback", toy.noting("callback"));
        toy.stopAfter(1);
        toy.start();
        assertThat(toy.notes).containsExactly("1 callback", "1 timer");
    }

    @Test
    void timersAreCollectedOnceATurn() {
        loop.addTimeout(toy.now, "first", () -> {
            toy.note("first");
            loop.addTimeout(toy.now - 500, "overdue", toy.noting("overdue"));
        });
        toy.stopAfter(2);
        toy.start();
        assertThat(toy.notes).containsExactly("1 first", "2 overdue");
        assertThat(toy.polls).containsExactly(0L);
    }

    /// Overdue or not, a timer that a callback adds was not there when this turn's were collected.
    @Test
    void aTimerAddedByACallbackWaitsForTheNextTurn() {
        loop.addCallback("callback", () -> loop.addTimeout(toy.now - 500, "overdue", () -> {
            toy.note("overdue");
            loop.stop();
        }));
        toy.start();
        assertThat(toy.notes).containsExactly("2 overdue");
        assertThat(toy.polls).containsExactly(0L);
        assertThat(toy.sightings().of(Event.PollBegin.class).getFirst().because()).isEqualTo(Event.Because.TIMER);
    }

    @Test
    void timersRunByDeadlineAndEqualDeadlinesAsTheyWereAdded() {
        in(30, "late");
        in(20, "first of two");
        in(20, "second of two");
        in(10, "early");
        loop.addTimeout(toy.now + 30, "stop", loop::stop);
        toy.now += 30;
        toy.start();
        assertThat(toy.notes).containsExactly("1 early", "1 first of two", "1 second of two", "1 late");
    }

    @Test
    void aTimerRemovedByACallbackOfItsTurnDoesNotRun() {
        var removed = in(0, "removed");
        in(0, "kept");
        loop.addCallback("remove", () -> loop.removeTimeout(removed));
        toy.stopAfter(1);
        toy.start();
        assertThat(toy.notes).containsExactly("1 kept");
        assertThat(toy.sightings().of(Event.TurnBegin.class).getFirst().timers()).isEqualTo(2);
        assertThat(toy.sightings().of(Event.TimerBegin.class)).hasSize(1);
    }

    @Test
    void removingATimerTwiceOrAfterItRanDoesNothing() {
        var timer = in(0, "timer");
        loop.addTimeout(toy.now, "remove", () -> loop.removeTimeout(timer));
        toy.stopAfter(1);
        toy.start();
        loop.removeTimeout(timer);
        assertThat(toy.notes).containsExactly("1 timer");
        assertThat(toy.sightings().of(Event.TimerRemoved.class)).isEmpty();
    }

    @Test
    void thePollLastsUntilTheNextTimer() {
        in(700, "near");
        loop.addTimeout(toy.now + 900, "stop", loop::stop);
        toy.start();
        assertThat(toy.notes).containsExactly("2 near");
        assertThat(toy.polls).containsExactly(700L, 200L);
    }

    /// The shell of a removed timer stays in the heap until it is due: that poll wakes up for nothing.
    @Test
    void aRemovedTimerStillEndsThePoll() {
        var removed = in(100, "removed");
        loop.addTimeout(toy.now + 500, "stop", loop::stop);
        loop.addCallback("remove", () -> loop.removeTimeout(removed));
        toy.start();
        assertThat(toy.notes).isEmpty();
        assertThat(toy.polls).containsExactly(100L, 400L);
    }

    @Test
    void thePollLastsAnHourAtMost() {
        loop.addTimeout(toy.now + Duration.ofHours(3).toNanos(), "stop", loop::stop);
        toy.start();
        assertThat(toy.polls).hasSize(3).containsOnly(Duration.ofHours(1).toNanos());
    }

    @Test
    void withNothingToDoThePollLastsForEver() {
        toy.whileIdle(() -> toy.stopAfter(1));
        toy.start();
        assertThat(toy.polls).containsExactly(-1L);
        var poll = toy.sightings().of(Event.PollBegin.class).getFirst();
        assertThat(poll.because()).isEqualTo(Event.Because.IDLE);
        assertThat(poll.timeoutNanos()).isEqualTo(-1);
    }

    @Test
    void theClockIsReadAnewForThePoll() {
        in(700, "timer");
        loop.addCallback("slow", () -> toy.now += 600);
        loop.addTimeout(toy.now + 700, "stop", loop::stop);
        toy.start();
        assertThat(toy.polls).containsExactly(100L);
    }

    // ---- stopping

    @Test
    void stopFromACallbackLetsTheTurnFinishButNotPoll() {
        loop.addCallback("stop", loop::stop);
        loop.addCallback("rest", toy.noting("rest"));
        loop.addCallback("adds", () -> loop.addCallback("later", toy.noting("later")));
        in(0, "timer");
        toy.start();
        assertThat(toy.notes).containsExactly("1 rest", "1 timer");
        assertThat(toy.polls).isEmpty();

        toy.stopAfter(1);
        toy.start();
        assertThat(toy.notes).as("what was left over waits for the next start").endsWith("2 later");
    }

    @Test
    void stopFromATimerLetsTheOtherTimersRun() {
        loop.addTimeout(toy.now, "stop", loop::stop);
        in(0, "timer");
        toy.start();
        assertThat(toy.notes).containsExactly("1 timer");
        assertThat(toy.polls).isEmpty();
    }

    @Test
    void stopBeforeStartMakesTheStartReturnAtOnceAndOnlyThatOne() {
        loop.addCallback("callback", toy.noting("callback"));
        loop.stop();
        toy.start();
        assertThat(toy.notes).isEmpty();
        assertThat(toy.sightings().of(Event.LoopStarted.class)).isEmpty();

        toy.stopAfter(1);
        toy.start();
        assertThat(toy.notes).containsExactly("1 callback");
    }

    @Test
    void startWhileRunningIsRefused() {
        loop.addCallback("again", () -> assertThatThrownBy(loop::start).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("already running"));
        loop.addCallback("note", toy.noting("still here"));
        toy.stopAfter(1);
        toy.start();
        assertThat(toy.notes).containsExactly("1 still here");
        assertThat(toy.sightings().of(Event.CallbackEnd.class)).allMatch(end -> end.error() == null);
    }

    @Test
    void afterCloseCallbacksAreDroppedInSilence() {
        loop.close();
        loop.addCallback("callback", toy.noting("callback"));
        assertThat(toy.sightings().of(Event.CallbackAdded.class)).isEmpty();
    }

    // ---- errors

    @Test
    void anErrorInACallbackOrATimerIsLoggedAndTheLoopGoesOn() {
        try (var logged = Logged.begin()) {
            loop.addCallback("bad callback", () -> { throw new IllegalStateException("one"); });
            loop.addCallback("worse callback", () -> { throw new AssertionError("two"); });
            loop.addCallback("good callback", toy.noting("callback"));
            loop.addTimeout(toy.now, "bad timer", () -> { throw new IllegalStateException("three"); });
            in(0, "timer");
            toy.stopAfter(1);
            toy.start();
            assertThat(toy.notes).containsExactly("1 callback", "1 timer");
            assertThat(logged.errors()).extracting(Throwable::getMessage).containsExactly("one", "two", "three");
            assertThat(logged.messages()).containsExactly("Exception in callback bad callback",
                    "Exception in callback worse callback", "Exception in timer bad timer");
        }
        assertThat(toy.sightings().of(Event.CallbackEnd.class)).extracting(Event.CallbackEnd::error)
                .startsWith("IllegalStateException: one", "AssertionError: two", null);
        assertThat(toy.sightings().of(Event.TimerEnd.class)).extracting(Event.TimerEnd::error)
                .containsExactly("IllegalStateException: three", null);
    }
}
