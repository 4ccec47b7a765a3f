package dev.loopglass.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopglass.event.Event;
import dev.loopglass.event.Event.Because;
import dev.loopglass.event.Event.Interest;
import dev.loopglass.event.Event.Op;
import dev.loopglass.event.Ref;
import dev.loopglass.event.Step;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterTest {
    private static final Meta META = new Meta("a \"fetch\"", "2026-11-23T10:15:30Z", null, "25.0.3", "ns");
    private static final Ref LOOP = Ref.numbered(Ref.Type.LOOP, 1, null);
    private static final Ref CHANNEL = Ref.numbered(Ref.Type.CHANNEL, 1, "127.0.0.1:8080");
    private static final Step STARTED = new Step(0, 0, 0, Step.NONE, Step.NONE, Step.NONE, 0,
            new Event.LoopStarted(LOOP));

    @TempDir
    Path folder;

    private static void write(TraceWriter writer) throws IOException {
        writer.object(1, LOOP);
        writer.step(STARTED, 1);
        writer.close(new Ending(1, 0, "finished"));
    }

    @Test
    void theFormatToTheLetter() throws IOException {
        var out = new ByteArrayOutputStream();
        var writer = TraceWriter.on(out, META);
        var source = new Frame.Source(1, "dev/loopglass/reactor/IOStream.java", "java",
                "class IOStream {\n}\n");
        var method = new Frame.Method(3, "IOStream.connect", "tornado.iostream.IOStream.connect", source);
        writer.source(source);
        writer.method(method);
        writer.path(new Frame(6, 0, method, 0));
        writer.path(new Frame(7, 6, method, 120));
        writer.object(1, LOOP);
        writer.object(4, CHANNEL);
        var watching = List.of(new Interest(CHANNEL, Set.of(Op.WRITE, Op.ERROR)));
        writer.step(STARTED, 1);
        writer.step(new Step(1, 183250, 1, Step.NONE, 0, Step.NONE, 7,
                new Event.PollBegin(LOOP, -1, Because.IDLE, watching)), 1);
        writer.step(new Step(2, 183251, 1, 1, Step.NONE, 0, 0, new Event.PollEnd(LOOP, List.of(), false)), 1);
        writer.step(new Step(3, 183251, 1, Step.NONE, Step.NONE, Step.NONE, 0,
                new Event.Mark(null, "a\u2028\t\u0001é\ud800")), 0);
        writer.close(new Ending(4, 2, "finished"));
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                {"format":"loopglass","version":1,"meta":{"title":"a \\"fetch\\"","recorded":"2026-11-23T10:15:30Z","java":"25.0.3","clock":"ns"},"events":[
                {"def":"source","id":1,"file":"dev/loopglass/reactor/IOStream.java","lang":"java","text":"class IOStream {\\n}\\n"},
                {"def":"method","id":3,"source":1,"name":"IOStream.connect","models":"tornado.iostream.IOStream.connect"},
                {"def":"path","id":6,"method":3},
                {"def":"path","id":7,"parent":6,"method":3,"line":120},
                {"def":"object","id":1,"name":"lo1","type":"Loop"},
                {"def":"object","id":4,"name":"ch1","type":"Channel","label":"127.0.0.1:8080"},
                {"seq":0,"t":0,"turn":0,"kind":"loop.started","on":1},
                {"seq":1,"t":183250,"turn":1,"kind":"poll.begin","on":1,"cause":0,"path":7,"data":{"timeoutNanos":-1,"because":"idle","watching":[{"channel":"ch1","ops":["WRITE","ERROR"]}]}},
                {"seq":2,"t":183251,"turn":1,"kind":"poll.end","on":1,"task":1,"occasion":0,"data":{"ready":[]}},
                {"seq":3,"t":183251,"turn":1,"kind":"mark","data":{"text":"a\\u2028\\t\\u0001é\\ud800"}}
                ],"end":{"steps":4,"dropped":2,"reason":"finished"}}
                """);
    }

    @Test
    void numbersOfEveryLength() throws IOException {
        var pen = new Pen();
        var wanted = new StringBuilder();
        var random = new Random(5);
        for (int bits = 1; bits <= 64; bits++) {
            for (int i = 0; i < 500; i++) {
                long number = random.nextLong() >>> 64 - bits;
                pen.number(number).raw(' ');
                wanted.append(number).append(' ');
            }
        }
        for (long number = 0; number < 20_000; number++) {
            pen.number(number).raw(' ');
            wanted.append(number).append(' ');
        }
        for (long power = 10; power > 0; power *= 10) {
            pen.number(power - 1).raw(' ').number(power).raw(' ').number(-power).raw(' ');
            wanted.append(power - 1).append(' ').append(power).append(' ').append(-power).append(' ');
        }
        pen.number(Long.MIN_VALUE).number(Long.MAX_VALUE);
        wanted.append(Long.MIN_VALUE).append(Long.MAX_VALUE);
        var out = new ByteArrayOutputStream();
        pen.to(out);
        assertThat(out.toString(StandardCharsets.US_ASCII)).isEqualTo(wanted.toString());
    }

    @Test
    void aTraceWithoutStepsIsJsonToo() throws IOException {
        var file = folder.resolve("none.json");
        try (var writer = TraceWriter.create(file, META)) {
            writer.close(new Ending(0, 0, "nothing happened"));
        }
        assertThat(TraceReader.read(file)).satisfies(reading -> {
            assertThat(reading.faults()).isEmpty();
            assertThat(reading.trace().ending().reason()).isEqualTo("nothing happened");
        });
    }

    @Test
    void whatIsGatheredGoesOutInOneWrite() throws IOException {
        var writes = new ArrayList<String>();
        var writer = TraceWriter.on(new OutputStream() {
            @Override
            public void write(int b) {
                throw new AssertionError("a byte at a time");
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                writes.add(new String(bytes, from, length, StandardCharsets.UTF_8));
            }
        }, META);
        writer.object(1, LOOP);
        writer.step(STARTED, 1);
        writer.flush();
        assertThat(writes).hasSize(2);
        assertThat(writes.get(1)).isEqualTo("""

                {"def":"object","id":1,"name":"lo1","type":"Loop"},
                {"seq":0,"t":0,"turn":0,"kind":"loop.started","on":1}""");
    }

    @Test
    void aNewFileIsThereFromTheStart() throws IOException {
        var file = folder.resolve("new.json");
        try (var writer = TraceWriter.create(file, META)) {
            writer.object(1, LOOP);
            writer.step(STARTED, 1);
            writer.flush();
            var reading = TraceReader.read(file);
            assertThat(reading.cut()).isTrue();
            assertThat(reading.trace().size()).isEqualTo(1);
        }
        assertThat(TraceReader.read(file).cut()).as("never ended").isTrue();
    }

    @Test
    void anOldFileStaysUntilTheNewOneIsWhole() throws IOException {
        var file = Files.writeString(folder.resolve("old.json"), "old");
        try (var writer = TraceWriter.create(file, META)) {
            writer.object(1, LOOP);
            writer.step(STARTED, 1);
            assertThat(file).hasContent("old");
        }
        assertThat(file).as("given up").hasContent("old");
        write(TraceWriter.create(file, META));
        assertThat(TraceReader.read(file).trace().size()).isEqualTo(1);
        assertThat(folder.toFile().list()).containsExactly("old.json");
    }

    @Test
    void aLinkStaysALink() throws IOException {
        var file = Files.writeString(folder.resolve("old.json"), "old");
        var link = Files.createSymbolicLink(folder.resolve("link.json"), file);
        write(TraceWriter.create(link, META));
        assertThat(link).isSymbolicLink();
        assertThat(TraceReader.read(file).trace().size()).isEqualTo(1);
    }

    @Test
    void packedByItsName() throws IOException {
        var file = folder.resolve("new.json.gz");
        for (int round = 0; round < 2; round++) {
            write(TraceWriter.create(file, META));
            assertThat(Files.readAllBytes(file)).startsWith(0x1f, 0x8b);
            assertThat(TraceReader.read(file)).satisfies(reading -> {
                assertThat(reading.cut()).isFalse();
                assertThat(reading.trace().size()).isEqualTo(1);
            });
        }
    }

    @Test
    void packedAndNeverEnded() throws IOException {
        var file = folder.resolve("new.json.gz");
        var writer = TraceWriter.create(file, META);
        writer.object(1, LOOP);
        writer.step(STARTED, 1);
        writer.flush();
        var reading = TraceReader.read(file);
        assertThat(reading.cut()).isTrue();
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.trace().size()).isEqualTo(1);
        writer.close();
    }

    @Test
    void whatCannotBeWritten() throws IOException {
        assertThatThrownBy(() -> TraceWriter.create(folder, META)).isInstanceOf(TraceException.class)
                .hasMessage(folder + ": cannot be written: it is a folder");
        var lost = folder.resolve("no/such/trace.json");
        assertThatThrownBy(() -> TraceWriter.create(lost, META)).isInstanceOf(TraceException.class)
                .hasMessage(lost + ": cannot be written: there is no folder " + lost.getParent());
        var under = Files.writeString(folder.resolve("file"), "x").resolve("trace.json");
        assertThatThrownBy(() -> TraceWriter.create(under, META)).isInstanceOf(TraceException.class)
                .hasMessageStartingWith(under + ": cannot be written: ");
        var full = TraceWriter.on(new OutputStream() {
            private int writes;

            @Override
            public void write(int b) throws IOException {
                if (writes++ > 200) {
                    throw new IOException("No space left on device");
                }
            }
        }, META);
        full.object(1, LOOP);
        full.step(STARTED, 1);
        assertThatThrownBy(full::flush).isInstanceOf(TraceException.class)
                .hasMessage("output: cannot be written: No space left on device");
        assertThatThrownBy(() -> full.close(new Ending(1, 0, "finished"))).as("for good")
                .isInstanceOf(TraceException.class);
    }
}
