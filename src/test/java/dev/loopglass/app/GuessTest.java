package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.app.panel.FlowPane;
import dev.loopglass.app.session.Session;
import dev.loopglass.event.Step;
import dev.loopglass.explain.Language;
import dev.loopglass.lesson.Question;
import dev.loopglass.lesson.Quiz;
import dev.loopglass.replay.Replay;
import dev.loopglass.trace.Trace;
import dev.loopglass.trace.TraceReader;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Predicting: the question at a step, a quiz over the trace, and that nothing tells what comes.
class GuessTest {
    @TempDir
    private Path folder;
    private Hall hall;
    private Trace trace;
    private Quiz quiz;

    @BeforeEach
    void open() throws Exception {
        hall = Hall.open(1280, 900);
        trace = hall.session().trace();
        // The window's own quiz belongs to its thread.
        quiz = new Quiz(new Replay(TraceReader.read(Hall.recording()).trace()));
    }

    @AfterEach
    void close() {
        hall.close();
    }

    private Question go(Question.Site site) throws Exception {
        var question = quiz.tour().stream().map(quiz::at).filter(it -> it.site() == site).findFirst().orElseThrow();
        Hall.on(() -> hall.session().go(question.step()));
        hall.settle();
        return question;
    }

    private static int wrong(Question question) {
        return question.right() == 0 ? 1 : 0;
    }

    private void answer(int index) throws Exception {
        hall.press(KeyCode.valueOf("DIGIT" + (index + 1)));
        hall.settle();
    }

    private String text(String selector) {
        return Hall.see(() -> ((Label) hall.shell.lookup(selector)).getText());
    }

    private String verdict() {
        return Hall.see(() -> hall.shell.lookup("#guess-verdict").getAccessibleText());
    }

    private List<String> choices() {
        return Hall.see(() -> hall.shell.lookupAll(".guess-choice").stream().map(it -> ((Button) it).getText()).toList());
    }

    @Test
    void asksAtTheStepAndSaysWhyNot() throws Exception {
        var question = go(Question.Site.BETWEEN);
        assertThat(hall.node("#guess").isVisible()).isFalse();
        hall.press(KeyCode.Q);
        hall.settle();
        assertThat(text("#guess-question")).isEqualTo(question.text(Language.ENGLISH));
        assertThat(choices()).isEqualTo(question.choices().stream().map(it -> it.text(Language.ENGLISH)).toList());
        answer(wrong(question));
        assertThat(verdict()).isEqualTo("Not now: " + question.choices().get(wrong(question)).why(Language.ENGLISH));
        assertThat(hall.node("#choice-" + (wrong(question) + 1)).getPseudoClassStates())
                .contains(PseudoClass.getPseudoClass("wrong"));
        assertThat(hall.node("#choice-" + (wrong(question) + 1)).getAccessibleText()).endsWith("Not now");
        assertThat(text("#guess-score")).isEqualTo("0 of 1 right");
        hall.click("#choice-" + (question.right() + 1));
        hall.settle();
        assertThat(verdict()).startsWith("Right: ");
        assertThat(hall.node("#choice-" + (question.right() + 1)).getAccessibleText()).endsWith("Right");
        assertThat(text("#guess-score")).as("the first answer counts").isEqualTo("0 of 1 right");
        hall.click("#guess-show");
        hall.settle();
        assertThat(hall.step()).isEqualTo(question.answer());
        hall.press(KeyCode.ESCAPE);
        hall.settle();
        assertThat(hall.node("#guess").isVisible()).isFalse();
    }

    @Test
    void saysSoWhereThereIsNothingToPredict() throws Exception {
        int seq = IntStream.range(0, trace.size()).filter(it -> quiz.at(it) == null && quiz.next(it) != Step.NONE).skip(3)
                .findFirst().orElseThrow();
        Hall.on(() -> hall.session().go(seq));
        hall.click("#guess-open");
        hall.settle();
        assertThat(text("#guess-question")).isEqualTo("Nothing to predict here");
        assertThat(choices()).isEmpty();
        hall.click("#guess-next");
        hall.settle();
        assertThat(hall.step()).isEqualTo(quiz.next(seq));
        assertThat(choices()).hasSizeBetween(2, 5);
    }

    @Test
    void walksFromQuestionToQuestionAndShowsWhatWasMissed() throws Exception {
        hall.press(KeyCode.SHIFT, KeyCode.Q);
        hall.settle();
        var tour = quiz.tour();
        for (int i = 0; i < tour.size(); i++) {
            assertThat(hall.step()).isEqualTo(tour.get(i));
            assertThat(text("#guess-score")).startsWith("Question " + (i + 1) + " of " + tour.size());
            var question = quiz.at(tour.get(i));
            if (i == 1) {
                answer(wrong(question));
            }
            answer(question.right());
            assertThat(verdict()).startsWith("Right: ");
            hall.press(KeyCode.ENTER);
            hall.settle();
        }
        assertThat(text("#guess-question")).isEqualTo("The quiz is over: " + (tour.size() - 1) + " of " + tour.size()
                + " predicted, " + (tour.size() - 2) + " in a row at best");
        assertThat(choices()).hasSize(1).first().asString().startsWith("Step " + tour.get(1) + ": ");
        hall.click(".guess-miss");
        hall.settle();
        assertThat(hall.step()).isEqualTo(tour.get(1));
        assertThat(choices()).hasSameSizeAs(quiz.at(tour.get(1)).choices());
        assertThat(verdict()).as("asked anew").startsWith("Look at the source");
    }

