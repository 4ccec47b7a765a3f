package dev.loopglass.explain;

import dev.loopglass.event.Event;
import dev.loopglass.replay.Phase;

/// Sentences about the loop's starts, turns and stops.
final class AboutTurns {
    private AboutTurns() {}

    static String say(Scene scene) {
        return switch (scene.event()) {
            case Event.LoopStarted started -> started(scene, started);
            case Event.LoopStopped stopped -> stopped(scene, stopped);
            default -> begun(scene, (Event.TurnBegin) scene.event());
        };
    }

    private static String started(Scene scene, Event.LoopStarted started) {
        var ready = scene.after().ready();
        return ready.isEmpty()
                ? scene.say("loop.started.empty", started.on().name())
                : scene.say("loop.started", started.on().name(), scene.named(ready.getFirst().ref()),
                        ready.size() - 1);
    }

    private static String stopped(Scene scene, Event.LoopStopped stopped) {
        if (scene.before().phase() == Phase.POLL) {
            return scene.say("loop.stopped.poll", stopped.on().name(), Words.cut(stopped.reason()));
        }
        int started = scene.last(stopped.on(), "loop.started");
        var ready = scene.after().ready();
        return scene.say(ready.isEmpty() ? "loop.stopped" : "loop.stopped.leftover", stopped.on().name(),
                scene.step.turn(), scene.since(started), ready.isEmpty() ? "" : ready.getFirst().ref()
                .name());
    }

    private static String begun(Scene scene, Event.TurnBegin begin) {
        var turn = Integer.toString(scene.step.turn());
        var callback = scene.after().ready().isEmpty() ? null : scene.after().ready().getFirst().ref();
        var timer = scene.after().timers().isEmpty() ? null : scene.after().timers().getFirst().ref();
        if (scene.discreet) {
            return scene.say("turn.begin.discreet", turn, begin.callbacks(), begin.timers());
        }
        if (begin.callbacks() > 0) {
            var name = begin.timers() > 0 ? "turn.begin.both" : "turn.begin.callbacks";
            return scene.say(name, turn, begin.callbacks(), scene.named(callback), begin.timers());
        }
        return begin.timers() > 0
                ? scene.say("turn.begin.timers", turn, begin.timers(), scene.named(timer))
                : scene.say("turn.begin.nothing", turn);
    }
}
