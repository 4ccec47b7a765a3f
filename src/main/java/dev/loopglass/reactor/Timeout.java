package dev.loopglass.reactor;

import dev.loopglass.event.Ref;

/// A timer: its deadline, its turn among equal deadlines, and what to run. Kept by whoever may want to
/// remove it again.
public final class Timeout extends Named implements Comparable<Timeout> {
    final long deadlineNanos;
    private final long number;
    private final String label;
    private Task task;

    Timeout(long deadlineNanos, long number, String label, Task task) {
        this.deadlineNanos = deadlineNanos;
        this.number = number;
        this.label = label;
        this.task = task;
    }

    /// Takes the task out: a timer runs once, and a removed timer holds on to nothing.
    ///
    /// @return null if it has run or was removed
    Task take() {
        var taken = task;
        task = null;
        return taken;
    }

    boolean pending() {
        return task != null;
    }

    /// Deadlines are compared by difference, because a nanosecond clock may overflow.
    @Override
    public int compareTo(Timeout other) {
        long order = deadlineNanos - other.deadlineNanos;
        return order != 0 ? Long.signum(order) : Long.compare(number, other.number);
    }

    @Override
    protected Ref.Type type() {
        return Ref.Type.TIMER;
    }

    @Override
    protected String label() {
        return label;
    }

    @Override
    public String toString() {
        return "timer " + label;
    }
}
