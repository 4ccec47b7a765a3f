package dev.loopglass.reactor;

import dev.loopglass.event.Models;
import dev.loopglass.event.Plumbing;
import dev.loopglass.event.Ref;

/// One running coroutine. Its body is a [Continuation]: it stops in its middle wherever it has to wait,
/// and goes on from there, one turn after what it waited for is there.
final class Runner<T> extends Named {
    private final String name;
    private final Coroutine.Body<T> body;
    private final Future<T> result;
    private final IOLoop loop = IOLoop.current();
    private final Continuation continuation;
    private StackContext.State contexts;
    private Future<?> future;
    private boolean finished;
    private T value;
    private Throwable error;

    Runner(String name, Coroutine.Body<T> body, Future<T> result) {
        this.name = name;
        this.body = body;
        this.result = result;
        this.continuation = Continuation.of(name, this::carry);
    }

    /// The coroutine whose body is running.
    static Runner<?> current() {
        var runner = Strand.current().coroutine;
        if (runner == null) {
            throw new IllegalStateException("await outside a coroutine: use Coroutine.start");
        }
        return runner;
    }

    /// The first stretch runs at once, on the caller's time: a coroutine that never has to wait is done
    /// when it returns to its caller, and has cost no turn.
    void start() {
        Probe.coroutineStarted(this, result);
        handOver();
    }

    /// The next stretch, when the future it waits for is done.
    @Models("tornado.gen.Runner.run")
    private void run(Future<?> done) {
        if (done != future) {
            // It could not be left there, and has not waited.
            return;
        }
        Probe.coroutineResumed(this, done);
        handOver();
    }

    @Plumbing
    private void handOver() {
        var strand = Strand.current();
        contexts = strand.contexts;
        var outer = strand.coroutine;
        strand.coroutine = this;
        continuation.run();
        strand.coroutine = outer;
        if (finished) {
            settle();
        }
    }

    /// The result is set here, after the body has been left: the listeners run on the
    /// stack of whoever resumed the coroutine, as they would for any other future.
    private void settle() {
        if (error == null) {
            Probe.coroutineReturned(this, value);
            result.setResult(value);
        } else {
            Probe.coroutineFailed(this, error);
            result.setException(error);
        }
    }

    // ---- below: in the midst of the body

    @Plumbing
    private void carry() {
        try {
            value = body.run();
        } catch (Throwable e) {
            error = e;
        }
        finished = true;
    }

    /// A future that is done needs no waiting: however many of them, the coroutine goes straight on.
    /// One that is pending will bring us back through the loop, one turn after it is done.
    ///
    /// @return whether to go on at once
    @Models("tornado.gen.Runner.handle_yield")
    boolean handleYield(Future<?> yielded) {
        if (Strand.current().contexts != contexts) {
            throw new StackContextInconsistentException();
        }
        if (yielded.done() && !yielded.costsATurn()) {
            return true;
        }
        future = yielded;
        loop.addFuture(yielded, this, this::run);
        return false;
    }

    void suspend() {
        Probe.coroutineSuspended(this, future);
        try {
            continuation.yield();
        } finally {
            future = null;
        }
    }

    @Override
    protected Ref.Type type() {
        return Ref.Type.COROUTINE;
    }

    @Override
    protected String label() {
        return name;
    }

    @Override
    public String toString() {
        return "coroutine " + name;
    }
}
