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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Records what a test does on a loop, and reads it back.
public final class Recorded {
    private static final Duration PLENTY = Duration.ofSeconds(20);

    private Recorded() {}

    /// @param program what the loop runs until it is done; may fail, as that can be what is recorded
    public static Trace trace(Path file, Callable<?> program) throws Exception {
        Files.deleteIfExists(file);
        // On a thread of its own, unless it is to be on a virtual one: a program that is not woven is asked for its whole
        // stack with each step, and most of it would be the test's.
        if (Thread.currentThread().isVirtual()) {
            record(file, program);
        } else {
            onFreshStack(() -> record(file, program));
        }
        var reading = TraceReader.read(file);
        if (!reading.faults().isEmpty()) {
            throw new AssertionError(reading.faults());
        }
        return reading.trace();
    }

    private static void onFreshStack(Callable<?> work) throws Exception {
        var task = new FutureTask<>(work);
        Thread.ofPlatform().start(task);
        try {
            task.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case Exception failure -> throw failure;
                case Error failure -> throw failure;
                default -> throw e;
            }
        }
    }

    private static Object record(Path file, Callable<?> program) throws Exception {
        var writer = TraceWriter.create(file, new Meta("test", null, null, null, "ns"));
        try (var recorder = new Recorder(writer, Masker.secrets());
                var _ = Probe.attach(recorder);
                var loop = new IOLoop()) {
            return loop.runSync(program, PLENTY);
        }
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
