package dev.loopglass.bench;

import dev.loopglass.event.Observer;
import dev.loopglass.record.Masker;
import dev.loopglass.record.Recorder;
import dev.loopglass.record.Woven;
import dev.loopglass.trace.Meta;
import dev.loopglass.trace.TraceWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// What one recorded step costs, with its call path and written out, against one event of the JDK's
/// Flight Recorder with its stack trace, from the same place at the same depth.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RecordingBenchmark {
    private static final int REPEATS = 10_000;
    private static final Meta META = new Meta("benchmark", null, null, null, "ns");

    /// How many futures resolve one another around the step; each is two frames of the path.
    @Param({"4", "8"})
    private int depth;

    private Path file;
    private Recorder recorder;
    private AutoCloseable attachment;
    private Recording flight;

    /// Where the marks are made: in the world that is woven, or in this one.
    private Class<?> world = Nested.class;

    private void attach(TraceWriter writer, boolean woven) throws Exception {
        world = woven ? Woven.twin(Nested.class) : Nested.class;
        recorder = new Recorder(writer, Masker.secrets(), world);
        attachment = (AutoCloseable) world.getMethod("attach", Observer.class).invoke(null, recorder);
    }

    private TraceWriter toFile() throws IOException {
        file = Files.createTempFile("loopglass", ".json");
        Files.delete(file);
        return TraceWriter.create(file, META);
    }

    @TearDown(Level.Iteration)
    public void detach() throws Exception {
        if (attachment != null) {
            attachment.close();
            recorder.close();
            attachment = null;
        }
        if (flight != null) {
            flight.close();
            flight = null;
        }
        if (file != null) {
            Files.deleteIfExists(file);
            file = null;
        }
    }

    @Setup(Level.Iteration)
    public void collectGarbage() {
        System.gc();
    }

    @Benchmark
    @OperationsPerInvocation(REPEATS)
    public void stepToFile() throws Exception {
        if (attachment == null) {
            attach(toFile(), true);
        }
        marks();
    }

    @Benchmark
    @OperationsPerInvocation(REPEATS)
    public void stepToNowhere() throws Exception {
        if (attachment == null) {
            attach(TraceWriter.on(OutputStream.nullOutputStream(), META), true);
        }
        marks();
    }

    @Benchmark
    @OperationsPerInvocation(REPEATS)
    public void stepOfAProgramThatIsNotWoven() throws Exception {
        if (attachment == null) {
            attach(toFile(), false);
        }
        marks();
    }

    @Benchmark
    @OperationsPerInvocation(REPEATS)
    public void jfrEventWithStackTrace() throws Exception {
        if (flight == null) {
            flight = new Recording();
            flight.enable(Nested.MarkEvent.class).withStackTrace();
            flight.start();
        }
        onItsOwnThread(() -> Nested.commits(depth, REPEATS));
    }

    @Benchmark
    @OperationsPerInvocation(REPEATS)
    public void notRecorded() throws Exception {
        marks();
    }

    private void marks() throws Exception {
        var marks = world.getMethod("marks", int.class, int.class);
        onItsOwnThread(() -> {
            try {
                marks.invoke(null, depth, REPEATS);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /// As a recorded program runs: on a thread that has little on its stack below the loop. The harness
    /// has a deep one, and whoever walks it would be measured walking that.
    private static void onItsOwnThread(Runnable program) throws InterruptedException {
        Thread.ofPlatform().start(program).join();
    }
}
