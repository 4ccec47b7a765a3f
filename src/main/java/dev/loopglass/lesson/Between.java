package dev.loopglass.lesson;

import dev.loopglass.event.Event;
import dev.loopglass.event.Event.Because;
import dev.loopglass.event.Event.Interest;
import dev.loopglass.event.Ref;
import dev.loopglass.event.Step;
import dev.loopglass.lesson.Choice.Deed;
import dev.loopglass.lesson.Question.Site;
import dev.loopglass.lesson.Reason.Fact;
import dev.loopglass.replay.Held;
import dev.loopglass.replay.Held.Timer.Mood;
import dev.loopglass.replay.LoopState;
import dev.loopglass.replay.Phase;
import dev.loopglass.replay.Replay;
import dev.loopglass.trace.Trace;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// Nothing runs: what does the loop run next, or does it poll, and does it sleep then? That a turn begins
/// is no answer, since it runs nothing: the question goes on to what comes first in it.
final class Between {
    /// Selectors count in milliseconds: nearer than this, nobody can say whether a poll will sleep.
    private static final long COARSE = 1_000_000;

    private final Asking asking;
    private final Event next;
    private final Ref first;

    private Between(Asking asking) {
        this.asking = asking;
        this.next = asking.trace.event(asking.answer);
        this.first = next.on();
    }

    /// @return null where there is nothing to ask
    static Question ask(Replay replay, int seq) {
        var shown = replay.at(seq);
        boolean between = shown.task() == Step.NONE && shown.loop() != null && shown.poll() == Step.NONE
                && shown.phase() != Phase.STOPPED && (shown.phase() != Phase.OUTSIDE || started(replay.trace(), seq));
        int answer = between ? boundary(replay.trace(), seq) : Step.NONE;
        if (answer == Step.NONE) {
            return null;
        }
        var it = new Between(new Asking(Site.BETWEEN, replay, seq, answer));
        return it.certain() ? it.write() : null;
    }

    private static boolean started(Trace trace, int seq) {
        return trace.kind(seq).equals("loop.started");
    }

    /// The next task or poll. What another thread adds before changes what is to be known: then that is
    /// the step to ask at. That the loop is told to stop cannot be seen in its state.
    private static int boundary(Trace trace, int seq) {
        for (int at = seq + 1; at < trace.size(); at++) {
            switch (trace.event(at)) {
                case Event.CallbackBegin _, Event.TimerBegin _, Event.HandlerBegin _, Event.PollBegin _ -> {
                    return at;
                }
                case Event.TurnBegin _, Event.Mark _, Event.Line _, Event.Unknown _ -> { }
                default -> {
                    return Step.NONE;
                }
            }
        }
        return Step.NONE;
    }

    /// Not when a timer becomes due in this very moment.
    private boolean certain() {
        long now = asking.shown.t();
        long then = asking.trace.t(asking.answer);
        long slack = next instanceof Event.PollBegin && asking.met.ready().isEmpty() ? COARSE : 0;
        var alarm = asking.met.alarm();
        boolean near = slack > 0 && alarm != null && Math.abs(alarm.deadlineNanos() - then) <= COARSE;
        return !near && asking.shown.timers().stream()
                .noneMatch(it -> it.deadlineNanos() > now && it.deadlineNanos() <= then);
    }

    private Question write() {
        asking.right(deed(), first);
        poll(Deed.SLEEP);
        poll(Deed.GLANCE);
        var sorts = List.of(
                asking.shown.ready().stream().map(it -> (Runnable) () -> callback(it)).iterator(),
                asking.shown.timers().stream().map(it -> (Runnable) () -> timer(it)).iterator(),
                asking.shown.channels().stream().filter(Held.Channel::watched)
                        .map(it -> (Runnable) () -> handler(it)).iterator(),
                List.<Runnable>of(asking::pending).iterator());
        while (!asking.full(Integer.MAX_VALUE) && sorts.stream().anyMatch(Iterator::hasNext)) {
            sorts.stream().filter(Iterator::hasNext).forEach(it -> it.next().run());
        }
        return asking.finish(asking.shown.loop());
    }

    private Deed deed() {
        return switch (next) {
            case Event.CallbackBegin _ -> Deed.CALLBACK;
            case Event.TimerBegin _ -> Deed.TIMER;
            case Event.HandlerBegin _ -> Deed.HANDLER;
            case Event.PollBegin begin when begin.timeoutNanos() != 0 -> Deed.SLEEP;
            default -> Deed.GLANCE;
        };
    }

    // ---- what does not come next, and why

    private void callback(Held.Callback it) {
        int place = asking.met.ready().indexOf(it);
        if (place >= 0 && !asking.has(Deed.CALLBACK, it.ref())) {
            asking.wrong(Deed.CALLBACK, it.ref(), new Event.CallbackBegin(it.ref()), it.born(), late(it, place));
        }
    }

