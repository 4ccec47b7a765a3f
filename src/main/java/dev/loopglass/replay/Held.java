package dev.loopglass.replay;

import dev.loopglass.event.Event.Op;
import dev.loopglass.event.Ref;
import java.util.List;
import java.util.Set;

/// Everything a loop can hold at one moment, on one page: what a [LoopState] is made of.
public sealed interface Held {

    Ref ref();

    /// The `seq` of the step that made it. What is listed in this order never changes places.
    int born();

    /// Waits to be run, once.
    ///
    /// @param turn the turn in which it was added
    /// @param by who asked for it
    /// @param label what it will do; may be null
    /// @param future the future whose resolution asked for it, or null
    record Callback(Ref ref, int born, int turn, String by, String label, Ref future) implements Held {}

    /// Waits for its time.
    ///
    /// @param deadlineNanos on the clock of the steps' `t`
    /// @param label what it will do; may be null
    record Timer(Ref ref, int born, long deadlineNanos, String label, Mood mood) implements Held {

        /// A cancelled timer stays in the loop's heap until it comes to the front: a poll may still
        /// sleep on it.
        public enum Mood { WAITING, DUE, CANCELLED }

        Timer with(Mood next) {
            return new Timer(ref, born, deadlineNanos, label, next);
        }
    }

    /// Open, or closed in this turn.
    ///
    /// @param address the other end, or null before there is one
    /// @param ops what it is watched for; empty when it is not watched
    /// @param handler the `handler.added` or `handler.updated` in force, or -1 when it is not watched
    /// @param read bytes that came in so far
    /// @param written bytes that went out so far
    /// @param note why it failed or closed, or null
    record Channel(
            Ref ref, int born, Status status, String address, Set<Op> ops, int handler, long read,
            long written,
            String note) implements Held {

        public enum Status { OPENED, CONNECTING, CONNECTED, SECURING, SECURED, FAILED, CLOSED }

        public boolean watched() {
            return handler >= 0;
        }

        Channel with(Status next) {
            return new Channel(ref, born, next, address, ops, handler, read, written, note);
        }

        Channel to(String otherEnd) {
            return new Channel(ref, born, status, otherEnd == null ? address : otherEnd, ops, handler, read,
                    written, note);
        }

        Channel watchedFor(Set<Op> wanted, int by) {
            return new Channel(ref, born, status, address, wanted, by, read, written, note);
        }

        Channel moved(long in, long out) {
            return new Channel(ref, born, status, address, ops, handler, read + in, written + out, note);
        }

        Channel noted(String why) {
            return new Channel(ref, born, status, address, ops, handler, read, written,
                    why == null ? note : why);
        }
    }

    /// Pending, or done in this turn.
    ///
    /// @param listeners who runs when it is done, in order
    /// @param settled the step that settled it, or -1
    /// @param outcome its value or error, or null
    record Future(Ref ref, int born, Status status, List<String> listeners, int settled, String outcome)
            implements Held {

        public enum Status { PENDING, RESOLVED, FAILED }

        public boolean pending() {
            return status == Status.PENDING;
        }
    }

    /// Running, suspended, or ended in this turn.
    ///
    /// @param result the future that will hold what it returns, or null
    /// @param future the one it waits for, or null while it runs
    /// @param since the step that brought it into this status
    /// @param outcome its value or error once it ended, or null
    record Coroutine(Ref ref, int born, Status status, Ref result, Ref future, int since, String outcome)
            implements Held {

        public enum Status { RUNNING, SUSPENDED, RETURNED, FAILED }

        Coroutine now(Status next, Ref awaited, int seq, String ending) {
            return new Coroutine(ref, born, next, result, awaited, seq, ending);
        }
    }

    /// Not yet answered, or finished in this turn.
    ///
    /// @param code the response's status, or 0 before there is one
    /// @param bytes of the body so far
    /// @param error what went wrong, or null
    record Request(Ref ref, int born, Status status, String method, String url, int code, long bytes,
            String error)
            implements Held {

        public enum Status { QUEUED, STARTED, SENT, STATUS, HEADERS, BODY, REDIRECTED, FINISHED }

        Request now(Status next, int newCode, long newBytes, String newError) {
            return new Request(ref, born, next, method, url, newCode, newBytes, newError);
        }
    }
}
