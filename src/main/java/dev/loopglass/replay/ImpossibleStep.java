package dev.loopglass.replay;

import dev.loopglass.event.Step;

/// This step cannot happen in this state. The message says what was met and against what it stands.
public final class ImpossibleStep extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Step step;

    ImpossibleStep(Step step, String reason) {
        super(reason);
        this.step = step;
    }

    public Step step() {
        return step;
    }
}
