package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Bounds;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Panes are moved, folded and remembered.
class PanesTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("settings.txt");
    }

    private Hall hall() throws Exception {
        var hall = Hall.empty(Settings.in(file), 1000, 900);
        hall.load(Hall.recording());
        hall.await("it is open", () -> hall.shell.session() != null);
        hall.settle();
        return hall;
    }

    private static Bounds bounds(Hall hall, String selector) {
        return Hall.see(() -> {
            var node = hall.shell.lookup(selector);
            return node.localToScreen(node.getLayoutBounds());
        });
    }

    private static void drag(Hall hall, String divider, double x, double y) throws Exception {
        var bounds = bounds(hall, divider);
        hall.dragSlowly(bounds.getCenterX(), bounds.getCenterY(), bounds.getCenterX() + x, bounds.getCenterY() + y);
        hall.settle();
    }

    @Test
    void dividersAreDraggedAndRememberedAndADoubleClickPutsThemBack() throws Exception {
        double flow;
        double state;
        double timeline;
        try (var hall = hall()) {
            flow = bounds(hall, ".flow-pane").getWidth();
            state = bounds(hall, ".state-pane").getWidth();
            timeline = bounds(hall, ".timeline").getHeight();
            drag(hall, "#divider-flow", 60, 0);
            drag(hall, "#divider-state", 40, 0);
            drag(hall, "#divider-timeline", 0, 50);
            assertThat(bounds(hall, ".flow-pane").getWidth()).isCloseTo(flow + 60, within(1.5));
            assertThat(bounds(hall, ".state-pane").getWidth()).isCloseTo(state - 40, within(1.5));
            assertThat(bounds(hall, ".timeline").getHeight()).isCloseTo(timeline - 50, within(1.5));
            assertThat(hall.step()).isZero();
        }
        try (var hall = hall()) {
            assertThat(bounds(hall, ".flow-pane").getWidth()).isCloseTo(flow + 60, within(1.5));
            assertThat(bounds(hall, ".state-pane").getWidth()).isCloseTo(state - 40, within(1.5));
            assertThat(bounds(hall, ".timeline").getHeight()).isCloseTo(timeline - 50, within(1.5));
            for (var divider : new String[] {"#divider-flow", "#divider-state", "#divider-timeline"}) {
                hall.doubleClick(hall.node(divider));
            }
            hall.settle();
            assertThat(bounds(hall, ".flow-pane").getWidth()).isEqualTo(flow);
            assertThat(bounds(hall, ".state-pane").getWidth()).isEqualTo(state);
            assertThat(bounds(hall, ".timeline").getHeight()).isEqualTo(timeline);
        }
        assertThat(Files.readString(file)).doesNotContain("flow.width").doesNotContain("timeline.height");
    }

    @Test
    void aDividerStopsWhereAPaneWouldVanish() throws Exception {
        try (var hall = hall()) {
            drag(hall, "#divider-flow", 800, 0);
            drag(hall, "#divider-state", -800, 0);
            assertThat(bounds(hall, ".source-pane").getWidth()).isGreaterThan(300);
            drag(hall, "#divider-flow", -900, 0);
            assertThat(bounds(hall, ".flow-pane").getWidth()).isGreaterThan(120);
            drag(hall, "#divider-timeline", 0, -900);
            assertThat(bounds(hall, ".source-pane").getHeight()).isGreaterThan(100);
            drag(hall, "#divider-timeline", 0, 900);
            assertThat(bounds(hall, ".timeline").getHeight()).isGreaterThan(100);
        }
    }

    @Test
    void theArrowsMoveADividerThatHasTheFocus() throws Exception {
        try (var hall = hall()) {
            double before = bounds(hall, ".flow-pane").getWidth();
            for (int i = 0; i < 60 && !Hall.see(() -> hall.shell.lookup("#divider-flow").isFocused()); i++) {
                hall.press(KeyCode.TAB);
            }
            hall.press(KeyCode.RIGHT);
            hall.settle();
            assertThat(bounds(hall, ".flow-pane").getWidth()).isGreaterThan(before + 10);
            assertThat(hall.step()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(value = Part.class, mode = EnumSource.Mode.EXCLUDE, names = "LESSON")
    void eachPaneIsFoldedByItsControlAndComesBack(Part part) throws Exception {
        var pane = "." + part.word() + (part == Part.TIMELINE ? "" : "-pane");
        try (var hall = hall()) {
            double source = bounds(hall, ".source-pane").getWidth() * bounds(hall, ".source-pane").getHeight();
            hall.click("#fold-" + part.word());
            hall.settle();
            assertThat(Hall.see(() -> hall.shell.lookup(pane).isVisible())).isFalse();
            assertThat(hall.node("#unfold-" + part.word()).isVisible()).isTrue();
            if (part != Part.SOURCE) {
                assertThat(bounds(hall, ".source-pane").getWidth() * bounds(hall, ".source-pane").getHeight())
                        .as("the source gets the room").isGreaterThan(source);
            } else {
                assertThat(bounds(hall, ".state-pane").getWidth()).isGreaterThan(600);
            }
        }
        try (var hall = hall()) {
            assertThat(Hall.see(() -> hall.shell.lookup(pane).isVisible())).as("remembered").isFalse();
            hall.click("#unfold-" + part.word());
            hall.settle();
            assertThat(Hall.see(() -> hall.shell.lookup(pane).isVisible())).isTrue();
            assertThat(Hall.see(() -> hall.shell.lookup("#unfold-" + part.word()).getParent().isVisible())).isFalse();
        }
    }

    @Test
    void keysFoldAndBringAllBack() throws Exception {
        try (var hall = hall()) {
            hall.press(KeyCode.ALT, KeyCode.DIGIT1);
            hall.press(KeyCode.ALT, KeyCode.DIGIT2);
            hall.press(KeyCode.ALT, KeyCode.DIGIT3);
            hall.settle();
            assertThat(Hall.see(() -> hall.shell.lookup(".state-pane").isVisible())).isFalse();
            assertThat(bounds(hall, ".timeline").getHeight()).as("all there is").isGreaterThan(500);
            hall.press(KeyCode.ALT, KeyCode.DIGIT0);
            hall.settle();
            for (var pane : new String[] {".flow-pane", ".source-pane", ".state-pane", ".timeline"}) {
                assertThat(Hall.see(() -> hall.shell.lookup(pane).isVisible())).as(pane).isTrue();
            }
            hall.press(KeyCode.CONTROL, KeyCode.K);
            hall.type("state fold");
            hall.press(KeyCode.ENTER);
            hall.settle();
            assertThat(Hall.see(() -> hall.shell.lookup(".state-pane").isVisible())).as("from the palette").isFalse();
        }
    }
}
