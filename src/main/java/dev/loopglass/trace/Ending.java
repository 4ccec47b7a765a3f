package dev.loopglass.trace;

/// The last line of a whole trace.
///
/// @param steps how many there are
/// @param dropped how many were not written
/// @param reason `finished`, or why the recording ended early
public record Ending(long steps, long dropped, String reason) {}
