package dev.loopglass.lint;

import dev.loopglass.event.Event;
import dev.loopglass.trace.Trace;
import java.util.Arrays;
import java.util.List;

/// Looks at a trace step by step, for one kind of trouble.
abstract class Lint {
    final Trace trace;
    private final List<Finding> findings;

    Lint(Trace trace, List<Finding> findings) {
        this.trace = trace;
        this.findings = findings;
    }

    abstract void see(int seq, Event event);

    /// After the last step of a whole trace whose program came to its own end. What is missing then will
    /// never come.
    void end() {}

    /// @param key the phrase that tells it, which begins with the name of the lint
    final void find(List<Integer> steps, String key, Object... values) {
        findings.add(new Finding(key.split("\\.")[0], List.copyOf(steps), key, Arrays.asList(values)));
    }

    static boolean begins(Event event) {
        return event instanceof Event.CallbackBegin || event instanceof Event.TimerBegin
                || event instanceof Event.HandlerBegin;
    }

    static boolean ends(Event event) {
        return event instanceof Event.CallbackEnd || event instanceof Event.TimerEnd
                || event instanceof Event.HandlerEnd;
    }
}