    private Reason late(Held.Callback it, int place) {
        if (asking.met.phase() == Phase.EVENTS) {
            return Reason.of(Fact.HANDLERS_FIRST, "callback.handlers", it.ref(), first, coming());
        }
        return place < asking.met.left()
                ? Reason.of(Fact.ORDER, "callback.order", it.ref(), first)
                : Reason.of(Fact.ADDED_SINCE, "callback.added", it.ref(), it.born(), coming());
    }

    private String coming() {
        return Integer.toString(asking.met.turn() + 1);
    }

    private void timer(Held.Timer shown) {
        if (asking.met.held(shown.ref()) instanceof Held.Timer it) {
            long late = Math.max(0, asking.trace.t(asking.answer) - it.deadlineNanos());
            asking.wrong(Deed.TIMER, it.ref(), new Event.TimerBegin(it.ref(), late), it.born(), why(it));
        }
    }

    private Reason why(Held.Timer it) {
        if (it.deadlineNanos() > asking.trace.t(asking.answer)) {
            return Reason.of(Fact.EARLY, "timer.early", it.ref(), asking.left(it));
        }
        if (asking.met.phase() == Phase.EVENTS) {
            return Reason.of(Fact.HANDLERS_FIRST, "timer.handlers", it.ref(), first, coming());
        }
        if (it.mood() != Mood.DUE) {
            return Reason.of(Fact.DUE_SINCE, "timer.since", it.ref(), coming());
        }
        if (next instanceof Event.TimerBegin) {
            boolean same = asking.met.held(first) instanceof Held.Timer one
                    && one.deadlineNanos() == it.deadlineNanos();
            return Reason.of(Fact.ORDER, same ? "timer.order.same" : "timer.order", it.ref(), first);
        }
        return Reason.of(Fact.CALLBACKS_FIRST, "timer.callbacks", it.ref(), first);
    }

    /// Of several channels that were found the selector says which comes first, and nobody can know: they are
    /// not offered.
    private void handler(Held.Channel it) {
        if (!asking.met.found().containsKey(it.ref().name())) {
            asking.wrong(Deed.HANDLER, it.ref(), new Event.HandlerBegin(it.ref(), it.ops()), it.handler(),
                    why(it));
        }
    }

    private Reason why(Held.Channel it) {
        if (next instanceof Event.PollBegin) {
            return Reason.of(Fact.UNPOLLED, "handler.poll", it.ref());
        }
        if (asking.met.phase() != Phase.EVENTS) {
            return Reason.of(Fact.UNPOLLED, "handler.unpolled", it.ref(), first);
        }
        return lastPoll().stream().anyMatch(found -> found.channel().name().equals(it.ref().name()))
                ? Reason.of(Fact.HANDLED, "handler.done", it.ref())
                : Reason.of(Fact.NOT_READY, "handler.unfound", it.ref(), first);
    }

    /// What the last poll found.
    private List<Interest> lastPoll() {
        for (int at = asking.seq; at >= 0; at--) {
            if (asking.trace.event(at) instanceof Event.PollEnd end) {
                return end.ready();
            }
        }
        return List.of();
    }

    private void poll(Deed deed) {
        if (deed != deed()) {
            asking.wrong(deed, asking.shown.loop(), begun(deed), Step.NONE, why(deed));
        }
    }

    private Reason why(Deed poll) {
        return switch (deed()) {
            case CALLBACK -> Reason.of(Fact.UNFINISHED, "poll.callback", first);
            case TIMER -> Reason.of(Fact.UNFINISHED, "poll.timer", first);
            case HANDLER -> Reason.of(Fact.UNFINISHED, "poll.handler", first);
            case GLANCE -> asking.met.ready().isEmpty()
                    ? Reason.of(Fact.WORK_WAITS, "sleep.due", alarmed())
                    : Reason.of(Fact.WORK_WAITS, "sleep.ready", asking.met.ready().getFirst().ref(), coming());
            default -> asking.met.timers().isEmpty() ? Reason.of(Fact.NOTHING_WAITS, "glance.idle")
                    : Reason.of(Fact.NOTHING_WAITS, "glance.timer", asking.met.timers().getFirst().ref(),
                            asking.left(asking.met.timers().getFirst()));
        };
    }

    private Ref alarmed() {
        return asking.met.alarm() == null ? asking.shown.loop() : asking.met.alarm().ref();
    }

    /// The poll as the choice has it.
    private Event begun(Deed deed) {
        LoopState met = asking.met;
        var watching = new ArrayList<Interest>();
        met.channels().stream().filter(Held.Channel::watched)
                .forEach(it -> watching.add(new Interest(it.ref(), it.ops())));
        long away = met.alarm() == null ? -1 : met.alarm().deadlineNanos() - asking.trace.t(asking.answer);
        if (deed == Deed.SLEEP) {
            return new Event.PollBegin(met.loop(), met.alarm() == null ? -1 : Math.max(2 * COARSE, away),
                    met.alarm() == null ? Because.IDLE : Because.TIMER, watching);
        }
        return new Event.PollBegin(met.loop(), 0, Because.CALLBACKS, watching);
    }
}
