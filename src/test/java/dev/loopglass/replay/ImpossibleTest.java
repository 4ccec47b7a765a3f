package dev.loopglass.replay;

import static dev.loopglass.event.Event.Op.ERROR;
import static dev.loopglass.event.Event.Op.READ;
import static dev.loopglass.event.Event.Op.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopglass.event.Event;
import dev.loopglass.event.Event.Because;
import dev.loopglass.event.Event.Interest;
import dev.loopglass.event.Step;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What no loop can do is refused at the very step, and the reason says what was met, wanted and last.
class ImpossibleTest {

    /// A story whose last step is impossible.
    record Story(String reason, Consumer<TraceScript> steps) {
        @Override
        public String toString() {
            return reason;
        }
    }

    private static Story fresh(String reason, Consumer<TraceScript> steps) {
        return new Story(reason, steps);
    }

    /// Begins in the callback `cb1` of the first turn.
    private static Story inCallback(String reason, Consumer<TraceScript> steps) {
        return new Story(reason, it -> {
            it.callback("cb1", "addCallback", "run").start().turn(1, 0).run("cb1");
            steps.accept(it);
        });
    }

    /// Begins there as well, with `ch1` connecting and watched for WRITE.
    private static Story connecting(String reason, Consumer<TraceScript> steps) {
        return inCallback(reason, it -> {
            it.add(new Event.ChannelOpened(it.ref("ch1")))
                    .add(new Event.ChannelConnecting(it.ref("ch1"), "127.0.0.1:80")).watch("ch1", WRITE);
            steps.accept(it);
        });
    }

    static Stream<Story> turns() {
        return Stream.of(
                fresh("turn.begin lo1 while no loop runs", it -> it.turn(0, 0)),
                fresh("loop.stopped lo1 while no loop runs", TraceScript::stop),
                fresh("loop.started lo1 while lo1 runs already (last was loop.started lo1)",
                        it -> it.start().start()),
                fresh("turn.begin lo1 counts 2 callbacks, wanted 0", it -> it.start().turn(2, 0)),
                fresh("turn.begin lo1 counts 0 callbacks, wanted 1",
                        it -> it.callback("cb1", "addCallback", "run").start().turn(0, 0)),
                fresh("turn.begin lo1 counts 1 due timers, wanted 0",
                        it -> it.timer("tm1", TraceScript.SECOND, "later").start().turn(0, 1)),
                inCallback("turn.begin lo1 inside the task of cb1", it -> it.turn(0, 0)),
                inCallback("turn.begin lo1 in the phase callbacks, wanted after a poll",
                        it -> it.ran("cb1").turn(0, 0)),
                inCallback("turn.begin lo1 in the phase poll, wanted after a poll",
                        it -> it.ran("cb1").poll(-1, Because.IDLE).turn(0, 0)),
                connecting("turn.begin lo1 while ch1 is ready and has not been handled",
                        it -> it.ran("cb1").poll(-1, Because.IDLE).polled(it.ready("ch1", WRITE)).turn(0, 0)),
                fresh("turn.begin lo2 while lo1 runs",
                        it -> it.start().add(new Event.TurnBegin(it.ref("lo2"), 0, 0))),
                inCallback("loop.stopped lo1 inside the task of cb1", TraceScript::stop),
                inCallback("loop.stopped lo1 in the phase events, wanted before the poll",
                        it -> it.ran("cb1").poll(-1, Because.IDLE).polled().stop()),
                fresh("loop.stopped lo1 while cb1 has not run, which was ready when this turn began",
                        it -> it.callback("cb1", "addCallback", "run").start().turn(1, 0).stop()));
    }

