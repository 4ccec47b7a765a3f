package dev.loopglass.lint;

import dev.loopglass.event.Event;
import dev.loopglass.explain.Durations;
import dev.loopglass.trace.Trace;
import java.util.List;

/// A timer that fired long after its deadline, and what ran when it should have.
final class Late extends Lint {
    private static final long TOO_LATE_NANOS = 50_000_000;

    Late(Trace trace, List<Finding> findings) {
        super(trace, findings);
    }

    @Override
    void see(int seq, Event event) {
        if (event instanceof Event.TimerBegin(var timer, long lateNanos) && lateNanos >= TOO_LATE_NANOS) {
            int culprit = runningAt(trace.t(seq) - lateNanos, seq);
            if (culprit < 0) {
                find(List.of(seq), "late", String.valueOf(timer), Durations.of(lateNanos));
            } else {
                find(List.of(seq, culprit), "late.running", String.valueOf(timer), Durations.of(lateNanos),
                        String.valueOf(trace.on(culprit)));
            }
        }
    }

    /// The begin of the task that ran at this time, or -1.
    private int runningAt(long t, int before) {
        for (int seq = before - 1; seq >= 0; seq--) {
            if (trace.t(seq) <= t) {
                if (begins(trace.event(seq))) {
                    return seq;
                }
                return ends(trace.event(seq)) ? -1 : Math.max(trace.task(seq), -1);
            }
        }
        return -1;
    }
}
