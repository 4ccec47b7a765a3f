package dev.loopglass.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.explain.Language;
import dev.loopglass.trace.TraceReader;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A lesson to begin with.
class SkeletonTest {
    @ParameterizedTest
    @CsvSource({"ok, ENGLISH, hops.md", "refused, TRADITIONAL, hops.zh-Hant.md", "ipv6-hangs, SIMPLIFIED, hops.zh-Hans.md"})
    void everyStepCanBeAStop(String name, Language language, Path file) throws Exception {
        var trace = TraceReader.read(Path.of("traces", name + ".json")).trace();
        var steps = IntStream.range(0, trace.size()).boxed().toList();
        var draft = LessonReader.parse(Skeleton.of(trace, name + ".json", steps, language), file, Language.ENGLISH);
        assertThat(draft.faults()).isEmpty();
        assertThat(draft.notices()).isEmpty();
        var route = Route.of(draft.lesson(), trace, Language.ENGLISH);
        assertThat(route.faults()).isEmpty();
        assertThat(draft.lesson().stops()).extracting(route::step).isEqualTo(steps);
    }
}