    static Stream<Story> polls() {
        return Stream.of(
                fresh("poll.end lo1 while no poll is open (last was turn.begin lo1)",
                        it -> it.start().turn(0, 0).polled()),
                inCallback("poll.end lo1 while no poll is open (last was callback.end cb1)",
                        it -> it.ran("cb1").polled()),
                inCallback("poll.begin lo1 inside the task of cb1", it -> it.poll(-1, Because.IDLE)),
                fresh("poll.begin lo1 while cb1 has not run, which was ready when this turn began",
                        it -> it.callback("cb1", "addCallback", "run").start().turn(1, 0)
                        .poll(-1, Because.IDLE)),
                fresh("poll.begin lo1 while tm1 has not run, which was due when this turn began",
                        it -> it.timer("tm1", 0, "now").start().turn(0, 1).poll(-1, Because.IDLE)),
                fresh("poll.begin lo1 in the phase events, wanted once after the callbacks and timers of a turn",
                        it -> it.start().turn(0, 0).poll(-1, Because.IDLE).polled().poll(-1, Because.IDLE)),
                inCallback("poll.begin lo1 does not sleep because of callbacks, but none is ready",
                        it -> it.ran("cb1").poll(0, Because.CALLBACKS)),
                inCallback("poll.begin lo1 has timeoutNanos 5, wanted 0 because callbacks are ready",
                        it -> it.callback("cb2", "addCallback", "next").ran("cb1")
                        .poll(5, Because.CALLBACKS)),
                inCallback("poll.begin lo1 sleeps although cb2 is ready",
                        it -> it.callback("cb2", "addCallback", "next").ran("cb1").poll(-1, Because.IDLE)),
                inCallback("poll.begin lo1 sleeps as if idle, but tm1 is set",
                        it -> it.timer("tm1", TraceScript.SECOND, "later").ran("cb1").poll(-1, Because.IDLE)),
                inCallback("poll.begin lo1 sleeps until a timer, but none is set that fits",
                        it -> it.ran("cb1").poll(TraceScript.SECOND, Because.TIMER)),
                inCallback("poll.begin lo1 has timeoutNanos 9000000000, wanted about 999998000, until tm1",
                        it -> it.timer("tm1", TraceScript.SECOND, "later").ran("cb1")
                                .poll(9 * TraceScript.SECOND, Because.TIMER)),
                inCallback("poll.begin lo1 has timeoutNanos 100, wanted -1 because it is idle",
                        it -> it.ran("cb1").poll(100, Because.IDLE)),
                connecting("poll.begin lo1 watches [], wanted [ch1 [WRITE]]",
                        it -> it.ran("cb1")
                        .add(new Event.PollBegin(it.ref("lo1"), -1, Because.IDLE, List.of()))),
                connecting("poll.end lo1 found ch2 ready, which was not watched",
                        it -> it.ran("cb1").poll(-1, Because.IDLE).polled(it.ready("ch2", READ))),
                connecting("poll.end lo1 found ch1 ready for [READ], wanted of [WRITE]",
                        it -> it.ran("cb1").poll(-1, Because.IDLE).polled(it.ready("ch1", READ))),
                connecting("poll.end lo1 found ch1 ready twice", it -> it.ran("cb1").poll(-1, Because.IDLE)
                        .polled(it.ready("ch1", WRITE), it.ready("ch1", WRITE))));
    }

