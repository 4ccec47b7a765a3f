package dev.loopglass.replay;

import dev.loopglass.event.Event;
import dev.loopglass.event.Ref;
import dev.loopglass.event.Step;
import dev.loopglass.trace.Trace;
import java.util.Arrays;
import java.util.Set;

/// Looks up what happened before, in the trace: a state holds only what is still alive.
record History(Trace trace) {
    private static final Set<String> SETTLING = Set.of("future.resolved", "future.failed");
    private static final Set<String> ENDING = Set.of(
            "callback.begin", "timer.begin", "timer.removed", "future.resolved", "future.failed",
            "coroutine.returned", "coroutine.failed", "channel.closed", "http.finished");

    /// The first step about this object that came before `seq`, or [Step#NONE].
    int first(Ref ref, int seq) {
        var about = trace.about(ref);
        return about.length > 0 && about[0] < seq ? about[0] : Step.NONE;
    }

    /// The step before `seq` that settled this future, or [Step#NONE].
    int settled(Ref future, int seq) {
        return last(future, seq, SETTLING);
    }

    private int last(Ref ref, int seq, Set<String> kinds) {
        var about = trace.about(ref);
        int here = Arrays.binarySearch(about, seq);
        for (int i = (here >= 0 ? here : -here - 1) - 1; i >= 0; i--) {
            if (kinds.contains(trace.kind(about[i]))) {
                return about[i];
            }
        }
        return Step.NONE;
    }

    /// Why this object is not held at `seq`: it ended, or nothing made it.
    String fate(Ref ref, int seq, String maker) {
        var end = last(ref, seq, ENDING);
        return end == Step.NONE
                ? "%s, which no %s made".formatted(ref, maker)
                : "%s, which had its %s at step %d".formatted(ref, trace.kind(end), end);
    }

    /// Whether this step is the end of a task that threw.
    boolean failed(int seq) {
        return seq >= 0 && switch (trace.event(seq)) {
            case Event.CallbackEnd end -> end.error() != null;
            case Event.TimerEnd end -> end.error() != null;
            case Event.HandlerEnd end -> end.error() != null;
            default -> false;
        };
    }

    String kind(int seq) {
        return trace.kind(seq);
    }

    Ref on(int seq) {
        return trace.on(seq);
    }

    /// For example `callback.end cb3`.
    String spell(int seq) {
        var on = trace.on(seq);
        return trace.kind(seq) + (on == null ? "" : " " + on);
    }
}
