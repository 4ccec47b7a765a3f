package dev.loopglass.replay;

import dev.loopglass.event.Event;
import dev.loopglass.event.Event.Because;
import dev.loopglass.event.Event.Interest;
import dev.loopglass.event.Event.Op;
import dev.loopglass.event.Step;
import dev.loopglass.replay.Held.Timer.Mood;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.pcollections.HashTreePMap;

/// One turn of the loop: what it collects, how long it may sleep, what it finds.
final class Turns {
    /// Some loops sleep no longer than an hour, whatever the timers say.
    private static final long LONGEST = 3_600_000_000_000L;
    /// Selectors count in milliseconds.
    private static final long COARSE = 1_000_000L;
    private static final int MANY_CANCELLED = 512;

    private Turns() {}

    static void take(Packet now, Event event) {
        switch (event) {
            case Event.LoopStarted started -> start(now, started);
            case Event.LoopStopped _ -> stop(now);
            case Event.TurnBegin begin -> begin(now, begin);
            case Event.PollBegin begin -> poll(now, begin);
            case Event.PollEnd end -> found(now, end);
            default -> { }
        }
    }

    private static void start(Packet now, Event.LoopStarted started) {
        if (now.runs) {
            now.refuse("while %s runs already", now.loop);
        }
        now.runs = true;
        now.loop = started.on();
        now.phase = Phase.OUTSIDE;
    }

    private static void stop(Packet now) {
        sameLoop(now);
        if (now.task != null) {
            now.refuse("inside the task of %s", now.task.on());
        }
        // A poll that failed ends the loop as well.
        if (now.phase == Phase.EVENTS) {
            now.refuse("in the phase %s, wanted before the poll", Packet.told(now.phase));
        }
        // What a task throws may be too much for the loop: it leaves, and the rest of its turn does not run.
        if (!now.history.failed(now.seq)) {
            allRun(now);
        }
        now.due = 0;
        now.runs = false;
        now.phase = Phase.STOPPED;
        now.pollBegin = Step.NONE;
        now.left = 0;
        now.found = HashTreePMap.empty();
        now.task = null;
    }

    private static void begin(Packet now, Event.TurnBegin begin) {
        sameLoop(now);
        if (now.step().turn() != now.turn + 1) {
            now.refuse("has turn %d, wanted %d", now.step().turn(), now.turn + 1);
        }
        if (now.task != null) {
            now.refuse("inside the task of %s", now.task.on());
        }
        if (now.phase != Phase.OUTSIDE && now.phase != Phase.EVENTS) {
            now.refuse("in the phase %s, wanted after a poll", Packet.told(now.phase));
        }
        if (!now.found.isEmpty()) {
            now.refuse("while %s is ready and has not been handled", now.found.keySet().iterator().next());
        }
        now.forget();
        now.task = null;
        now.found = HashTreePMap.empty();
        now.turnAt = now.step().t();
        snapshot(now, begin.callbacks());
        collect(now, begin.timers());
        now.phase = now.left == 0 && now.due > 0 ? Phase.TIMERS : Phase.CALLBACKS;
    }

    private static void snapshot(Packet now, int callbacks) {
        if (callbacks > now.ready.size() || countable(now) > callbacks) {
            now.refuse("counts %d callbacks, wanted %d", callbacks, now.ready.size());
        }
        now.left = Math.clamp(callbacks, 0, now.ready.size());
    }

    /// A callback that another thread adds may slip in between the count and its record; one that the
    /// loop's own thread added cannot.
    private static int countable(Packet now) {
        int last = 0;
        int place = 0;
        for (var callback : now.ready.each()) {
            place++;
            if (!"thread".equals(callback.by())) {
                last = place;
            }
        }
        return last;
    }

    /// Takes the timers from the front of the heap, as the loop does: cancelled ones are dropped, due
    /// ones are kept for this turn, the first other one ends it.
    private static void collect(Packet now, int timers) {
        now.due = 0;
        for (var timer : now.timers.each()) {
            if (timer.mood() == Mood.CANCELLED) {
                now.timers = now.timers.without(timer.ref());
                now.cancelled--;
            } else if (timer.deadlineNanos() <= now.step().t() && now.due < timers) {
                now.timers = now.timers.with(timer.with(Mood.DUE));
                now.touch(timer.ref());
                now.due++;
            } else {
                break;
            }
        }
        if (now.due != timers) {
            now.refuse("counts %d due timers, wanted %d", timers, now.due);
        }
        compact(now);
    }

    private static void compact(Packet now) {
        if (now.cancelled > MANY_CANCELLED && now.cancelled > now.timers.size() / 2) {
            for (var timer : now.timers.list()) {
                if (timer.mood() == Mood.CANCELLED) {
                    now.timers = now.timers.without(timer.ref());
                }
            }
            now.cancelled = 0;
        }
    }

