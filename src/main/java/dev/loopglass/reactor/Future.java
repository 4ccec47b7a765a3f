package dev.loopglass.reactor;

import dev.loopglass.event.Models;
import dev.loopglass.event.Plumbing;
import dev.loopglass.event.Ref;
import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.List;

/// A value that will be there later: pending, then done for good, with a result or with an error.
///
/// A future schedules nothing. Whoever sets the result runs all listeners, here and now, on its own
/// stack; only [IOLoop#addFuture] puts a turn of the loop in between. Not for several threads: all of
/// it happens in the flow of one loop.
public final class Future<T> extends Named {
    private static final Cleaner CLEANER =
            Cleaner.create(Thread.ofPlatform().daemon().name("unasked errors").factory());

    private final String label;
    private List<DoneCallback<T>> callbacks = new ArrayList<>(0);
    private T result;
    private Failure failure;
    private Object settledBy;
    private boolean costsATurn;
    private boolean heard;

    /// A pending future.
    ///
    /// @param label what it will hold, in a few words: seen in recordings and errors
    public Future(String label) {
        this.label = label;
        Probe.futureCreated(this);
    }

    /// A future that is done already.
    public static <T> Future<T> of(String label, T result) {
        var future = new Future<T>(label);
        future.setResult(result);
        return future;
    }

    /// A future that has failed already.
    public static <T> Future<T> failed(String label, Throwable error) {
        var future = new Future<T>(label);
        future.setException(error);
        return future;
    }

    /// A future that is done, and still costs a coroutine that waits for it one turn of the loop: for
    /// long computations that want to let others run.
    public static Future<Void> moment() {
        var moment = Future.<Void>of("moment", null);
        moment.costsATurn = true;
        return moment;
    }

    boolean costsATurn() {
        return costsATurn;
    }

    @Models("tornado.concurrent.Future.done")
    public boolean done() {
        return callbacks == null;
    }

    /// The value. Once somebody has seen the error, it counts as dealt with.
    ///
    /// @throws Exception what it failed with, the very same object
    /// @throws IllegalStateException while it is pending
    @Models("tornado.concurrent.Future.result")
    public T result() throws Exception {
        StackContext.rethrow(exception());
        return result;
    }

    /// What it failed with, or null.
    ///
    /// @throws IllegalStateException while it is pending
    @Models("tornado.concurrent.Future.exception")
    public Throwable exception() {
        if (!done()) {
            throw new IllegalStateException(this + " is still pending");
        }
        if (failure == null) {
            return null;
        }
        if (!failure.asked && !heard) {
            // Nobody waited for it: only this tells a recording that the error was not lost.
            Probe.futureListened(this, Strand.current().whose());
        }
        failure.asked = true;
        return failure.error;
    }

    /// Calls `callback` when this is done: at once, on this stack, if it is done already.
    ///
    /// @param whose what it is for: a text, or something that a recording names
    @Models("tornado.concurrent.Future.add_done_callback")
    public void addDoneCallback(Object whose, DoneCallback<T> callback) {
        heard = true;
        Probe.futureListened(this, whose);
        if (done()) {
            call(callback);
        } else {
            callbacks.add(callback);
        }
    }

    /// @throws IllegalStateException if it is done already
    @Models("tornado.concurrent.Future.set_result")
    public void setResult(T value) {
        refuseSecond("result");
        result = value;
        Probe.futureResolved(this, value);
        setDone();
    }

    /// @throws IllegalStateException if it is done already
    @Models("tornado.concurrent.Future.set_exception")
    public void setException(Throwable error) {
        refuseSecond("error");
        failure = new Failure(label, error);
        CLEANER.register(this, failure);
        Probe.futureFailed(this, error);
        setDone();
    }

    /// Hands on to `other` what becomes of this, as soon as it is known, unless `other` is done by then.
    @Models("tornado.concurrent.chain_future")
    void chain(Future<T> other) {
        addDoneCallback(other, done -> {
            if (other.done()) {
                return;
            }
            if (done.exception() != null) {
                other.setException(done.exception());
            } else {
                other.setResult(done.result());
            }
        });
    }

    /// Two answers to one question mean that two pieces of code both believe to own this future. The
    /// second one is told, with the place of the first. (In Tornado 4.3 the second value silently
    /// replaces the first, and then a TypeError about a missing list appears.)
    private void refuseSecond(String what) {
        if (done()) {
            throw new IllegalStateException("cannot set the %s of %s: it is done already, settled by %s"
                    .formatted(what, this, settledBy == null ? "code outside the loop" : settledBy));
        }
        settledBy = Strand.current().running;
    }

    /// In order, on this stack. A listener that fails must not keep the others from hearing of it. The
    /// list is dropped first: a listener added by a listener runs right there, not at the end.
    @Models("tornado.concurrent.Future._set_done")
    private void setDone() {
        var listeners = callbacks;
        callbacks = null;
        for (var listener : listeners) {
            call(listener);
        }
    }

    @Plumbing
    private void call(DoneCallback<T> callback) {
        try {
            callback.done(this);
        } catch (Exception e) {
            Log.error("Exception in a callback of " + this, e);
        }
    }

    /// An error that nobody ever asked for would vanish without a trace. This outlives its future, and
    /// reports the error when the future is collected.
    private static final class Failure implements Runnable {
        private final String label;
        private final Throwable error;
        private volatile boolean asked;

        Failure(String label, Throwable error) {
            this.label = label;
            this.error = error;
        }

        @Override
        public void run() {
            if (!asked) {
                Log.error("Nobody asked for the error of future '" + label + "'", error);
            }
        }
    }

    @Override
    protected Ref.Type type() {
        return Ref.Type.FUTURE;
    }

    @Override
    protected String label() {
        return label;
    }

    @Override
    public String toString() {
        return "future '" + label + "'";
    }
}
