package dev.loopglass.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/// Whatever happened to a file: the reader opens what is left of it or says what is wrong, and never
/// throws anything but what it says it throws, nor hangs.
class DamageTest {
    private static final Trace WHOLE = new Samples(1).trace(0);
    private static final byte[] BYTES = Samples.written(WHOLE);

    private static Reading read(byte[] bytes) throws TraceException {
        return TraceReader.read(new ByteArrayInputStream(bytes), "fetch.json");
    }

    /// Where each step ends.
    private static int[] ends() {
        var ends = new ArrayList<Integer>();
        int at = 0;
        for (var line : new String(BYTES, StandardCharsets.ISO_8859_1).split("\n")) {
            if (line.startsWith("{\"seq\"")) {
                ends.add(at + line.lastIndexOf('}') + 1);
            }
            at += line.length() + 1;
        }
        return ends.stream().mapToInt(Integer::intValue).toArray();
    }

    @Test
    void cutAnywhere() throws IOException {
        var ends = ends();
        int steps = 0;
        for (int length = 1; length < BYTES.length - 2; length++) {
            var reading = read(Arrays.copyOf(BYTES, length));
            steps += steps < ends.length && ends[steps] == length ? 1 : 0;
            assertThat(reading.cut()).isTrue();
            assertThat(reading.faults()).as("cut at %d", length).isEmpty();
            assertThat(reading.notices()).last().asString().contains("cut off here");
            assertThat(reading.trace().size()).as("cut at %d", length).isEqualTo(steps);
        }
        assertThat(steps).isEqualTo(WHOLE.size());
    }

    @Test
    void cutAndFilledWithZeros() throws IOException {
        for (int length = 30; length < BYTES.length - 2; length += 31) {
            var cut = Arrays.copyOf(Arrays.copyOf(BYTES, length), length + 4096);
            var reading = read(cut);
            assertThat(reading.cut()).isTrue();
            assertThat(reading.faults()).as("cut at %d", length).isEmpty();
        }
        assertThat(read(Arrays.copyOf(BYTES, BYTES.length + 4096)).cut()).isFalse();
    }

    @Test
    void packedAndCutAnywhere() throws IOException {
        var packed = packed(BYTES);
        assertThat(read(packed)).satisfies(reading -> {
            assertThat(reading.cut()).isFalse();
            assertThat(reading.faults()).isEmpty();
            assertThat(reading.trace().size()).isEqualTo(WHOLE.size());
        });
        int last = 0;
        for (int length = 3; length < packed.length - 8; length++) {
            try {
                var reading = read(Arrays.copyOf(packed, length));
                assertThat(reading.faults()).isEmpty();
                assertThat(reading.trace().size()).isGreaterThanOrEqualTo(last);
                last = reading.trace().size();
            } catch (NotATraceException e) {
                assertThat(e).hasMessageContaining("the file is empty");
                assertThat(last).isZero();
            }
        }
        assertThat(last).isEqualTo(WHOLE.size());
    }

    @Test
    void packedAndDamaged() throws IOException {
        var packed = packed(BYTES);
        var random = new Random(3);
        for (int i = 0; i < 500; i++) {
            var damaged = packed.clone();
            int at = 2 + random.nextInt(packed.length - 2);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            tolerate(damaged);
        }
        packed[packed.length - 6] ^= 1;
        assertThat(read(packed).faults()).first().asString()
                .isEqualTo("fetch.json: the packed file is damaged: its checksum is wrong");
    }

