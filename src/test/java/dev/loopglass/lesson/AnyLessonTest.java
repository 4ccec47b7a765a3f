package dev.loopglass.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.trace.Fault;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever text it is: reading it throws nothing, takes no time to speak of, and what is told has a line of the text.
class AnyLessonTest {
    private static final List<String> PIECES = Stream.of("# ", "## ", "### ", "#### ", "```", "~~~~", "```step\n", "```state\n",
            "```ask\n", "```notes\n", "```lesson\n", "trace: ", "kind:poll.end", "nth:", "\n", "\n\n", "\r\n", "\r", "> ", "- ", "1. ",
            "    ", "\t", "<b>", "<!--", "-->", "<script>", "[", "](", ")", "![", "*", "**", "_", "`", "|---|---|", "\\", "&#0;", "\0",
            "\uFEFF", "\uD83D\uDE00", "\uD800", "事件", "，", "(5 min)", "（5 分鐘）", "futures", "word ", "[a]: b\n", "---\n", "===\n")
            .toList();

    private static void check(String text) {
        var draft = Lessons.draft(text);
        long lines = text.split("\r\n|\r|\n", -1).length;
        assertThat(Stream.concat(draft.faults().stream(), draft.notices().stream()).map(Fault::line))
                .allMatch(line -> line >= 0 && line <= lines);
        var lesson = draft.lesson();
        lesson.introduction().forEach(AnyLessonTest::render);
        for (var stop : lesson.stops()) {
            assertThat(lesson.stops().get(stop.number() - 1)).isEqualTo(stop);
            assertThat(stop.line()).isBetween(1, (int) lines);
            stop.blocks().forEach(AnyLessonTest::render);
        }
        if (draft.faults().isEmpty()) {
            assertThat(lesson.title()).isNotBlank();
            assertThat(lesson.trace()).isNotEmpty();
            assertThat(lesson.stops()).isNotEmpty().noneMatch(it -> it.filter().isEmpty());
        }
    }

    private static void render(Block block) {
        var prose = switch (block) {
            case Block.Text text -> text.prose();
            case Block.Question question -> question.prose();
            case Block.Notes notes -> notes.prose();
            case Block.Figure figure -> {
                assertThat(figure.parts()).isNotEmpty();
                yield null;
            }
        };
        if (prose != null) {
            assertThat(prose.html()).doesNotContainIgnoringCase("<script", "<img", "<b>", "javascript:");
            assertThat(prose.plain()).isNotNull();
        }
    }

    @Test
    void piecesInAnyOrder() {
        var random = new Random(42);
        for (int i = 0; i < 1_000; i++) {
            check(random.ints(random.nextInt(60), 0, PIECES.size()).mapToObj(PIECES::get).collect(Collectors.joining()));
        }
    }

    @Test
    void aWholeOneDamaged() {
        var random = new Random(7);
        for (int i = 0; i < 400; i++) {
            int from = random.nextInt(Lessons.WHOLE.length());
            int to = Math.min(Lessons.WHOLE.length(), from + random.nextInt(30));
            check(Lessons.WHOLE.substring(0, from) + PIECES.get(random.nextInt(PIECES.size())) + Lessons.WHOLE.substring(to));
        }
    }

    /// A fault moves with the lines above it.
    @Test
    void linesAreCounted() {
        var bad = Lessons.WHOLE.replace("channels\n", "chanels\n");
        int line = Lessons.draft(bad).faults().getFirst().line();
        var random = new Random(3);
        for (int i = 0; i < 60; i++) {
            int more = random.nextInt(50);
            var text = bad.replace("What you will", IntStream.range(0, more).mapToObj(n -> "line " + n + "\n")
                    .collect(Collectors.joining()) + "What you will");
            var ends = List.of("\n", "\r\n", "\r").get(i % 3);
            assertThat(Lessons.draft(text.replace("\n", ends)).faults()).singleElement()
                    .extracting(Fault::line).isEqualTo(line + more);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"> ", "- ", "* ", "*a **b ", "[", "![", "[a](", "_a __b ", "`", "<", "<a ", "(", "1. ", "\t", "#", "~~~",
        "```step\n", "&", "**", "\\", "|", "<!--", "[a]: b\n", "    ", "> - "})
    void nestedWithoutEnd(String piece) {
        check(Lessons.saying(piece.repeat(50_000 / piece.length())));
        check(Lessons.saying("```notes\n" + (piece + "x").repeat(20_000 / piece.length()) + "\n```\n"));
    }
}
