package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.trace.TraceReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Opening, exporting, recording, looks, and what happens when they go wrong.
class ShellTest {
    @TempDir
    private Path folder;

    @Test
    void aTraceIsOpened() throws Exception {
        try (var hall = Hall.empty(1000, 800)) {
            assertThat(hall.node("#welcome-record")).isNotNull();
            hall.load(Hall.recording());
            hall.await("it is open", () -> hall.shell.session() != null
                    && hall.shell.lookup("#sentence") != null);
            assertThat(hall.step()).isZero();
        }
    }

    /// There is no system's dialog here: somebody answers in its place.
    @Test
    void theFileToOpenOrToExportToIsAskedFor() throws Exception {
        var copy = folder.resolve("copy.json");
        var asked = new ArrayList<String>();
        try (var hall = Hall.empty(1000, 800)) {
            Hall.on(() -> hall.shell.door().dialog((chooser, toSave) -> {
                asked.add(chooser.getTitle() + (toSave ? " to " + chooser.getInitialFileName() : ""));
                return asked.size() == 1 ? null : toSave ? copy.toFile() : Path.of("traces/queue.json").toFile();
            }));
            hall.settle();
            hall.click("#welcome-open");
            assertThat(asked).containsExactly("Open a trace");
            assertThat(hall.session()).as("nothing was chosen").isNull();
            hall.click("#welcome-open");
            hall.await("it is open", () -> hall.shell.session() != null);
            hall.settle();
            var first = hall.session();
            hall.press(KeyCode.CONTROL, KeyCode.O);
            hall.await("it is open anew", () -> hall.shell.session() != first);
            hall.press(KeyCode.CONTROL, KeyCode.E);
            hall.await("it is exported", () -> copy.toFile().isFile());
            assertThat(asked).containsExactly("Open a trace", "Open a trace", "Open a trace", "Export as JSON to trace.json");
            assertThat(TraceReader.read(copy).trace().size()).isEqualTo(first.trace().size());
        }
    }

    @Test
    void theWelcomeAsksForAUrl() throws Exception {
        try (var hall = Hall.empty(1000, 800)) {
            hall.settle();
            hall.click("#welcome-url");
            hall.settle();
            assertThat(hall.node("#record-sheet")).isNotNull();
            assertThat(Hall.see(() -> hall.shell.getScene().getFocusOwner().getId())).isEqualTo("record-url");
        }
    }

    @Test
    void aFileThatIsNoTraceLeavesTheOldOneOpen() throws Exception {
        var bad = Files.writeString(folder.resolve("notes.txt"), "shopping: milk, eggs\n");
        try (var hall = Hall.open()) {
            hall.press(KeyCode.RIGHT);
            var before = hall.session();
            hall.load(bad);
            hall.await("the banner", () -> hall.complains());
            assertThat(hall.banner()).contains("notes.txt").doesNotContain("Exception").hasLineCount(1);
            assertThat(hall.session()).isSameAs(before);
            assertThat(hall.step()).isEqualTo(1);
            hall.press(KeyCode.ESCAPE);
            assertThat(Hall.see(hall::complains)).isFalse();
        }
    }

    @Test
    void aMissingFileAndAFolderAreSaidToBeThat() throws Exception {
        try (var hall = Hall.open()) {
            hall.load(folder.resolve("nowhere.json"));
            hall.await("the banner", () -> hall.complains());
            assertThat(hall.banner()).contains("nowhere.json").contains("no such file");
            hall.press(KeyCode.ESCAPE);
            hall.load(folder);
            hall.await("the banner", () -> hall.complains());
            assertThat(hall.banner()).contains(folder.toString()).hasLineCount(1);
        }
    }

    @Test
    void aTraceThatWasCutOffOpensWithANotice() throws Exception {
        var whole = Files.readString(Hall.recording());
        var cut = Files.writeString(folder.resolve("cut.json"),
                whole.substring(0, whole.indexOf("\n{\"seq\":50,") + 30));
        try (var hall = Hall.empty(1000, 800)) {
            hall.load(cut);
            hall.await("it is open", () -> hall.shell.session() != null && hall.complains());
            assertThat(hall.session().trace().size()).isEqualTo(50);
            assertThat(hall.banner()).contains("cut.json");
        }
    }

