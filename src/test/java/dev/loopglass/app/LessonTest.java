package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.app.session.Errand;
import dev.loopglass.app.session.Speech;
import dev.loopglass.app.session.Talk;
import dev.loopglass.app.session.Tempo;
import dev.loopglass.explain.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A lesson is told in a real window.
class LessonTest {
    private static final String LESSON = """
            # Two stops

            ```lesson
            trace: fetch.json
            ```

            A *short* lesson with `code`, and a [link](https://example.com/more).

            ## First (2 min)

            ### The loop starts

            ```step
            kind:turn.begin nth:1
            ```

            Here it begins:

            1. one thing
            2. another

            ```state
            callbacks
            ```

            ```notes
            Wait for a hand to go up.
            ```

            ## Then (3 min)

            ### Connected

            ```step
            kind:channel.connected
            ```

            The socket is there.

            ```ask
            What will be written?
            ```
            """;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws Exception {
        Files.copy(Path.of("traces/ok.json"), folder.resolve("fetch.json"));
        file = Files.writeString(folder.resolve("two.md"), LESSON);
    }

    private Hall hall() throws Exception {
        var hall = Hall.empty(1000, 900);
        hall.load(file);
        hall.await("the lesson", () -> hall.shell.lectern().talk() != null);
        hall.settle();
        return hall;
    }

    private static Talk talk(Hall hall) {
        return Hall.see(() -> hall.shell.lectern().talk());
    }

    private static int step(Hall hall, String kind) {
        var trace = hall.session().trace();
        int seq = 0;
        while (!trace.kind(seq).equals(kind)) {
            seq++;
        }
        return seq;
    }

    private static void arrive(Hall hall, int step) throws Exception {
        hall.await("step " + step, () -> hall.shell.session().step() == step);
        hall.settle();
    }

    /// All that is said below this node.
    private static String said(Node root) {
        return Hall.see(() -> root.lookupAll("*").stream().filter(Node::isVisible)
                .map(it -> it instanceof Text text ? text.getText() : it.getStyleClass().contains("state-head") ? it.getAccessibleText() : "")
                .collect(Collectors.joining("")));
    }

    @Test
    void aQuestionIsAskedOfTheClassAtItsOwnStep() throws Exception {
        Files.writeString(file, LESSON.replace("kind:channel.connected", "kind:callback.end nth:1"));
        try (var hall = hall()) {
            hall.press(KeyCode.PAGE_DOWN);
            hall.press(KeyCode.PAGE_DOWN);
            arrive(hall, step(hall, "callback.end"));
            hall.press(KeyCode.RIGHT);
            hall.settle();
            hall.click("#lesson-predict");
            hall.settle();
            assertThat(hall.step()).isEqualTo(step(hall, "callback.end"));
            assertThat(Hall.see(() -> hall.shell.desk().guess().isOpen())).isTrue();
            assertThat(Hall.see(() -> hall.shell.lookup("#choice-2"))).as("something to choose from").isNotNull();
        }
    }

    @Test
    void stopsAreReachedByTheKeysOfARemoteControl() throws Exception {
        try (var hall = hall()) {
            assertThat(hall.shell.stage().getTitle()).startsWith("Two stops");
            assertThat(said(hall.node("#lesson-page"))).contains("A short lesson with code, and a link.", "2 stops, 5 minutes");
            hall.press(KeyCode.PAGE_DOWN);
            arrive(hall, step(hall, "turn.begin"));
            assertThat(said(hall.node("#lesson-page"))).contains("Stop 1 of 2 · First", "The loop starts", "1.one thing2.another",
                    "Ready callbacks").doesNotContain("Wait for a hand");
            hall.press(KeyCode.PAGE_DOWN);
            int connected = step(hall, "channel.connected");
            arrive(hall, connected);
            assertThat(said(hall.node("#lesson-page"))).contains("Connected", "What happens next?", "What will be written?");
            assertThat(Hall.see(() -> hall.shell.desk().source().litLine()))
                    .isEqualTo(hall.session().trace().frame(connected).line());
            hall.press(KeyCode.PAGE_UP);
            arrive(hall, step(hall, "turn.begin"));
            assertThat(talk(hall).place()).isEqualTo(1);
        }
    }

