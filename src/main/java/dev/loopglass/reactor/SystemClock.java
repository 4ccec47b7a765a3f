package dev.loopglass.reactor;

/// The machine's monotonic clock: it does not jump when somebody sets the time, so a timer cannot fire
/// an hour early. (Tornado 4.3 defaults to wall time and can.)
final class SystemClock implements Clock {
    @Override
    public long nanos() {
        return System.nanoTime();
    }
}
