package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Larger and smaller, and as the last row needs it.
class TypeTest {
    @TempDir
    private Path folder;

    /// How many times larger than laid out it is on screen.
    private static double power(Node node) {
        return node.localToScene(1, 0).getX() - node.localToScene(0, 0).getX();
    }

    private static double power(Hall hall) {
        return Hall.see(() -> power(hall.shell.lookup("#sentence")));
    }

    @Test
    void keysMakeItSmallerAndLargerInStepsAndItIsRemembered() throws Exception {
        var file = folder.resolve("settings.txt");
        try (var hall = Hall.empty(Settings.in(file), 1000, 900)) {
            hall.load(Path.of("traces/ok.json"));
            hall.await("it is open", () -> hall.shell.session() != null);
            hall.press(KeyCode.CONTROL, KeyCode.MINUS);
            hall.press(KeyCode.CONTROL, KeyCode.MINUS);
            hall.settle();
            assertThat(power(hall)).isCloseTo(0.8, within(0.001));
            hall.press(KeyCode.CONTROL, KeyCode.EQUALS);
            hall.settle();
            assertThat(power(hall)).isCloseTo(0.9, within(0.001));
            hall.press(KeyCode.CONTROL, KeyCode.DIGIT0);
            hall.settle();
            assertThat(power(hall)).isCloseTo(1, within(0.001));
            hall.press(KeyCode.CONTROL, KeyCode.MINUS);
            assertThat(hall.step()).isZero();
        }
        try (var hall = Hall.empty(Settings.in(file), 1000, 900)) {
            hall.settle();
            assertThat(Hall.see(() -> power(hall.shell.lookup(".welcome")))).isCloseTo(0.9, within(0.001));
        }
    }

    @Test
    void noLargerThanTheWindowHasRoomFor() throws Exception {
        try (var hall = Hall.open(1000, 700)) {
            for (int i = 0; i < 12; i++) {
                hall.press(KeyCode.CONTROL, KeyCode.EQUALS);
            }
            hall.settle();
            assertThat(power(hall)).isBetween(1.0, 1.05);
            assertThat(hall.banner()).contains("F5");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 125, 150, 300})
    void whatIsPaintedIsAsSharpAsTheScreen(int percent) throws Exception {
        var room = Room.of(Theme.Choice.LIGHT);
        room.open(Path.of("traces/ok.json"));
        Hall.on(() -> room.shell.windows().settings().put("type", percent));
        room.settle(2881, 1801);
        for (var id : new String[] {".timeline Slate", "#source Slate", ".minimap > Slate"}) {
            var slate = Hall.see(() -> room.shell.lookupAll(id).stream().map(Region.class::cast)
                    .filter(it -> it.isVisible() && it.getWidth() > 300 && it.getHeight() > 12).findFirst().orElseThrow());
            var canvas = Hall.see(() -> (Canvas) slate.getChildrenUnmodifiable().getFirst());
            assertThat(canvas.getWidth()).as("pixels").isBetween(slate.getWidth() * percent / 100 - 0.01,
                    slate.getWidth() * percent / 100 + 1.01);
            var corner = Hall.see(() -> canvas.localToScene(0, 0));
            assertThat(corner.getX()).isCloseTo(Math.rint(corner.getX()), within(0.001));
            assertThat(corner.getY()).isCloseTo(Math.rint(corner.getY()), within(0.001));
            assertThat(Hall.see(() -> power(canvas))).isCloseTo(1, within(0.001));
        }
    }

