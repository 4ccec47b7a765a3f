package dev.loopglass.event;

/// One recorded event in its envelope.
///
/// @param seq counts the steps of a trace from 0
/// @param t nanoseconds since the recording began, never decreasing
/// @param turn the loop's iteration, 0 before the first
/// @param task *when*: the `seq` of the begin step inside which this happened, or [#NONE]
/// @param cause *why*: the `seq` of the step that made this one happen, or [#NONE]
/// @param occasion the `poll.end` that found the channel ready, for `handler.begin`; else [#NONE]
/// @param path the innermost call frame at that moment, an id of the trace's; 0 when not known
/// @param event what happened
public record Step(int seq, long t, int turn, int task, int cause, int occasion, int path, Event event) {
    /// No such step.
    public static final int NONE = -1;
}
