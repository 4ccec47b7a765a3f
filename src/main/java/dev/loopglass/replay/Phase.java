package dev.loopglass.replay;

/// Where in its turn the loop is.
public enum Phase {
    /// Not in a turn: before the first one.
    OUTSIDE,
    /// Runs the callbacks that were ready when the turn began.
    CALLBACKS,
    /// Runs the timers that were due when the turn began.
    TIMERS,
    /// Asks the selector, perhaps sleeping.
    POLL,
    /// Runs the handlers of the channels that the poll found ready.
    EVENTS,
    /// Left its last turn; may be started again.
    STOPPED
}
