package dev.loopglass.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.event.Step;
import dev.loopglass.explain.Explainer;
import dev.loopglass.explain.Language;
import dev.loopglass.replay.Replay;
import dev.loopglass.trace.Fault;
import dev.loopglass.trace.Trace;
import dev.loopglass.trace.TraceReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A lesson laid over a trace.
class RouteTest {
    private Trace trace;

    @BeforeEach
    void read() throws Exception {
        trace = TraceReader.read(Path.of("traces/ok.json")).trace();
    }

    private Route route(String text) {
        return Route.of(Lessons.draft(text).lesson(), trace, Language.ENGLISH);
    }

    private IntStream those(String kind) {
        return IntStream.range(0, trace.size()).filter(seq -> trace.kind(seq).equals(kind));
    }

    @Test
    void everyStopHasItsStep() {
        var route = route(Lessons.WHOLE);
        assertThat(route.faults()).isEmpty();
        assertThat(route.notices()).isEmpty();
        assertThat(route.lesson().stops()).extracting(route::step)
                .containsExactly(those("channel.connecting").findFirst().orElseThrow(), those("poll.end").max().orElseThrow());
    }

    @Test
    void aStopThatStandsNowhereIsToldWithTheLineOfItsFilter() {
        var route = route(Lessons.WHOLE.replace("channel.connecting", "channel.conecting"));
        assertThat(route.step(route.lesson().stops().getFirst())).isEqualTo(Step.NONE);
        assertThat(route.faults()).containsExactly(new Fault(Lessons.FILE.toString(), 21,
                "there is no step with kind:channel.conecting", "did you mean kind:channel.connecting?"));
    }

    @Test
    void aFilterThatIsNoneIsToldWithItsLine() {
        assertThat(route(Lessons.WHOLE.replace("kind:poll.end", "colour:red")).faults()).singleElement()
                .hasToString(Lessons.FILE + ":46: wanted kind:, object:, turn:, method:, line:, nth: or text:, got “colour:”");
    }

    @Test
    void goingBackInTimeIsWorthANotice() {
        int first = those("turn.begin").findFirst().orElseThrow();
        int last = those("turn.begin").max().orElseThrow();
        var route = route(Lessons.saying("""
                ### Late
                ```step
                kind:turn.begin nth:-1
                ```
                ### Early
                ```step
                kind:turn.begin
                ```
                """).replace("kind:poll.end", "kind:turn.begin"));
        assertThat(route.faults()).isEmpty();
        assertThat(route.notices()).containsExactly(new Fault(Lessons.FILE.toString(), 15,
                "goes back in time: step " + first + ", after step " + last, null));
    }

    @Test
    void aTextIsFoundInWhatTheReaderReadsAndInEnglish() {
        var explainer = new Explainer(trace, new Replay(trace));
        var file = Path.of("a.zh-Hans.md");
        for (var said : List.of(explainer.sentence(9), explainer.in(Language.SIMPLIFIED).sentence(9))) {
            var lesson = LessonReader.parse(Lessons.saying("").replace("kind:poll.end", "turn:" + trace.turn(9) + " \"" + said + "\""),
                    file, Language.ENGLISH).lesson();
            var route = Route.of(lesson, trace, Language.ENGLISH);
            assertThat(route.faults()).isEmpty();
            assertThat(explainer.sentence(route.step(lesson.stops().getFirst()))).isEqualTo(explainer.sentence(9));
        }
    }
}
