package dev.loopglass.reactor;

import java.util.concurrent.locks.LockSupport;

/// Passed between two threads so that exactly one of them runs: the loop's, or the coroutine's.
///
/// Parking a thread and waking it again takes tens of microseconds, and most stretches of a coroutine
/// are shorter than that. So whoever waits first spins for a moment, and only then parks.
final class Baton {
    private static final int SPINS = Runtime.getRuntime().availableProcessors() > 1 ? 2_000 : 0;

    private volatile Thread holder;
    /// Whoever parked last. It may have woken since: then an unpark is merely superfluous.
    private volatile Thread parked;

    Baton(Thread holder) {
        this.holder = holder;
    }

    /// Gives the turn to `next`. What this thread wrote before, `next` sees.
    void pass(Thread next) {
        holder = next;
        if (parked == next) {
            LockSupport.unpark(next);
        }
    }

    /// Waits until this thread has the turn. An interrupt does not end it: control must stay with one
    /// side, so the interrupt is kept for whoever looks for it later.
    void await() {
        var self = Thread.currentThread();
        for (int i = 0; i < SPINS; i++) {
            if (holder == self) {
                return;
            }
            Thread.onSpinWait();
        }
        boolean interrupted = false;
        parked = self;
        while (holder != self) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            self.interrupt();
        }
    }
}
