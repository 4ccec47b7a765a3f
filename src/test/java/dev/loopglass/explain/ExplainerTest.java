package dev.loopglass.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.event.Event;
import dev.loopglass.event.Event.Because;
import dev.loopglass.event.Event.Op;
import dev.loopglass.event.Kind;
import dev.loopglass.event.Ref;
import dev.loopglass.event.Step;
import dev.loopglass.replay.Bundled;
import dev.loopglass.replay.Fetch;
import dev.loopglass.replay.Replay;
import dev.loopglass.replay.TraceScript;
import dev.loopglass.replay.Wander;
import dev.loopglass.trace.Frame;
import dev.loopglass.trace.Trace;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExplainerTest {
    private static Explainer of(Trace trace) {
        return new Explainer(trace, new Replay(trace));
    }

    /// The sentence of the last step.
    private static String last(TraceScript script) {
        return of(script.trace()).sentence(script.last());
    }

    private static TraceScript inCallback() {
        return new TraceScript().callback("cb1", "addCallback", "run").start().turn(1, 0).run("cb1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "callback.begin cb1    | 1 | cb1 (run) runs, 3 µs after it was queued, before the loop began",
        "poll.begin lo1        | 1 | The loop will sleep at most 0.3 s, until tm2 (connector falls back), unless ch1 becomes writable first",
        "poll.end lo1          | 1 | The poll returned after 0.41 ms: ch1 is writable, so the TCP handshake is done",
        "handler.begin ch1     | 1 | The handler of ch1 runs: the poll found ch1 writable, 0.42 ms after WRITE was asked for",
        "future.resolved fu6   | 1 | fu6, pending for 0.43 ms, now holds IOStream ch1; its listener Connector.onConnectDone runs at once, inside this handler",
        "callback.added cb2    | 1 | cb2 is queued for turn 2: fu5 has its result, and co2 waits for it",
        "coroutine.suspended co2 | 1 | co2 suspends: fu5 (Connector) is still pending, so co1, which called it, goes on",
        "coroutine.suspended co1 | 1 | co1 suspends: fu2 (fetch) is still pending, so the loop gets its thread back",
        "timer.removed tm2     | 1 | tm2 (connector falls back) is removed, 0.3 s before its time",
        "turn.begin lo1        | 5 | Turn 5 begins: 2 callbacks are ready, cb5 (handleResponse) first",
        "poll.begin lo1        | 3 | The loop will sleep at most 20 s: tm1 (connect timeout) was removed but still heads the list; ch1 becomes readable first, perhaps",
        "poll.end lo1          | 3 | The poll returned after 2 ms: ch1 is readable, so bytes have arrived",
        "coroutine.resumed co1 | 1 | co1 (main) goes on after 2.48 ms: fu2, for which it waited, holds HttpResponse 200",
        "http.finished ht1     | 1 | ht1 is finished: 200 with 13 B of body, 2.49 ms after it was asked for",
        "loop.stopped lo1      | 1 | lo1 was told to stop, so it leaves turn 7 before polling, 2.52 ms after it started"})
    void saysWhatThisVeryStepIsAbout(String step, int nth, String sentence) {
        var trace = Fetch.get().trace();
        int seq = IntStream.range(0, trace.size())
                .filter(it -> (trace.kind(it) + " " + trace.on(it)).equals(step))
                .skip(nth - 1).findFirst().orElseThrow();
        assertThat(of(trace).sentence(seq)).isEqualTo(sentence);
    }

    @Test
    void saysWhyAPollWasCutShort() {
        var script = new TraceScript().start().turn(0, 0).poll(-1, Because.IDLE).pass(TraceScript.MILLI)
                .callback("cb1", "thread", "hello");
        assertThat(last(script))
                .isEqualTo("Another thread queues cb1 (hello) for turn 2 and wakes the loop if it sleeps");
        script.add(new Event.PollEnd(script.ref("lo1"), List.of(), true));
        assertThat(last(script))
                .isEqualTo("The poll was cut short after 1 ms by another thread, which has something for the loop");
    }

    @Test
    void saysWhatTheOtherThreadWorksFor() {
        var script = inCallback().future("fu1", "sum").ran("cb1").poll(-1, Because.IDLE);
        script.add(new Event.CallbackAdded(script.ref("cb2", "set the sum"), "thread", "set the sum",
                script.ref("fu1")), Step.NONE, 4, Step.NONE);
        assertThat(last(script)).isEqualTo(
                "The thread that works for fu1 queues cb2 (set the sum) for turn 2, and wakes the loop if it sleeps");
    }

    /// In asyncio a task starts in a turn of its own, may wait for nothing, and no future calls anybody itself.
    @Test
    void saysWhatATaskOfPythonDoes() {
        var script = new TraceScript().future("fu1", "main").callback("cb1", "call_soon", "co1 main").start().turn(1, 0).run("cb1")
                .coroutine("co1", "fu1", "main");
        assertThat(last(script)).isEqualTo(
                "co1 (main) takes its first step: it had to wait for its turn like every task; fu1 will hold its result");
        script.listen("fu1", "done");
        int listened = script.last();
        script.callback("cb2", "call_soon", "co1 main").add(new Event.CoroutineSuspended(script.ref("co1"), null));
        assertThat(last(script)).isEqualTo(
                "co1 lets others run; it waits for nothing, and goes on as soon as it is its turn again");
        script.ran("cb1").glance().turn(1, 0).run("cb2").add(new Event.CoroutineResumed(script.ref("co1"), null));
        assertThat(last(script)).isEqualTo("co1 (main) goes on after 6 µs: it had only let others run");
        assertThat(of(script.trace()).sentence(listened)).isEqualTo("fu1 will call done at once when it is done");
        script.returns("co1", "3").resolve("fu1", "3").callbackOf("fu1", "cb3", "done");
        assertThat(of(script.trace()).sentence(listened)).isEqualTo("When fu1 is done, done will run one turn later");
    }

    @Test
    void saysThatATimerIsLate() {
        var script = inCallback().timer("tm1", TraceScript.MILLI, "wake up").ran("cb1")
                .poll(TraceScript.MILLI, Because.TIMER)
                .pass(4 * TraceScript.MILLI).polled();
        assertThat(last(script))
                .isEqualTo("The poll returned after 4 ms with no channel ready: it is time for tm1 (wake up)");
        script.turn(0, 1).fire("tm1", 3 * TraceScript.MILLI);
        assertThat(last(script)).isEqualTo("tm1 (wake up) runs 3 ms late, 4.01 ms after it was set");
    }

    @Test
    void saysThatAConnectWasRefused() {
        var script = inCallback();
        var ch1 = script.ref("ch1", "127.0.0.1:9");
        script.add(new Event.ChannelOpened(ch1)).add(new Event.ChannelConnecting(ch1, "127.0.0.1:9"))
                .watch("ch1", Op.WRITE)
                .ran("cb1").poll(-1, Because.IDLE).polled(script.ready("ch1", Op.WRITE));
        int polled = script.last();
        script.handle("ch1", Op.WRITE)
                .add(new Event.ChannelFailed(ch1, "ConnectException: Connection refused"));
        assertThat(last(script))
                .isEqualTo("ch1 could not connect: ConnectException: Connection refused, 6 µs after it began");
        assertThat(of(script.trace()).sentence(polled))
                .endsWith("ch1 is writable, so its connect is over: it failed, as the handler will find");
    }

    @Test
    void saysThatAnErrorWasThrown() {
        var script = inCallback()
                .add(new Event.CallbackEnd(new Ref(Ref.Type.CALLBACK, "cb1", "run"),
                        "IllegalStateException: no"));
        assertThat(last(script))
                .isEqualTo("cb1 (run) threw IllegalStateException: no after 1 µs; the loop logs it and goes on");
        var failed = inCallback().future("fu1", "a").coroutine("co1", "fu1", "main").future("fu2", "b")
                .await("co1", "fu2")
                .fail("fu2", "IOException: gone").callbackOf("fu2", "cb2", "co1 main").ran("cb1").glance()
                .turn(1, 0).run("cb2")
                .resume("co1", "fu2");
        assertThat(last(failed))
                .isEqualTo("co1 (main) goes on after 8 µs: fu2 failed, so IOException: gone is thrown where it waited");
    }

    @Test
    void saysWhoDidIt() {
        var script = inCallback().timer("tm1", TraceScript.SECOND, "connect timeout");
        var trace = new Trace();
        var connect =
                new Frame.Method(1, "HttpConnection.connect",
                        "tornado.simple_httpclient._HTTPConnection.__init__", null);
        trace.add(new Frame(1, 0, new Frame.Method(2, "IOLoop.start", null, null), 100));
        trace.add(new Frame(2, 1, connect, 60));
        trace.add(new Frame(3, 2, new Frame.Method(3, "IOLoop.callAt", null, null), 300));
        for (var step : script.steps()) {
            trace.add(new Step(step.seq(), step.t(), step.turn(), step.task(), step.cause(), step.occasion(),
                    step.seq() == script.last() ? 3 : 1, step.event()), 0);
        }
        assertThat(of(trace).sentence(script.last()))
                .isEqualTo("HttpConnection.connect sets tm1 (connect timeout): it will run in 1 s, unless it is removed before");
    }

    static Stream<Trace> traces() {
        var made = Stream.concat(Stream.of(Fetch.get().trace()),
                Stream.of(1, 2, 3).map(seed -> Wander.of(seed, 1000).trace()));
        return Stream.concat(made, Bundled.recordings().map(Bundled.Recording::trace));
    }

    /// About this object, in full, and short enough to be read at a glance.
    @ParameterizedTest
    @MethodSource("traces")
    void saysSomethingSensibleOfEveryStep(Trace trace) {
        var explainer = of(trace);
        for (int seq = 0; seq < trace.size(); seq++) {
            var sentence = explainer.sentence(seq);
            assertThat(sentence).doesNotContain("{", "null", "  ").doesNotEndWith(".")
                    .hasSizeBetween(15, 150);
            assertThat(explainer.brief(seq)).hasSizeLessThan(60).doesNotContain("{", "null");
            if (trace.on(seq) != null && trace.on(seq).type() != Ref.Type.LOOP) {
                assertThat(sentence).containsPattern("\\b" + trace.on(seq) + "\\b");
                assertThat(explainer.brief(seq)).containsPattern("\\b" + trace.on(seq) + "\\b");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("traces")
    void isMostlyBrief(Trace trace) {
        var explainer = of(trace);
        var lengths = IntStream.range(0, trace.size()).map(seq -> explainer.sentence(seq).length());
        assertThat(lengths.filter(length -> length > 125).count()).isLessThan(trace.size() / 10);
    }

    /// A caption is the same wherever it stands; a sentence is not.
    @Test
    void saysDifferentThingsOfDifferentSteps() {
        var trace = Fetch.get().trace();
        var explainer = of(trace);
        var said = IntStream.range(0, trace.size()).mapToObj(explainer::sentence).distinct().count();
        assertThat(said).isGreaterThan(trace.size() - 6);
    }

    /// Every kind, with as little as a trace may tell, at a moment that makes no sense.
    @ParameterizedTest
    @EnumSource
    void neverFails(Language language) {
        for (var kind : Kind.all()) {
            var on = new Ref(Ref.Type.OTHER, "ob1", null);
            var event = kind.make(on, kind.fields().stream().map(ExplainerTest::least).toArray());
            var trace = new Trace();
            trace.add(new Step(0, 0, 0, Step.NONE, Step.NONE, Step.NONE, 0, event), 0);
            trace.add(new Step(1, 5, 0, 0, 0, 0, 0, event), 0);
            for (int seq = 0; seq < 2; seq++) {
                var explainer = of(trace).in(language);
                assertThat(explainer.sentence(seq)).as(kind.name()).isNotBlank().doesNotContain("{");
                assertThat(explainer.brief(seq)).as(kind.name()).isNotBlank().doesNotContain("{");
                assertThat(explainer.sheet(seq).sections()).hasSize(7);
            }
        }
        var unknown = new Trace();
        unknown.add(new Step(0, 0, 0, Step.NONE, Step.NONE, Step.NONE, 0,
                new Event.Unknown(null, "cat.purred", "{\"loud\":true}")), 0);
        assertThat(of(unknown).in(language).sentence(0)).startsWith("cat.purred {\"loud\":true}");
        assertThat(of(unknown).sentence(0))
                .isEqualTo("cat.purred {\"loud\":true}, a kind of step that this version does not know");
    }

    private static Object least(RecordComponent field) {
        var type = field.getType();
        if (type == int.class) {
            return 0;
        } else if (type == long.class) {
            return 0L;
        } else if (type == boolean.class) {
            return false;
        } else if (type == Because.class) {
            return Because.IDLE;
        }
        return type == Set.class ? Set.of() : type == List.class ? List.of() : null;
    }
}
