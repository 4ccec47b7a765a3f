package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loopglass.app.session.Errand;
import dev.loopglass.app.session.Speech;
import dev.loopglass.app.survey.Fault;
import dev.loopglass.app.survey.Standard;
import dev.loopglass.app.survey.Survey;
import dev.loopglass.explain.Language;
import dev.loopglass.lesson.Question;
import dev.loopglass.lesson.Quiz;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// At every size, in every theme, on every screen: nothing is cut off, nothing lies on anything else, nothing is outside
/// the window, and everything can be told from its background.
class FitTest {
    private record Size(int width, int height) {
        @Override
        public String toString() {
            return width + "×" + height;
        }
    }

    /// @param trace which has to be open, or null
    private record Screen(String name, String trace, Consumer<Shell> show) {}

    private static final List<Size> SIZES = List.of(new Size(1024, 700), new Size(1280, 800), new Size(1440, 900),
            new Size(1920, 1080), new Size(3840, 2160));

    private static final List<Screen> SCREENS = List.of(
            new Screen("welcome", null, _ -> { }),
            new Screen("welcome with bad news", null, shell -> shell.complain("/home/someone/some/where/notes.txt: is no"
                    + " trace: wanted {\"format\":\"loopglass\" in the first line, got “shopping: milk, eggs”", "record one")),
            new Screen("welcome with recent traces", null, FitTest::recent),
            new Screen("record", null, it -> it.veil().askForRecording()),
            new Screen("keys", null, it -> it.veil().showKeys()),
            new Screen("first step", "ok", shell -> shell.session().go(0)),
            new Screen("middle step", "ok", shell -> shell.session().go(shell.session().trace().size() / 2)),
            new Screen("last step", "ok", shell -> shell.session().go(Integer.MAX_VALUE)),
            new Screen("axis of time", "ok", shell -> shell.desk().timeline().changeUnit()),
            new Screen("axis of work", "ok", shell -> shell.desk().timeline().changeUnit()),
            new Screen("search", "ok", shell -> shell.desk().source().search()),
            new Screen("step number", "ok", it -> it.veil().askForStep()),
            new Screen("breakpoints", "ok", FitTest::stops),
            new Screen("palette", "ok", it -> it.veil().showPalette()),
            new Screen("palette, searched", "ok", FitTest::searched),
            new Screen("why", "ok", it -> it.veil().showWhy()),
            new Screen("legend", "ok", it -> it.veil().showLegend()),
            new Screen("glossary", "ok", shell -> shell.veil().showGlossary(null)),
            new Screen("bookmark", "ok", Shell::toggleBookmark),
            new Screen("bookmark kept", "ok", shell -> shell.bookmark("here the class asks why nothing happens yet")),
            new Screen("bookmark edited", "ok", Shell::toggleBookmark),
            new Screen("bookmarks", "ok", it -> it.veil().showMarks()),
            new Screen("healthy", "ok", it -> it.veil().showFindings()),
            new Screen("predicting", "ok", FitTest::predicting),
            new Screen("predicted", "ok", FitTest::predicted),
            new Screen("quiz over", "ok", FitTest::quizzed),
            new Screen("several requests, first", "queue", shell -> shell.session().go(0)),
            new Screen("several requests, middle", "queue", shell -> shell.session().go(shell.session().trace().size() / 2)),
            new Screen("several requests together", "queue", FitTest::together),
            new Screen("several requests, last", "queue", shell -> shell.session().go(Integer.MAX_VALUE)),
            new Screen("a finding", "blocking-callback", shell -> shell.veil().toFinding(it -> it.nextFinding())),
            new Screen("findings", "blocking-callback", it -> it.veil().showFindings()),
            new Screen("presenting", "blocking-callback", Shell::present),
            new Screen("presenting, as large as it goes", "blocking-callback", FitTest::largest),
            new Screen("keys, presenting", "blocking-callback", it -> it.veil().showKeys()),
            new Screen("presenting a lesson", "head", shell -> lesson(shell, 6)),
            new Screen("a lesson", "head", shell -> {
                shell.present();
                lesson(shell, 0);
            }),
            new Screen("away from a stop", "head", shell -> {
                lesson(shell, 13);
                shell.session().go(40);
            }),
            new Screen("what is wrong with a lesson", "head", shell -> shell.lectern().showFaults()));

    @TempDir
    private Path folder;

