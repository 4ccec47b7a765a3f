package dev.loopglass.reactor;

import dev.loopglass.event.Models;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Several futures, one by one, in the order in which they are done.
///
///     var each = new WaitIterator<>(futures);
///     while (!each.done()) {
///         use(await(each.next()));
///     }
public final class WaitIterator<T> {
    private final List<Future<T>> unfinished;
    private final List<Future<T>> all;
    private final Deque<Future<T>> finished = new ArrayDeque<>();
    private Future<T> running;
    private int currentIndex = -1;

    @Models("tornado.gen.WaitIterator.__init__")
    public WaitIterator(List<Future<T>> futures) {
        all = List.copyOf(futures);
        unfinished = new ArrayList<>(all);
        for (var future : all) {
            future.addDoneCallback("WaitIterator", this::onDone);
        }
    }

    /// Whether all of them have been handed out.
    @Models("tornado.gen.WaitIterator.done")
    public boolean done() {
        return finished.isEmpty() && unfinished.isEmpty();
    }

    /// Where the future stood in the list, whose result came last; -1 before the first.
    public int currentIndex() {
        return currentIndex;
    }

    /// @return done when the next of them is, with the same result or error
    /// @throws IllegalStateException if there is none left, or the last one asked for is not done yet
    @Models("tornado.gen.WaitIterator.next")
    public Future<T> next() {
        if (done() || running != null && !running.done()) {
            throw new IllegalStateException(done() ? "no future is left" : "the next one is awaited already");
        }
        running = new Future<>("WaitIterator.next");
        var future = running;
        if (!finished.isEmpty()) {
            handOut(finished.poll());
        }
        return future;
    }

    @Models("tornado.gen.WaitIterator._done_callback")
    private void onDone(Future<T> done) {
        if (running != null && !running.done()) {
            handOut(done);
        } else {
            finished.add(done);
            unfinished.remove(done);
        }
    }

    private void handOut(Future<T> done) {
        unfinished.remove(done);
        currentIndex = all.indexOf(done);
        done.chain(running);
    }
}
