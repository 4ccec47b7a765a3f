package dev.loopglass.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopglass.replay.Replay;
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
        var condition = Condition.parse(asked, trace, Language.ENGLISH);
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
    void byAMethodOnTheCallPathInJavaAndInTornado() {
        var inside = those(seq -> trace.frame(seq) != null && trace.callPath(trace.frame(seq)).stream()
                .anyMatch(it -> it.method().name().equals("IOStream.connect")));
        assertThat(inside).isNotEmpty().hasSizeLessThan(trace.size());
        assertThat(found("method:IOStream.connect")).isEqualTo(inside);
        assertThat(found("method:tornado.iostream.IOStream.connect")).isEqualTo(inside);
        assertThat(found("method:iostream.IOStream.connect")).isEqualTo(inside);
        assertThat(found("method:connect")).containsAll(inside);
    }

    @Test
    void byALineOnTheCallPath() {
        int seq = found("method:IOStream.connect").getFirst();
        var frame = trace.frame(seq);
        var file = frame.method().source().file();
        assertThat(found("line:" + file + ":" + frame.line())).contains(seq);
        assertThat(found("line:" + file.substring(file.lastIndexOf('/') + 1) + ":" + frame.line()))
                .isEqualTo(found("line:" + file + ":" + frame.line()));
        assertThat(found("line:" + file + ":1")).isEmpty();
    }

    @Test
    void theNthOfThem() {
        var all = found("kind:turn.begin");
        assertThat(found("kind:turn.begin nth:1")).containsExactly(all.getFirst());
        assertThat(found("nth:2 kind:turn.begin")).containsExactly(all.get(1));
        assertThat(found("kind:turn.begin nth:-1")).containsExactly(all.getLast());
        assertThat(found("kind:turn.begin nth:-2")).containsExactly(all.get(all.size() - 2));
        assertThat(found("kind:turn.begin nth:999")).isEmpty();
        assertThat(Condition.parse("kind:turn.begin", trace, Language.ENGLISH).find()).isEqualTo(all.getFirst());
    }

    @Test
    void anAddressIsAText() {
        assertThat(found("http://127.0.0.1")).isNotEmpty().isEqualTo(found("text:http://127.0.0.1"));
    }

    @Test
    void byWhatTheSentenceSays() {
        var explainer = new Explainer(trace, new Replay(trace));
        var said = explainer.in(Language.TRADITIONAL).sentence(5);
        var condition = Condition.parse("\"" + said + "\"", trace, Language.ENGLISH,
                explainer.in(Language.TRADITIONAL)::sentence);
        assertThat(condition.matches(5)).isTrue();
        assertThat(Condition.parse("\"" + said + "\"", trace, Language.ENGLISH, explainer::sentence).find()).isEqualTo(-1);
    }

    private ConditionException refusal(String asked) {
        return Condition.parse(asked, trace, Language.ENGLISH).refusal();
    }

    @Test
    void saysWhichClauseLeavesNothing() {
        int begun = found("kind:callback.begin").size();
        assertThat(refusal("kind:callback.begin object:fu1")).hasMessage("there are " + begun
                + " steps with kind:callback.begin, but none of them has object:fu1");
        assertThat(refusal("kind:callback.begin object:fu1").hint())
                .isEqualTo("without object:fu1 it would be step " + found("kind:callback.begin").getFirst()
                        + ", callback.begin " + trace.on(found("kind:callback.begin").getFirst()).name());
        assertThat(refusal("kind:calback.begin")).hasMessage("there is no step with kind:calback.begin");
        assertThat(refusal("kind:calback.begin").hint()).isEqualTo("did you mean kind:callback.begin?");
        assertThat(refusal("turn:900").hint()).isEqualTo("the last turn is " + trace.turn(trace.size() - 1));
        assertThat(refusal("kind:callback.begin nth:900"))
                .hasMessage("wanted nth:900, but there are only " + begun + " such steps");
        assertThat(refusal("line:IOStream.java:1").hint()).matches("steps come through lines \\d+, \\d+, \\d+ of it");
    }

    @Test
    void guessesWhatWasMistyped() {
        assertThatThrownBy(() -> Condition.parse("knd:poll.end", trace, Language.ENGLISH))
                .isInstanceOfSatisfying(ConditionException.class, it -> assertThat(it.hint()).isEqualTo("did you mean kind:?"));
        assertThatThrownBy(() -> Condition.parse("method:IOStream.conect", trace, Language.ENGLISH))
                .isInstanceOfSatisfying(ConditionException.class,
                        it -> assertThat(it.hint()).isEqualTo("did you mean method:IOStream.connect?"));
    }

    @ParameterizedTest
    @CsvSource({"'', got nothing", "colour:red, colour:", "object:fu999, fu999", "turn:many, turn:3-5",
            "turn:99999999999, turn:3-5", "method:IOLoop.nothing, IOLoop.nothing",
            "line:IOLoop.java, line:IOStream.java:120", "line:Nothing.java:3, Nothing.java", "kind:* nth:0, nth:2",
            "kind:* nth:1 nth:2, nth:2", "nth:2, got nothing"})
    void whatIsNoConditionIsSaidToBeThat(String asked, String why) {
        assertThatThrownBy(() -> Condition.parse(asked, trace, Language.ENGLISH)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
