package dev.loopglass.replay;

import dev.loopglass.event.Event;
import dev.loopglass.event.Event.Op;
import dev.loopglass.event.Ref;
import dev.loopglass.event.Step;
import dev.loopglass.replay.Held.Timer.Mood;
import java.util.Set;
import org.pcollections.TreePVector;

/// What the loop runs, one after the other: callbacks, timers, handlers.
final class Tasks {
    private Tasks() {}

    static void take(Packet now, Event event) {
        switch (event) {
            case Event.CallbackAdded added -> add(now, added);
            case Event.CallbackBegin begin -> beginCallback(now, begin.on());
            case Event.TimerAdded added -> add(now, added);
            case Event.TimerRemoved removed -> remove(now, removed.on());
            case Event.TimerBegin begin -> beginTimer(now, begin);
            case Event.HandlerBegin begin -> beginHandler(now, begin.on(), begin.ops());
            case Event.CallbackEnd _, Event.TimerEnd _, Event.HandlerEnd _ -> end(now, event);
            default -> { }
        }
    }

    private static void add(Packet now, Event.CallbackAdded added) {
        Births.check(now, now.ready.get(added.on()));
        if (added.future() != null && added.fromThread()) {
            Futures.madeBy(now, added.future());
        } else if (added.future() != null) {
            Futures.settledBy(now, added.future(), "is asked for by %s, which is still pending");
        } else if (now.step().cause() != Step.NONE) {
            now.refuse("has cause %d, wanted none: no future asked for it", now.step().cause());
        }
        now.ready = now.ready.with(new Held.Callback(
                added.on(), now.step().seq(), now.turn, added.by(), added.label(), added.future()));
    }

    private static void beginCallback(Packet now, Ref ref) {
        var held = now.ready.get(ref);
        alone(now);
        if (held == null) {
            now.refuse("is of %s", now.history.fate(ref, now.step().seq(), "callback.added"));
        } else {
            causedBy(now, held.born());
            inTurn(now, Phase.CALLBACKS);
            if (now.left == 0) {
                now.refuse("was not ready when this turn began: it waits for the next one");
            } else if (now.ready.first() != held) {
                now.refuse("before its time, wanted %s first", now.ready.first().ref());
            }
        }
        now.ready = now.ready.without(ref);
        now.left = Math.max(0, now.left - 1);
        open(now, ref);
    }

    private static void add(Packet now, Event.TimerAdded added) {
        Births.check(now, now.timers.get(added.on()));
        now.timers = now.timers.with(new Held.Timer(
                added.on(), now.step().seq(), added.deadlineNanos(), added.label(), Mood.WAITING));
    }

    private static void remove(Packet now, Ref ref) {
        var held = now.timers.get(ref);
        if (held == null || held.mood() == Mood.CANCELLED) {
            now.refuse("is of %s", now.history.fate(ref, now.step().seq(), "timer.added"));
        } else if (held.mood() == Mood.DUE) {
            now.timers = now.timers.without(ref);
            now.due--;
        } else {
            now.timers = now.timers.with(held.with(Mood.CANCELLED));
            now.cancelled++;
        }
    }

    private static void beginTimer(Packet now, Event.TimerBegin begin) {
        var held = now.timers.get(begin.on());
        alone(now);
        if (held == null || held.mood() == Mood.CANCELLED) {
            now.refuse("is of %s", now.history.fate(begin.on(), now.step().seq(), "timer.added"));
        } else {
            causedBy(now, held.born());
            inTurn(now, Phase.TIMERS);
            if (held.deadlineNanos() > now.step().t()) {
                now.refuse("at t %d, before its deadline %d", now.step().t(), held.deadlineNanos());
            } else if (held.mood() != Mood.DUE) {
                now.refuse("was not due when this turn began");
            } else if (firstDue(now).deadlineNanos() < held.deadlineNanos()) {
                now.refuse("before its time, wanted %s first", firstDue(now).ref());
            }
            long late = now.step().t() - held.deadlineNanos();
            if (begin.lateNanos() < 0 || begin.lateNanos() > late) {
                now.refuse("has lateNanos %d, wanted at most %d", begin.lateNanos(), late);
            }
            now.due -= held.mood() == Mood.DUE ? 1 : 0;
            now.timers = now.timers.without(begin.on());
        }
        open(now, begin.on());
    }

    static Held.Timer firstDue(Packet now) {
        for (var timer : now.timers.each()) {
            if (timer.mood() == Mood.DUE) {
                return timer;
            }
        }
        return null;
    }

    private static void beginHandler(Packet now, Ref ref, Set<Op> ops) {
        var found = now.found.get(ref.name());
        var channel = now.channels.get(ref);
        alone(now);
        inTurn(now, Phase.EVENTS);
        if (found == null) {
            now.refuse("is of %s, which the poll did not find ready, or which was handled or removed since",
                    ref);
        } else {
            if (!found.ops().equals(ops)) {
                now.refuse("has ops %s, wanted %s as the poll found", ops, found.ops());
            }
            if (now.step().cause() != found.handler()
                    && (channel == null || now.step().cause() != channel.handler())) {
                now.refuse("has cause %s, wanted %d, the registration in force", told(now.step().cause()),
                        found.handler());
            }
            if (now.step().occasion() != now.pollEnd) {
                now.refuse("has occasion %s, wanted %d, the poll.end that found it",
                        told(now.step().occasion()), now.pollEnd);
            }
        }
        now.found = now.found.minus(ref.name());
        open(now, ref);
    }

    private static void end(Packet now, Event event) {
        var begin = event.kind().replace(".end", ".begin");
        if (now.task == null) {
            now.refuse("while no task is open");
        } else if (!now.task.on().name().equals(event.on().name())
                || !now.history.kind(now.task.begin()).equals(begin)) {
            now.refuse("while %s is open", now.history.spell(now.task.begin()));
        } else if (!now.inside.isEmpty()) {
            now.refuse("while %s runs: it neither suspended nor returned", now.inside.getLast());
        } else if (!now.owed.isEmpty()) {
            now.refuse("while %s, the result of a coroutine that ended, is pending", now.owed.getFirst());
        } else if (now.contexts.size() > now.task.contexts()) {
            now.refuse("while the context %s is entered", now.contexts.getLast());
        } else if (now.contexts.size() < now.task.contexts()) {
            now.refuse("after it left a context that it had not entered");
        }
        now.task = null;
        now.inside = TreePVector.empty();
        now.owed = TreePVector.empty();
        if (now.phase == Phase.CALLBACKS && now.left == 0 && now.due > 0) {
            now.phase = Phase.TIMERS;
        }
    }

    private static void open(Packet now, Ref ref) {
        now.task = new Task(now.step().seq(), ref, now.contexts.size());
    }

    private static void alone(Packet now) {
        if (now.task != null) {
            now.refuse("inside the task of %s: tasks do not nest", now.task.on());
        }
    }

    private static void inTurn(Packet now, Phase wanted) {
        if (now.phase != wanted) {
            now.refuse("in the phase %s, wanted %s", Packet.told(now.phase), Packet.told(wanted));
        }
    }

    private static void causedBy(Packet now, int wanted) {
        if (now.step().cause() != wanted) {
            now.refuse("has cause %s, wanted %d", told(now.step().cause()), wanted);
        }
    }

    static String told(int seq) {
        return seq == Step.NONE ? "none" : Integer.toString(seq);
    }
}
