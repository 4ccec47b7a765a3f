package dev.loopglass.explain;

import dev.loopglass.event.Event;
import dev.loopglass.event.Ref;
import java.util.stream.Collectors;

/// Sentences about the program around the loop: its contexts, its lines, its own remarks.
final class AboutProgram {
    private AboutProgram() {}

    static String say(Scene scene) {
        return switch (scene.event()) {
            case Event.ContextCaptured it -> scene.say("context.captured", named(it.on(), it.label(), scene));
            case Event.ContextEntered it -> scene.say("context.entered", named(it.on(), it.label(), scene));
            case Event.ContextLeft it -> scene.say("context.left", named(it.on(), it.label(), scene));
            case Event.Line line -> line(scene, line);
            case Event.Mark mark -> scene.say("mark", Words.cut(mark.text()));
            default -> unknown(scene, (Event.Unknown) scene.event());
        };
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
                .map(it -> scene.say("line.local", it.name(), Words.cut(it.value())))
                .collect(Collectors.joining(", "));
        return locals.isEmpty() ? scene.say("line", where) : scene.say("line.locals", where, locals);
    }

    private static String unknown(Scene scene, Event.Unknown unknown) {
        return unknown.on() == null
                ? scene.say("unknown", unknown.kind(), Words.cut(unknown.data()))
                : scene.say("unknown.on", unknown.kind(), scene.named(unknown.on()),
                        Words.cut(unknown.data()));
    }
}
