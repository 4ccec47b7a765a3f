package dev.loopglass.lint;

import dev.loopglass.event.Event;
import dev.loopglass.trace.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// All that is looked for.
public final class Lints {
    private Lints() {}

    /// What is unhealthy about the recorded program, in the order in which it happened. What never came is only told
    /// of a trace that is whole: in any other it may have come later.
    public static List<Finding> of(Trace trace) {
        var findings = new ArrayList<Finding>();
        var lints = List.of(new Blocked(trace, findings), new Late(trace, findings), new Unsettled(trace, findings),
                new Unasked(trace, findings), new Open(trace, findings), new Busy(trace, findings));
        boolean stopped = false;
        for (int seq = 0; seq < trace.size(); seq++) {
            var event = trace.event(seq);
            for (var lint : lints) {
                lint.see(seq, event);
            }
            stopped = event instanceof Event.LoopStopped || stopped && !(event instanceof Event.LoopStarted);
        }
        boolean whole = stopped && trace.ending() != null && "finished".equals(trace.ending().reason());
        if (whole) {
            lints.forEach(Lint::end);
        }
        findings.sort(Comparator.comparing(finding -> finding.steps().getFirst()));
        return findings;
    }
}
