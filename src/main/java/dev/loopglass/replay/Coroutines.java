package dev.loopglass.replay;

import dev.loopglass.event.Event;
import dev.loopglass.event.Ref;
import dev.loopglass.replay.Held.Coroutine.Status;

/// Coroutines take turns with the loop: the one that runs now was called by the one before, down to the
/// task, and gives the thread back by suspending, returning or failing.
final class Coroutines {
    private Coroutines() {}

    static void take(Packet now, Event event) {
        switch (event) {
            case Event.CoroutineStarted started -> start(now, started);
            case Event.CoroutineSuspended suspended -> suspend(now, suspended);
            case Event.CoroutineResumed resumed -> resume(now, resumed);
            case Event.CoroutineReturned returned ->
                end(now, returned.on(), Status.RETURNED, returned.value());
            case Event.CoroutineFailed failed -> end(now, failed.on(), Status.FAILED, failed.error());
            default -> { }
        }
    }

    private static void start(Packet now, Event.CoroutineStarted started) {
        Births.check(now, now.coroutines.get(started.on()));
        if (started.result() != null) {
            Futures.known(now, started.result());
        }
        now.coroutines = now.coroutines.with(new Held.Coroutine(
                started.on(), now.step().seq(), Status.RUNNING, started.result(), null, now.step()
                .seq(), null));
        now.inside = now.inside.plus(started.on());
    }

    private static void suspend(Packet now, Event.CoroutineSuspended suspended) {
        if (suspended.future() != null) {
            Futures.known(now, suspended.future());
            listens(now, suspended.on(), suspended.future());
        }
        innermost(now, suspended.on());
        put(now, suspended.on(), Status.SUSPENDED, suspended.future(), null);
        now.inside = now.inside.minus(suspended.on());
    }

    /// Whoever waits for a future has asked it to be called, or would wait for ever.
    private static void listens(Packet now, Ref ref, Ref future) {
        var held = now.futures.get(future);
        if (held != null && !held.listeners().contains(ref.name())) {
            now.refuse("waits for %s without listening to it", future);
        }
    }

    private static void resume(Packet now, Event.CoroutineResumed resumed) {
        var held = held(now, resumed.on());
        if (held.status() != Status.SUSPENDED) {
            now.refuse("while it is %s, wanted suspended", Packet.told(held.status()));
        } else if (held.future() != null
                && (resumed.future() == null || !held.future().name().equals(resumed.future().name()))) {
            now.refuse("with %s, wanted %s, for which it waits", resumed.future(), held.future());
        }
        if (resumed.future() != null) {
            Futures.settledBy(now, resumed.future(), "while %s, for which it waits, is still pending");
        }
        if (now.runs && now.task == null) {
            now.refuse("outside of any task");
        }
        put(now, resumed.on(), Status.RUNNING, null, null);
        now.inside = now.inside.plus(resumed.on());
    }

    private static void end(Packet now, Ref ref, Status status, String outcome) {
        innermost(now, ref);
        owe(now, held(now, ref).result());
        put(now, ref, status, null, outcome);
        now.inside = now.inside.minus(ref);
        now.ends(ref);
    }

    /// What it returns goes into its future, and only then: nobody else may have settled that.
    private static void owe(Packet now, Ref result) {
        if (result == null) {
            return;
        }
        int settled = now.history.settled(result, now.step().seq());
        if (settled >= 0) {
            now.refuse("after %s, its result, was settled at step %d", result, settled);
        } else {
            now.owed = now.owed.plus(result);
        }
    }

    private static void innermost(Packet now, Ref ref) {
        var held = held(now, ref);
        if (held.status() != Status.RUNNING) {
            now.refuse("while it is %s, wanted running", Packet.told(held.status()));
        } else if (now.inside.isEmpty() || !now.inside.getLast().name().equals(ref.name())) {
            now.refuse("while %s runs",
                    now.inside.isEmpty() ? "no coroutine" : now.inside.getLast() + " inside it");
        }
    }

    private static Held.Coroutine held(Packet now, Ref ref) {
        var held = now.coroutines.get(ref);
        if (held == null) {
            now.refuse("is of %s", now.history.fate(ref, now.step().seq(), "coroutine.started"));
            held = new Held.Coroutine(ref, now.step().seq(), Status.RUNNING, null, null, now.step().seq(),
                    null);
        }
        return held;
    }

    private static void put(Packet now, Ref ref, Status status, Ref awaited, String outcome) {
        now.coroutines = now.coroutines.with(held(now, ref).now(status, awaited, now.step().seq(), outcome));
    }
}
