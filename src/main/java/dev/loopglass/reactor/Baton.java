package dev.loopglass.reactor;

import java.util.concurrent.locks.LockSupport;

/// Passed between two threads so that exactly one of them runs: the loop's, or the coroutine's.
///
/// Best, both are carried by the same thread: then a [Carrier] passes it on. If they are not, parking a
/// thread and waking it again takes some ten microseconds, and many stretches of a coroutine are shorter
/// than that. So whoever waits first spins, for no longer than parking would take.
final class Baton {
    private static final int SPINS = Runtime.getRuntime().availableProcessors() > 1 ? 200 : 0;

    private final int spins;
    private final Carrier carrier;
    private final Carrier.Seat seat;
    private volatile Thread holder;

    /// @param carrier null if the other one is carried elsewhere
    /// @param seat where the carrier carries it; null without one
    Baton(Thread holder, Carrier carrier, Carrier.Seat seat) {
        this(holder, carrier == null ? SPINS : 0, carrier, seat);
    }

    /// @param spins how often to look before parking
    Baton(Thread holder, int spins, Carrier carrier, Carrier.Seat seat) {
        this.holder = holder;
        this.spins = spins;
        this.carrier = carrier;
        this.seat = seat;
    }

    /// Gives the turn to `next`. What this thread wrote before, `next` sees.
    ///
    /// Danger: it is tempting to unpark only a thread that is known to be parked. But both of the two
    /// may be on their way to park at once, and each would be taken for the other. To unpark a thread
    /// that is awake is harmless: its next park ends at once, and it looks again.
    void pass(Thread next) {
        give(next);
        if (seat == null || !seat.isCarriedBy(next)) {
            LockSupport.unpark(next);
        }
    }

    /// Gives the turn to a thread that has not been started yet, and so waits for nothing.
    void give(Thread next) {
        holder = next;
    }

    /// Waits until this thread has the turn. An interrupt does not end it: control must stay with one
    /// side, so the interrupt is kept for whoever looks for it later (if the JDK does not lose it: it
    /// clears the flag of a thread that carries).
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
            if (carrier == null || !carrier.runNext()) {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
        }
        if (interrupted) {
            self.interrupt();
        }
    }
}
