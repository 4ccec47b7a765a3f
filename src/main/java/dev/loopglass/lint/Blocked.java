package dev.loopglass.lint;

import dev.loopglass.event.Event;
import dev.loopglass.event.Ref;
import dev.loopglass.explain.Durations;
import dev.loopglass.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A callback, timer or handler that kept the loop to itself for so long that a person would notice. All
/// others that were ready, or came due, waited for it.
final class Blocked extends Lint {
    /// What people notice: as in asyncio's `slow_callback_duration`.
    static final long TOO_LONG_NANOS = 100_000_000;

    private final Map<Ref, Integer> ready = new LinkedHashMap<>();
    private final Map<Ref, Event.TimerAdded> timers = new LinkedHashMap<>();
    private int begin;

    Blocked(Trace trace, List<Finding> findings) {
        super(trace, findings);
    }

    @Override
    void see(int seq, Event event) {
        switch (event) {
            case Event.CallbackAdded added -> ready.put(added.on(), seq);
            case Event.TimerAdded added -> timers.put(added.on(), added);
            case Event.CallbackBegin started -> ready.remove(started.on());
            case Event.TimerBegin started -> timers.remove(started.on());
            case Event.TimerRemoved removed -> timers.remove(removed.on());
            default -> { }
        }
        if (begins(event)) {
            begin = seq;
        } else if (ends(event) && trace.t(seq) - trace.t(begin) >= TOO_LONG_NANOS) {
            tell(seq, event.on());
        }
    }

    private void tell(int end, Ref task) {
        long took = trace.t(end) - trace.t(begin);
        var waited = new ArrayList<String>();
        var steps = new ArrayList<>(List.of(begin, end));
        ready.forEach((callback, added) -> {
            // One that the task itself asked for has not waited longer than it had to.
            if (added < begin) {
                waited.add(callback + " " + Durations.of(took));
                steps.add(added);
            }
        });
        timers.forEach((timer, added) -> {
            if (added.deadlineNanos() < trace.t(end)) {
                waited.add(timer + " " + Durations.of(trace.t(end) - Math.max(added.deadlineNanos(), trace.t(begin))));
            }
        });
        if (waited.isEmpty()) {
            find(steps, "blocked", String.valueOf(task), Durations.of(took));
        } else {
            find(steps, "blocked.waited", String.valueOf(task), Durations.of(took), waited);
        }
    }
}
