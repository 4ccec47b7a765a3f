package dev.loopglass.reactor;

import dev.loopglass.event.Event.Because;
import dev.loopglass.event.Models;
import dev.loopglass.event.Plumbing;
import dev.loopglass.event.Ref;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/// An event loop: one thread that runs whatever is ready and sleeps when nothing is.
///
/// One turn:
///
/// 1. **Collect.** Take the whole list of callbacks, leaving an empty one. Take every timer due now.
/// 2. **Callbacks.** Run those, in the order they were added.
/// 3. **Timers.** Run those, by deadline.
/// 4. **Poll.** Sleep until a channel is ready: not at all if steps 2 and 3 added a callback, at most
///    until the next timer, else for as long as it takes.
/// 5. **Events.** Call the handler of each channel that is ready, newest registration first.
///
/// Whatever is added during a turn runs in the next one. So no callback can starve the channels by
/// adding itself again and again, and what runs together was ready together.
public final class IOLoop extends Named implements AutoCloseable {
    public static final int READ = 1;
    public static final int WRITE = 4;
    public static final int ERROR = 8;

    private static final long FOREVER = -1;
    private static final long LONGEST_POLL_NANOS = Duration.ofHours(1).toNanos();

    private final Clock clock;
    private final Poller poller;
    private final Waker waker;
    private final Object callbackLock = new Object();
    final Timeouts timeouts = new Timeouts();
    final Handlers handlers;
    private final Deque<Registration> events = new ArrayDeque<>();
    private List<Callback> callbacks = new ArrayList<>();
    /// The flow that runs this loop: unknown until the first start.
    private volatile Strand home;
    private volatile boolean running;
    private volatile boolean stopped;
    private volatile boolean closing;

    /// A loop on the system's selector and clock. Becomes this thread's current loop if it has none.
    ///
    /// @throws UncheckedIOException if the system gives no selector
    public IOLoop() {
        this(new SystemClock(), NioPoller.open());
    }

    IOLoop(Clock clock, Poller poller) {
        this.clock = clock;
        this.poller = poller;
        this.waker = new Waker(poller);
        this.handlers = new Handlers(poller);
        var strand = Strand.current();
        if (strand.loop == null) {
            strand.loop = this;
        }
    }

    /// The loop that runs this code, or that was made on this thread.
    ///
    /// @throws IllegalStateException if there is none
    @Models("tornado.ioloop.IOLoop.current")
    public static IOLoop current() {
        var loop = Strand.current().loop;
        if (loop == null) {
            throw new IllegalStateException("no IOLoop on this thread: make one, or call this from one");
        }
        return loop;
    }

    /// Nanoseconds on this loop's clock. Deadlines are on the same clock.
    @Models("tornado.ioloop.IOLoop.time")
    public long time() {
        return clock.nanos();
    }

    // ---- running

    /// Runs until [#stop]. A stop that came before makes this return at once, having run nothing.
    ///
    /// @throws IllegalStateException if it runs already
    @Models("tornado.ioloop.PollIOLoop.start")
    public void start() {
        if (running) {
            throw new IllegalStateException("IOLoop is already running");
        }
        if (stopped) {
            stopped = false;
            return;
        }
        var strand = Strand.current();
        var before = strand.loop;
        strand.loop = this;
        home = strand;
        running = true;
        Probe.loopStarted(this);
        try {
            while (turn()) { }
        } finally {
            stopped = false;
            running = false;
            Probe.loopStopped(this, "stop");
            strand.loop = before;
        }
    }

    /// @return false when it was stopped, before polling
    private boolean turn() {
        List<Callback> ready;
        List<Timeout> due;
        // Both are taken before anything runs. A callback that adds a callback, or a timer, gets it
        // in the next turn: otherwise one that re-adds itself would never let the loop poll.
        synchronized (callbackLock) {
            ready = callbacks;
            callbacks = new ArrayList<>();
            due = timeouts.takeDue(time());
            Probe.turnBegin(this, ready.size(), due.size());
        }
        for (var callback : ready) {
            runCallback(callback);
        }
        for (var timeout : due) {
            runTimeout(timeout);
        }
        if (!running) {
            return false;
        }
        poll();
        handleReady();
        return true;
    }

