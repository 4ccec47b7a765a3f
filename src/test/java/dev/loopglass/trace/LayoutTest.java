package dev.loopglass.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Other programs lay JSON out in other ways.
class LayoutTest {
    private static Reading read(String text) throws IOException {
        return TraceReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                "fetch.json");
    }

    private static String again(byte[] bytes, boolean indented, boolean sorted) {
        var mapper = JsonMapper.builder().configure(SerializationFeature.INDENT_OUTPUT, indented)
                .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, sorted)
                .configure(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, sorted).build();
        return mapper.writeValueAsString(mapper.readValue(bytes, Object.class));
    }

    @RepeatedTest(4)
    void indentedSortedAndOnOneLine(RepetitionInfo run) throws IOException {
        int way = run.getCurrentRepetition() - 1;
        var bytes = Samples.written(new Samples(11, false).trace(100));
        var text = again(bytes, (way & 1) != 0, (way & 2) != 0);
        if ((way & 2) != 0) {
            assertThat(text.indexOf("\"end\"")).isLessThan(text.indexOf("\"format\""));
        }

        var reading = read(text);

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.cut()).isFalse();
        var trace = read(new String(bytes, StandardCharsets.UTF_8)).trace();
        for (int seq = 0; seq < trace.size(); seq++) {
            if (!trace.kind(seq).equals("future.wished")) {
                assertThat(reading.trace().step(seq)).isEqualTo(trace.step(seq));
            }
        }
        assertThat(reading.trace().ending()).isEqualTo(trace.ending());
    }

    @Test
    void faultsOfAnIndentedFileHaveTheirLines() throws IOException {
        var reading = read("""
                {
                  "format": "loopglass",
                  "version": 1,
                  "events": [
                    {
                      "seq": 1,
                      "t": 0,
                      "turn": 0,
                      "kind": "mark"
                    },
                    {
                      "seq": 2,
                      "t": 0,
                      "turn": 0,
                      "kind": "mark",
                      "path": 08
                    }
                  ],
                  "end": { "steps": 1, "dropped": 0, "reason": "finished" }
                }
                """);
        assertThat(reading.faults()).extracting(Fault::toString).satisfiesExactly(
                first -> assertThat(first).isEqualTo("fetch.json:5: step 0: wanted seq 0, got 1"),
                second -> assertThat(second).startsWith("fetch.json:16: not JSON: column 1"));
    }

    @Test
    void windowsLinesAndAByteOrderMark() throws IOException {
        var text = "\ufeff" + new String(Samples.written(new Samples(12).trace(0)), StandardCharsets.UTF_8)
                .replace("\n", "\r\n");
        assertThat(read(text).faults()).isEmpty();
    }

    @Test
    void numbersInAnyOrder() throws IOException {
        var reading = read("""
                {"format":"loopglass","version":1,"events":[
                {"def":"source","id":2000000000,"file":"a.py","lang":"python","text":""},
                {"def":"method","id":900,"name":"a","source":2000000000},
                {"def":"method","id":7,"name":"b"},
                {"def":"path","id":2147483647,"method":7,"line":3},
                {"def":"path","id":1,"method":900,"parent":2147483647},
                {"def":"object","id":400,"name":"x","type":"Promise"},
                {"def":"object","id":300,"name":"y","type":"Future","label":"later"},
                {"def":"object","id":100000,"name":"z","type":"Loop"},
                {"seq":0,"t":0,"turn":0,"kind":"future.created","on":300,"path":1},
                {"seq":1,"t":1.0,"turn":0e3,"kind":"future.created","on":400,"path":2147483647},
                {"seq":2,"t":2,"turn":0,"kind":"loop.started","on":100000,"path":null}
                ],"end":{"steps":3,"dropped":0,"reason":"finished"}}""");
        assertThat(reading.faults()).isEmpty();
        var trace = reading.trace();
        assertThat(trace.callPath(trace.frame(0))).extracting(frame -> frame.method().name())
                .containsExactly("b", "a");
        assertThat(trace.frame(0).method().source().file()).isEqualTo("a.py");
        assertThat(trace.frame(1).line()).isEqualTo(3);
        assertThat(trace.frame(2)).isNull();
        assertThat(trace.on(0).label()).isEqualTo("later");
        assertThat(trace.on(1).name()).isEqualTo("x");
        assertThat(trace.about(trace.object("z"))).containsExactly(2);
    }
}