    @RepeatedTest(20)
    void mutated(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 250; i++) {
                tolerate(mutant(random));
            }
        });
    }

    /// The trace with some of its bytes replaced, lost or doubled, or with bytes that matter to JSON.
    private static byte[] mutant(Random random) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(BYTES);
        for (int rounds = 1 + random.nextInt(3); rounds > 0; rounds--) {
            var now = bytes.toByteArray();
            bytes.reset();
            int at = random.nextInt(now.length);
            int gone = random.nextInt(10) > 0 ? random.nextInt(4) : random.nextInt(now.length - at);
            bytes.write(now, 0, at);
            switch (random.nextInt(4)) {
                case 0 -> bytes.write("{}[]\",:\\\n\0\u00ff 0-e".charAt(random.nextInt(15)));
                case 1 -> bytes.write(random.nextInt(256));
                case 2 -> bytes.write(now, at / 2, Math.min(50, now.length - at / 2));
                default -> { }
            }
            bytes.write(now, Math.min(now.length, at + gone), now.length - Math.min(now.length, at + gone));
        }
        return bytes.toByteArray();
    }

    @Test
    void everyByteReplaced() {
        for (int at = 0; at < BYTES.length; at += 29) {
            for (char c : new char[] {'{', '"', '\n', 0, 255}) {
                var bytes = BYTES.clone();
                bytes[at] = (byte) c;
                tolerate(bytes);
            }
        }
    }

    private static void tolerate(byte[] bytes) {
        try {
            var reading = read(bytes);
            var trace = reading.trace();
            for (int seq = 0; seq < trace.size(); seq++) {
                assertThat(trace.step(seq).seq()).isEqualTo(seq);
            }
            if (reading.faults().isEmpty() && !reading.cut()) {
                assertThat(trace.ending()).isNotNull();
            }
            for (var fault : reading.faults()) {
                assertThat(fault.toString()).startsWith("fetch.json").doesNotContain("\n")
                        .hasSizeLessThan(600);
            }
        } catch (TraceException e) {
            assertThat(e.getMessage()).startsWith("fetch.json").doesNotContain("\n").hasSizeLessThan(600);
        }
    }

    @Test
    void howItIsFedDoesNotMatter() throws IOException {
        var random = new Random(5);
        for (int i = 0; i < 60; i++) {
            var bytes = i == 0 ? BYTES : mutant(random);
            int most = 1 + random.nextInt(i % 2 == 0 ? 5 : 300);
            assertThat(fed(bytes, most)).isEqualTo(fed(bytes, Integer.MAX_VALUE));
        }
    }

    /// What comes of bytes that come in small portions.
    private static String fed(byte[] bytes, int most) throws IOException {
        try (var tail = new TraceTail(new Feed("fetch.json", new ByteArrayInputStream(bytes)))) {
            while (tail.poll(most)) {
                assertThat(tail.trace().size()).isNotNegative();
            }
            var reading = tail.finish();
            var faults = reading.faults().stream()
                    .map(fault -> fault.toString().replaceAll("got .*", "got")).toList();
            return faults + " " + reading.notices() + " " + reading.cut() + " " + reading.trace().size();
        } catch (NotATraceException e) {
            return e.getMessage().replaceAll("(begins with|got) .*", "$1");
        }
    }

    @Test
    void tooDeepAndTooLong() throws IOException {
        var head = "{\"format\":\"loopglass\",\"version\":1,\"events\":[\n";
        var tail = "{\"seq\":0,\"t\":0,\"turn\":0,\"kind\":\"mark\"}\n],\"end\":{\"steps\":1,\"dropped\":0,\"reason\":\"x\"}}";
        var deep = "{\"seq\":0,\"data\":" + "[".repeat(1_000_000) + "]".repeat(1_000_000) + "},\n";
        assertThat(read((head + deep + tail).getBytes(StandardCharsets.UTF_8)).faults())
                .extracting(Fault::toString)
                .containsExactly("fetch.json:2: not JSON: nested deeper than 64 levels");
        var lng = "{\"def\":\"source\",\"id\":1,\"text\":\"" + "x".repeat(100_000_000) + "\"},\n";
        assertThat(read((head + lng + tail).getBytes(StandardCharsets.UTF_8)).faults())
                .extracting(Fault::toString)
                .containsExactly("fetch.json:2: not JSON: longer than 16 MiB");
        var number = "{\"seq\":" + "9".repeat(5000) + "},\n{\"seq\":0,\"t\":1e999999999,\"turn\":0,\"kind\":\"mark\"},\n";
        assertThat(read((head + number + tail).getBytes(StandardCharsets.UTF_8)).faults())
                .extracting(Fault::line).contains(2, 3);
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