    /// A callback that fails must not take the loop down with it: a thousand other connections live
    /// here. So its error is logged, and the next one runs.
    @Models("tornado.ioloop.IOLoop._run_callback")
    private void runCallback(Callback callback) {
        Probe.callbackBegin(callback);
        var error = failureOf(callback, callback::run);
        Probe.callbackEnd(callback, error);
    }

    /// A callback of this very turn may have removed the timer: then there is nothing to run.
    private void runTimeout(Timeout timeout) {
        var task = timeout.take();
        if (task != null) {
            Probe.timerBegin(timeout, time() - timeout.deadlineNanos);
            var error = failureOf(timeout, task);
            Probe.timerEnd(timeout, error);
        }
    }

    @Plumbing
    private Throwable failureOf(Named what, Task task) {
        var outer = home.running;
        home.running = what;
        var error = StackContext.failureOf(task);
        home.running = outer;
        // The peer closed while we wrote: it happens, and there is nothing to report.
        boolean brokenPipe = error instanceof IOException && "Broken pipe".equals(error.getMessage());
        if (error != null && !brokenPipe) {
            handleCallbackException(what, error);
        }
        return error;
    }

    /// Called with every error that nobody caught.
    @Models("tornado.ioloop.IOLoop.handle_callback_exception")
    private void handleCallbackException(Named what, Throwable error) {
        Log.error("Exception in " + what, error);
    }

    /// The one place where this thread sleeps.
    private void poll() {
        long timeoutNanos;
        synchronized (callbackLock) {
            var because = !callbacks.isEmpty() ? Because.CALLBACKS
                    : timeouts.head() != null ? Because.TIMER : Because.IDLE;
            timeoutNanos = switch (because) {
                case CALLBACKS -> 0;
                // The head counts even if it was removed: a poll may wake up for an empty shell.
                case TIMER -> Math.clamp(timeouts.head().deadlineNanos - time(), 0, LONGEST_POLL_NANOS);
                case IDLE -> FOREVER;
            };
            Probe.pollBegin(this, timeoutNanos, because, handlers.all());
        }
        try {
            var ready = poller.poll(timeoutNanos);
            events.addAll(ready);
            Probe.pollEnd(this, ready, waker.consume());
        } catch (IOException e) {
            throw new UncheckedIOException("the poll failed", e);
        }
    }

    /// Level-triggered, so nothing is lost by dropping an event: a channel that is still ready will
    /// be reported again. That is why [#removeHandler] may take one out from under our hands.
    private void handleReady() {
        for (var next = events.poll(); next != null; next = events.poll()) {
            Probe.handlerBegin(next.fd, next.ready);
            var error = failureOf(next.fd, next);
            Probe.handlerEnd(next.fd, error);
        }
    }

    /// Leaves the loop: the rest of this turn's callbacks and timers, or of its events, still run.
    @Models("tornado.ioloop.PollIOLoop.stop")
    public void stop() {
        running = false;
        stopped = true;
        waker.wake();
    }

    /// Runs the loop until `function`, called by the loop, has its result.
    ///
    /// @param function may return a future: then the loop runs until that is done
    /// @return the result
    /// @throws Exception what `function` threw, or what its future failed with
    @Plumbing
    public <T> T runSync(Callable<?> function) throws Exception {
        return runSync(function, null);
    }

    /// @param timeout how long to wait at most, or null
    /// @throws TimeoutException if that was not enough
    @Models("tornado.ioloop.IOLoop.run_sync")
    public <T> T runSync(Callable<?> function, Duration timeout) throws Exception {
        var sync = new RunSync(this, function);
        addCallback("run", sync::run);
        var guard = timeout == null ? null : addTimeout(time() + timeout.toNanos(), "run timeout", this::stop);
        start();
        if (guard != null) {
            removeTimeout(guard);
        }
        return sync.result(timeout);
    }

    // ---- callbacks

    /// Runs `task` in the next turn. The only method of a loop, with [#stop], for any thread.
    @Plumbing
    public void addCallback(Task task) {
        addCallback(null, task);
    }

    /// @param whose what it is for, in a few words: seen in recordings and in the log
    @Plumbing
    public void addCallback(String whose, Task task) {
        addCallback(whose, null, task);
    }

