package dev.loopglass.bench;

import dev.loopglass.event.Observer;
import dev.loopglass.reactor.Future;
import dev.loopglass.reactor.Probe;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// What is recorded by [RecordingBenchmark], in whichever world this class is in: marks, from inside a listener of a
/// future that is resolved by a listener of a future, and so on.
public final class Nested {
    private Nested() {}

    @Name("dev.loopglass.Mark")
    @Label("Mark")
    @StackTrace
    static final class MarkEvent extends Event {
        @Label("Text")
        String text;
    }

    public static AutoCloseable attach(Observer observer) {
        return Probe.attach(observer);
    }

    public static void marks(int depth, int count) {
        nested(depth, () -> {
            for (int i = 0; i < count; i++) {
                Probe.mark("here");
            }
        });
    }

    static void commits(int depth, int count) {
        nested(depth, () -> {
            for (int i = 0; i < count; i++) {
                var event = new MarkEvent();
                event.text = "here";
                event.commit();
            }
        });
    }

    private static void nested(int depth, Runnable leaf) {
        if (depth == 0) {
            leaf.run();
            return;
        }
        var future = new Future<Integer>("level");
        future.addDoneCallback("level", _ -> nested(depth - 1, leaf));
        future.setResult(depth);
    }
}
