package dev.loopglass.lesson;

import dev.loopglass.event.Event;
import dev.loopglass.event.Event.Interest;
import dev.loopglass.event.Ref;
import dev.loopglass.event.Step;
import dev.loopglass.explain.Durations;
import dev.loopglass.lesson.Choice.Deed;
import dev.loopglass.lesson.Question.Site;
import dev.loopglass.lesson.Reason.Fact;
import dev.loopglass.replay.Held;
import dev.loopglass.replay.Replay;
import dev.loopglass.trace.Trace;
import java.util.List;
import java.util.Set;

/// The loop sleeps: what ends it, a channel, a timer, or another thread? A poll that does not sleep is
/// not asked about: what it finds is luck.
final class Asleep {
    private static final int MOST_CHANNELS = 2;
    private static final int MOST_TIMERS = 2;

    private final Asking asking;
    private final Event.PollEnd end;
    private final Deed deed;
    private final Ref first;

    private Asleep(Asking asking, Event.PollEnd end) {
        this.asking = asking;
        this.end = end;
        var due = asking.met.timers().stream()
                .filter(it -> it.deadlineNanos() <= asking.trace.t(asking.answer)).findFirst();
        if (!end.ready().isEmpty()) {
            deed = end.ready().size() == 1 ? Deed.READY : Deed.SEVERAL;
            first = deed == Deed.READY ? end.ready().getFirst().channel() : end.on();
        } else {
            deed = end.woken() ? Deed.WOKEN : due.isPresent() ? Deed.DUE : null;
            first = deed == Deed.DUE ? due.get().ref() : end.on();
        }
    }

    /// @return null where there is nothing to ask
    static Question ask(Replay replay, int seq) {
        var trace = replay.trace();
        if (!(trace.event(seq) instanceof Event.PollBegin begin) || begin.timeoutNanos() == 0) {
            return null;
        }
        int answer = end(trace, seq);
        if (answer == Step.NONE) {
            return null;
        }
        var end = (Event.PollEnd) trace.event(answer);
        var it = new Asleep(new Asking(Site.ASLEEP, replay, seq, answer), end);
        return it.deed == null || end.woken() && !end.ready().isEmpty() ? null : it.write();
    }

    /// What another thread adds meanwhile is why it wakes the loop.
    private static int end(Trace trace, int seq) {
        for (int at = seq + 1; at < trace.size(); at++) {
            switch (trace.event(at)) {
                case Event.PollEnd _ -> {
                    return at;
                }
                case Event.CallbackAdded _, Event.Mark _, Event.Line _, Event.Unknown _ -> { }
                default -> {
                    return Step.NONE;
                }
            }
        }
        return Step.NONE;
    }

    private Question write() {
        asking.right(deed, first);
        if (deed != Deed.WOKEN) {
            put(Deed.WOKEN, asking.shown.loop(), List.of(), true, Reason.of(Fact.UNCALLED, "asleep.uncalled"));
        }
        var watched = asking.shown.channels().stream().filter(Held.Channel::watched).toList();
        if (watched.size() > 1 && deed != Deed.SEVERAL) {
            put(Deed.SEVERAL, asking.shown.loop(),
                    watched.stream().limit(2).map(it -> new Interest(it.ref(), it.ops())).toList(), false,
                    deed == Deed.READY ? Reason.of(Fact.NOT_SEVERAL, "asleep.one", first)
                            : Reason.of(Fact.NOT_SEVERAL, "asleep.none"));
        }
        watched.stream().filter(it -> !it.ref().equals(first)).limit(MOST_CHANNELS).forEach(this::channel);
        asking.shown.timers().stream().filter(it -> !it.ref().equals(first)
                && it.deadlineNanos() > asking.trace.t(asking.answer)).limit(MOST_TIMERS).forEach(this::timer);
        if (!asking.full(3)) {
            asking.pending();
        }
        return asking.finish(asking.shown.loop());
    }

    private void put(Deed as, Ref on, List<Interest> ready, boolean woken, Reason reason) {
        asking.wrong(as, on, new Event.PollEnd(asking.shown.loop(), ready, woken), Step.NONE, reason);
    }

    private String after() {
        return Durations.of(asking.trace.t(asking.answer) - asking.trace.t(asking.seq));
    }

    private void channel(Held.Channel it) {
        put(Deed.READY, it.ref(), List.of(new Interest(it.ref(), Set.copyOf(it.ops()))), false, why(it.ref()));
    }

    private Reason why(Ref channel) {
        var names = end.ready().stream().map(it -> it.channel().name()).toList();
        return switch (deed) {
            case READY -> Reason.of(Fact.NOT_READY, "asleep.channel.ready", channel, first.name(), after());
            case SEVERAL -> names.contains(channel.name())
                    ? Reason.of(Fact.NOT_ALONE, "asleep.channel.alone", channel, names)
                    : Reason.of(Fact.NOT_READY, "asleep.channel.several", channel, names);
            case DUE -> Reason.of(Fact.NOT_READY, "asleep.channel.due", channel, first, after());
            default -> Reason.of(Fact.NOT_READY, "asleep.channel.woken", channel, after());
        };
    }

    private void timer(Held.Timer it) {
        put(Deed.DUE, it.ref(), List.of(), false, Reason.of(Fact.EARLY, "asleep.timer", it.ref(),
                Durations.left(it.deadlineNanos() - asking.trace.t(asking.answer))));
    }
}
