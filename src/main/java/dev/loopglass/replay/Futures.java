package dev.loopglass.replay;

import dev.loopglass.event.Event;
import dev.loopglass.event.Ref;
import dev.loopglass.event.Step;
import dev.loopglass.replay.Held.Future.Status;
import org.pcollections.TreePVector;

/// Futures are made once and settled once; whoever waits for one goes on only then. Also the stack
/// contexts, which are entered and left like brackets.
final class Futures {
    private Futures() {}

    static void take(Packet now, Event event) {
        switch (event) {
            case Event.FutureCreated created -> create(now, created.on());
            case Event.FutureListened listened -> listen(now, listened);
            case Event.FutureResolved resolved ->
                settle(now, resolved.on(), Status.RESOLVED, resolved.value());
            case Event.FutureFailed failed -> settle(now, failed.on(), Status.FAILED, failed.error());
            case Event.ContextCaptured captured -> capture(now, captured.on());
            case Event.ContextEntered entered -> now.contexts = now.contexts.plus(entered.on());
            case Event.ContextLeft left -> leave(now, left.on());
            default -> { }
        }
    }

    private static void create(Packet now, Ref ref) {
        Births.check(now, now.futures.get(ref));
        now.futures = now.futures.with(pending(now, ref));
    }

    private static Held.Future pending(Packet now, Ref ref) {
        return new Held.Future(ref, now.step().seq(), Status.PENDING, TreePVector.empty(), Step.NONE, null);
    }

    private static void listen(Packet now, Event.FutureListened listened) {
        known(now, listened.on());
        var held = now.futures.get(listened.on());
        if (held != null) {
            var listeners = TreePVector.<String>from(held.listeners())
                    .plus(listened.callback() == null ? "" : listened.callback());
            now.futures = now.futures.with(new Held.Future(
                    held.ref(), held.born(), held.status(), listeners, held.settled(), held.outcome()));
        }
    }

    private static void settle(Packet now, Ref ref, Status status, String outcome) {
        known(now, ref);
        int before = now.history.settled(ref, now.step().seq());
        if (before != Step.NONE) {
            now.refuse("settles %s again: it had its %s at step %d", ref, now.history.kind(before), before);
        }
        var held = now.futures.get(ref) == null ? pending(now, ref) : now.futures.get(ref);
        now.futures = now.futures.with(new Held.Future(
                ref, held.born(), status, held.listeners(), now.step().seq(), outcome));
        now.owed = now.owed.minus(ref);
        now.ends(ref);
    }

    /// A future that was settled in an earlier turn is no longer held, but may still be spoken of.
    static void known(Packet now, Ref ref) {
        if (now.futures.get(ref) == null) {
            if (now.history.settled(ref, now.step().seq()) == Step.NONE) {
                now.refuse("speaks of %s", now.history.fate(ref, now.step().seq(), "future.created"));
                now.futures = now.futures.with(pending(now, ref));
            }
        }
    }

    /// This step is because of that future: it must be settled, and the step's cause must say so.
    ///
    /// @param problem what to say when it is pending, with a place for its name
    static void settledBy(Packet now, Ref future, String problem) {
        known(now, future);
        int settled = now.history.settled(future, now.step().seq());
        if (settled == Step.NONE) {
            now.refuse(problem, future);
        } else if (now.step().cause() != settled) {
            now.refuse("has cause %s, wanted %d, the %s of %s", Tasks.told(now.step().cause()), settled,
                    now.history.kind(settled), future);
        }
    }

    /// This step comes from a thread that works for that future: the step's cause must be what made it.
    static void madeBy(Packet now, Ref future) {
        known(now, future);
        int made = now.history.first(future, now.step().seq());
        if (made != Step.NONE && now.step().cause() != made) {
            now.refuse("has cause %s, wanted %d, the %s of %s", Tasks.told(now.step().cause()), made,
                    now.history.kind(made), future);
        }
    }

    private static void capture(Packet now, Ref ref) {
        if (!now.contexts.contains(ref)) {
            now.refuse("keeps %s, which is not entered", ref);
        }
    }

    private static void leave(Packet now, Ref ref) {
        if (now.contexts.isEmpty() || !now.contexts.getLast().name().equals(ref.name())) {
            now.refuse("leaves %s, wanted %s", ref, now.contexts.isEmpty() ? "none, as none is entered"
                    : now.contexts.getLast() + ", the innermost");
        }
        now.contexts = now.contexts.minus(ref);
    }
}