    @Test
    void hidesWhatComesWhileOnePredicts() throws Exception {
        var question = go(Question.Site.BETWEEN);
        hall.press(KeyCode.Q);
        hall.settle();
        assertThat(Hall.see(() -> hall.session().hiddenProperty().get())).isTrue();
        hall.press(KeyCode.Q);
        hall.settle();
        assertThat(Hall.see(() -> hall.session().hiddenProperty().get())).isFalse();
        assertThat(hall.step()).isEqualTo(question.step());
    }

    @Test
    void theTeachersSwitchHidesEverythingThatTells() throws Exception {
        int seq = IntStream.range(0, trace.size()).filter(it -> trace.kind(it).equals("handler.end")).findFirst().orElseThrow();
        Hall.on(() -> hall.session().go(seq));
        hall.settle();
        int rungs = rungs();
        assertThat(hall.sentence()).contains("next");
        hall.press(KeyCode.H);
        hall.settle();
        assertThat(hall.sentence()).doesNotContain("next");
        assertThat(rungs()).isLessThan(rungs).isPositive();
        assertThat(colours()).as("one colour right of the playhead").hasSize(1);
        Hall.on(() -> hall.session().seek("kind:callback.begin"));
        hall.await("all was looked through", () -> hall.session().hits().whole());
        assertThat(hits()).allMatch(it -> it <= seq).isNotEmpty();
        assertThat(offered("cb")).as("callbacks that have come").allMatch(name -> trace.about(trace.object(name))[0] <= seq)
                .isNotEmpty();
        assertThat(offered(String.valueOf(seq + 9))).noneMatch(it -> it.contains(String.valueOf(seq + 9)));
        hall.press(KeyCode.H);
        hall.settle();
        assertThat(hall.sentence()).contains("next");
        assertThat(rungs()).isEqualTo(rungs);
        assertThat(colours()).hasSizeGreaterThan(3);
        assertThat(hits()).anyMatch(it -> it > seq);
    }

    private int rungs() {
        return Hall.see(() -> ((FlowPane) hall.shell.lookup(".flow-pane")).rungs().size());
    }

    private List<Integer> hits() {
        return Hall.see(() -> {
            var hits = hall.session().hits();
            return IntStream.range(0, hits.count()).map(hits::at).boxed().toList();
        });
    }

    /// What the palette has for this.
    private List<String> offered(String text) throws Exception {
        hall.press(KeyCode.CONTROL, KeyCode.K);
        hall.settle();
        Hall.on(() -> ((TextField) hall.shell.lookup("#palette .text-field")).setText(text));
        hall.settle();
        var offered = Hall.see(() -> ((ListView<?>) hall.shell.lookup("#palette .list-view")).getItems().stream()
                .map(it -> ((Palette.Choice) it).word()).filter(it -> it.matches("(cb\\d|step|Step).*"))
                .map(it -> it.split(" ")[0].startsWith("cb") ? it.split(" ")[0] : it).toList());
        hall.press(KeyCode.ESCAPE);
        hall.settle();
        return offered;
    }

    /// Those of the timeline's rows right of the playhead.
    private TreeSet<Integer> colours() {
        return Hall.see(() -> {
            Node glass = hall.shell.lookup("#timeline");
            var field = (Parent) glass.getParent();
            var picture = field.snapshot(null, null);
            var colours = new TreeSet<Integer>();
            int from = (int) hall.shell.desk().timeline().middleOf(hall.step() + 1) + 8;
            for (int x = from; x < picture.getWidth() - 2; x++) {
                for (int y = 40; y < picture.getHeight() - 4; y++) {
                    colours.add(picture.getPixelReader().getArgb(x, y));
                }
            }
            return colours;
        });
    }

    @Test
    void theSwitchIsRemembered() throws Exception {
        var file = folder.resolve("settings.txt");
        for (var expected : List.of(false, true)) {
            var settings = Settings.in(file);
            try (var room = Hall.empty(settings, 1100, 800)) {
                var its = TraceReader.read(Hall.recording()).trace();
                Hall.on(() -> room.shell.show(new Session(file(), its)));
                room.settle();
                assertThat(Hall.see(() -> room.session().hiddenProperty().get())).isEqualTo(expected);
                if (!expected) {
                    room.press(KeyCode.H);
                    room.settle();
                }
            }
        }
    }

    private static Path file() {
        return Path.of("traces/ok.json");
    }
}
