package dev.loopglass.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.event.Event;
import dev.loopglass.event.Step;
import dev.loopglass.explain.Explainer;
import dev.loopglass.explain.Language;
import dev.loopglass.replay.Bundled;
import dev.loopglass.replay.Replay;
import dev.loopglass.replay.TraceScript;
import dev.loopglass.trace.Trace;
import dev.loopglass.trace.TraceReader;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class CsvTest {
    /// One cell with what ends it, as RFC 4180 has it; nothing else may stand in the file.
    private static final Pattern CELL = Pattern.compile("\\G(?:\"((?:[^\"]++|\"\")*+)\"|([^\",\r\n]*))(,|\r\n)", Pattern.DOTALL);

    @TempDir
    private Path folder;

    private static String written(Trace trace, Language language) throws Exception {
        var out = new ByteArrayOutputStream();
        Csv.write(trace, language, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<List<String>> rows(String csv) {
        assertThat(csv).startsWith("\ufeff" + Csv.HEAD + "\r\n");
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var cell = CELL.matcher(csv).region(1, csv.length());
        int end = 1;
        while (cell.find()) {
            row.add(cell.group(1) == null ? cell.group(2) : cell.group(1).replace("\"\"", "\""));
            end = cell.end();
            if (cell.group(3).equals("\r\n")) {
                assertThat(row).hasSize(14);
                rows.add(List.copyOf(row));
                row.clear();
            }
        }
        assertThat(end).as("all of it is cells").isEqualTo(csv.length());
        assertThat(row).isEmpty();
        return rows.subList(1, rows.size());
    }

    @ParameterizedTest
    @MethodSource("dev.loopglass.replay.Bundled#recordings")
    void everyStepIsARow(Bundled.Recording recording) throws Exception {
        var trace = recording.trace();
        var rows = rows(written(trace, Language.TRADITIONAL));
        assertThat(rows).hasSize(trace.size());
        var explainer = new Explainer(trace, new Replay(trace)).in(Language.TRADITIONAL);
        for (int seq = 0; seq < trace.size(); seq++) {
            var row = rows.get(seq);
            var frame = trace.frame(seq);
            assertThat(row.subList(0, 4)).containsExactly("" + seq, "" + trace.t(seq), "" + trace.turn(seq), trace.kind(seq));
            assertThat(row.get(4)).isEqualTo(trace.on(seq) == null ? "" : trace.on(seq).name());
            assertThat(row.subList(6, 9)).containsExactly(told(trace.task(seq)), told(trace.cause(seq)),
                    told(trace.occasion(seq)));
            assertThat(row.subList(9, 12)).containsExactly(frame == null ? "" : frame.method().name(),
                    frame == null ? "" : frame.method().source().file(), frame == null ? "" : "" + frame.line());
            assertThat(row.get(13)).isEqualTo(explainer.sentence(seq));
        }
    }

    private static String told(int seq) {
        return seq == Step.NONE ? "" : Integer.toString(seq);
    }

    @Test
    void dataAreTheJsonOfTheFile() throws Exception {
        var lines = Files.readAllLines(Path.of("traces", "ok.json"));
        var rows = rows(written(TraceReader.read(Path.of("traces", "ok.json")).trace(), Language.ENGLISH));
        int compared = 0;
        for (var line : lines) {
            if (line.startsWith("{\"seq\"")) {
                var step = JsonMapper.shared().readTree(line.replaceFirst(",$", ""));
                var cell = rows.get(step.path("seq").asInt()).get(12);
                if (step.has("data")) {
                    assertThat(JsonMapper.shared().readTree(cell)).isEqualTo(step.path("data"));
                    compared++;
                } else {
                    assertThat(cell).isEmpty();
                }
            }
        }
        assertThat(compared).isGreaterThan(50);
    }

    @Test
    void noTextIsAFormulaAndNoneIsLost() throws Exception {
        for (var attack : Attacks.ALL) {
            var file = Files.writeString(folder.resolve("attack.json"), Attacks.trace(attack));
            var csv = written(TraceReader.read(file).trace(), Language.ENGLISH);
            var rows = rows(csv);
            assertThat(rows).hasSizeBetween(Attacks.SOUND, Attacks.STEPS).allSatisfy(row -> {
                assertThat(row).noneMatch(cell -> !cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0);
            });
            assertThat(csv).doesNotContain("\u0000");
            assertThat(rows.get(6).get(5)).isIn(Facts.whole(attack).replace("\u0000", "\ufffd"), "'" + attack);
        }
    }

    /// Nothing is gathered on the way.
    @Test
    void aLongTraceIsStreamed() throws Exception {
        var trace = new Trace();
        var loop = new TraceScript().ref("lo1");
        for (int seq = 0; seq < 100_000; seq++) {
            trace.add(new Step(seq, seq * 10L, seq / 2 + 1, Step.NONE, Step.NONE, Step.NONE, 0, seq % 2 == 0
                    ? new Event.TurnBegin(loop, 0, 0) : new Event.PollEnd(loop, List.of(), false)), 0);
        }
        var bytes = new long[2];
        Csv.write(trace, Language.ENGLISH, new OutputStream() {
            @Override
            public void write(int b) {
                bytes[0]++;
            }

            @Override
            public void write(byte[] all, int from, int count) {
                bytes[0] += count;
                bytes[1] = Math.max(bytes[1], count);
            }
        });
        assertThat(bytes[0]).isGreaterThan(5_000_000);
        assertThat(bytes[1]).as("the largest piece").isLessThan(100_000);
    }
}
