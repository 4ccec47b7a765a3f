package dev.loopglass.explain;

import dev.loopglass.event.Event;
import dev.loopglass.event.Event.Interest;
import dev.loopglass.event.Event.Op;
import dev.loopglass.event.Step;
import dev.loopglass.replay.Held;
import dev.loopglass.replay.Held.Channel.Status;
import java.util.List;
import java.util.stream.Collectors;

/// Sentences about the one place where the loop may sleep.
final class AboutPolls {
    private static final int NOWHERE = -2;

    private AboutPolls() {}

    static String say(Scene scene) {
        return scene.event() instanceof Event.PollBegin begin
                ? begun(scene, begin) : ended(scene, (Event.PollEnd) scene.event());
    }

    private static String begun(Scene scene, Event.PollBegin begin) {
        var hope = hope(scene, begin.watching());
        return switch (begin.because()) {
            case CALLBACKS -> glances(scene, begin.watching().isEmpty());
            case IDLE ->
                scene.say(begin.watching().isEmpty() ? "poll.begin.idle.alone" : "poll.begin.idle", hope);
            case TIMER -> untilTimer(scene, begin, hope);
        };
    }

    private static String glances(Scene scene, boolean alone) {
        var ready = scene.after().ready();
        return scene.say(alone ? "poll.begin.callbacks.alone" : "poll.begin.callbacks",
                scene.named(ready.isEmpty() ? null : ready.getFirst().ref()),
                Math.max(0, ready.size() - 1), scene.nextTurn());
    }

    private static String untilTimer(Scene scene, Event.PollBegin begin, String hope) {
        var timer = scene.after().alarm();
        var name = timer == null ? scene.say("a.timer") : scene.named(timer.ref());
        if (begin.timeoutNanos() == 0) {
            return scene.say("poll.begin.timer.due", name);
        }
        boolean cancelled = timer != null && timer.mood() == Held.Timer.Mood.CANCELLED;
        return scene.say("poll.begin.timer" + (cancelled ? ".cancelled" : "")
                + (begin.watching().isEmpty() ? ".alone" : ""),
                Durations.of(begin.timeoutNanos()), name, hope);
    }

    /// For example `ch1 becomes writable`.
    private static String hope(Scene scene, List<Interest> watching) {
        return switch (watching.size()) {
            case 0 -> "";
            case 1 -> scene.say("hope.one", watching.getFirst().channel().name(),
                    scene.words.able(watching.getFirst().ops()));
            case 2 -> scene.say("hope.two", watching.getFirst().channel().name(),
                    watching.getLast().channel().name());
            default -> scene.say("hope.many", watching.size());
        };
    }

    private static String ended(Scene scene, Event.PollEnd end) {
        int begin = scene.before().poll();
        var after = scene.since(begin);
        if (end.ready().isEmpty()) {
            return nothing(scene, end, begin, after);
        }
        if (end.ready().size() == 1) {
            return scene.say("poll.end.one", after, finding(scene, end.ready().getFirst()));
        }
        if (end.ready().size() == 2) {
            return scene.say("poll.end.two", after, able(scene, end.ready().getFirst()),
                    able(scene, end.ready().getLast()));
        }
        var names = end.ready().stream().limit(4).map(it -> it.channel().name()).collect(Collectors.toList());
        if (end.ready().size() > 4) {
            names.add("…");
        }
        return scene.say("poll.end.many", after, end.ready().size(), names);
    }

    private static String able(Scene scene, Interest ready) {
        return scene.say("is.able", ready.channel().name(), scene.words.able(ready.ops()));
    }

    /// What it means that this channel is ready; what its handler then met tells refused from connected,
    /// and bytes from the end of the stream.
    private static String finding(Scene scene, Interest ready) {
        var channel = scene.channelBefore(ready.channel());
        var means = "plain";
        if (channel != null && channel.status() == Status.CONNECTING) {
            means = meets(scene, ready, "channel.failed")
                    ? "refused" : meets(scene, ready, "channel.connected") ? "connected" : "over";
        } else if (ready.ops().contains(Op.READ)) {
            means = meets(scene, ready, "channel.read")
                    ? "bytes" : meets(scene, ready, "channel.closed") ? "closed" : "plain";
        } else if (ready.ops().contains(Op.WRITE)) {
            means = "room";
        }
        return scene.say("finding." + means, ready.channel().name(), scene.words.able(ready.ops()));
    }

    /// Whether the channel's handler met this before anything else of note. In asyncio a handler only queues
    /// a callback, which is then the one to meet it.
    private static boolean meets(Scene scene, Interest ready, String kind) {
        int at = scene.discreet ? Step.NONE : scene.next(ready.channel());
        int handler = Step.NONE;
        boolean over = false;
        while (at != Step.NONE) {
            var met = scene.trace.kind(at);
            if (met.equals("handler.begin")) {
                if (handler != Step.NONE) {
                    return false;
                }
                handler = at;
            }
            over |= met.equals("handler.end");
            if (met.startsWith("channel.") && (!over || queuedIn(scene, at) == handler)) {
                return met.equals(kind);
            }
            int next = scene.replay.nextAbout(at, ready.channel());
            at = next == at ? Step.NONE : next;
        }
        return false;
    }

    /// The task in which the callback was queued that this step happens in, or [#NOWHERE].
    private static int queuedIn(Scene scene, int at) {
        int task = scene.trace.task(at);
        int added = task == Step.NONE ? Step.NONE : scene.trace.cause(task);
        return added == Step.NONE || !scene.trace.kind(added).equals("callback.added") ? NOWHERE
                : scene.trace.task(added);
    }

    private static String nothing(Scene scene, Event.PollEnd end, int begin, String after) {
        if (begin >= 0 && scene.trace.event(begin) instanceof Event.PollBegin it && it.timeoutNanos() == 0) {
            return scene.say(it.watching().isEmpty() ? "poll.end.glance.alone" : "poll.end.glance", after);
        }
        if (end.woken()) {
            return scene.say("poll.end.woken", after);
        }
        var timers = scene.after().timers();
        if (!timers.isEmpty() && timers.getFirst().deadlineNanos() <= scene.step.t()) {
            return scene.say("poll.end.due", after, scene.named(timers.getFirst().ref()));
        }
        var shell = scene.after().alarm();
        if (shell != null && shell.deadlineNanos() <= scene.step.t()) {
            return scene.say("poll.end.cancelled", after, scene.named(shell.ref()));
        }
        return scene.say("poll.end.nothing", after);
    }
}
