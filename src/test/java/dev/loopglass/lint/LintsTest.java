package dev.loopglass.lint;

import static dev.loopglass.reactor.Coroutine.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.Future;
import dev.loopglass.reactor.IOLoop;
import dev.loopglass.reactor.IOStream;
import dev.loopglass.record.Recorded;
import dev.loopglass.trace.Trace;
import dev.loopglass.trace.TraceReader;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Real programs with real trouble, recorded.
class LintsTest {
    @TempDir
    Path folder;

    private List<Finding> findings(String lint, Callable<?> program) throws Exception {
        var trace = Recorded.trace(folder.resolve("trouble.json"), program);
        assertThat(trace.ending().reason()).isEqualTo("finished");
        return Lints.of(trace).stream().filter(finding -> finding.lint().equals(lint)).toList();
    }

    /// Works, and lets nobody else: the clock is read until it is late enough.
    private static void hog(Duration time) {
        for (long until = System.nanoTime() + time.toNanos(); System.nanoTime() - until < 0; ) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aCallbackThatBlocksTheLoopAndWhoWaitedForIt() throws Exception {
        var found = findings("blocked", () -> Coroutine.start("main", () -> {
            var loop = IOLoop.current();
            loop.addTimeout(loop.time() + 1_000_000, "tick", () -> { });
            loop.addCallback("hog", () -> hog(Duration.ofMillis(150)));
            loop.addCallback("patient", () -> { });
            await(Coroutine.sleep(Duration.ofMillis(5)));
            return null;
        }));
        // On a busy machine other callbacks may be slow as well.
        assertThat(found).anySatisfy(finding -> {
            assertThat(finding.text()).contains("kept the loop to itself for", "there waited cb", "tm");
            assertThat(finding.steps()).hasSizeGreaterThanOrEqualTo(3);
        });
    }

    @Test
    void aTimerThatFiresLateNamesWhatRanThen() throws Exception {
        var found = findings("late", () -> Coroutine.start("main", () -> {
            var loop = IOLoop.current();
            loop.addCallback("hog", () -> hog(Duration.ofMillis(120)));
            loop.addTimeout(loop.time() + 30_000_000, "tick", () -> { });
            await(Coroutine.sleep(Duration.ofMillis(1)));
            return null;
        }));
        assertThat(found).isNotEmpty().allMatch(finding -> finding.text().contains("after its deadline"));
        assertThat(found).anyMatch(finding -> finding.text().matches(".*cb\\d+ was running then"));
    }

    @Test
    void anErrorThatIsAskedForLateIsNotLost() throws Exception {
        var found = findings("unasked", () -> Coroutine.start("main", () -> {
            var awaited = new Future<String>("awaited");
            var looked = new Future<String>("looked at");
            var lost = new Future<String>("lost");
            for (var future : List.of(awaited, looked, lost)) {
                IOLoop.current().addCallback("fail", () -> future.setException(new IOException("no luck")));
            }
            await(Coroutine.sleep(Duration.ofMillis(5)));
            assertThatThrownBy(() -> await(awaited)).hasMessage("no luck");
            assertThat(looked.exception()).hasMessage("no luck");
            return null;
        }));
        assertThat(found).singleElement().satisfies(finding -> assertThat(finding.text()).contains("(lost)"));
    }

    @Test
    void aFutureThatNobodySettles() throws Exception {
        var found = findings("pending", () -> Coroutine.start("main", () -> {
            Coroutine.start("waiter", () -> await(new Future<String>("never")));
            return null;
        }));
        assertThat(found).extracting(Finding::text)
                .anyMatch(text -> text.contains("(never) was never resolved; co2 waits"));
    }

    @Test
    void aFailureThatNobodyAsksFor() throws Exception {
        var found = findings("unasked", () -> Coroutine.start("main", () -> {
            var lost = new Future<String>("lost");
            await(Future.moment());
            lost.setException(new IOException("gone"));
            return null;
        }));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().text()).contains("IOException: gone", "nobody ever asked");
    }

    @Test
    void aChannelThatIsNeverClosed() throws Exception {
        try (var socket = SocketChannel.open()) {
            var found = findings("open",
                    () -> Coroutine.start("main", () -> new IOStream(socket, "forgotten").closed()));
            assertThat(found).extracting(Finding::text).containsExactly("ch1 (forgotten) was never closed");
        }
    }

    @Test
    void waitingByAskingAgainAndAgain() throws Exception {
        var found = findings("busy", () -> Coroutine.start("main", () -> {
            for (int i = 0; i < 200; i++) {
                await(Future.moment());
            }
            return null;
        }));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().text()).contains("polls in a row did not sleep");
    }

    @Test
    void whatNeverCameIsNotToldOfATraceThatIsCutOff() throws Exception {
        Recorded.trace(folder.resolve("whole.json"), () -> Coroutine.start("main", () -> {
            Coroutine.start("waiter", () -> await(new Future<String>("never")));
            return null;
        }));
        var lines = Files.readAllLines(folder.resolve("whole.json"));
        Files.write(folder.resolve("cut.json"), lines.subList(0, lines.size() - 2));
        assertThat(Lints.of(read(folder.resolve("whole.json")))).extracting(Finding::lint).contains("pending");
        assertThat(Lints.of(read(folder.resolve("cut.json")))).extracting(Finding::lint).doesNotContain("pending");
    }

    /// The scenarios that are about trouble, and which.
    private static final Map<String, String> SICK =
            Map.of("blocking-callback.json", "blocked", "never-resolved.json", "pending",
                    "resolver-blocking.json", "blocked");

    static Stream<Path> bundled() throws IOException {
        return Files.list(Path.of("traces"));
    }

    @ParameterizedTest
    @MethodSource("bundled")
    void aHealthyRecordingRaisesNoAlarmAndASickOneDoes(Path file) throws IOException {
        var expected = SICK.get(file.getFileName().toString());
        var found = Lints.of(read(file));
        if (expected == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).extracting(Finding::lint).contains(expected);
        }
    }

    private static Trace read(Path file) throws IOException {
        return TraceReader.read(file).trace();
    }
}
