package dev.loopglass.replay;

import static dev.loopglass.replay.Stride.OUT;
import static dev.loopglass.replay.Stride.OVER;
import static dev.loopglass.replay.Stride.STEP;
import static dev.loopglass.replay.Stride.TURN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopglass.event.Event;
import dev.loopglass.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private final Trace trace = Fetch.get().trace();
    private final Replay replay = new Replay(trace);

    /// The first step spelt like this, for example `future.resolved fu6`.
    private int find(String spelt) {
        return IntStream.range(0, trace.size())
                .filter(seq -> (trace.kind(seq) + " " + trace.on(seq)).equals(spelt)).findFirst()
                .orElseThrow();
    }

    @Test
    void stepsBothWaysAndStopsAtTheEnds() {
        assertThat(replay.next(-1, STEP)).isZero();
        assertThat(replay.next(5, STEP)).isEqualTo(6);
        assertThat(replay.previous(5, STEP)).isEqualTo(4);
        for (var stride : Stride.values()) {
            assertThat(replay.next(replay.last(), stride)).isEqualTo(replay.last());
            assertThat(replay.next(-1, stride)).isZero();
            assertThat(replay.previous(0, stride)).isZero();
            assertThat(replay.previous(-1, stride)).isZero();
        }
    }

    @Test
    void everyMoveGoesSomewhereUntilTheEnd() {
        for (var stride : Stride.values()) {
            for (int seq = 0; seq < trace.size() - 1; seq++) {
                assertThat(replay.next(seq, stride)).isBetween(seq + 1, replay.last());
                assertThat(replay.previous(seq + 1, stride)).isBetween(0, seq);
            }
        }
    }

    @Test
    void goesOverATask() {
        int begin = find("callback.begin cb1");
        int end = find("callback.end cb1");
        for (int seq = begin; seq <= end; seq++) {
            assertThat(replay.next(seq, OVER)).isEqualTo(end + 1);
            assertThat(replay.previous(seq, OVER)).isEqualTo(begin - 1);
        }
        assertThat(replay.next(end + 1, OVER)).isEqualTo(end + 2);
        assertThat(replay.previous(begin - 1, OVER)).isEqualTo(begin - 2);
    }

    @Test
    void goesOutOfATaskThenOfItsTurn() {
        int inside = find("future.resolved fu6");
        int begin = find("handler.begin ch1");
        int end = find("handler.end ch1");
        int turn = find("turn.begin lo1");
        assertThat(replay.next(inside, OUT)).isEqualTo(end);
        assertThat(replay.previous(inside, OUT)).isEqualTo(begin);
        assertThat(replay.previous(end, OUT)).isEqualTo(begin);
        assertThat(replay.previous(begin, OUT)).isEqualTo(turn);
        assertThat(replay.next(begin - 2, OUT)).isEqualTo(end);
        assertThat(trace.kind(replay.next(end, OUT))).isEqualTo("turn.begin");
    }

    @Test
    void goesToTheNextAndThePreviousTurn() {
        int turn2 = replay.next(find("callback.begin cb1"), TURN);
        assertThat(trace.kind(turn2)).isEqualTo("turn.begin");
        assertThat(trace.turn(turn2)).isEqualTo(2);
        assertThat(replay.previous(turn2 + 3, TURN)).isEqualTo(turn2);
        assertThat(trace.turn(replay.previous(turn2, TURN))).isEqualTo(1);
        assertThat(replay.previous(2, TURN)).isZero();
        assertThat(replay.next(find("callback.end cb8"), TURN)).isEqualTo(replay.last());
    }

    @Test
    void followsAnObject() {
        var future = trace.object("fu6");
        int created = find("future.created fu6");
        int listened = find("future.listened fu6");
        int resolved = find("future.resolved fu6");
        assertThat(replay.nextAbout(0, future)).isEqualTo(created);
        assertThat(replay.nextAbout(created, future)).isEqualTo(listened);
        assertThat(replay.nextAbout(resolved, future)).isEqualTo(resolved);
        assertThat(replay.previousAbout(replay.last(), future)).isEqualTo(resolved);
        assertThat(replay.previousAbout(created, future)).isEqualTo(created);
    }

    @Test
    void leadsFromTheConnectBackToTheStart() {
        var why = replay.why(find("channel.connected ch1")).stream()
                .map(seq -> trace.kind(seq) + " " + trace.on(seq)).toList();
        assertThat(why)
                .containsExactly("handler.begin ch1", "poll.end lo1", "handler.added ch1",
                        "callback.begin cb1",
                "callback.added cb1");
    }

    @Test
    void leadsFromEveryStepOfATaskBackToTheStart() {
        for (int seq = 0; seq < trace.size(); seq++) {
            var why = replay.why(seq);
            assertThat(why).doesNotContain(seq);
            if (trace.task(seq) >= 0 || trace.cause(seq) >= 0) {
                assertThat(why.getLast()).isZero();
            }
        }
    }

    /// Where but one task can have told the loop to stop, that is why; where several can, nobody knows.
    @Test
    void leadsFromTheStopBackToTheStart() {
        var stops = new ArrayList<String>();
        Bundled.recordings().forEach(it -> {
            var recorded = new Replay(it.trace());
            for (int seq = 0; seq <= recorded.last(); seq++) {
                if (it.trace().kind(seq).equals("loop.stopped") && !recorded.why(seq).isEmpty()) {
                    var why = recorded.why(seq);
                    stops.add(it.trace().kind(why.getFirst()));
                    assertThat(it.trace().turn(why.getLast())).as("%s, step %d", it, seq).isZero();
                    assertThat(recorded.depth(seq)).isEqualTo(why.size());
                    assertThat(Set.of("poll.begin", "loop.started")).as("%s, step %d", it, seq)
                            .doesNotContainAnyElementsOf(IntStream.range(why.getFirst(), seq).mapToObj(it.trace()::kind).toList());
                }
            }
        });
        assertThat(stops).hasSizeGreaterThan(10).allMatch(it -> it.endsWith(".begin"));
        assertThat(replayOf(1).why(replayOf(1).last())).hasSize(2);
        assertThat(replayOf(2).why(replayOf(2).last())).as("either may have told it").isEmpty();
    }

    private static Replay replayOf(int callbacks) {
        var script = new TraceScript();
        for (int i = 1; i <= callbacks; i++) {
            script.callback("cb" + i, "addCallback", "work");
        }
        script.start().turn(callbacks, 0);
        for (int i = 1; i <= callbacks; i++) {
            script.run("cb" + i).ran("cb" + i);
        }
        return new Replay(script.stop().trace());
    }

    /// The first callback is asked for before there is a loop; so is nothing else.
    @Test
    void leadsFromEveryStepInsideATaskBackToWhereTheProgramBegan() {
        Bundled.recordings().forEach(it -> {
            var recorded = new Replay(it.trace());
            for (int seq = 0; seq <= recorded.last(); seq++) {
                if (it.trace().task(seq) >= 0 || it.trace().cause(seq) >= 0) {
                    assertThat(it.trace().turn(recorded.why(seq).getLast())).as("%s, step %d", it, seq).isZero();
                }
            }
        });
    }

    /// However many turns lie between them: who handles the connect was asked to by the fetch.
    @Test
    void leadsFromEveryHandleConnectBackToTheFetch() {
        var connects = new ArrayList<Integer>();
        Bundled.recordings().forEach(it -> {
            var recorded = new Replay(it.trace());
            for (int seq = 0; seq <= recorded.last(); seq++) {
                if (methods(it.trace(), seq).contains("IOStream.handleConnect")) {
                    connects.add(seq);
                    assertThat(recorded.why(seq)).as("%s, step %d", it, seq)
                            .anyMatch(why -> methods(it.trace(), why).contains("AsyncHttpClient.fetch"));
                }
            }
        });
        assertThat(connects).isNotEmpty();
    }

    private static List<String> methods(Trace trace, int seq) {
        return trace.frame(seq) == null ? List.of()
                : trace.callPath(trace.frame(seq)).stream().map(frame -> frame.method().name()).toList();
    }

    @Test
    void tellsWhatAStepLedTo() {
        assertThat(replay.effects(find("future.resolved fu5")))
                .containsExactly(find("callback.added cb2"), find("coroutine.resumed co2"));
        assertThat(replay.effects(find("handler.added ch1"))).containsExactly(find("handler.begin ch1"));
        assertThat(replay.effects(find("poll.end lo1"))).containsExactly(find("handler.begin ch1"));
        assertThat(replay.effects(find("future.created fu1"))).isEmpty();
    }

    @Test
    void tellsWhatWasHeldInTheConnectHandler() {
        var state = replay.at(find("future.resolved fu6"));
        assertThat(state.turn()).isEqualTo(1);
        assertThat(state.phase()).isEqualTo(Phase.EVENTS);
        assertThat(state.running()).isEqualTo(trace.object("ch1"));
        assertThat(state.task()).isEqualTo(find("handler.begin ch1"));
        assertThat(state.ready()).isEmpty();
        assertThat(state.timers()).extracting(it -> it.ref().name()).containsExactly("tm2", "tm1");
        assertThat(state.futures()).extracting(it -> it.ref().name() + " " + it.status()).containsExactly(
                "fu1 PENDING", "fu2 PENDING", "fu3 PENDING", "fu4 RESOLVED", "fu5 PENDING", "fu6 RESOLVED");
        assertThat(state.coroutines()).extracting(it -> it.ref() + " " + it.future())
                .containsExactly("co1 fu2", "co2 fu5");
        assertThat(state.channels()).extracting(Held.Channel::status)
                .containsExactly(Held.Channel.Status.CONNECTED);
        assertThat(state.requests()).extracting(Held.Request::status)
                .containsExactly(Held.Request.Status.STARTED);
        assertThat(state.changed()).containsExactly(trace.object("fu6"));
    }

    /// What ended stays until the next turn begins, so that one sees it end.
    @Test
    void forgetsWhatEndedWhenTheNextTurnBegins() {
        int closed = find("channel.closed ch1");
        assertThat(replay.at(closed).channels()).singleElement()
                .satisfies(it -> assertThat(it.status()).isEqualTo(Held.Channel.Status.CLOSED));
        int turn5 = replay.next(closed, TURN);
        assertThat(replay.at(turn5 - 1).channels()).hasSize(1);
        assertThat(replay.at(turn5).channels()).isEmpty();
        assertThat(replay.at(turn5).coroutines()).extracting(it -> it.ref().name()).containsExactly("co1");
        assertThat(replay.at(replay.last()).phase()).isEqualTo(Phase.STOPPED);
    }

    @Test
    void sleepsOnACancelledTimer() {
        int poll = IntStream.range(0, trace.size())
                .filter(seq -> trace.event(seq) instanceof Event.PollBegin it
                && it.timeoutNanos() == 20 * TraceScript.SECOND).findFirst().orElseThrow();
        assertThat(replay.at(poll).alarm().mood()).isEqualTo(Held.Timer.Mood.CANCELLED);
        assertThat(replay.at(poll).timers()).extracting(it -> it.ref().name()).containsExactly("tm3");
        assertThat(replay.at(poll).poll()).isEqualTo(poll);
    }

    @Test
    void followsATraceThatGrows() {
        var steps = Fetch.get().steps();
        var growing = new Trace();
        var live = new Replay(growing);
        assertThat(live.last()).isEqualTo(-1);
        assertThat(live.next(-1, STEP)).isEqualTo(-1);
        for (var step : steps) {
            growing.add(step, 0);
            live.refresh();
            assertThat(live.at(live.last())).isEqualTo(replay.at(step.seq()));
            assertThat(live.next(live.last() - 1, STEP)).isEqualTo(step.seq());
        }
        assertThat(live.effects(find("future.resolved fu5")))
                .isEqualTo(replay.effects(find("future.resolved fu5")));
    }

    @Test
    void walksAFaultyTraceToo() {
        var script = new TraceScript().start().polled().ran("cb7").resolve("fu1", "1");
        var faulty = new Replay(script.trace());
        assertThat(faulty.at(faulty.last()).futures()).extracting(it -> it.ref().name())
                .containsExactly("fu1");
        assertThat(faulty.next(0, TURN)).isEqualTo(faulty.last());
    }

    @Test
    void refusesStepsThatAreNotThere() {
        assertThatThrownBy(() -> replay.at(trace.size())).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> replay.at(-2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void listsStayInTheOrderOfCreation() {
        var wander = new Replay(Wander.of(11, 3000).trace());
        for (int seq = 0; seq <= wander.last(); seq++) {
            var state = wander.at(seq);
            assertThat(state.futures()).extracting(Held::born).isSorted();
            assertThat(state.channels()).extracting(Held::born).isSorted();
            assertThat(state.timers()).extracting(Held.Timer::deadlineNanos).isSorted();
            assertThat(List.of(state.left())).allMatch(left -> left <= state.ready().size());
        }
    }
}
