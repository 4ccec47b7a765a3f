package dev.loopglass.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopglass.explain.Explainer;
import dev.loopglass.explain.Language;
import dev.loopglass.explain.StateSheet;
import dev.loopglass.replay.Replay;
import dev.loopglass.trace.TraceReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a lesson says.
class LessonReaderTest {
    @TempDir
    private Path folder;

    private final Lesson lesson = Lessons.draft(Lessons.WHOLE).lesson();

    @Test
    void nothingIsWrongWithAWholeOne() {
        assertThat(Lessons.faults(Lessons.WHOLE)).isEmpty();
        assertThat(Lessons.notices(Lessons.WHOLE)).isEmpty();
    }

    @Test
    void hasATitleATraceAndAnIntroduction() {
        assertThat(lesson.title()).isEqualTo("A connection is made");
        assertThat(lesson.trace()).isEqualTo("../../traces/ok.json");
        assertThat(lesson.traceLine()).isEqualTo(4);
        assertThat(lesson.traceFile().normalize()).isEqualTo(Path.of("traces/ok.json"));
        assertThat(lesson.introduction()).extracting(Block::line).containsExactly(7, 12);
        assertThat(lesson.introduction().getFirst()).isInstanceOfSatisfying(Block.Text.class, it -> assertThat(it.prose().plain())
                .isEqualTo("What you will see, in two (https://example.com/) chapters:\n\n- asking\n- being told"));
        assertThat(lesson.introduction().getLast()).isInstanceOfSatisfying(Block.Notes.class,
                it -> assertThat(it.prose().plain()).isEqualTo("Say hello."));
    }

    @Test
    void hasChaptersWithTheirTimes() {
        assertThat(lesson.chapters()).extracting(Chapter::title).containsExactly("Asking", "Being told");
        assertThat(lesson.chapters()).extracting(Chapter::minutes).containsExactly(5, 0);
        assertThat(lesson.chapters().getFirst().blocks()).hasSize(1);
        assertThat(lesson.minutes()).isEqualTo(5);
    }

    @Test
    void hasStopsWithTheirBlocksInOrder() {
        var stops = lesson.stops();
        assertThat(stops).extracting(Stop::number).containsExactly(1, 2);
        assertThat(stops).extracting(Stop::title).containsExactly("The connection is begun", "It is there");
        assertThat(stops).extracting(Stop::line).containsExactly(19, 44);
        assertThat(stops).extracting(Stop::filter)
                .containsExactly("kind:channel.connecting", "kind:poll.end method:IOLoop.start nth:-1");
        assertThat(stops).extracting(Stop::filterLine).containsExactly(21, 46);
        assertThat(stops.getFirst().blocks()).extracting(it -> it.getClass().getSimpleName())
                .containsExactly("Text", "Figure", "Text", "Question", "Notes");
        assertThat(stops.getFirst().blocks()).extracting(Block::line).containsExactly(23, 26, 31, 35, 39);
    }

    @Test
    void aTextIsHtmlAndPlain() {
        var texts = lesson.stops().getFirst().blocks(Block.Text.class).map(Block.Text::prose).toList();
        assertThat(texts.getFirst().html()).isEqualTo(
                "<p>The socket is asked to connect,\nand <code>connect</code> returns at once.</p>\n");
        assertThat(texts.getFirst().plain()).isEqualTo("The socket is asked to connect, and connect returns at once.");
        assertThat(texts.getLast().html()).isEqualTo("<h4>Nothing happened yet</h4>\n<p>Or did it?</p>\n");
        assertThat(lesson.stops().getFirst().blocks(Block.Question.class).findFirst().orElseThrow().prose().html())
                .isEqualTo("<p>Which of <em>these</em> runs next?</p>\n");
    }

    @Test
    void aFigureShowsItsPartsOfTheState() throws Exception {
        var trace = TraceReader.read(Path.of("traces/ok.json")).trace();
        var sheet = new Explainer(trace, new Replay(trace)).sheet(trace.size() / 2);
        var some = lesson.stops().getFirst().blocks(Block.Figure.class).findFirst().orElseThrow();
        var whole = lesson.stops().getLast().blocks(Block.Figure.class).findFirst().orElseThrow();
        assertThat(some.parts()).containsExactly(Part.CHANNELS, Part.FUTURES);
        assertThat(some.of(sheet)).extracting(StateSheet.Section::title).containsExactly("Watched channels", "Futures");
        assertThat(whole.parts()).isEqualTo(EnumSet.allOf(Part.class));
        assertThat(whole.of(sheet)).isEqualTo(sheet.sections());
    }

