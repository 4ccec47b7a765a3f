package dev.loopglass.explain;

import dev.loopglass.trace.Trace;

/// The walk through a trace as text, one line a step, in columns.
public final class Walk {
    private final Trace trace;
    private final Explainer explainer;

    public Walk(Trace trace, Explainer explainer) {
        this.trace = trace;
        this.explainer = explainer;
    }

    /// The titles of the columns.
    public String head() {
        return "%6s %11s %4s %-20s %-5s %s".formatted("step", "time", "turn", "kind", "about",
                "what happens");
    }

    /// For example `    13   0.184 ms    1 future.resolved      fu4   fu4 now holds …`.
    public String line(int seq) {
        var on = trace.on(seq) == null ? "" : trace.on(seq).name();
        return "%6d %11s %4d %-20s %-5s %s".formatted(seq, Durations.stamp(trace.t(seq)), trace.turn(seq),
                trace.kind(seq), on, explainer.sentence(seq)).stripTrailing();
    }
}
