package dev.loopglass.reactor;

import java.util.concurrent.locks.LockSupport;

/// Passed between two threads so that exactly one of them runs: the loop's, or the coroutine's.
///
/// Parking a thread and waking it again takes some ten microseconds, and many stretches of a coroutine are
/// shorter than that. So whoever waits first spins, for no longer than parking would take.
final class Baton {
    private static final int SPINS = Runtime.getRuntime().availableProcessors() > 1 ? 200 : 0;

    private final int spins;
    private volatile Thread holder;

    Baton(Thread holder) {
        this(holder, SPINS);
    }

    /// @param spins how often to look before parking
    Baton(Thread holder, int spins) {
        this.holder = holder;
        this.spins = spins;
    }

    /// Gives the turn to `next`. What this thread wrote before, `next` sees.
    ///
    /// Danger: it is tempting to unpark only a thread that is known to be parked. But both of the two
    /// may be on their way to park at once, and each would be taken for the other. To unpark a thread
    /// that is awake is harmless: its next park ends at once, and it looks again.
    void pass(Thread next) {
        give(next);
        LockSupport.unpark(next);
    }

    /// Gives the turn to a thread that has not been started yet, and so waits for nothing.
    void give(Thread next) {
        holder = next;
    }

    /// Waits until this thread has the turn. An interrupt does not end it: control must stay with one
    /// side, so the interrupt is kept for whoever looks for it later.
    void await() {
        var self = Thread.currentThread();
        for (int i = 0; i < spins; i++) {
            if (holder == self) {
                return;
            }
            Thread.onSpinWait();
        }
        boolean interrupted = false;
        while (holder != self) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            self.interrupt();
        }
    }
}
