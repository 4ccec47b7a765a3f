package dev.loopglass.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.trace.TraceReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `docs/import.md` is kept true.
class ImportPageTest {
    private static String page() throws IOException {
        return Files.readString(Path.of("docs/import.md"));
    }

    @Test
    void theSmallestTraceIsSound() throws IOException {
        var example = page().split("```json\n")[1].split("```")[0];
        var reading = TraceReader.read(new ByteArrayInputStream(example.getBytes(StandardCharsets.UTF_8)), "example");
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.notices()).isEmpty();
        assertThat(reading.trace().size()).isEqualTo(6);
        assertThat(Validator.check(reading.trace(), "example")).isEmpty();
    }

    @Test
    void whatItNamesIsThere() throws IOException {
        var names = Pattern.compile("samples/python/\\w+\\.py|traces/\\w+\\.json").matcher(page()).results().map(it -> it.group()).toList();
        assertThat(names).hasSizeGreaterThan(3).allSatisfy(it -> assertThat(Path.of(it)).exists());
    }
}