    private static void poll(Packet now, Event.PollBegin begin) {
        sameLoop(now);
        // Some loops poll first: asyncio's asks the selector before it runs what was ready at its start.
        if (now.phase != Phase.CALLBACKS && now.phase != Phase.TIMERS && now.phase != Phase.OUTSIDE) {
            now.refuse("in the phase %s, wanted once after the callbacks and timers of a turn",
                    Packet.told(now.phase));
        }
        if (now.task != null) {
            now.refuse("inside the task of %s", now.task.on());
        }
        allRun(now);
        watched(now, begin.watching());
        sleep(now, begin);
        now.phase = Phase.POLL;
        now.pollBegin = now.step().seq();
        now.task = null;
    }

    private static void watched(Packet now, List<Interest> watching) {
        var told = new ArrayList<String>();
        watching.stream().map(interest -> interest.channel() + " " + wanted(interest.ops())).sorted()
                .forEach(told::add);
        var held = new ArrayList<String>();
        for (var channel : now.channels.each()) {
            if (channel.watched()) {
                held.add(channel.ref() + " " + wanted(channel.ops()));
            }
        }
        held.sort(null);
        if (!told.equals(held)) {
            now.refuse("watches %s, wanted %s", told, held);
        }
    }

    /// ERROR is always watched for, whether it is said or not.
    static Set<Op> wanted(Set<Op> ops) {
        var said = EnumSet.noneOf(Op.class);
        said.addAll(ops);
        said.remove(Op.ERROR);
        return said;
    }

    private static void sleep(Packet now, Event.PollBegin begin) {
        switch (begin.because()) {
            case Because.CALLBACKS -> {
                if (now.ready.isEmpty()) {
                    now.refuse("does not sleep because of callbacks, but none is ready");
                }
                if (begin.timeoutNanos() != 0) {
                    now.refuse("has timeoutNanos %d, wanted 0 because callbacks are ready",
                            begin.timeoutNanos());
                }
            }
            case Because.TIMER -> {
                noneReady(now);
                untilTimer(now, begin.timeoutNanos());
            }
            case Because.IDLE -> {
                noneReady(now);
                for (var timer : now.timers.each()) {
                    if (timer.mood() != Mood.CANCELLED) {
                        now.refuse("sleeps as if idle, but %s is set", timer.ref());
                    }
                }
                if (begin.timeoutNanos() >= 0 && begin.timeoutNanos() < LONGEST) {
                    now.refuse("has timeoutNanos %d, wanted -1 because it is idle", begin.timeoutNanos());
                }
            }
        }
    }

    private static void noneReady(Packet now) {
        if (countable(now) > 0) {
            now.refuse("sleeps although %s is ready", now.ready.first().ref());
        }
    }

    /// The loop sleeps until the first timer of its heap, and a cancelled one counts until it is dropped.
    private static void untilTimer(Packet now, long timeout) {
        for (var timer : now.timers.each()) {
            long latest = Math.max(0, timer.deadlineNanos() - now.turnAt);
            long earliest = Math.max(0, timer.deadlineNanos() - now.step().t());
            if (timeout >= Math.min(earliest, LONGEST) - COARSE
                    && timeout <= latest + COARSE) {
                return;
            }
            if (timer.mood() != Mood.CANCELLED) {
                now.refuse("has timeoutNanos %d, wanted about %d, until %s", timeout, earliest, timer.ref());
                return;
            }
        }
        now.refuse("sleeps until a timer, but none is set that fits");
    }

    private static void found(Packet now, Event.PollEnd end) {
        sameLoop(now);
        if (now.phase != Phase.POLL) {
            now.refuse("while no poll is open");
        }
        now.found = HashTreePMap.empty();
        for (var ready : end.ready()) {
            var channel = now.channels.get(ready.channel());
            if (channel == null || !channel.watched()) {
                now.refuse("found %s ready, which was not watched", ready.channel());
            } else if (!channel.ops().containsAll(wanted(ready.ops()))) {
                now.refuse("found %s ready for %s, wanted of %s", ready.channel(), ready.ops(),
                        channel.ops());
            }
            if (now.found.containsKey(ready.channel().name())) {
                now.refuse("found %s ready twice", ready.channel());
            }
            int handler = channel == null ? Step.NONE : channel.handler();
            now.found = now.found.plus(ready.channel().name(), new Found(ready.ops(), handler));
            now.touch(ready.channel());
        }
        now.phase = Phase.EVENTS;
        now.pollBegin = Step.NONE;
        now.pollEnd = now.step().seq();
    }

    /// What a turn counted at its begin runs before it goes on.
    private static void allRun(Packet now) {
        if (now.left > 0) {
            now.refuse("while %s has not run, which was ready when this turn began", now.ready.first().ref());
        } else if (now.due > 0) {
            now.refuse("while %s has not run, which was due when this turn began", Tasks.firstDue(now).ref());
        }
        now.left = 0;
    }

    private static void sameLoop(Packet now) {
        var on = now.step().event().on();
        if (!now.runs) {
            now.refuse("while no loop runs");
            now.runs = true;
        } else if (!on.name().equals(now.loop.name())) {
            now.refuse("while %s runs", now.loop);
        }
        now.loop = on;
    }
}
