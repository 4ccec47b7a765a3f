package dev.loopglass.explain;

import dev.loopglass.replay.Replay;
import dev.loopglass.trace.Trace;

/// Says in one sentence what a step is about: this very step, with its names, numbers and consequences.
public final class Explainer {
    private final Trace trace;
    private final Replay replay;

    public Explainer(Trace trace, Replay replay) {
        this.trace = trace;
        this.replay = replay;
    }

    /// One plain sentence. Objects are spelt as everywhere, such as `fu4`.
    public String sentence(int seq) {
        return brief(seq) + ", in turn " + replay.at(seq).turn();
    }

    /// Two to five words, for a link in a chain of causes.
    public String brief(int seq) {
        return trace.kind(seq) + (trace.on(seq) == null ? "" : " " + trace.on(seq));
    }
}