    static Stream<Story> tasks() {
        return Stream.of(
                inCallback("callback.begin cb2 inside the task of cb1: tasks do not nest",
                        it -> it.callback("cb2", "addCallback", "next").run("cb2")),
                inCallback("callback.begin cb2 was not ready when this turn began: it waits for the next one",
                        it -> it.callback("cb2", "addCallback", "next").ran("cb1").run("cb2")),
                inCallback("callback.begin cb1 is of cb1, which had its callback.begin at step 3",
                        it -> it.ran("cb1").run("cb1")),
                fresh("callback.begin cb2 before its time, wanted cb1 first",
                        it -> it.callback("cb1", "addCallback", "run").callback("cb2", "addCallback", "next")
                        .start()
                                .turn(2, 0).run("cb2")),
                fresh("callback.begin cb1 in the phase outside, wanted callbacks",
                        it -> it.callback("cb1", "addCallback", "run").start().run("cb1")),
                inCallback("callback.added cb1 makes cb1, which was there already at step 0",
                        it -> it.callback("cb1", "addCallback", "again")),
                inCallback("callback.end cb2 while callback.begin cb1 is open", it -> it.ran("cb2")),
                inCallback("timer.end cb1 while callback.begin cb1 is open",
                        it -> it.add(new Event.TimerEnd(it.ref("cb1"), null))),
                inCallback("callback.end cb1 while no task is open (last was callback.end cb1)",
                        it -> it.ran("cb1").ran("cb1")),
                inCallback("timer.begin tm1 in the phase callbacks, wanted timers",
                        it -> it.timer("tm1", 0, "now").ran("cb1").fire("tm1", 0)),
                fresh("timer.begin tm2 before its time, wanted tm1 first",
                        it -> it.timer("tm2", 5000, "b").timer("tm1", 0, "a").pass(9000).start().turn(0, 2)
                        .fire("tm2", 0)),
                fresh("timer.begin tm1 at t 5000, before its deadline 1000001000",
                        it -> it.timer("tm2", 0, "a").timer("tm1", TraceScript.SECOND - 1000, "b").start()
                                .turn(0, 1).fire("tm1", 0)),
                fresh("timer.begin tm1 has lateNanos 50000, wanted at most 3000",
                        it -> it.timer("tm1", 0, "a").start().turn(0, 1).fire("tm1", 50_000)),
                inCallback("timer.removed tm1 is of tm1, which no timer.added made", it -> it.untime("tm1")),
                inCallback("timer.removed tm1 is of tm1, which had its timer.removed at step 5",
                        it -> it.timer("tm1", 0, "a").untime("tm1").untime("tm1")),
                fresh("timer.removed tm1 is of tm1, which had its timer.begin at step 3",
                        it -> it.timer("tm1", 0, "a").start().turn(0, 1).fire("tm1", 0).untime("tm1")),
                connecting("handler.begin ch1 has ops [READ], wanted [WRITE] as the poll found",
                        it -> it.ran("cb1").poll(-1, Because.IDLE).polled(it.ready("ch1", WRITE))
                        .handle("ch1", READ)),
                connecting("handler.begin ch1 is of ch1, which the poll did not find ready",
                        it -> it.ran("cb1").poll(-1, Because.IDLE).polled().handle("ch1", WRITE)),
                connecting("handler.begin ch1 in the phase poll, wanted events",
                        it -> it.ran("cb1").poll(-1, Because.IDLE).handle("ch1", WRITE)),
                connecting("handler.begin ch1 is of ch1, which the poll did not find ready, or which was handled",
                        it -> it.ran("cb1").poll(-1, Because.IDLE).polled(it.ready("ch1", WRITE))
                                .handle("ch1", WRITE).handled("ch1").handle("ch1", WRITE)));
    }

    static Stream<Story> futures() {
        return Stream.of(
                inCallback("future.resolved fu1 speaks of fu1, which no future.created made",
                        it -> it.resolve("fu1", "1")),
                inCallback("future.created fu1 makes fu1, which was there already at step 4",
                        it -> it.future("fu1", "a").future("fu1", "a")),
                inCallback("future.failed fu1 settles fu1 again: it had its future.resolved at step 5",
                        it -> it.future("fu1", "a").resolve("fu1", "1").fail("fu1", "Error")),
                inCallback("callback.added cb2 is asked for by fu1, which is still pending",
                        it -> it.future("fu1", "a")
                        .add(new Event.CallbackAdded(it.ref("cb2"), "addFuture", null, it.ref("fu1")))),
                inCallback("callback.added cb2 has cause none, wanted 5, the future.resolved of fu1",
                        it -> it.future("fu1", "a").resolve("fu1", "1")
                                .add(new Event.CallbackAdded(it.ref("cb2"), "addFuture", null,
                                        it.ref("fu1")))),
                inCallback("callback.added cb2 has cause 2, wanted none: no future asked for it",
                        it -> it.add(new Event.CallbackAdded(it.ref("cb2"), "addCallback", null, null), 3, 2,
                                Step.NONE)),
                inCallback("callback.added cb2 has cause none, wanted 4, the future.created of fu1",
                        it -> it.future("fu1", "a").add(new Event.CallbackAdded(it.ref("cb2"), "thread", null,
                                it.ref("fu1")), Step.NONE, Step.NONE, Step.NONE)),
                inCallback("coroutine.suspended co1 waits for fu2 without listening to it",
                        it -> it.future("fu1", "a").coroutine("co1", "fu1", "main").future("fu2", "b")
                                .add(new Event.CoroutineSuspended(it.ref("co1"), it.ref("fu2")))),
                inCallback("coroutine.suspended co1 is of co1, which no coroutine.started made",
                        it -> it.future("fu1", "a").await("co1", "fu1")),
                inCallback("coroutine.suspended co1 while co2 inside it runs",
                        it -> it.future("fu1", "a").coroutine("co1", "fu1", "main").future("fu2", "b")
                                .coroutine("co2", "fu2", "inner").await("co1", "fu2")),
                inCallback("coroutine.resumed co1 while fu2, for which it waits, is still pending",
                        it -> it.future("fu1", "a").coroutine("co1", "fu1", "main").future("fu2", "b")
                        .await("co1", "fu2")
                                .add(new Event.CoroutineResumed(it.ref("co1"), it.ref("fu2")))),
                inCallback("coroutine.resumed co1 with fu3, wanted fu2, for which it waits",
                        it -> it.future("fu1", "a").coroutine("co1", "fu1", "main").future("fu2", "b")
                        .await("co1", "fu2")
                                .future("fu3", "c").resolve("fu3", "1").resume("co1", "fu3")),
                inCallback("coroutine.resumed co1 while it is running, wanted suspended",
                        it -> it.future("fu2", "b").resolve("fu2", "1").future("fu1", "a")
                        .coroutine("co1", "fu1", "main")
                                .resume("co1", "fu2")),
                inCallback("callback.end cb1 while co1 runs: it neither suspended nor returned",
                        it -> it.future("fu1", "a").coroutine("co1", "fu1", "main").ran("cb1")),
                inCallback("callback.end cb1 while fu1, the result of a coroutine that ended, is pending",
                        it -> it.future("fu1", "a").coroutine("co1", "fu1", "main").returns("co1", "1")
                        .ran("cb1")),
                inCallback("coroutine.returned co1 after fu1, its result, was settled at step 6",
                        it -> it.future("fu1", "a").coroutine("co1", "fu1", "main").resolve("fu1", "1")
                        .returns("co1", "1")),
                inCallback("context.captured cx1 keeps cx1, which is not entered",
                        it -> it.add(new Event.ContextCaptured(it.ref("cx1"), "a"))),
                inCallback("context.left cx1 leaves cx1, wanted none, as none is entered",
                        it -> it.add(new Event.ContextLeft(it.ref("cx1"), "a"))),
                inCallback("context.left cx1 leaves cx1, wanted cx2, the innermost",
                        it -> it.add(new Event.ContextEntered(it.ref("cx1"), "a"))
                        .add(new Event.ContextEntered(it.ref("cx2"), "b"))
                                .add(new Event.ContextLeft(it.ref("cx1"), "a"))),
                inCallback("callback.end cb1 while the context cx1 is entered",
                        it -> it.add(new Event.ContextEntered(it.ref("cx1"), "a")).ran("cb1")));
    }

