package dev.loopglass.reactor;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/// The loop's timers, a heap ordered by deadline.
final class Timeouts {
    private static final int TOO_MANY_CANCELLATIONS = 512;

    final PriorityQueue<Timeout> heap = new PriorityQueue<>();
    private long count;
    private int cancellations;

    Timeout add(long deadlineNanos, String label, Task task) {
        var timeout = new Timeout(deadlineNanos, count++, label, task);
        heap.add(timeout);
        return timeout;
    }

    /// Finding an entry inside a heap means searching all of it. So a removed timer only loses its
    /// task, and its empty shell stays until it reaches the head. The price: one poll may wake up for
    /// a shell and find nothing to do.
    void cancel(Timeout timeout) {
        timeout.take();
        cancellations++;
    }

    /// Takes out what is due at `now`, in order. All of it, before any of it runs: a timer that is
    /// added by one of these waits for the next turn, even if it is due already.
    List<Timeout> takeDue(long now) {
        var due = new ArrayList<Timeout>();
        for (var head = heap.peek(); head != null; head = heap.peek()) {
            if (!head.pending()) {
                heap.poll();
                cancellations--;
            } else if (head.deadlineNanos - now <= 0) {
                due.add(heap.poll());
            } else {
                break;
            }
        }
        compact();
        return due;
    }

    /// Shells that never reach the head would pile up: a client that cancels a 20 s timer per fetch
    /// leaves thousands. When they are more than half of the heap, sweep.
    private void compact() {
        if (!heap.isEmpty() && cancellations > TOO_MANY_CANCELLATIONS && cancellations > heap.size() / 2) {
            cancellations = 0;
            heap.removeIf(timeout -> !timeout.pending());
        }
    }

    /// The timer (or shell) that comes next, or null.
    Timeout head() {
        return heap.peek();
    }

    int size() {
        return heap.size();
    }

    int cancellations() {
        return cancellations;
    }
}
