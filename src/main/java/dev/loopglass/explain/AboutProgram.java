package dev.loopglass.explain;

import dev.loopglass.event.Event;
import dev.loopglass.event.Ref;

/// Sentences about the program around the loop: its contexts, its lines, its own remarks.
final class AboutProgram {
    private AboutProgram() {}

    static String say(Scene scene) {
        return switch (scene.event()) {
            case Event.ContextCaptured it -> captured(scene, named(it.on(), it.label(), scene));
            case Event.ContextEntered it -> entered(scene, named(it.on(), it.label(), scene));
            case Event.ContextLeft it -> scene.say("context.left", named(it.on(), it.label(), scene));
            case Event.Line line -> line(scene, line);
            case Event.Mark mark -> scene.say("mark", Words.cut(mark.text()));
            default -> unknown(scene, (Event.Unknown) scene.event());
        };
    }

    /// It is captured just before the callback, the timer or the listener that takes it along is told of.
    private static String captured(Scene scene, String context) {
        int next = scene.seq() + 1;
        var event = next < scene.trace.size() && !scene.discreet ? scene.trace.event(next) : null;
        return switch (event) {
            case Event.CallbackAdded added ->
                scene.say("context.captured.task", context, scene.named(added.on()));
            case Event.TimerAdded added ->
                scene.say("context.captured.task", context, scene.named(added.on()));
            case Event.FutureListened it -> scene.say("context.captured.listener", context, it.on().name());
            case null, default -> scene.say("context.captured", context);
        };
    }

    private static String entered(Scene scene, String context) {
        int last = scene.seq() - 1;
        boolean again = last >= 0 && last == scene.before().task();
        return again
                ? scene.say("context.entered.again", context, scene.trace.on(last).name())
                : scene.say("context.entered", context);
    }

    private static String named(Ref ref, String label, Scene scene) {
        return label == null || label.equals(ref.label())
                ? scene.named(ref) : scene.say("named", ref.name(), Words.cut(label));
    }

    private static String line(Scene scene, Event.Line line) {
        var frame = scene.trace.frame(scene.seq());
        var where = frame == null
                ? scene.say("line.somewhere")
                : scene.say("line.where", Integer.toString(frame.line()), frame.method().name());
        var locals = line.locals().stream().limit(3)
                .map(it -> scene.say("line.local", it.name(), Words.cut(it.value()))).toList();
        return locals.isEmpty() ? scene.say("line", where) : scene.say("line.locals", where, locals);
    }

    private static String unknown(Scene scene, Event.Unknown unknown) {
        return unknown.on() == null
                ? scene.say("unknown", unknown.kind(), Words.cut(unknown.data()))
                : scene.say("unknown.on", unknown.kind(), scene.named(unknown.on()),
                        Words.cut(unknown.data()));
    }
}
