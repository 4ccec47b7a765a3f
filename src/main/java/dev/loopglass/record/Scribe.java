package dev.loopglass.record;

import dev.loopglass.event.Ref;
import dev.loopglass.event.Step;
import dev.loopglass.trace.Ending;
import dev.loopglass.trace.Frame;
import dev.loopglass.trace.TraceException;
import dev.loopglass.trace.TraceWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;

/// Writes a trace on a thread of its own, a millisecond behind what is told: to put a step into words takes as long as
/// all else that is done about it, so whoever is recorded only leaves word, and goes on.
///
/// What a program did before it blocked, hung or exited is in the file; one that is killed in the midst of its work
/// lacks the last millisecond or two.
final class Scribe {
    private static final int GATHERING_MILLIS = 1;
    private static final long PATIENCE_NANOS = 1_000_000_000;
    /// So much is left unwritten at most, a few megabytes. Whoever tells more has to wait.
    static final int PLENTY = 1 << 14;
    /// After so many entries, twenty microseconds or so, whoever else wants this processor gets it first. On a small machine
    /// that is the program, or the server that it waits for: they would have to wait until all is written.
    private static final int STRETCH = 64;

    private final TraceWriter writer;
    private final Masker masker;
    /// What has been told and not been written, without a lock: one thread at a time adds to the last page, and one
    /// takes from the first.
    private Page last = new Page();
    private Page first = last;
    private final CompletableFuture<Void> work;
    private final Thread lastWords = new Thread(this::catchUp);
    /// How many entries there are. Whoever sees one counted sees it.
    private volatile long entries;
    private volatile long written;
    private volatile Thread asleep;

    private static final class Page {
        private static final int SIZE = 512;

        private final Object[] entries = new Object[SIZE];
        private Page next;

        /// Whether the entry of this number is the last one of its page.
        static boolean isFull(long number) {
            return number % SIZE == SIZE - 1;
        }

        void put(long number, Object entry) {
            entries[(int) (number % SIZE)] = entry;
        }

        Object take(long number) {
            int at = (int) (number % SIZE);
            var entry = entries[at];
            entries[at] = null;
            return entry;
        }
    }

    /// @param masker hides what should not be seen in a step
    Scribe(TraceWriter writer, Masker masker) {
        this.writer = writer;
        this.masker = masker;
        this.work = CompletableFuture.runAsync(this::work,
                work -> Thread.ofPlatform().daemon().name("trace file").start(work));
        Runtime.getRuntime().addShutdownHook(lastWords);
    }

    /// Only one thread at a time may tell.
    ///
    /// @param entry a step, or what steps refer to
    /// @throws TraceException if an earlier one could not be written
    void tell(Object entry) throws TraceException {
        if (work.isDone()) {
            join();
            throw new IllegalStateException("the trace has been ended");
        }
        last.put(entries, entry);
        if (Page.isFull(entries)) {
            last = last.next = new Page();
        }
        entries++;
        wake();
        while (behind() > PLENTY) {
            LockSupport.parkNanos(this, 100_000);
        }
    }

    /// How much has been told and is not in the file.
    private long behind() {
        return work.isDone() ? 0 : entries - written;
    }

    private void wake() {
        var sleeper = asleep;
        if (sleeper != null) {
            asleep = null;
            LockSupport.unpark(sleeper);
        }
    }

    private void work() {
        try {
            do {
                sleep();
                Thread.sleep(GATHERING_MILLIS);
            } while (writeAll());
        } catch (TraceException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError("nobody knows this thread", e);
        }
    }

    /// Until there is something to write.
    private void sleep() {
        while (entries == written) {
            asleep = Thread.currentThread();
            // What came before this was known will wake nobody.
            if (entries == written) {
                LockSupport.park(this);
            }
        }
    }

    /// @return false if that was the end
    private boolean writeAll() throws TraceException {
        long all = entries;
        for (long i = written; i < all; i++) {
            var entry = take(i);
            if (entry instanceof Ending ending) {
                writer.close(ending);
                return false;
            }
            write(entry);
            if (i % STRETCH == STRETCH - 1) {
                Thread.yield();
            }
        }
        writer.flush();
        written = all;
        return true;
    }

    private Object take(long number) {
        var entry = first.take(number);
        if (Page.isFull(number)) {
            var next = first.next;
            // Or the new pages would grow as old as this one.
            first.next = null;
            first = next;
        }
        return entry;
    }

    private void write(Object entry) throws TraceException {
        switch (entry) {
            case Step step -> {
                var masked = masker.mask(step);
                var on = masked.event().on();
                writer.step(masked, on == null ? 0 : on.id());
            }
            case Ref ref -> writer.object(ref.id(), ref);
            case Frame frame -> writer.path(frame);
            case Frame.Method method -> writer.method(method);
            case Frame.Source source -> writer.source(source);
            default -> throw new AssertionError("no way to write " + entry);
        }
    }

    /// The program exits, and will not be kept from it by who does not read what it writes.
    private void catchUp() {
        long all = entries;
        long start = System.nanoTime();
        while (written < all && !work.isDone() && System.nanoTime() - start < PATIENCE_NANOS) {
            LockSupport.parkNanos(this, 100_000);
        }
    }

    /// Writes all that is left, and the end.
    ///
    /// @throws TraceException if the file cannot be completed
    void close(Ending ending) throws TraceException {
        try {
            Runtime.getRuntime().removeShutdownHook(lastWords);
        } catch (IllegalStateException e) {
            // It is running already.
        }
        if (!work.isDone()) {
            tell(ending);
        }
        join();
    }

    private void join() throws TraceException {
        try {
            work.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException failed) {
                throw (TraceException) failed.getCause();
            }
            throw e;
        }
    }
}