    @Test
    void exportWritesTheSameTrace() throws Exception {
        var file = folder.resolve("copy.json");
        try (var hall = Hall.open()) {
            Hall.on(() -> hall.shell.door().export(file));
            assertThat(file).hasSameTextualContentAs(Hall.recording());
            Hall.on(() -> hall.shell.door().export(folder.resolve("no/such/folder/copy.json")));
            assertThat(Hall.see(hall::complains)).isTrue();
            assertThat(hall.banner()).contains("copy.json").contains("cannot be written");
        }
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void aRecordingGrowsInTheWindow() throws Exception {
        try (var hall = Hall.empty(1000, 800)) {
            hall.click("#welcome-record");
            hall.await("the first step", () -> hall.shell.session() != null);
            hall.await("the last step", () -> !hall.shell.session().growingProperty().get());
            hall.settle();
            assertThat(Hall.see(hall::complains)).isFalse();
            var trace = hall.session().trace();
            assertThat(trace.ending()).isNotNull();
            assertThat(trace.kind(trace.size() - 1)).isEqualTo("loop.stopped");
            assertThat(hall.step()).isZero();
            hall.press(KeyCode.END);
            hall.settle();
            assertThat(hall.sentence())
                    .isEqualTo(Hall.see(() -> hall.session().explainer().sentence(trace.size() - 1)));
        }
    }

    @Test
    void aRecordingThatCannotBeMadeSaysWhy() throws Exception {
        try (var hall = Hall.open()) {
            var before = hall.session();
            Hall.on(() -> hall.shell.studio().record(List.of("ftp://example.invalid/")));
            hall.await("the banner", () -> hall.complains());
            assertThat(hall.banner()).contains("ftp").doesNotContain("Exception").hasLineCount(1);
            assertThat(hall.session()).isSameAs(before);
        }
    }

    @Test
    void theSheetAsksForAScenario() throws Exception {
        try (var hall = Hall.open()) {
            var before = hall.session().file();
            hall.press(KeyCode.CONTROL, KeyCode.R);
            hall.await("the scenarios", () -> hall.shell.lookup("#scenarios .scenario-name") != null);
            hall.settle();
            hall.click(hall.node("#scenarios .scenario-name"));
            assertThat(hall.node("#record-sheet")).isNull();
            hall.await("another trace", () -> !hall.shell.session().file().equals(before)
                    && !hall.shell.session().growingProperty().get());
            assertThat(hall.session().trace().size()).isGreaterThan(100);
        }
    }

    @Test
    void theThemeIsToggled() throws Exception {
        try (var hall = Hall.open()) {
            boolean dark = Hall.see(hall.shell::dark);
            var before = paper(hall);
            hall.press(KeyCode.CONTROL, KeyCode.D);
            hall.settle();
            assertThat(Hall.see(hall.shell::dark)).isNotEqualTo(dark);
            assertThat(Math.abs(paper(hall).getBrightness() - before.getBrightness())).isGreaterThan(0.6);
            hall.press(KeyCode.CONTROL, KeyCode.D);
            hall.settle();
            assertThat(paper(hall)).isEqualTo(before);
        }
    }

    private static Color paper(Hall hall) {
        return Hall.see(() -> hall.shell.getScene().snapshot(null).getPixelReader().getColor(500, 60));
    }

    @Test
    void theSheetOfKeysTellsAllOfThem() throws Exception {
        try (var hall = Hall.open()) {
            hall.press(KeyCode.F1);
            var told = Hall.see(() -> hall.shell.lookupAll("#key-sheet .key").stream()
                    .map(it -> ((Label) it).getText()).toList());
            assertThat(told)
                    .containsExactlyInAnyOrderElementsOf(Keys.TABLE.stream().map(Key::spelt).filter(it -> !it.isEmpty()).toList());
            assertThat(told).contains("→ or F11", "Shift → or F10", "Ctrl ←", "Alt ← or Ctrl Z", "F1 or ?");
            hall.press(KeyCode.RIGHT);
            assertThat(hall.step()).isZero();
            hall.press(KeyCode.ESCAPE);
            assertThat(hall.node("#key-sheet")).isNull();
        }
    }

    @Test
    void aPictureIsDrawn() throws Exception {
        var png = folder.resolve("window.png");
        Toolkit.startHeadless();
        Window.picture(Hall.recording(), 40, png, 1280, 800, true, Window.Part.WINDOW);
        var image = new javafx.scene.image.Image(png.toUri().toString());
        assertThat(image.getException()).isNull();
        assertThat(image.getWidth()).isEqualTo(1280);
        assertThat(image.getHeight()).isEqualTo(800);
        assertThat(image.getPixelReader().getColor(640, 60).getBrightness()).isLessThan(0.2);
        assertThat(TraceReader.read(Hall.recording()).trace().size()).isGreaterThan(100);
    }
}
