package dev.loopglass.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.event.Event;
import dev.loopglass.event.Event.Because;
import dev.loopglass.event.Step;
import dev.loopglass.trace.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Not every loop is ours: what others do and the format allows is sound. asyncio's does all of this.
class OtherLoopsTest {
    private static List<String> faults(TraceScript script) {
        return Validator.check(script.trace(), "it").stream().map(Fault::problem).toList();
    }

    @Test
    void aLoopMayPollBeforeItsFirstTurn() {
        var script = new TraceScript().callback("cb1", "call_soon", "run").start().glance().turn(1, 0).run("cb1").ran("cb1").stop();
        assertThat(faults(script)).isEmpty();
        assertThat(faults(script.callback("cb2", "call_soon", "again").start().glance().turn(1, 0).run("cb2").ran("cb2").stop()))
                .isEmpty();
    }

    @Test
    void aLoopMayLeaveTheRestOfItsTurnWhenATaskThrows() {
        assertThat(faults(ended("SystemExit: 1"))).isEmpty();
        assertThat(faults(ended(null))).singleElement().asString().contains("loop.stopped lo1 while cb2 has not run");
    }

    private static TraceScript ended(String error) {
        var script = new TraceScript().callback("cb1", "call_soon", "exit").callback("cb2", "call_soon", "rest").start()
                .turn(2, 0).run("cb1");
        script.add(new Event.CallbackEnd(script.ref("cb1"), error));
        return script.add(new Event.LoopStopped(script.ref("lo1"), "stop"), Step.NONE, Step.NONE, Step.NONE);
    }

    @Test
    void timersOfOneDeadlineMayRunInAnyOrder() {
        assertThat(faults(timers(0))).isEmpty();
        assertThat(faults(timers(1))).singleElement().asString().contains("timer.begin tm2 before its time, wanted tm1 first");
    }

    private static TraceScript timers(long later) {
        var script = new TraceScript();
        // Each call is a microsecond later, so the second one asks for a microsecond less.
        script.timer("tm1", TraceScript.MICRO, "one").timer("tm2", later, "two").pass(TraceScript.MILLI);
        return script.start().turn(0, 2).fire("tm2", 0).fired("tm2").fire("tm1", 0).fired("tm1").stop();
    }

    @Test
    void aPollMaySleepForHours() {
        long twoHours = 7_200 * TraceScript.SECOND;
        var script = new TraceScript().timer("tm1", twoHours, "later").start().turn(0, 0).poll(twoHours, Because.TIMER)
                .polled().turn(0, 0).stop();
        assertThat(faults(script)).isEmpty();
    }
}
