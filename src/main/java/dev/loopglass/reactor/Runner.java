package dev.loopglass.reactor;

import dev.loopglass.event.Models;
import dev.loopglass.event.Plumbing;
import dev.loopglass.event.Ref;

/// One running coroutine. Its body has a thread of its own, because a Java method can only be left in
/// the middle by a thread that stops there. Danger: two threads, one program state. So they take turns
/// ([Baton]): while the body runs, whoever resumed it waits, and to everybody else they look like one.
final class Runner<T> extends Named {
    private final String name;
    private final Coroutine.Body<T> body;
    private final Future<T> result;
    private final IOLoop loop = IOLoop.current();
    private final Strand strand = Strand.current();
    private final Thread thread;
    private final Baton baton;
    private Thread resumer;
    private StackContext.State contexts;
    private Future<?> future;
    private boolean finished;
    private T value;
    private Throwable error;

    Runner(String name, Coroutine.Body<T> body, Future<T> result) {
        this.name = name;
        this.body = body;
        this.result = result;
        var carrier = loop.carrier();
        var seat = carrier == null ? null : carrier.seat();
        this.baton = new Baton(Thread.currentThread(), carrier, seat);
        this.thread = seat == null ? Thread.ofVirtual().name(name).unstarted(this::carry) : seat.thread(name, this::carry);
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
        handOver(true);
    }

    /// The next stretch, when the future it waits for is done.
    @Models("tornado.gen.Runner.run")
    private void run(Future<?> done) {
        Probe.coroutineResumed(this, done);
        handOver(false);
    }

    @Plumbing
    private void handOver(boolean first) {
        resumer = Thread.currentThread();
        contexts = strand.contexts;
        var outer = strand.coroutine;
        strand.coroutine = this;
        if (first) {
            baton.give(thread);
            thread.start();
        } else {
            baton.pass(thread);
        }
        baton.await();
        strand.coroutine = outer;
        if (finished) {
            settle();
        }
    }

    /// The result is set here, after the body's thread has ended its part: the listeners run on the
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

    // ---- below: on the coroutine's own thread

    @Plumbing
    private void carry() {
        strand.adopt();
        try {
            value = body.run();
        } catch (Throwable e) {
            error = e;
        }
        finished = true;
        baton.pass(resumer);
    }

    /// A future that is done needs no waiting: however many of them, the coroutine goes straight on.
    /// One that is pending will bring us back through the loop, one turn after it is done.
    ///
    /// @return whether to go on at once
    @Models("tornado.gen.Runner.handle_yield")
    boolean handleYield(Future<?> yielded) {
        if (strand.contexts != contexts) {
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
        baton.pass(resumer);
        baton.await();
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