    /// Painted or built from controls: all of it is where it is seen.
    @Test
    void theMouseMeetsWhatIsSeen() throws Exception {
        var settings = Settings.in(null);
        settings.put("type", 80);
        try (var hall = Hall.empty(settings, 1000, 900)) {
            hall.load(Path.of("traces/ok.json"));
            hall.await("it is open", () -> hall.shell.session() != null);
            hall.settle();
            var strip = Hall.see(() -> at(hall.shell.lookup("#timeline"), hall.shell.desk().timeline().middleOf(60), 8));
            hall.clickAt(strip.getX(), strip.getY());
            assertThat(hall.step()).isEqualTo(60);
            hall.settle();
            var source = Hall.see(() -> hall.shell.desk().source());
            var gutter = Hall.see(() -> at(hall.shell.lookup("#source"), 30, source.middleOf(source.litLine())));
            hall.clickAt(gutter.getX(), gutter.getY());
            assertThat(Hall.see(() -> hall.session().stops().countProperty().get())).isEqualTo(1);
            hall.click("#step");
            assertThat(hall.step()).isEqualTo(61);
        }
    }

    private static Point2D at(Node node, double x, double y) {
        return node.localToScreen(x, y);
    }

    @Test
    void oneKeyPresentsAndTheSameLeadsBack() throws Exception {
        try (var hall = Hall.open(1000, 900)) {
            hall.press(KeyCode.RIGHT);
            hall.press(KeyCode.ALT, KeyCode.DIGIT3);
            hall.press(KeyCode.F5);
            hall.settle();
            assertThat(shown(hall, ".flow-pane")).isFalse();
            assertThat(shown(hall, ".source-pane")).isTrue();
            assertThat(shown(hall, ".state-pane")).isTrue();
            assertThat(hall.node(".timeline-head")).isNull();
            assertThat(shown(hall, "#timeline")).isTrue();
            hall.press(KeyCode.ALT, KeyCode.DIGIT1);
            hall.settle();
            assertThat(shown(hall, ".flow-pane")).as("whoever wants it").isTrue();
            hall.press(KeyCode.F5);
            hall.settle();
            assertThat(shown(hall, ".flow-pane")).isTrue();
            assertThat(shown(hall, ".state-pane")).as("as it was before").isFalse();
            assertThat(power(hall)).isEqualTo(1);
            assertThat(hall.step()).isEqualTo(1);
            hall.click("#present");
            hall.settle();
            assertThat(shown(hall, ".flow-pane")).isFalse();
        }
    }

    /// Whatever was chosen before: whoever presents sees that it became larger.
    @ParameterizedTest
    @CsvSource({"1024, 700", "1280, 800", "1440, 900", "1920, 1080"})
    void presentingIsLargerThanAnythingThatIsNot(int width, int height) throws Exception {
        var room = Room.of(Theme.Choice.LIGHT);
        room.open(Path.of("traces/ok.json"));
        for (int percent : new int[] {80, 100, 125, 150, 200, 300}) {
            Hall.on(() -> room.shell.windows().settings().put("type", percent));
            room.settle(width, height);
            double plain = Hall.see(() -> power(room.shell.lookup("#sentence")));
            Hall.on(room.shell::present);
            room.settle(width, height);
            assertThat(Hall.see(() -> power(room.shell.lookup("#sentence")))).as(percent + " %")
                    .isGreaterThan(plain * 1.1).isGreaterThan(1.19);
            Hall.on(room.shell::present);
        }
    }

    /// What the keys say is what is seen, and what is chosen for a room is for rooms only.
    @Test
    void keysMakeWhatIsPresentedLargerAndSmallerAndSayWhatBecameOfIt() throws Exception {
        try (var hall = Hall.open(1280, 800)) {
            hall.press(KeyCode.F5);
            hall.settle();
            double usual = power(hall);
            double last = usual;
            for (int presses = 0; hall.banner() == null || !hall.banner().contains("no more"); presses++) {
                hall.press(KeyCode.CONTROL, KeyCode.EQUALS);
                hall.settle();
                assertThat(power(hall)).isGreaterThanOrEqualTo(last);
                last = power(hall);
                assertThat(hall.banner()).contains(Math.round(last * 100) + " %");
                assertThat(presses).isLessThan(10);
            }
            assertThat(last).isGreaterThan(usual * 1.1);
            hall.press(KeyCode.CONTROL, KeyCode.MINUS);
            hall.settle();
            assertThat(power(hall)).as("no key without an effect").isLessThan(last);
            for (int presses = 0; !hall.banner().contains("F5"); presses++) {
                hall.press(KeyCode.CONTROL, KeyCode.MINUS);
                hall.settle();
                assertThat(presses).isLessThan(10);
            }
            assertThat(power(hall)).as("never smaller than without").isEqualTo(1);
            hall.press(KeyCode.CONTROL, KeyCode.DIGIT0);
            hall.settle();
            assertThat(power(hall)).isEqualTo(usual);
            hall.press(KeyCode.F5);
            hall.settle();
            assertThat(power(hall)).isEqualTo(1);
        }
    }

