package dev.loopglass.trace;

/// What the head of a trace says of itself. Every text may be null.
///
/// @param title what was recorded, in a few words
/// @param recorded when, ISO 8601
/// @param program what ran
/// @param java the Java version that ran it
/// @param clock the unit of `t`; always `ns` in version 1
public record Meta(String title, String recorded, String program, String java, String clock) {}