    private static void lesson(Shell shell, int place) {
        try {
            if (shell.lectern().talk() == null) {
                shell.lectern().tell(Opened.lesson(Path.of("samples/lessons/from-fetch-to-handle-connect.md"), Errand.here()).talk());
            }
            shell.lectern().talk().go(place);
            shell.session().go(shell.lectern().talk().step());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Still so when lessons are presented.
    private static void largest(Shell shell) {
        for (int i = 0; i < 10; i++) {
            shell.type(Type::larger);
        }
    }

    private static void recent(Shell shell) {
        for (int i = 1; i < 9; i++) {
            shell.windows().recent().add(Path.of("/home/someone/lectures/2026-autumn/week-" + i
                    + "/a-fetch-that-is-redirected-and-then-refused-" + i + ".json"));
        }
    }

    private static void stops(Shell shell) {
        shell.desk().source().toggleStop();
        shell.veil().showStops();
    }

    private static void searched(Shell shell) {
        shell.veil().showPalette();
        ((TextField) shell.veil().sheet().lookup(".first-focus")).setText("kind:future.*");
    }

    private static void predicting(Shell shell) {
        shell.session().go(40);
        shell.desk().guess().tour();
    }

    /// With the longest reason that there is, in this trace.
    private static void predicted(Shell shell) {
        predicting(shell);
        var quiz = new Quiz(shell.session().replay());
        int seq = quiz.tour().stream().max(Comparator.comparingInt(it -> longest(quiz.at(it)).length())).orElseThrow();
        var question = quiz.at(seq);
        shell.session().go(seq);
        shell.desk().guess().refresh();
        int chosen = IntStream.range(0, question.choices().size())
                .filter(it -> question.choices().get(it).why(Language.ENGLISH).equals(longest(question))).findFirst().orElseThrow();
        ((Button) shell.lookup("#choice-" + (chosen + 1))).fire();
    }

    private static String longest(Question question) {
        return question.choices().stream().map(it -> it.why(Language.ENGLISH)).max(Comparator.comparingInt(String::length))
                .orElseThrow();
    }

    /// With everything missed.
    private static void quizzed(Shell shell) {
        predicting(shell);
        var quiz = new Quiz(shell.session().replay());
        for (int seq : quiz.tour()) {
            shell.session().go(seq);
            shell.desk().guess().refresh();
            ((Button) shell.lookup("#choice-" + (quiz.at(seq).right() == 0 ? 2 : 1))).fire();
        }
        ((Button) shell.lookup("#guess-next")).fire();
    }

    private static void together(Shell shell) {
        shell.applyCss();
        ((ToggleButton) shell.lookup("#flow-all")).fire();
    }

    /// Every theme in every language, at every size. High contrast has the letters and gaps of the others: one size will do.
    static Stream<Arguments> looks() {
        return Stream.of(Theme.Choice.LIGHT, Theme.Choice.DARK, Theme.Choice.CONTRAST).flatMap(look ->
                Stream.of(Language.values()).map(language -> Arguments.of(look, language)));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void nothingToStumbleOver(Theme.Choice look, Language language) throws Exception {
        assumeTrue(Typeface.has(language), "no typeface here has the letters of " + language.title()
                + ": install one, for example Debian's fonts-noto-cjk");
        var sizes = look == Theme.Choice.CONTRAST ? SIZES.subList(0, 1) : SIZES;
        var standard = look == Theme.Choice.CONTRAST ? Standard.HIGH : Standard.USUAL;
        var faults = new LinkedHashMap<String, String>();
        try {
            var room = Room.of(look);
            Hall.on(() -> room.shell.windows().speak(language));
            String open = null;
            for (var screen : SCREENS) {
                Hall.on(room.shell.veil()::uncover);
                if (screen.trace != null && !screen.trace.equals(open)) {
                    open = screen.trace;
                    room.open(Files.copy(Path.of("traces", open + ".json"), folder.resolve(open + ".json")));
                    room.settle(sizes.getFirst().width, sizes.getFirst().height);
                }
                Hall.on(() -> screen.show.accept(room.shell));
                sizes.forEach(size -> survey(room, screen, size, standard, faults));
            }
        } finally {
            Hall.on(() -> Speech.speak(Language.ENGLISH));
        }
        assertThat(faults.values()).as(look + ", " + language.title()).isEmpty();
    }

    /// One fault at several sizes is one, told with the first.
    private static void survey(Room room, Screen screen, Size size, Standard standard,
            Map<String, String> faults) {
        room.settle(size.width, size.height);
        var shell = room.shell;
        List<Fault> found = Hall.see(() ->
                Survey.of(shell.veil().covered() ? shell.veil().sheet() : shell, size.width, size.height, standard));
        found.forEach(it -> faults.merge(it.kind() + it.where() + (it.kind() == Fault.Kind.CONTRAST ? it.detail() : it.text()),
                screen.name + ", " + size + ": " + it, (first, _) -> first));
    }

    /// A word at the end of the timeline keeps to the room that is there, on every axis and at every width.
    @Test
    void noWordIsCutOffAtTheRightEdge() throws Exception {
        var room = Room.of(Theme.Choice.LIGHT);
        room.open(Path.of("traces/ok.json"));
        var cut = new ArrayList<String>();
        for (int axis = 0; axis < 3; axis++) {
            for (int width = 1000; width < 1100; width += 4) {
                room.settle(width, 700);
                double edge = width;
                room.ground().stream().filter(it -> it.text() != null && it.frame().right() > edge)
                        .forEach(it -> cut.add(it.text() + " at " + it.frame() + " of " + edge));
            }
            Hall.on(() -> room.shell.desk().timeline().changeUnit());
        }
        assertThat(cut).isEmpty();
    }
}