    private static boolean shown(Hall hall, String selector) {
        return Hall.see(() -> hall.shell.lookup(selector).isVisible());
    }

    /// Every sentence on the wall, on every step: 28 pixels of 1080 or more, and none longer than its two lines.
    @ParameterizedTest
    @CsvSource({"ok, 1920, 1080, 100", "queue, 1920, 1080, 100", "two-coroutines, 3840, 2160, 100",
            "first-address-refuses, 1280, 720, 100", "first-address-refuses, 1024, 700, 300"})
    void theLastRowReadsEverySentence(String trace, int width, int height, int percent) throws Exception {
        var room = Room.of(Theme.Choice.LIGHT);
        Hall.on(() -> room.shell.windows().settings().put("type.presenting", percent));
        room.open(Path.of("traces", trace + ".json"));
        Hall.on(room.shell::present);
        room.settle(width, height);
        int steps = Hall.see(() -> room.shell.session().trace().size());
        Hall.on(() -> {
            for (int seq = 0; seq < steps; seq++) {
                room.shell.session().go(seq);
                Room.pulse(room.shell);
                var sentence = (TextFlow) room.shell.lookup("#sentence");
                double size = ((Text) sentence.getChildren().getFirst()).getFont().getSize() * power(sentence);
                assertThat(size / height * 1080).as("step " + seq).isGreaterThanOrEqualTo(28);
                assertThat(sentence.prefHeight(sentence.getWidth())).as("step " + seq)
                        .isLessThanOrEqualTo(sentence.getHeight() + 0.5);
            }
        });
    }

    /// It takes a second line only where the smallest letters would not do with one.
    @Test
    void aSentenceIsSmallerBeforeItIsTwoLines() throws Exception {
        var room = Room.of(Theme.Choice.LIGHT);
        room.open(Path.of("traces/ok.json"));
        room.settle(1280, 800);
        Hall.on(() -> {
            for (int seq = 0; seq < room.shell.session().trace().size(); seq++) {
                room.shell.session().go(seq);
                for (int i = 0; i < 2; i++) {
                    Room.pulse(room.shell);
                }
                var sentence = (TextFlow) room.shell.lookup("#sentence");
                double size = ((Text) sentence.getChildren().getFirst()).getFont().getSize();
                if (sentence.prefHeight(sentence.getWidth()) > size * 1.7) {
                    assertThat(size).as("step " + seq).isLessThan(16);
                }
            }
        });
    }

    @Test
    void tipsAndMenusGoWithIt() throws Exception {
        var settings = Settings.in(null);
        settings.put("type", 80);
        try (var hall = Hall.empty(settings, 1000, 900)) {
            hall.load(Path.of("traces/ok.json"));
            hall.await("it is open", () -> hall.shell.session() != null);
            hall.settle();
            hall.click("#theme");
            hall.await("the menu", () -> javafx.stage.Window.getWindows().size() > 1
                    && javafx.stage.Window.getWindows().getLast().getScene().getRoot().lookup(".menu-item .label") != null);
            var size = Hall.see(() -> ((Label) javafx.stage.Window.getWindows().getLast().getScene().getRoot()
                    .lookup(".menu-item .label")).getFont().getSize());
            assertThat(size).isCloseTo(13 * 0.8, within(0.1));
            hall.press(KeyCode.ESCAPE);
        }
    }
}
