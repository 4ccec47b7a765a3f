package dev.loopglass.reactor;

/// What the loop takes the time from. Only differences mean anything.
@FunctionalInterface
public interface Clock {
    /// Nanoseconds since some fixed moment, never decreasing.
    long nanos();
}
