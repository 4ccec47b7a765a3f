package dev.loopglass.explain;

import dev.loopglass.event.Event;
import dev.loopglass.event.Ref;
import dev.loopglass.replay.Held;
import dev.loopglass.replay.Phase;

/// Sentences about what the loop runs: callbacks, timers, handlers.
final class AboutTasks {
    private static final long PUNCTUAL = 1_000_000;

    private AboutTasks() {}

    static String say(Scene scene) {
        return switch (scene.event()) {
            case Event.CallbackAdded added -> added(scene, added);
            case Event.CallbackBegin begin -> begun(scene, begin.on());
            case Event.CallbackEnd end -> ended(scene, "callback", end.on(), end.error());
            case Event.TimerAdded added -> scene.sayBy("timer.added", scene.named(added.on()),
                    Durations.of(Math.max(0, added.deadlineNanos() - scene.step.t())));
            case Event.TimerRemoved removed -> removed(scene, removed.on());
            case Event.TimerBegin begin ->
                scene.say(begin.lateNanos() < PUNCTUAL ? "timer.begin" : "timer.begin.late",
                    scene.named(begin.on()), Durations.of(begin.lateNanos()),
                    scene.since(scene.step.cause()));
            case Event.TimerEnd end -> ended(scene, "timer", end.on(), end.error());
            case Event.HandlerBegin begin ->
                scene.say("handler.begin", begin.on().name(), scene.words.able(begin.ops()),
                    scene.words.ops(begin.ops()), scene.since(scene.step.cause()));
            default -> ended(scene, "handler", scene.event().on(),
                    ((Event.HandlerEnd) scene.event()).error());
        };
    }

    private static String added(Scene scene, Event.CallbackAdded added) {
        var name = scene.named(added.on());
        if (added.fromThread()) {
            return added.future() == null
                    ? scene.say("callback.added.thread", name, scene.nextTurn())
                    : scene.say("callback.added.thread.future", name, scene.nextTurn(), added.future().name());
        }
        if (added.future() != null) {
            return forFuture(scene, added, name);
        }
        if (scene.before().phase() == Phase.OUTSIDE || scene.before().phase() == Phase.STOPPED) {
            return scene.say("callback.added.outside", name);
        }
        int ahead = scene.before().ready().size() - scene.before().left();
        var kind = "spawnCallback".equals(added.by()) ? "callback.added.spawned" : "callback.added";
        return scene.sayBy(kind, name, scene.nextTurn(), ahead);
    }

    private static String forFuture(Scene scene, Event.CallbackAdded added, String name) {
        int settled = scene.settled(added.future());
        var how = settled >= 0 && scene.trace.kind(settled).equals("future.failed") ? ".failed" : "";
        var waiting = waiting(scene, added);
        return waiting != null
                ? scene.say("callback.added.coroutine" + how, added.on().name(), scene.nextTurn(),
                        added.future().name(), waiting.name())
                : scene.say("callback.added.future" + how, name, scene.nextTurn(), added.future().name());
    }

    /// The coroutine that this callback will resume, or null. Its label begins with its name.
    private static Ref waiting(Scene scene, Event.CallbackAdded added) {
        return added.label() == null
                ? null : scene.object(added.label().split(" ", 2)[0], Ref.Type.COROUTINE);
    }

    private static String begun(Scene scene, Ref ref) {
        int cause = scene.step.cause();
        if (cause < 0 || !(scene.trace.event(cause) instanceof Event.CallbackAdded added)) {
            return scene.say("callback.begin.unasked", scene.named(ref));
        }
        var waited = scene.since(cause);
        if (added.fromThread()) {
            return scene.say("callback.begin.thread", scene.named(ref), waited);
        }
        if (added.future() != null && waiting(scene, added) != null) {
            return scene.say("callback.begin.coroutine", ref.name(), scene.named(waiting(scene, added)),
                    waited, added.future().name());
        }
        if (added.future() != null) {
            return scene.say("callback.begin.future", scene.named(ref), waited, added.future().name());
        }
        int turn = scene.trace.turn(cause);
        return turn == 0
                ? scene.say("callback.begin.first", scene.named(ref), waited)
                : scene.say("callback.begin", scene.named(ref), waited, Integer.toString(turn));
    }

    private static String removed(Scene scene, Ref ref) {
        var timer = scene.before().held(ref) instanceof Held.Timer held ? held : null;
        if (timer == null || timer.mood() == Held.Timer.Mood.DUE || timer.deadlineNanos() <= scene.step.t()) {
            return scene.say("timer.removed.due", scene.named(ref));
        }
        return scene.sayBy("timer.removed", scene.named(ref),
                Durations.of(timer.deadlineNanos() - scene.step.t()));
    }

    private static String ended(Scene scene, String kind, Ref ref, String error) {
        var took = scene.since(scene.before().task());
        var what = kind.equals("handler") ? ref.name() : scene.named(ref);
        if (error == null && scene.discreet) {
            return scene.say(kind + ".end.discreet", what, took);
        }
        return error == null
                ? scene.say(kind + ".end", what, took, next(scene))
                : scene.say(kind + ".end.error", what, took, Words.cut(error));
    }

    /// What the loop does after this task.
    private static String next(Scene scene) {
        var after = scene.after();
        if (after.left() > 0) {
            return scene.say("next.callback", scene.named(after.ready().getFirst().ref()));
        }
        if (after.phase() == Phase.TIMERS
                && after.timers().stream().anyMatch(it -> it.mood() == Held.Timer.Mood.DUE)) {
            return scene.say("next.timer");
        }
        if (after.phase() == Phase.EVENTS) {
            return after.found().isEmpty()
                    ? scene.say("next.turn", scene.nextTurn(), after.ready().size())
                    : scene.say("next.handler", after.found().keySet().iterator().next());
        }
        int following = scene.seq() + 1;
        boolean stops = following < scene.trace.size() && scene.trace.kind(following).equals("loop.stopped");
        return scene.say(stops ? "next.stop" : "next.poll");
    }
}
