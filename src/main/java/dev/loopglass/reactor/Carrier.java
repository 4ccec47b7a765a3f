package dev.loopglass.reactor;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/// Lets a loop's own thread carry the loop's coroutines, while it waits for them to hand the turn back.
/// A virtual thread is always carried by another one; the JDK's choice is a pool, whose threads sit on other
/// processors. To wake one of those takes ten times as long as what a coroutine has to do.
///
/// The JDK keeps this choice to itself unless it is opened: `--add-opens java.base/java.lang=dev.loopglass`.
/// Without that, and for a loop that runs on a virtual thread itself, the pool carries, and all is slower.
final class Carrier {
    private static final MethodHandle NEW_THREAD;
    private static final Executor POOL;

    private final Queue<Runnable> stretches = new ConcurrentLinkedQueue<>();
    /// The stretch that this very thread has asked for: the usual case, which needs no queue.
    private Runnable next;
    private volatile Thread thread;

    static {
        MethodHandle newThread = null;
        Executor pool = null;
        try {
            var scheduler = Class.forName("java.lang.VirtualThread").getDeclaredMethod("defaultScheduler");
            scheduler.setAccessible(true);
            pool = (Executor) scheduler.invoke(null);
            var maker = Class.forName("java.lang.ThreadBuilders")
                    .getDeclaredMethod("newVirtualThread", Executor.class, String.class, int.class, Runnable.class);
            maker.setAccessible(true);
            newThread = MethodHandles.lookup().unreflect(maker);
        } catch (ReflectiveOperationException | RuntimeException _) {
            newThread = null;
        }
        NEW_THREAD = newThread;
        POOL = pool;
    }

    /// From now on this thread is the one that carries.
    void moveHere() {
        thread = Thread.currentThread();
    }

    /// Whether it can: the JDK is open, and a virtual thread is carried, it does not carry.
    boolean ready() {
        return NEW_THREAD != null && !thread.isVirtual();
    }

    Seat seat() {
        return new Seat();
    }

    /// Runs a coroutine until it parks.
    ///
    /// @return false if this is not the thread that carries, or there is nothing to run
    boolean runNext() {
        if (Thread.currentThread() != thread) {
            return false;
        }
        var stretch = next != null ? next : stretches.poll();
        next = null;
        if (stretch == null) {
            return false;
        }
        stretch.run();
        return true;
    }

    /// Is given the next stretch of a coroutine when its thread is no longer parked: most often because its
    /// turn has come; but it may also have blocked in its midst, and somebody else wakes it.
    ///
    /// Danger: virtual threads that a coroutine starts inherit this from it, and would wait for the loop.
    /// They belong to the pool. They are known by what they run: all stretches of one thread are one and the
    /// same object, and the first that comes here is the coroutine's own.
    final class Seat implements Executor {
        private Runnable own;
        /// Whether one of its stretches has run on another thread than the loop's.
        private volatile boolean left;

        private Seat() {}

        /// The coroutine's thread, not started yet.
        Thread thread(String name, Runnable body) {
            try {
                return (Thread) NEW_THREAD.invokeExact((Executor) this, name, 0, body);
            } catch (Throwable e) {
                throw new IllegalStateException("the JDK is open, but not as we know it", e);
            }
        }

        /// Asked by the coroutine while it runs: whether `next` is the very thread that carries it. That one need not
        /// be woken, and to wake a thread is a call of the system: it comes back from [#runNext] and sees its turn.
        boolean isCarriedBy(Thread next) {
            return next == thread && !left;
        }

        @Override
        public void execute(Runnable stretch) {
            if (own == null) {
                own = stretch;
            }
            if (stretch != own) {
                POOL.execute(stretch);
            } else if (thread.isVirtual()) {
                // The loop has been started again, on a thread that cannot carry.
                left = true;
                Thread.ofPlatform().daemon().start(stretch);
            } else if (Thread.currentThread() == thread && next == null) {
                next = stretch;
            } else {
                stretches.add(stretch);
                if (Thread.currentThread() != thread) {
                    LockSupport.unpark(thread);
                }
            }
        }
    }
}
