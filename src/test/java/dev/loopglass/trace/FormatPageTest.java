package dev.loopglass.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.event.Event;
import dev.loopglass.event.Kind;
import dev.loopglass.event.Ref;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `docs/format.md` is kept true.
class FormatPageTest {
    private static String page() throws IOException {
        return Files.readString(Path.of("docs/format.md"));
    }

    @Test
    void theExampleIsATrace() throws IOException {
        var example = page().split("```json\n")[1].split("```")[0];
        var reading = TraceReader.read(new ByteArrayInputStream(example.getBytes(StandardCharsets.UTF_8)),
                "example");
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.notices()).isEmpty();
        assertThat(reading.cut()).isFalse();
        var trace = reading.trace();
        assertThat(trace.size()).isEqualTo(7);
        assertThat(trace.event(4)).isEqualTo(new Event.Mark(null, "hello"));
        assertThat(trace.callPath(trace.frame(4)))
                .extracting(frame -> frame.method().name() + ":" + frame.line())
                .containsExactly("<module>:5", "hello:2");
        assertThat(new String(Samples.written(trace), StandardCharsets.UTF_8)).isEqualTo(example);
    }

    @Test
    void theTableTellsEveryKindItsObjectAndItsFields() throws IOException {
        var rows = Pattern.compile("(?m)^\\| `([a-z.]+)` \\| ([A-Z][a-z]+)? ?\\| (.*)\\|$")
                .matcher(page().split("## Kinds")[1]).results().toList();
        assertThat(rows).extracting(row -> row.group(1))
                .containsExactlyElementsOf(Kind.all().stream().map(Kind::name).toList());
        for (var row : rows) {
            var layout = Layout.of(Kind.named(row.group(1)));
            assertThat(row.group(2)).as(row.group(1))
                    .isEqualTo(layout.on() == null ? null : layout.on().word());
            for (int i = 0; i < layout.size(); i++) {
                assertThat(row.group(3)).as(row.group(1)).contains("`" + layout.name(i) + "`");
            }
            assertThat(row.group(3).isBlank()).as(row.group(1)).isEqualTo(layout.size() == 0);
        }
    }

    @Test
    void theTypesAreOurs() throws IOException {
        var types = Pattern.compile("(?m)^\\| `type` (.*)$").matcher(page()).results().findFirst()
                .orElseThrow().group(1);
        for (var type : Ref.Type.values()) {
            assertThat(types.contains("`" + type.word() + "`")).as(type.word())
                    .isEqualTo(type != Ref.Type.OTHER);
        }
    }
}
