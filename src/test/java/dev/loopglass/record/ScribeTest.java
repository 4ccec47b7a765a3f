package dev.loopglass.record;

import static dev.loopglass.reactor.Coroutine.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopglass.event.Event;
import dev.loopglass.event.Step;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.Future;
import dev.loopglass.reactor.Probe;
import dev.loopglass.trace.Ending;
import dev.loopglass.trace.Meta;
import dev.loopglass.trace.Trace;
import dev.loopglass.trace.TraceException;
import dev.loopglass.trace.TraceReader;
import dev.loopglass.trace.TraceTail;
import dev.loopglass.trace.TraceWriter;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a trace that is written behind its program's back.
@Timeout(60)
class ScribeTest {
    private static final Meta META = new Meta("told", null, null, null, "ns");
    private static final int MORE_THAN_FITS = 2 * Scribe.PLENTY;

    @TempDir
    Path folder;

    private static Step mark(int seq) {
        return new Step(seq, seq, 0, Step.NONE, Step.NONE, Step.NONE, 0, new Event.Mark(null, String.valueOf(seq)));
    }

    private static List<String> marks(Trace trace) {
        return IntStream.range(0, trace.size()).mapToObj(trace::event)
                .filter(Event.Mark.class::isInstance).map(it -> ((Event.Mark) it).text()).toList();
    }

