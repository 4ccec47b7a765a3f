package dev.loopglass.lesson;

import dev.loopglass.event.Event;
import dev.loopglass.event.Event.Because;
import dev.loopglass.event.Ref;
import dev.loopglass.event.Step;
import dev.loopglass.lesson.Choice.Deed;
import dev.loopglass.lesson.Question.Site;
import dev.loopglass.lesson.Reason.Fact;
import dev.loopglass.replay.Held;
import dev.loopglass.replay.Replay;
import java.util.List;

/// A task has just added a callback, settled a future for which a coroutine waits, had a channel watched, or
/// left a coroutine waiting: who is next? The task itself, always, and that is what is to be learnt.
final class Inside {
    private final Asking asking;
    private final Ref open;
    private final Object running;
    private final Event event;

    private Inside(Asking asking) {
        this.asking = asking;
        this.open = asking.shown.running();
        this.running = Told.task(open, false);
        this.event = asking.trace.event(asking.seq);
    }

    /// @return null where there is nothing to ask
    static Question ask(Replay replay, int seq) {
        var trace = replay.trace();
        int task = trace.task(seq);
        if (task == Step.NONE || seq + 1 >= trace.size() || trace.task(seq + 1) != task || !hands(replay, seq)) {
            return null;
        }
        return new Inside(new Asking(Site.INSIDE, replay, seq, seq + 1)).write();
    }

    /// Whether this step hands something to the loop that somebody might expect to happen at once.
    private static boolean hands(Replay replay, int seq) {
        return switch (replay.trace().event(seq)) {
            case Event.CallbackAdded added -> !added.fromThread();
            case Event.HandlerAdded _, Event.CoroutineSuspended _ -> true;
            case Event.FutureResolved _, Event.FutureFailed _ -> queued(replay, seq) != null;
            default -> false;
        };
    }

    /// What a settled future has the loop run later, or null.
    private static Ref queued(Replay replay, int seq) {
        return replay.effects(seq).stream().filter(it -> replay.trace().event(it) instanceof Event.CallbackAdded)
                .map(it -> replay.trace().on(it)).findFirst().orElse(null);
    }

    private Question write() {
        asking.right(Deed.ON, open);
        switch (event) {
            case Event.CallbackAdded added -> callback(added.on(), asking.seq, "inside.added", Fact.ADDED_SINCE);
            case Event.HandlerAdded added -> handler(added);
            case Event.FutureResolved _, Event.FutureFailed _ -> resumed();
            default -> { }
        }
        asking.wrong(Deed.SLEEP, asking.shown.loop(), new Event.PollBegin(asking.shown.loop(), -1, Because.IDLE,
                List.of()), Step.NONE, Reason.of(Fact.BUSY, "inside.sleep", running));
        asking.shown.ready().stream().limit(1).forEach(it -> callback(it.ref(), it.born(), "inside.ready", Fact.BUSY));
        asking.shown.timers().stream().limit(1).forEach(this::timer);
        if (!asking.full(4)) {
            asking.pending();
        }
        return asking.finish(open);
    }

    private void callback(Ref ref, int born, String key, Fact fact) {
        asking.wrong(Deed.CALLBACK, ref, new Event.CallbackBegin(ref), born,
                Reason.of(fact, key, ref, running, Integer.toString(asking.shown.turn() + 1)));
    }

    private void handler(Event.HandlerAdded added) {
        asking.wrong(Deed.HANDLER, added.on(), new Event.HandlerBegin(added.on(), added.ops()), asking.seq,
                Reason.of(Fact.UNPOLLED, "inside.handler", added.on(), running));
    }

    private void timer(Held.Timer it) {
        long late = asking.trace.t(asking.answer) - it.deadlineNanos();
        asking.wrong(Deed.TIMER, it.ref(), new Event.TimerBegin(it.ref(), Math.max(0, late)), it.born(),
                late < 0 ? Reason.of(Fact.EARLY, "timer.early", it.ref(), asking.left(it))
                        : Reason.of(Fact.BUSY, "inside.timer", it.ref(), running));
    }

    /// Whoever waits for the future goes on later, from a callback.
    private void resumed() {
        var by = queued(asking.replay, asking.seq);
        for (var it : asking.shown.coroutines()) {
            if (it.status() == Held.Coroutine.Status.SUSPENDED && event.on().equals(it.future())) {
                asking.wrong(Deed.COROUTINE, it.ref(), new Event.CoroutineResumed(it.ref(), it.future()), asking.seq,
                        Reason.of(Fact.QUEUED, "inside.coroutine", it.ref(), event.on().name(), by.name(),
                                Integer.toString(asking.shown.turn() + 1)));
            }
        }
    }
}
