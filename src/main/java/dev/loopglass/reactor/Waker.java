package dev.loopglass.reactor;

import java.util.concurrent.atomic.AtomicBoolean;

/// Gets the loop out of its poll from another thread. Tornado writes a byte into a pipe that the loop
/// watches; a selector has this built in. Either way a wake-up is not lost when nobody sleeps: it ends
/// the next poll at once.
final class Waker {
    private final Poller poller;
    private final AtomicBoolean pending = new AtomicBoolean();

    Waker(Poller poller) {
        this.poller = poller;
    }

    void wake() {
        if (pending.compareAndSet(false, true)) {
            poller.wake();
        }
    }

    /// Whether somebody called [#wake] since the last time.
    boolean consume() {
        return pending.getAndSet(false);
    }
}