    @Test
    void stopsNeedNoChapter() {
        var draft = Lessons.draft(Lessons.saying(""));
        assertThat(draft.faults()).isEmpty();
        assertThat(draft.lesson().chapters()).singleElement().satisfies(it -> {
            assertThat(it.title()).isEmpty();
            assertThat(it.stops()).hasSize(1);
        });
    }

    @Test
    void minutesAreReadInEveryLanguage() {
        for (var heading : new String[] {"Wait (7 min)", "Wait (7 minutes)", "Wait （7 分鐘）", "Wait(7分钟)"}) {
            var chapter = Lessons.draft(Lessons.saying("\n## " + heading + "\n")).lesson().chapters().getLast();
            assertThat(chapter.title()).isEqualTo("Wait");
            assertThat(chapter.minutes()).isEqualTo(7);
        }
    }

    @Test
    void theFileTellsTheLanguage() {
        var file = Path.of("a/hops.zh-Hant.md");
        var lesson = LessonReader.parse(Lessons.WHOLE, file, Language.ENGLISH).lesson();
        assertThat(lesson.language()).isEqualTo(Language.TRADITIONAL);
        assertThat(lesson.in(Language.ENGLISH)).isEqualTo(Path.of("a/hops.md"));
        assertThat(lesson.in(Language.SIMPLIFIED)).isEqualTo(Path.of("a/hops.zh-Hans.md"));
        assertThat(lesson.in(Language.TRADITIONAL)).isEqualTo(file);
        assertThat(this.lesson.language()).isEqualTo(Language.ENGLISH);
        assertThat(this.lesson.in(Language.SIMPLIFIED)).isEqualTo(Path.of("samples/lessons/connect.zh-Hans.md"));
    }

    @Test
    void chineseHasNoSpaceWhereALineEnds() {
        var draft = Lessons.draft(Lessons.saying("\n事件迴圈\n只有一條執行緒，\nfuture 也在\nheap 裡。\n"));
        assertThat(draft.lesson().stops().getFirst().blocks(Block.Text.class).findFirst().orElseThrow().prose().plain())
                .isEqualTo("事件迴圈只有一條執行緒，future 也在 heap 裡。");
    }

    @Test
    void aFileThatCannotBeRead() {
        assertThatThrownBy(() -> LessonReader.read(folder.resolve("no.md"), Language.ENGLISH))
                .isInstanceOf(LessonException.class).hasMessage(folder.resolve("no.md") + ": there is no such file");
        assertThatThrownBy(() -> LessonReader.read(folder, Language.ENGLISH))
                .isInstanceOf(LessonException.class).hasMessage(folder + ": cannot be read: it is a folder");
    }

    @Test
    void aFileThatIsNoText() throws Exception {
        var file = Files.write(folder.resolve("a.md"), "# A title\n\nna\u00efve\n".getBytes(StandardCharsets.ISO_8859_1));
        var draft = LessonReader.read(file, Language.ENGLISH);
        assertThat(draft.lesson()).isNull();
        assertThat(draft.faults()).singleElement().hasToString(file + ":3: not UTF-8");
    }

    @Test
    void aFileThatIsTooLarge() throws Exception {
        var file = Files.writeString(folder.resolve("a.md"), "x".repeat(1 << 20));
        assertThat(LessonReader.read(file, Language.ENGLISH).faults()).singleElement()
                .hasToString(file + ": too large for a lesson: more than 256 KB");
    }

    @Test
    void lineEndsAndMarksOfOtherSystems() throws Exception {
        var file = Files.writeString(folder.resolve("a.md"), "\uFEFF" + Lessons.WHOLE.replace("\n", "\r\n"));
        var draft = LessonReader.read(file, Language.ENGLISH);
        assertThat(draft.faults()).isEmpty();
        assertThat(draft.lesson().stops()).extracting(Stop::filterLine).containsExactly(21, 46);
        assertThat(draft.lesson().stops()).extracting(Stop::filter)
                .isEqualTo(lesson.stops().stream().map(Stop::filter).toList());
    }
}
