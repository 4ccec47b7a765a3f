package dev.loopglass.replay;

import dev.loopglass.event.Event;
import dev.loopglass.event.Step;

/// What holds for every step, whatever happens in it: its place, its time, its turn, its two parents.
final class Envelope {
    private Envelope() {}

    static void check(Packet now, Step step) {
        if (step.seq() != now.seq + 1) {
            now.refuse("has seq %d, wanted %d", step.seq(), now.seq + 1);
        }
        if (step.t() < now.t) {
            now.refuse("has t %d, before the last step's %d", step.t(), now.t);
        }
        if (!(step.event() instanceof Event.TurnBegin) && step.turn() != now.turn) {
            now.refuse("is in turn %d, wanted %d", step.turn(), now.turn);
        }
        checkTask(now, step);
        checkPlace(now, step.event());
        checkPast(now, "cause", step.cause());
        checkPast(now, "occasion", step.occasion());
        checkParents(now, step);
    }

    private static void checkTask(Packet now, Step step) {
        if (begins(step.event()) || now.task == null) {
            if (step.task() != Step.NONE) {
                now.refuse("has task %d while %s", step.task(),
                        now.task == null ? "none is open" : "it begins one");
            }
        } else if (step.task() != now.task.begin() && !(step.task() == Step.NONE && foreign(step.event()))) {
            now.refuse("has %s, wanted task %d, the open one of %s",
                    step.task() == Step.NONE
                    ? "no task" : "task " + step.task(), now.task.begin(), now.task.on());
        }
    }

    /// While a loop runs, all that happens in its flow happens inside a task, but for its own doings.
    private static void checkPlace(Packet now, Event event) {
        boolean own = switch (event) {
            case Event.LoopStarted _, Event.LoopStopped _, Event.TurnBegin _, Event.PollBegin _,
                    Event.PollEnd _ -> true;
            default -> false;
        };
        if (now.runs && now.task == null && !own && !begins(event) && !ends(event) && !foreign(event)) {
            now.refuse("outside of any task while %s runs", now.loop);
        }
    }

    private static boolean ends(Event event) {
        return switch (event) {
            case Event.CallbackEnd _, Event.TimerEnd _, Event.HandlerEnd _ -> true;
            default -> false;
        };
    }

    private static boolean begins(Event event) {
        return switch (event) {
            case Event.CallbackBegin _, Event.TimerBegin _, Event.HandlerBegin _ -> true;
            default -> false;
        };
    }

    /// May happen on another thread while a task runs in the loop.
    private static boolean foreign(Event event) {
        return switch (event) {
            case Event.CallbackAdded added -> added.fromThread();
            case Event.Mark _, Event.Line _, Event.Unknown _ -> true;
            default -> false;
        };
    }

    private static void checkPast(Packet now, String parent, int seq) {
        if (seq != Step.NONE && (seq < 0 || seq > now.seq)) {
            now.refuse("has %s %d, which is no earlier step", parent, seq);
        }
    }

    private static void checkParents(Packet now, Step step) {
        switch (step.event()) {
            case Event.HandlerBegin _, Event.Unknown _ -> { }
            case Event.CallbackBegin _, Event.CallbackAdded _, Event.TimerBegin _, Event.CoroutineResumed _ ->
                none(now, "occasion", step.occasion());
            default -> {
                none(now, "cause", step.cause());
                none(now, "occasion", step.occasion());
            }
        }
    }

    private static void none(Packet now, String parent, int seq) {
        if (seq != Step.NONE) {
            now.refuse("has %s %d, wanted none", parent, seq);
        }
    }
}