    static Stream<Story> channels() {
        return Stream.of(
                inCallback("handler.updated ch1 is of ch1, which no channel.opened made",
                        it -> it.add(new Event.HandlerUpdated(it.ref("ch1"), Set.of(READ)))),
                connecting("handler.added ch1 while ch1 is closed", it -> it.unwatch("ch1")
                        .add(new Event.ChannelClosed(it.ref("ch1"), null)).watch("ch1", READ)),
                connecting("handler.added ch1 while ch1 is watched already, since step 6",
                        it -> it.add(new Event.HandlerAdded(it.ref("ch1"), Set.of(READ)))),
                connecting("handler.updated ch1 while ch1 is not watched", it -> it.unwatch("ch1")
                        .add(new Event.HandlerUpdated(it.ref("ch1"), Set.of(READ, ERROR)))),
                connecting("handler.removed ch1 while ch1 is not watched",
                        it -> it.unwatch("ch1").unwatch("ch1")),
                connecting("channel.read ch1 while ch1 is connecting, wanted opened or connected",
                        it -> it.add(new Event.ChannelRead(it.ref("ch1"), 5, null))),
                connecting("channel.connecting ch1 while ch1 is connecting, wanted opened",
                        it -> it.add(new Event.ChannelConnecting(it.ref("ch1"), null))),
                connecting("channel.closed ch1 while ch1 is still watched for [WRITE]",
                        it -> it.add(new Event.ChannelClosed(it.ref("ch1"), null))),
                connecting("channel.read ch1 while ch1 is closed",
                        it -> it.unwatch("ch1").add(new Event.ChannelClosed(it.ref("ch1"), null))
                                .add(new Event.ChannelRead(it.ref("ch1"), 5, null))),
                connecting("tls.started ch1 while ch1 is connecting, wanted opened or connected",
                        it -> it.add(new Event.TlsStarted(it.ref("ch1")))),
                inCallback("http.started ht1 is of ht1, which no http.queued made",
                        it -> it.add(new Event.HttpStarted(it.ref("ht1"), "GET", "/"))),
                inCallback("http.status ht1 while ht1 is started, wanted sent", it -> started(it)
                        .add(new Event.HttpStatus(it.ref("ht1"), 200))),
                inCallback("http.body ht1 while ht1 is sent, wanted headers or body", it -> started(it)
                        .add(new Event.HttpSent(it.ref("ht1"), 9)).add(new Event.HttpBody(it.ref("ht1"), 9))),
                inCallback("http.finished ht1 finishes ht1 without an error while it is sent, wanted at least headers",
                        it -> started(it).add(new Event.HttpSent(it.ref("ht1"), 9))
                                .add(new Event.HttpFinished(it.ref("ht1"), 200, 0, null))),
                inCallback("http.finished ht1 finishes with code 404, wanted 200 as it was answered",
                        it -> answered(it).add(new Event.HttpFinished(it.ref("ht1"), 404, 0, null))),
                inCallback("http.finished ht1 finishes with 9 bytes of body, but 0 came",
                        it -> answered(it).add(new Event.HttpFinished(it.ref("ht1"), 200, 9, null))),
                inCallback("http.finished ht1 finishes ht1 again", it -> started(it)
                        .add(new Event.HttpFinished(it.ref("ht1"), 599, 0, "Timeout"))
                        .add(new Event.HttpFinished(it.ref("ht1"), 599, 0, "Timeout"))));
    }