    @Test
    void whoeverWalksAwayComesBack() throws Exception {
        try (var hall = hall()) {
            hall.press(KeyCode.J);
            int stop = step(hall, "turn.begin");
            arrive(hall, stop);
            assertThat(((Button) hall.node("#lesson-where")).getText()).isEqualTo("Show me where");
            for (int i = 0; i < 5; i++) {
                hall.press(KeyCode.RIGHT);
            }
            hall.settle();
            assertThat(hall.step()).isEqualTo(stop + 5);
            assertThat(((Button) hall.node("#lesson-where")).getText()).isEqualTo("Back to the stop");
            hall.press(KeyCode.C);
            arrive(hall, stop);
            assertThat(talk(hall).place()).isEqualTo(1);
            hall.click("#lesson-next");
            arrive(hall, step(hall, "channel.connected"));
            hall.click("#lesson-back");
            arrive(hall, stop);
        }
    }

    @Test
    void thePlayheadGlidesAndWhoeverStepsIsNotHeldBack() throws Exception {
        try (var hall = hall()) {
            Hall.on(() -> {
                var session = hall.shell.session();
                var glide = Glide.to(session, 100, false);
                glide.interpolate(0.25);
                assertThat(session.step()).isEqualTo(25);
                glide.interpolate(0.5);
                assertThat(session.step()).isEqualTo(50);
                session.go(7);
                glide.interpolate(0.6);
                assertThat(session.step()).isEqualTo(7);
                assertThat(Glide.to(session, 90, true)).as("nothing moves for whom that is unpleasant").isNull();
                assertThat(session.step()).isEqualTo(90);
                session.undo();
                assertThat(session.step()).isEqualTo(7);
            });
        }
    }

    @Test
    void theSpeakerHasNotesNextStopAndTime() throws Exception {
        try (var hall = hall()) {
            hall.press(KeyCode.F6);
            var notes = Hall.see(() -> hall.shell.lectern().notes());
            var room = notes.getScene().getRoot();
            assertThat(Hall.see(() -> ((Label) room.lookup("#notes-next")).getText())).isEqualTo("Next: The loop starts");
            Hall.on(() -> ((Button) room.lookup("#notes-on")).fire());
            hall.settle();
            Hall.on(() -> {
                room.applyCss();
                room.layout();
            });
            assertThat(said(room)).contains("Wait for a hand to go up.", "The loop starts", "Next: Connected",
                    "This chapter: 0:0", "of 2 min", "of 5 min");
            Hall.on(() -> hall.shell.windows().speak(Language.SIMPLIFIED));
            assertThat(Hall.see(notes::getTitle)).startsWith("演讲者备注");
            Hall.on(() -> hall.shell.windows().speak(Language.ENGLISH));
            Hall.on(notes::close);
            assertThat(Hall.see(() -> hall.shell.lectern().notes())).isNull();
            assertThat(talk(hall)).as("the lesson goes on").isNotNull();
            hall.press(KeyCode.F6);
            var again = Hall.see(() -> hall.shell.lectern().notes());
            Hall.on(() -> hall.shell.stage().close());
            assertThat(Hall.see(again::isShowing)).as("it goes with its window").isFalse();
        }
    }

    @Test
    void faultsAreToldByLineAndTheFileIsReadAnew() throws Exception {
        Files.writeString(file, LESSON.replace("kind:channel.connected", "kind:channel.conected").replace("nth:1", "nth:999"));
        try (var hall = hall()) {
            hall.await("the banner", hall::complains);
            assertThat(hall.banner()).contains("two.md:14").hasLineCount(1);
            hall.click("#banner-act");
            hall.settle();
            assertThat(said(hall.shell.veil().sheet())).contains("two.md:14", "two.md:35", "channel.connected");
            hall.press(KeyCode.ESCAPE);
            hall.press(KeyCode.PAGE_DOWN);
            hall.press(KeyCode.PAGE_DOWN);
            hall.settle();
            assertThat(said(hall.node("#lesson-page"))).contains("stands nowhere", "two.md:35");
            Files.writeString(file, LESSON.replace("The socket is there.", "The socket is there, at last."));
            hall.await("the new words", () -> hall.shell.lectern().talk().walk().faults().isEmpty());
            hall.settle();
            assertThat(talk(hall).place()).as("the place is kept").isEqualTo(2);
            assertThat(said(hall.node("#lesson-page"))).contains("at last").doesNotContain("stands nowhere");
            assertThat(Hall.see(hall::complains)).isFalse();
        }
    }

    @Test
    void whatIsNoLessonIsSaidInOneLine() throws Exception {
        Files.writeString(file, LESSON.replace("fetch.json", "gone.json"));
        try (var hall = Hall.open()) {
            var before = hall.session();
            hall.load(file);
            hall.await("the banner", hall::complains);
            assertThat(hall.banner()).contains("two.md:4", "gone.json").hasLineCount(1);
            assertThat(hall.session()).isSameAs(before);
        }
    }

