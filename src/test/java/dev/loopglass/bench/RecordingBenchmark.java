package dev.loopglass.bench;

import dev.loopglass.reactor.Future;
import dev.loopglass.reactor.Probe;
import dev.loopglass.record.Masker;
import dev.loopglass.record.Recorder;
import dev.loopglass.trace.Meta;
import dev.loopglass.trace.TraceWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import jdk.jfr.StackTrace;
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

    /// How many futures resolve one another around the step; each is two frames of the path.
    @Param({"4", "8"})
    private int depth;

    private Path file;
    private Recorder recorder;
    private Probe.Attachment attachment;
    private Recording flight;

    @Name("dev.loopglass.Mark")
    @Label("Mark")
    @StackTrace
    static final class MarkEvent extends Event {
        @Label("Text")
        String text;
    }

    private void attach(TraceWriter writer) {
        recorder = new Recorder(writer, Masker.secrets());
        attachment = Probe.attach(recorder);
    }

    @TearDown(Level.Iteration)
    public void detach() throws IOException {
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
            file = Files.createTempFile("loopglass", ".json");
            Files.delete(file);
            attach(TraceWriter.create(file, meta()));
        }
        onItsOwnThread(RecordingBenchmark::marks);
    }

    @Benchmark
    @OperationsPerInvocation(REPEATS)
    public void stepToNowhere() throws Exception {
        if (attachment == null) {
            attach(TraceWriter.on(OutputStream.nullOutputStream(), meta()));
        }
        onItsOwnThread(RecordingBenchmark::marks);
    }

    @Benchmark
    @OperationsPerInvocation(REPEATS)
    public void jfrEventWithStackTrace() throws Exception {
        if (flight == null) {
            flight = new Recording();
            flight.enable(MarkEvent.class).withStackTrace();
            flight.start();
        }
        onItsOwnThread(RecordingBenchmark::commits);
    }

    @Benchmark
    @OperationsPerInvocation(REPEATS)
    public void notRecorded() throws Exception {
        onItsOwnThread(RecordingBenchmark::marks);
    }

    private static Meta meta() {
        return new Meta("benchmark", null, null, null, "ns");
    }

    private static void marks() {
        for (int i = 0; i < REPEATS; i++) {
            Probe.mark("here");
        }
    }

    private static void commits() {
        for (int i = 0; i < REPEATS; i++) {
            var event = new MarkEvent();
            event.text = "here";
            event.commit();
        }
    }

    /// As a recorded program runs: on a thread that has little on its stack below the loop. The harness
    /// has a deep one, and both recorders would be measured walking it.
    private void onItsOwnThread(Runnable leaf) throws InterruptedException {
        Thread.ofPlatform().start(() -> nested(depth, leaf)).join();
    }

    /// Runs `leaf` inside a listener of a future that is resolved by a listener of a future, and so on.
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
