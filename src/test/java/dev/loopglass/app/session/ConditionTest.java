package dev.loopglass.app.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopglass.trace.Trace;
import dev.loopglass.trace.TraceReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Steps as one asks for them.
class ConditionTest {
    private Trace trace;

    @BeforeEach
    void read() throws Exception {
        trace = TraceReader.read(Path.of("traces/ok.json")).trace();
    }

    private List<Integer> found(String asked) {
        var condition = Condition.parse(asked, trace);
        return IntStream.range(0, trace.size()).filter(condition::matches).boxed().toList();
    }

    private List<Integer> those(java.util.function.IntPredicate which) {
        return IntStream.range(0, trace.size()).filter(which).boxed().toList();
    }

    @Test
    void byKindWithAStarForAnything() {
        assertThat(found("kind:future.*")).isNotEmpty()
                .isEqualTo(those(seq -> trace.kind(seq).startsWith("future.")));
        assertThat(found("kind:poll.end")).isEqualTo(those(seq -> trace.kind(seq).equals("poll.end")));
        assertThat(found("kind:*")).hasSize(trace.size());
        assertThat(found("kind:f.t*")).isEmpty();
    }

    @Test
    void byObjectTurnAndText() {
        assertThat(found("object:fu2")).isNotEmpty()
                .isEqualTo(those(seq -> trace.on(seq) != null && trace.on(seq).name().equals("fu2")));
        assertThat(found("turn:2-3")).isEqualTo(those(seq -> trace.turn(seq) == 2 || trace.turn(seq) == 3));
        assertThat(found("text:\"HTTP/1.1 200\"")).isNotEmpty();
        assertThat(found("http/1.1")).containsAll(found("text:\"HTTP/1.1 200\""));
    }

    @Test
    void allThatIsSaidMustBeTrue() {
        var both = found("kind:future.* turn:1");
        assertThat(both).isNotEmpty().allMatch(found("turn:1")::contains)
                .allMatch(found("kind:future.*")::contains).hasSizeLessThan(found("kind:future.*").size());
    }

    @Test
    void aUrlIsAText() {
        assertThat(found("http://127.0.0.1")).isNotEmpty().isEqualTo(found("text:\"http://127.0.0.1\""));
    }

    @ParameterizedTest
    @CsvSource({"'', got nothing", "colour:red, colour:", "object:fu999, fu999", "turn:many, turn:3-5",
            "turn:99999999999, turn:3-5"})
    void whatIsNoConditionIsSaidToBeThat(String asked, String why) {
        assertThatThrownBy(() -> Condition.parse(asked, trace)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