    private static List<String> upTo(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).toList();
    }

    @Test
    void allThatIsToldIsWrittenInItsOrderEvenByWhoeverIsInterrupted() throws Exception {
        var file = folder.resolve("told.json");
        var scribe = new Scribe(TraceWriter.create(file, META), Masker.none());
        Thread.currentThread().interrupt();
        for (int seq = 0; seq < MORE_THAN_FITS; seq++) {
            scribe.tell(mark(seq));
        }
        scribe.close(new Ending(MORE_THAN_FITS, 0, "finished"));
        assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();
        var reading = TraceReader.read(file);
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.cut()).isFalse();
        assertThat(marks(reading.trace())).isEqualTo(upTo(MORE_THAN_FITS));
    }

    @Test
    void whoeverTellsMoreThanCanBeWrittenWaits() throws Exception {
        var open = new CountDownLatch(1);
        var told = new AtomicInteger();
        var written = new AtomicInteger();
        var scribe = new Scribe(TraceWriter.on(new OutputStream() {
            @Override
            public void write(int b) {
                written.incrementAndGet();
            }

            @Override
            public void flush() {
                if (told.get() > 0) {
                    wait(open);
                }
            }

            private static void wait(CountDownLatch latch) {
                try {
                    latch.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        }, META), Masker.none());
        var teller = CompletableFuture.runAsync(() -> {
            try {
                for (int seq = 0; seq < MORE_THAN_FITS; seq++) {
                    told.incrementAndGet();
                    scribe.tell(mark(seq));
                }
                scribe.close(new Ending(MORE_THAN_FITS, 0, "finished"));
            } catch (TraceException e) {
                throw new AssertionError(e);
            }
        });
        while (told.get() <= Scribe.PLENTY) {
            Thread.onSpinWait();
        }
        assertThat(told.get()).isEqualTo(Scribe.PLENTY + 1);
        open.countDown();
        teller.join();
        assertThat(told.get()).isEqualTo(MORE_THAN_FITS);
        assertThat(written.get()).isGreaterThan(MORE_THAN_FITS * 50);
    }

    @Test
    void whatCouldNotBeWrittenIsToldToWhoeverTellsNext() throws Exception {
        var scribe = new Scribe(TraceWriter.on(new OutputStream() {
            private int room = 1000;

            @Override
            public void write(int b) throws IOException {
                if (room-- <= 0) {
                    throw new IOException("No space left on device");
                }
            }
        }, META), Masker.none());
        for (int round = 0; round < 2; round++) {
            assertThatThrownBy(() -> {
                for (int seq = 0; seq < Integer.MAX_VALUE; seq++) {
                    scribe.tell(mark(seq));
                }
            }).isInstanceOf(TraceException.class).hasMessage("output: cannot be written: No space left on device");
        }
        assertThatThrownBy(() -> scribe.close(new Ending(1, 0, "finished"))).isInstanceOf(TraceException.class);
    }

    @Test
    void toEndItTwiceIsToEndItOnce() throws Exception {
        var file = folder.resolve("ended.json");
        var scribe = new Scribe(TraceWriter.create(file, META), Masker.none());
        scribe.close(new Ending(0, 0, "finished"));
        scribe.close(new Ending(0, 0, "finished"));
        assertThat(TraceReader.read(file).cut()).isFalse();
        assertThatThrownBy(() -> scribe.tell(mark(0))).isInstanceOf(IllegalStateException.class);
    }

    /// What explains why a program hangs is the last thing that it did.
    @Test
    void aProgramThatHangsAndIsKilledLosesNoStep() throws Exception {
        var file = folder.resolve("hanging.json");
        var child = program(file, 100, "hang");
        try (var tail = new TraceTail(file)) {
            while (!hangs(tail.trace())) {
                assertThat(child.isAlive()).isTrue();
                tail.poll();
            }
        } finally {
            kill(child);
        }
        assertThat(cutOff(file, 100)).hasSize(101).endsWith("hang");
    }

    private static boolean hangs(Trace trace) {
        return trace.size() > 0 && trace.event(trace.size() - 1) instanceof Event.Mark mark && mark.text().equals("hang");
    }

    @Test
    void aProgramThatExitsLosesNoStep() throws Exception {
        var file = folder.resolve("exiting.json");
        assertThat(program(Leaving.class, file).waitFor()).isEqualTo(3);
        assertThat(cutOff(file, 100)).hasSize(100);
    }

    /// Exits while what it told is still on its way to a slow disk.
    static final class Leaving {
        private Leaving() {}

        public static void main(String[] args) throws Exception {
            var file = new FileOutputStream(args[0]);
            var scribe = new Scribe(TraceWriter.on(new OutputStream() {
                @Override
                public void write(int b) {
                    throw new AssertionError("a byte at a time");
                }

                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    LockSupport.parkNanos(100_000_000);
                    file.write(bytes, from, length);
                }
            }, META), Masker.none());
            for (int seq = 0; seq < 100; seq++) {
                scribe.tell(mark(seq));
            }
            System.exit(3);
        }
    }

    @Test
    void aProgramThatIsKilledAtItsWorkLosesOnlyTheLast() throws Exception {
        var file = folder.resolve("working.json");
        var child = program(file, MORE_THAN_FITS, "go on");
        try (var said = child.inputReader()) {
            assertThat(said.readLine()).isEqualTo("done");
        } finally {
            kill(child);
        }
        assertThat(cutOff(file, Integer.MAX_VALUE)).hasSizeGreaterThanOrEqualTo(MORE_THAN_FITS - Scribe.PLENTY);
    }

    private static Process program(Path file, int marks, String then) throws IOException {
        return program(Busy.class, file, String.valueOf(marks), then);
    }

    private static Process program(Class<?> main, Path file, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-cp",
                System.getProperty("java.class.path"), main.getName(), file.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /// Not by the process itself: that would close what it has said.
    private static void kill(Process process) throws InterruptedException {
        process.toHandle().destroyForcibly();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    /// The marks in a trace that opens, and lacks its end.
    private static List<String> cutOff(Path file, int most) throws IOException {
        var reading = TraceReader.read(file);
        assertThat(reading.cut()).isTrue();
        assertThat(reading.faults()).isEmpty();
        var marks = marks(reading.trace());
        int busy = Math.min(marks.size(), most);
        assertThat(marks.subList(0, busy)).isEqualTo(upTo(busy));
        return marks;
    }

    /// Has much to tell, and then does as it is told itself.
    static final class Busy {
        private Busy() {}

        public static void main(String[] args) throws Exception {
            int marks = Integer.parseInt(args[1]);
            var then = args[2];
            Recorded.trace(Path.of(args[0]), () -> Coroutine.start("busy", () -> {
                for (int i = 0; i < marks || then.equals("go on"); i++) {
                    if (i == marks) {
                        System.out.println("done");
                    }
                    Probe.mark(String.valueOf(i));
                    if (i % 100 == 0) {
                        await(Future.moment());
                    }
                }
                Probe.mark(then);
                new CountDownLatch(1).await();
                return null;
            }));
        }
    }
}