    private static TraceScript started(TraceScript it) {
        return it.add(new Event.HttpQueued(it.ref("ht1"), "GET", "/"))
                .add(new Event.HttpStarted(it.ref("ht1"), "GET", "/"));
    }

    private static TraceScript answered(TraceScript it) {
        return started(it).add(new Event.HttpSent(it.ref("ht1"), 9))
                .add(new Event.HttpStatus(it.ref("ht1"), 200))
                .add(new Event.HttpHeaders(it.ref("ht1"), 1));
    }

    @ParameterizedTest
    @MethodSource({"turns", "polls", "tasks", "futures", "channels"})
    void isRefusedAtTheLastStep(Story story) {
        var script = new TraceScript();
        story.steps.accept(script);
        var fault = Validator.check(script.trace(), "fetch.json").getFirst();
        assertThat(fault.problem()).startsWith(story.reason);
        assertThat(fault.file()).isEqualTo("fetch.json");
        assertThat(fault.line()).isEqualTo(script.last() + 10);
    }

    @Test
    void throwsFromAfter() throws ImpossibleStep {
        var trace = new TraceScript().start().polled().trace();
        var started = LoopState.before(trace).after(trace.step(0));
        assertThatThrownBy(() -> started.after(trace.step(1))).isInstanceOf(ImpossibleStep.class)
                .hasMessage("poll.end lo1 while no poll is open (last was loop.started lo1)")
                .extracting(it -> ((ImpossibleStep) it).step().seq()).isEqualTo(1);
    }

    /// One lost step makes one fault, not one for every step that follows.
    @Test
    void goesOnAfterAFault() {
        var steps = Fetch.get().steps();
        int created = steps.stream().filter(it -> it.event().equals(new Event.FutureCreated(it.event().on()))
                && it.event().on().name().equals("fu2")).findFirst().orElseThrow().seq();
        assertThat(Validator.check(TraceScript.trace(Edits.without(steps, created)), "f")).hasSize(1);
        int read = steps.stream().filter(it -> it.event() instanceof Event.ChannelConnected).findFirst()
                .orElseThrow().seq();
        var two = Edits.without(Edits.without(steps, read), created);
        assertThat(Validator.check(TraceScript.trace(two), "f")).extracting(it -> it.problem().split(" ")[0])
                .startsWith("future.listened").doesNotContain("callback.begin", "turn.begin");
    }

    @Test
    void tellsAHundredFaultsAtMost() {
        var script = new TraceScript().start();
        for (int i = 0; i < 300; i++) {
            script.polled(new Interest(script.ref("ch1"), Set.of(READ)));
        }
        assertThat(Validator.check(script.trace(), "f")).hasSize(101).last()
                .extracting(it -> it.problem()).isEqualTo("and more: only the first 100 faults are told");
    }

    @Test
    void missesTheEnd() {
        var steps = Fetch.get().steps();
        var cut = steps.subList(0, steps.size() - 1);
        assertThat(Validator.check(TraceScript.trace(cut), "f")).singleElement().satisfies(it ->
                assertThat(it.problem())
                        .isEqualTo("the trace finished while lo1 runs, wanted loop.stopped (last was callback.end cb8)"));
    }
}