    private static Stream<Arguments> traces() {
        return Stream.of(
                Arguments.of("gone.json", null, "two.md:4: the trace cannot be read: gone.json: there is no such file", ""),
                Arguments.of("fetsh.json", null, "two.md:4: the trace cannot be read: fetsh.json: there is no such file",
                        "did you mean fetch.json?"),
                Arguments.of("new.json", "{\"format\":\"loopglass\",\"version\":9,\"meta\":{},\"events\":[\n",
                        "two.md:4: the trace cannot be read: new.json:1: this trace is version 9", ""),
                Arguments.of("empty.json", "", "two.md:4: the trace cannot be read: empty.json: not a Loopglass trace", ""),
                Arguments.of("notes.txt", "milk, eggs\n", "two.md:4: the trace cannot be read: notes.txt:1: ", ""));
    }

    @ParameterizedTest
    @MethodSource("traces")
    void aTraceThatCannotBeReadIsToldByTheLessonsLine(String name, String text, String problem, String hint) throws Exception {
        if (text != null) {
            Files.writeString(folder.resolve(name), text);
        }
        Files.writeString(file, LESSON.replace("fetch.json", name));
        try (var hall = Hall.open()) {
            var before = hall.session();
            hall.load(file);
            hall.await("the banner", hall::complains);
            assertThat(hall.banner()).contains(problem).hasLineCount(1);
            assertThat(said(hall.node(".banner"))).contains(hint);
            assertThat(hall.session()).isSameAs(before);
        }
    }

    @Test
    void aTraceThatIsCutOffIsToldAndTaughtAsFarAsItGoes() throws Exception {
        var lines = Files.readAllLines(folder.resolve("fetch.json"));
        int half = lines.size() / 2;
        Files.writeString(folder.resolve("fetch.json"), String.join("\n", lines.subList(0, half)) + "\n"
                + lines.get(half).substring(0, 9));
        try (var hall = hall()) {
            hall.await("the banner", hall::complains);
            assertThat(hall.banner()).contains("two.md:4: the trace is not whole: fetch.json:" + (half + 1) + ": cut off here")
                    .hasLineCount(1);
            hall.press(KeyCode.PAGE_DOWN);
            arrive(hall, step(hall, "turn.begin"));
            Files.writeString(file, LESSON.replace("Here it begins", "Here it all begins"));
            hall.await("the new words", () -> said(hall.shell.lookup("#lesson-page")).contains("it all begins"));
            assertThat(Hall.see(hall::complains)).as("the trace is as it was").isTrue();
        }
    }

    @Test
    void aLessonThatBreaksWhileItIsToldIsToldAsItWasUntilItIsMended() throws Exception {
        try (var hall = hall()) {
            hall.press(KeyCode.PAGE_DOWN);
            arrive(hall, step(hall, "turn.begin"));
            for (var broken : List.of(LESSON.replace("fetch.json", "gone.json"), LESSON.replace("trace: fetch.json", ""),
                    LESSON.replace("# Two stops", ""), "")) {
                Files.writeString(file, broken);
                hall.await("the banner", hall::complains);
                assertThat(hall.banner()).contains("two.md:").hasLineCount(1);
                assertThat(said(hall.node("#lesson-page"))).contains("Here it begins");
                assertThat(talk(hall).place()).isEqualTo(1);
                Files.writeString(file, LESSON);
                hall.await("it is mended", () -> !hall.complains());
            }
            Files.delete(file);
            hall.await("the banner", hall::complains);
            assertThat(hall.banner()).contains("two.md", "there is no such file").hasLineCount(1);
            hall.press(KeyCode.PAGE_DOWN);
            arrive(hall, step(hall, "channel.connected"));
            Files.writeString(file, LESSON);
            hall.await("it is there again", () -> !hall.complains());
            assertThat(talk(hall).place()).isEqualTo(2);
        }
    }

    @Test
    void theLessonSpeaksTheLanguageOfTheWindow() throws Exception {
        Files.writeString(folder.resolve("two.zh-Hant.md"), LESSON.replace("# Two stops", "# 兩站").replace("### Connected", "### 連上了"));
        try (var hall = hall()) {
            Hall.on(() -> hall.shell.lectern().go(2));
            Hall.on(() -> hall.shell.windows().speak(Language.TRADITIONAL));
            hall.await("the other file", () -> hall.shell.lectern().talk().walk().lesson().title().equals("兩站"));
            hall.settle();
            assertThat(talk(hall).place()).isEqualTo(2);
            assertThat(said(hall.node("#lesson-page"))).contains("連上了", "第 2 站，共 2 站");
            Hall.on(() -> hall.shell.windows().speak(Language.SIMPLIFIED));
            hall.await("the only other there is", () -> hall.shell.lectern().talk().walk().lesson().title().equals("Two stops"));
        } finally {
            Hall.on(() -> Speech.speak(Language.ENGLISH));
        }
    }

