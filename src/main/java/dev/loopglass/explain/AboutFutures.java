package dev.loopglass.explain;

import dev.loopglass.event.Event;
import dev.loopglass.event.Ref;
import dev.loopglass.replay.Held;
import java.util.List;

/// Sentences about futures and who listens to them.
final class AboutFutures {
    private AboutFutures() {}

    static String say(Scene scene) {
        return switch (scene.event()) {
            case Event.FutureCreated created -> created(scene, created.on());
            case Event.FutureListened listened -> listened(scene, listened);
            case Event.FutureResolved resolved ->
                settled(scene, "future.resolved", resolved.on(), value(resolved.value()));
            default -> settled(scene, "future.failed", scene.event().on(),
                    Words.cut(((Event.FutureFailed) scene.event()).error()));
        };
    }

    private static String value(String value) {
        return value == null || value.equals("null") ? "" : Words.cut(value);
    }

    private static String created(Scene scene, Ref ref) {
        if (ref.label() == null) {
            return scene.sayBy("future.created.plain", ref.name());
        }
        if (ref.label().equals(scene.caller())) {
            return scene.say(doneAtOnce(scene, ref) ? "future.created.own.done" : "future.created.own",
                    ref.name(),
                    Words.cut(ref.label()));
        }
        return scene.sayBy(doneAtOnce(scene, ref) ? "future.created.done" : "future.created", ref.name(),
                Words.cut(ref.label()));
    }

    /// Whether the very next step settles it.
    private static boolean doneAtOnce(Scene scene, Ref ref) {
        int next = scene.next(ref);
        return !scene.discreet && next == scene.seq() + 1
                && (scene.trace.kind(next).equals("future.resolved")
                        || scene.trace.kind(next).equals("future.failed"));
    }

    private static String listened(Scene scene, Event.FutureListened listened) {
        var whose = Words.cut(listened.callback());
        if (scene.within("Future.exception")) {
            return scene.say("future.asked", listened.on().name(), whose.isEmpty() ? scene.say("somebody") : whose);
        }
        var done = scene.settled(listened.on()) >= 0 ? ".done" : "";
        if (scene.object(whose, Ref.Type.COROUTINE) != null) {
            return scene.say("future.listened.coroutine" + done, listened.on().name(), whose);
        }
        if (scene.object(whose, Ref.Type.FUTURE) != null) {
            return scene.say("future.listened.future" + done, listened.on().name(), whose);
        }
        var hop = scene.within("IOLoop.addFuture") || queues(scene, listened) ? ".turn" : "";
        return scene.say("future.listened" + hop + done, listened.on().name(),
                whose.isEmpty() ? scene.say("somebody") : whose);
    }

    /// Whether this future does not call its listener itself, but has the loop call it: then a callback came of it.
    private static boolean queues(Scene scene, Event.FutureListened listened) {
        int settled = scene.settled(listened.on());
        for (int next : scene.trace.about(listened.on())) {
            var kind = scene.trace.kind(next);
            if (next > scene.seq() && (kind.equals("future.resolved") || kind.equals("future.failed"))) {
                settled = next;
            }
        }
        return settled >= 0 && scene.replay.effects(settled).stream().anyMatch(effect ->
                scene.trace.event(effect) instanceof Event.CallbackAdded added && added.label() != null
                        && added.label().equals(listened.callback()));
    }

    private static String settled(Scene scene, String kind, Ref ref, String outcome) {
        var future = scene.before().held(ref) instanceof Held.Future held ? held : null;
        boolean waited = future != null && future.born() < scene.seq() - 1;
        var listeners = future == null ? List.<String>of() : future.listeners();
        var name = kind + (outcome.isEmpty() ? ".void" : "") + (waited ? "" : ".born");
        return scene.say(name, ref.name(), outcome, waited ? scene.since(future.born()) : "",
                consequence(scene, listeners));
    }

    /// What the listeners make of it: some run now, on this stack, others are queued for the next turn.
    private static String consequence(Scene scene, List<String> listeners) {
        if (scene.discreet) {
            return scene.say("listeners.discreet", listeners.size());
        }
        int queued = scene.replay.effects(scene.seq()).size();
        if (listeners.isEmpty()) {
            return scene.say("listeners.none");
        }
        var first = Words.cut(listeners.getFirst());
        if (listeners.size() == 1) {
            return scene.say("listeners.one." + how(scene, first, queued),
                    first.isEmpty() ? scene.say("somebody") : first, scene.nextTurn(), scene.place());
        }
        // A task of asyncio says itself that this future made it go on.
        long callbacks = scene.replay.effects(scene.seq()).stream()
                .filter(it -> !scene.trace.kind(it).equals("coroutine.resumed")).count();
        var how = queued == 0 ? "now" : callbacks == listeners.size() ? "turn" : "mixed";
        return scene.say("listeners.many." + how, listeners.size(), first, scene.nextTurn(), scene.place());
    }

    private static String how(Scene scene, String listener, int queued) {
        if (queued > 0) {
            return scene.object(listener, Ref.Type.COROUTINE) != null ? "coroutine" : "turn";
        }
        return scene.object(listener, Ref.Type.FUTURE) != null ? "future" : "now";
    }
}