    /// @param future what another thread was asked to settle, if it is that thread which calls: so that
    ///     a recording knows why it does
    @Models("tornado.ioloop.PollIOLoop.add_callback")
    public void addCallback(String whose, Future<?> future, Task task) {
        boolean foreign = running && Strand.current() != home;
        add(new Callback(whose, StackContext.wrap(task)), foreign ? "thread" : "addCallback", foreign ? future : null);
    }

    /// Runs `task` in the next turn, without the stack contexts in force now.
    @Models("tornado.ioloop.IOLoop.spawn_callback")
    public void spawnCallback(String whose, Task task) {
        add(new Callback(whose, new Wrapped(StackContext.State.EMPTY, task)), "spawnCallback", null);
    }

    /// Calls back, in the turn after `future` is done. Futures themselves never schedule anything: this
    /// hop is the whole difference between [Future#addDoneCallback] and this method.
    @Models("tornado.ioloop.IOLoop.add_future")
    public <T> void addFuture(Future<T> future, Object whose, DoneCallback<T> callback) {
        var task = StackContext.wrap(new Delivery<>(future, callback));
        future.addDoneCallback(whose, done -> add(new Callback(whose, task), "addFuture", done));
    }

    /// A sleeping loop does not see a list grow. It has to be woken, and a list that was not empty has
    /// had its wake-up already. On the loop's own thread nobody sleeps.
    @Plumbing
    private void add(Callback callback, String by, Future<?> future) {
        synchronized (callbackLock) {
            if (closing) {
                return;
            }
            boolean first = callbacks.isEmpty();
            callbacks.add(callback);
            Probe.callbackAdded(callback, by, future);
            if (first && Strand.current() != home) {
                waker.wake();
            }
        }
    }

    // ---- timers

    /// @param deadlineNanos on the clock of [#time]
    /// @param whose what it is for, in a few words
    @Models("tornado.ioloop.IOLoop.add_timeout")
    public Timeout addTimeout(long deadlineNanos, String whose, Task task) {
        return callAt(deadlineNanos, whose, task);
    }

    @Models("tornado.ioloop.IOLoop.call_later")
    public Timeout callLater(Duration delay, String whose, Task task) {
        return callAt(time() + delay.toNanos(), whose, task);
    }

    @Models("tornado.ioloop.PollIOLoop.call_at")
    private Timeout callAt(long deadlineNanos, String whose, Task task) {
        var timeout = timeouts.add(deadlineNanos, whose, StackContext.wrap(task));
        Probe.timerAdded(timeout);
        return timeout;
    }

    /// Does nothing to a timer that has run.
    @Models("tornado.ioloop.PollIOLoop.remove_timeout")
    public void removeTimeout(Timeout timeout) {
        boolean pending = timeout.pending();
        timeouts.cancel(timeout);
        if (pending) {
            Probe.timerRemoved(timeout);
        }
    }

    // ---- channels

    /// Calls `handler` whenever `fd` is ready for one of `events`.
    ///
    /// @throws UncheckedIOException if the channel is closed
    @Models("tornado.ioloop.PollIOLoop.add_handler")
    public void addHandler(Descriptor fd, Handler handler, int events) {
        var registration = handlers.add(fd, handler, events);
        Probe.handlerAdded(fd, registration.ops);
    }

    @Models("tornado.ioloop.PollIOLoop.update_handler")
    public void updateHandler(Descriptor fd, int events) {
        var registration = handlers.update(fd, events);
        Probe.handlerUpdated(fd, registration.ops);
    }

    /// Also drops the event that the last poll may have found for it.
    @Models("tornado.ioloop.PollIOLoop.remove_handler")
    public void removeHandler(Descriptor fd) {
        var registration = handlers.remove(fd);
        if (registration != null) {
            events.remove(registration);
            Probe.handlerRemoved(fd);
        }
    }

    /// Gives the selector back. Callbacks added from now on are dropped without a word.
    @Override
    @Models("tornado.ioloop.PollIOLoop.close")
    public void close() {
        synchronized (callbackLock) {
            closing = true;
        }
        var strand = Strand.current();
        if (strand.loop == this) {
            strand.loop = null;
        }
        try {
            poller.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether `strand` is the flow that runs this loop, or may yet become it.
    boolean isHome(Strand strand) {
        return home == null || home == strand;
    }

    @Override
    protected Ref.Type type() {
        return Ref.Type.LOOP;
    }

    @Override
    protected String label() {
        return null;
    }
}
