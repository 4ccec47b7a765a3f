package dev.loopglass.replay;

/// How far one move goes.
public enum Stride {
    /// To the neighbouring step.
    STEP,
    /// Past this task: from its begin, its end or inside it, to the first step beyond it. Outside of
    /// any task, to the neighbouring step.
    OVER,
    /// Out of what encloses this step: forwards to the end, backwards to the begin of its task; outside of
    /// any task, to the last or the first step of its turn.
    OUT,
    /// To the nearest first step of a turn in this direction.
    TURN
}
