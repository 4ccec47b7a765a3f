package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loopglass.app.survey.Survey;
import dev.loopglass.explain.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Steps to come back to, kept beside the trace and never in it.
class BookmarkTest {
    @TempDir
    private Path folder;

    private Path copy() throws Exception {
        return Files.copy(Path.of("traces/ok.json"), folder.resolve("ok.json"));
    }

    private static String word(Hall hall) throws Exception {
        hall.settle();
        return Hall.see(() -> {
            var label = (Label) hall.shell.lookup("#bookmark");
            return label.isVisible() ? label.getText() : "";
        });
    }

    private static void mark(Hall hall, int seq, String note) {
        Hall.on(() -> hall.session().go(seq));
        hall.press(KeyCode.M);
        hall.type(note);
        hall.press(KeyCode.ENTER);
    }

    @Test
    void areSetWithANoteVisitedInTurnAndTakenAway() throws Exception {
        try (var hall = Hall.open(copy(), 1000, 900)) {
            mark(hall, 60, "the request");
            assertThat(word(hall)).isEqualTo("the request");
            mark(hall, 20, "");
            assertThat(word(hall)).isEqualTo("Bookmark");
            hall.press(KeyCode.HOME);
            assertThat(word(hall)).isEmpty();
            for (int seq : new int[] {20, 60, 20}) {
                hall.press(KeyCode.SHIFT, KeyCode.M);
                assertThat(hall.step()).isEqualTo(seq);
            }
            hall.press(KeyCode.M);
            assertThat(word(hall)).isEmpty();
            hall.press(KeyCode.SHIFT, KeyCode.M);
            assertThat(hall.step()).isEqualTo(60);
        }
    }

    @Test
    void areThereAgainWhenTheTraceIsOpenedAgain() throws Exception {
        var file = copy();
        var before = Files.readString(file);
        try (var hall = Hall.open(file, 1000, 900)) {
            mark(hall, 42, "look here");
        }
        assertThat(file).content().isEqualTo(before);
        try (var hall = Hall.open(file, 1000, 900)) {
            hall.press(KeyCode.SHIFT, KeyCode.M);
            assertThat(hall.step()).isEqualTo(42);
            assertThat(word(hall)).isEqualTo("look here");
            hall.press(KeyCode.M);
            hall.settle();
            hall.click("#bookmark-remove");
            assertThat(word(hall)).isEmpty();
        }
        try (var left = Files.list(folder)) {
            assertThat(left).as("nothing is left of them").containsExactly(file);
        }
    }

    @Test
    void aNoteIsChangedAndNeverLostToAKey() throws Exception {
        try (var hall = Hall.open(copy(), 1000, 900)) {
            mark(hall, 42, "look here");
            hall.press(KeyCode.M);
            assertThat(Hall.see(() -> ((TextField) hall.shell.lookup("#bookmark-sheet .text-field")).getText()))
                    .isEqualTo("look here");
            hall.press(KeyCode.ESCAPE);
            assertThat(word(hall)).isEqualTo("look here");
            hall.press(KeyCode.M);
            hall.type("and there");
            hall.press(KeyCode.ENTER);
            assertThat(word(hall)).isEqualTo("and there");
        }
    }

    @Test
    void oneGoesBackwardsThroughThemAndSeesThemAll() throws Exception {
        try (var hall = Hall.open(copy(), 1000, 900)) {
            hall.press(KeyCode.CONTROL, KeyCode.B);
            assertThat(Hall.see(() -> ((Label) hall.shell.lookup("#mark-sheet .advice")).getText())).contains("M sets one");
            hall.press(KeyCode.ESCAPE);
            mark(hall, 60, "the request");
            mark(hall, 20, "");
            for (int seq : new int[] {60, 20}) {
                hall.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
                assertThat(hall.step()).isEqualTo(seq);
            }
            hall.press(KeyCode.CONTROL, KeyCode.B);
            hall.settle();
            var told = Hall.see(() -> Survey.said(hall.shell.lookup("#mark-list")));
            assertThat(told).contains("the request", Hall.see(() -> hall.session().explainer().brief(20)));
            hall.press(KeyCode.DOWN);
            hall.press(KeyCode.ENTER);
            assertThat(hall.step()).isEqualTo(60);
            assertThat(hall.node("#mark-sheet")).isNull();
        }
    }

    @Test
    void areShownOnTheTimelineInWords() throws Exception {
        try (var hall = Hall.open(copy(), 1000, 900)) {
            mark(hall, 42, "look here");
            hall.settle();
            assertThat(hall.node("#timeline").getAccessibleText()).contains("Bookmark: look here");
        }
    }

    @Test
    void linesThatAreNoneDoNoHarm() throws Exception {
        var file = copy();
        Files.writeString(folder.resolve("ok.json.bookmarks"), "hello\n42\tgood\n999999\tfar away\n-1\tno\n");
        try (var hall = Hall.open(file, 1000, 900)) {
            assertThat(Hall.see(() -> hall.session().bookmarks().notes())).containsOnlyKeys(42);
        }
    }

    @Test
    void whereTheyCannotBeKeptThatIsSaid() throws Exception {
        var file = copy();
        Files.createDirectory(folder.resolve("ok.json.bookmarks"));
        try (var hall = Hall.open(file, 1000, 900)) {
            mark(hall, 42, "look here");
            assertThat(Hall.see(() -> ((Label) hall.shell.lookup(".banner-problem")).getText()))
                    .startsWith("The bookmarks are kept in this window only: ").hasLineCount(1);
            assertThat(word(hall)).isEqualTo("look here");
        }
    }

    @Test
    void aFullDiskIsSaidInTheLanguageOfTheWindow() throws Exception {
        var full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "a device that is always full");
        var file = copy();
        Files.createSymbolicLink(folder.resolve("ok.json.bookmarks"), full);
        try (var hall = Hall.open(file, 1000, 900)) {
            mark(hall, 42, "look here");
            assertThat(hall.banner()).endsWith("the disk is full");
            Hall.on(() -> hall.shell.windows().speak(Language.SIMPLIFIED));
            assertThat(hall.banner()).endsWith("磁盘满了");
            Hall.on(() -> hall.shell.windows().speak(Language.ENGLISH));
        }
    }
}
