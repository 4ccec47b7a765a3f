package dev.loopglass.record;

import dev.loopglass.reactor.IOLoop;
import dev.loopglass.reactor.Probe;
import dev.loopglass.trace.Meta;
import dev.loopglass.trace.Trace;
import dev.loopglass.trace.TraceReader;
import dev.loopglass.trace.TraceWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Records what a test does on a loop, and reads it back.
public final class Recorded {
    private static final Duration PLENTY = Duration.ofSeconds(20);

    private Recorded() {}

    /// @param program what the loop runs until it is done; may fail, as that can be what is recorded
    public static Trace trace(Path file, Callable<?> program) throws Exception {
        Files.deleteIfExists(file);
        var writer = TraceWriter.create(file, new Meta("test", null, null, null, "ns"));
        try (var recorder = new Recorder(writer, Masker.secrets());
                var _ = Probe.attach(recorder);
                var loop = new IOLoop()) {
            loop.runSync(program, PLENTY);
        }
        var reading = TraceReader.read(file);
        if (!reading.faults().isEmpty()) {
            throw new AssertionError(reading.faults());
        }
        return reading.trace();
    }

    /// The names of the methods on the path of a step, oldest first.
    static List<String> methods(Trace trace, int seq) {
        var names = new ArrayList<String>();
        if (trace.frame(seq) != null) {
            trace.callPath(trace.frame(seq)).forEach(frame -> names.add(frame.method().name()));
        }
        return names;
    }
}