    @Test
    void presentingMakesThePaneLargeAndAnotherTraceEndsTheLesson() throws Exception {
        try (var hall = hall()) {
            hall.press(KeyCode.F5);
            hall.settle();
            double small = Hall.see(() -> ((Text) hall.shell.lookup(".lesson-page .prose")).getFont().getSize());
            assertThat(small).isGreaterThan(15);
            assertThat(Hall.see(() -> {
                var pane = hall.shell.lookup(".lesson-pane");
                return pane.localToScene(pane.getLayoutBounds()).getWidth();
            })).as("on the wall").isGreaterThan(299);
            hall.press(KeyCode.F5);
            hall.press(KeyCode.ALT, KeyCode.DIGIT5);
            hall.settle();
            assertThat(Hall.see(() -> hall.shell.lookup(".lesson-pane").isVisible())).isFalse();
            hall.click("#unfold-lesson");
            hall.settle();
            assertThat(Hall.see(() -> hall.shell.lookup(".lesson-pane").isVisible())).isTrue();
            hall.load(Path.of("traces/queue.json"));
            hall.await("the trace", () -> hall.shell.session().file().endsWith("queue.json"));
            hall.settle();
            assertThat(talk(hall)).isNull();
            assertThat(hall.node(".lesson-pane")).isNull();
            hall.press(KeyCode.PAGE_DOWN);
            assertThat(hall.step()).isZero();
        }
    }

    @Test
    void theLessonsOfTheProgramAreOfferedAtFirst() throws Exception {
        try (var hall = Hall.empty(1000, 800)) {
            var titles = Hall.see(() -> hall.shell.lookupAll(".lesson-sample").stream().map(it -> ((Button) it).getText()).toList());
            assertThat(titles).startsWith("From fetch to handle_connect").contains("Why is it stuck?").hasSize(6);
            hall.click(".lesson-sample");
            hall.await("it is open", () -> hall.shell.lectern().talk() != null);
            assertThat(talk(hall).walk().stops()).hasSize(25);
            assertThat(Hall.see(() -> hall.shell.windows().recent().all().getFirst())).hasFileName("from-fetch-to-handle-connect.md");
        }
    }

    @Test
    void afterTheLastStopOfAPartComesTheNextPart() throws Exception {
        var other = folder.resolve("two-1.md");
        Files.move(file, other);
        Files.writeString(folder.resolve("two-2.md"), LESSON.replace("# Two stops", "# More"));
        file = other;
        try (var hall = hall()) {
            Hall.on(() -> hall.shell.lectern().go(2));
            hall.press(KeyCode.PAGE_DOWN);
            hall.await("the next part", () -> hall.shell.lectern().talk() != null
                    && hall.shell.lectern().talk().walk().lesson().title().equals("More"));
        }
    }

    @Test
    void timeIsCountedByChapter() {
        var now = new AtomicLong();
        var tempo = new Tempo(now::get);
        now.set(50);
        tempo.enter(-1);
        tempo.enter(0);
        now.set(80);
        assertThat(tempo.chapterNanos()).isEqualTo(30);
        tempo.enter(1);
        now.set(100);
        assertThat(tempo.chapterNanos()).isEqualTo(20);
        assertThat(tempo.wholeNanos()).isEqualTo(50);
        tempo.toggle();
        now.set(500);
        assertThat(tempo.wholeNanos()).as("paused").isEqualTo(50);
        tempo.toggle();
        tempo.enter(0);
        now.set(510);
        assertThat(tempo.chapterNanos()).as("a chapter that is come back to").isEqualTo(40);
        tempo.reset();
        assertThat(tempo.wholeNanos()).isZero();
    }

    @Test
    void theOutlineShowsThePresentStopOfALongLesson() throws Exception {
        try (var hall = Hall.empty(1280, 800)) {
            var talk = Opened.lesson(Path.of("samples/lessons/from-fetch-to-handle-connect.md"), Errand.here()).talk();
            Hall.on(() -> {
                talk.go(20);
                hall.shell.lectern().tell(talk);
                talk.go(20);
            });
            hall.settle();
            var outline = hall.node("#lesson-outline");
            assertThat(Hall.see(() -> outline.lookupAll(".outline-row").stream()
                    .filter(it -> it.getPseudoClassStates().contains(PseudoClass.getPseudoClass("here")))
                    .map(it -> it.localToScene(it.getLayoutBounds())).toList())).hasSize(1)
                    .allMatch(it -> Hall.see(() -> outline.localToScene(outline.getLayoutBounds())).contains(it));
        }
    }
}
