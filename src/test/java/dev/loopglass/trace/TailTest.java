package dev.loopglass.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopglass.event.Event;
import dev.loopglass.event.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TailTest {
    private static final Meta META = new Meta("growing", null, null, null, "ns");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"growing.json", "growing.json.gz"})
    void growsWithTheFile(String name) throws IOException {
        var file = folder.resolve(name);
        try (var tail = new TraceTail(file)) {
            assertThat(tail.poll()).as("not there yet").isFalse();
            try (var writer = TraceWriter.create(file, META)) {
                assertThat(tail.poll()).isTrue();
                assertThat(tail.trace().meta()).isEqualTo(META);
                for (int seq = 0; seq < 300; seq++) {
                    writer.step(new Step(seq, seq, 0, Step.NONE, Step.NONE, Step.NONE, 0,
                            new Event.Mark(null, "m" + seq)), 0);
                    writer.flush();
                    assertThat(tail.poll()).isTrue();
                    assertThat(tail.trace().size()).isEqualTo(seq + 1);
                    assertThat(tail.poll()).as("nothing new").isFalse();
                }
                assertThat(tail.ended()).isFalse();
                writer.close(new Ending(300, 0, "finished"));
            }
            assertThat(tail.poll()).isTrue();
            assertThat(tail.ended()).isTrue();
            assertThat(tail.trace().ending()).isEqualTo(new Ending(300, 0, "finished"));
            assertThat(tail.finish()).isEqualTo(new Reading(tail.trace(), List.of(), false,
                    List.of()));
        }
    }

    @Test
    void anyPortionsWillDo() throws IOException {
        var trace = new Samples(7).trace(150);
        var bytes = Samples.written(trace);
        var random = new Random(7);
        for (int round = 0; round < 10; round++) {
            var file = folder.resolve("portions" + round + ".json");
            try (var tail = new TraceTail(file)) {
                for (int at = 0; at < bytes.length;) {
                    int next = Math.min(bytes.length, at + 1 + random.nextInt(1 + random.nextInt(2000)));
                    Files.write(file, Arrays.copyOfRange(bytes, at, next), StandardOpenOption.CREATE,
                            StandardOpenOption.APPEND);
                    at = next;
                    tail.poll();
                }
                assertThat(tail.ended()).isTrue();
                assertThat(tail.faults()).isEmpty();
                assertThat(Samples.written(tail.trace())).isEqualTo(bytes);
            }
        }
    }

    /// Whoever writes may be ahead of himself with zeros, and fill them in later.
    @Test
    void zerosAreNotWrittenYet() throws IOException {
        var bytes = Samples.written(new Samples(3).trace(100));
        var random = new Random(3);
        var file = folder.resolve("ahead.json");
        var ahead = new byte[bytes.length + 100_000];
        try (var tail = new TraceTail(file)) {
            for (int at = 0; at < bytes.length;) {
                Files.write(file, ahead);
                tail.poll();
                int next = Math.min(bytes.length, at + 1 + random.nextInt(1 + random.nextInt(2000)));
                System.arraycopy(bytes, at, ahead, at, next - at);
                at = next;
            }
            Files.write(file, ahead);
            assertThat(tail.finish().faults()).isEmpty();
            assertThat(tail.ended()).isTrue();
            assertThat(Samples.written(tail.trace())).isEqualTo(bytes);
        }
        for (int cut = bytes.length / 2; cut < bytes.length / 2 + 300; cut++) {
            Files.write(file, Arrays.copyOf(Arrays.copyOf(bytes, cut), bytes.length));
            var reading = TraceReader.read(file);
            assertThat(reading.cut()).isTrue();
            assertThat(reading.faults()).isEmpty();
        }
    }

    @Test
    void zerosInTheMiddleAreDamage() throws IOException {
        var bytes = Samples.written(new Samples(3).trace(100));
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 10, (byte) 0);
        var reading = TraceReader.read(Files.write(folder.resolve("hole.json"), bytes));
        assertThat(reading.faults()).isNotEmpty();
        assertThat(reading.cut()).isFalse();
        assertThat(reading.trace().size()).isGreaterThan(10);
    }

    @Test
    void foldersShrinkingFilesAndLostOnes() throws IOException {
        assertThatThrownBy(() -> new TraceTail(folder).poll()).isInstanceOf(TraceException.class);
        var file = Files.writeString(folder.resolve("shrinking.json"),
                "{\"format\":\"loopglass\",\"version\":1,\"events\":[\n");
        try (var tail = new TraceTail(file)) {
            tail.poll();
            Files.writeString(file, "{");
            assertThatThrownBy(tail::poll).isInstanceOf(TraceException.class)
                    .hasMessage(file + ": cannot be read: it has become shorter while it was read");
        }
        try (var tail = new TraceTail(folder.resolve("none.json"))) {
            assertThatThrownBy(tail::finish).isInstanceOf(TraceException.class)
                    .hasMessageContaining("no such file");
        }
    }
}
