package dev.loopglass.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.explain.Language;
import dev.loopglass.trace.TraceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The lessons that come with the program.
class SampleLessonsTest {
    static List<Path> lessons() throws IOException {
        try (var files = Files.list(Path.of("samples/lessons"))) {
            return files.filter(it -> it.toString().endsWith(".md") && !it.endsWith("README.md")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void areWithoutFaultAndStandInTheirTraces(Path file) throws IOException {
        var draft = LessonReader.read(file, Language.ENGLISH);
        assertThat(draft.faults()).isEmpty();
        assertThat(draft.notices()).isEmpty();
        var trace = TraceReader.read(draft.lesson().traceFile()).trace();
        var route = Route.of(draft.lesson(), trace, Language.ENGLISH);
        assertThat(route.faults()).isEmpty();
        assertThat(route.notices()).isEmpty();
    }
}
