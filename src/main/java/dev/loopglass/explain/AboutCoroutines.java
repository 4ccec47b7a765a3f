package dev.loopglass.explain;

import dev.loopglass.event.Event;
import dev.loopglass.event.Ref;
import dev.loopglass.replay.Held;

/// Sentences about coroutines: who has the thread, who waits, and for what.
final class AboutCoroutines {
    private AboutCoroutines() {}

    static String say(Scene scene) {
        return switch (scene.event()) {
            case Event.CoroutineStarted started -> started(scene, started);
            case Event.CoroutineSuspended suspended -> suspended(scene, suspended);
            case Event.CoroutineResumed resumed -> resumed(scene, resumed);
            case Event.CoroutineReturned returned -> ended(scene, "coroutine.returned", returned.on(),
                    returned.value() == null || returned.value().equals("null")
                    ? "" : Words.cut(returned.value()));
            default -> ended(scene, "coroutine.failed", scene.event().on(),
                    Words.cut(((Event.CoroutineFailed) scene.event()).error()));
        };
    }

    private static String started(Scene scene, Event.CoroutineStarted started) {
        if (ofItsOwn(scene, started.on())) {
            return scene.say("coroutine.started.task", scene.named(started.on()), Scene.plain(started.result()));
        }
        if (started.result() == null) {
            return scene.sayBy("coroutine.started.plain", scene.named(started.on()));
        }
        if (started.on().label() != null && started.on().label().equals(scene.caller())) {
            return scene.say("coroutine.started.own", started.on().name(), started.result().name(),
                    scene.caller());
        }
        return scene.sayBy("coroutine.started", scene.named(started.on()), started.result().name());
    }

    /// Whether the callback that runs was queued for this coroutine: nobody called it.
    private static boolean ofItsOwn(Scene scene, Ref coroutine) {
        int begin = scene.step.task();
        int added = begin < 0 ? begin : scene.trace.cause(begin);
        return added >= 0 && scene.trace.event(added) instanceof Event.CallbackAdded callback
                && callback.label() != null && callback.label().split(" ", 2)[0].equals(coroutine.name());
    }

    private static String suspended(Scene scene, Event.CoroutineSuspended suspended) {
        var name = suspended.on().name();
        var future = suspended.future();
        if (future == null) {
            return scene.say("coroutine.suspended.nothing", name);
        }
        if (future != null && scene.settled(future) >= 0) {
            return scene.say("coroutine.suspended.moment", name, future.name(), scene.nextTurn());
        }
        var inside = scene.after().inside();
        var heir = inside.isEmpty() ? scene.say("heir.loop") : inside.getLast().name();
        var label = future.label() == null ? "" : Words.cut(future.label());
        return scene.say(inside.isEmpty() ? "coroutine.suspended" : "coroutine.suspended.caller", name,
                scene.named(future), heir, label);
    }

    private static String resumed(Scene scene, Event.CoroutineResumed resumed) {
        var before = scene.before().held(resumed.on()) instanceof Held.Coroutine held ? held : null;
        var waited = before == null ? Durations.of(0) : scene.since(before.since());
        var name = scene.named(resumed.on());
        if (resumed.future() == null) {
            return scene.say("coroutine.resumed.nothing", name, waited);
        }
        int settled = scene.settled(resumed.future());
        var future = resumed.future().name();
        if (settled >= 0 && scene.trace.event(settled) instanceof Event.FutureFailed failed) {
            return scene.say("coroutine.resumed.failed", name, waited, future, Words.cut(failed.error()));
        }
        var value = settled >= 0 && scene.trace.event(settled) instanceof Event.FutureResolved done
                ? Words.cut(done.value()) : "";
        return value.isEmpty() || value.equals("null")
                ? scene.say("coroutine.resumed.void", name, waited, future)
                : scene.say("coroutine.resumed", name, waited, future, value);
    }

    private static String ended(Scene scene, String kind, Ref ref, String outcome) {
        var coroutine = scene.held(ref, Held.Coroutine.class);
        var result = coroutine == null || coroutine.result() == null ? null : coroutine.result();
        int turns = coroutine == null ? 0 : scene.step.turn() - scene.trace.turn(coroutine.born());
        var name = kind + (outcome.isEmpty() ? ".void" : "") + (result == null ? ".alone" : "");
        return scene.say(name, scene.named(ref), outcome, Scene.plain(result), turns,
                coroutine == null ? "" : scene.since(coroutine.born()));
    }
}
