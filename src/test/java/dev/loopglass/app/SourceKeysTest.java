package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.trace.Trace;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The source without a mouse, and with a hand that is not steady.
class SourceKeysTest {
    private Hall hall;
    private Trace trace;
    private Node source;
    /// The steps of a line at which several happen.
    private int[] steps;
    private int line;

    @BeforeEach
    void open() throws Exception {
        hall = Hall.open(Path.of("traces/ok.json"), 1000, 900);
        trace = hall.session().trace();
        source = hall.node("#source");
        int first = IntStream.range(1, trace.size()).filter(seq -> trace.kind(seq).equals("callback.begin")).findFirst()
                .orElseThrow();
        var frame = trace.frame(first);
        line = frame.line();
        steps = IntStream.range(0, trace.size()).filter(it -> trace.frame(it) != null && trace.frame(it).line() == line
                && frame.method().source().equals(trace.frame(it).method().source())).toArray();
        Hall.on(() -> hall.session().go(first));
        hall.settle();
    }

    @AfterEach
    void close() {
        hall.close();
    }

    private void enter() throws Exception {
        for (int i = 0; i < 150 && Hall.see(() -> hall.shell.getScene().getFocusOwner()) != source; i++) {
            hall.press(KeyCode.TAB);
        }
        assertThat(Hall.see(source::isFocusVisible)).isTrue();
    }

    private int caret() {
        return Hall.see(() -> hall.shell.desk().source().caret());
    }

    private long stops() {
        return Hall.see(() -> hall.session().stops().spots().size());
    }

    private String text(int from, int to) {
        var lines = trace.frame(steps[0]).method().source().text().split("\n", -1);
        return Arrays.stream(lines, from - 1, to).collect(Collectors.joining("\n"));
    }

    private static String copied() {
        return Hall.see(() -> Clipboard.getSystemClipboard().getString());
    }

    // ---- by keyboard

    @Test
    void theLinesAreWalkedByKeysAndReadOut() throws Exception {
        assertThat(steps).hasSizeGreaterThan(2);
        enter();
        hall.settle();
        assertThat(Hall.see(() -> source.getParent().lookup(".focus-ring").isVisible())).isTrue();
        hall.press(KeyCode.DOWN);
        assertThat(caret()).isEqualTo(line + 1);
        assertThat(hall.step()).as("to walk is not to step").isEqualTo(steps[0]);
        assertThat(Hall.see(source::getAccessibleText)).isEqualTo("dev/loopglass/reactor/IOLoop.java, line " + (line + 1)
                + ": " + text(line + 1, line + 1).strip());
        hall.press(KeyCode.UP);
        hall.press(KeyCode.UP);
        assertThat(caret()).isEqualTo(line - 1);
        hall.press(KeyCode.PAGE_DOWN);
        assertThat(caret()).isGreaterThan(line + 5);
        double height = Hall.see(() -> source.getLayoutBounds().getHeight());
        assertThat(Hall.see(() -> hall.shell.desk().source().middleOf(hall.shell.desk().source().caret())))
                .as("the text scrolls").isBetween(0.0, height);
        hall.press(KeyCode.PAGE_UP);
        assertThat(caret()).isEqualTo(line - 1);
        hall.press(KeyCode.RIGHT);
        assertThat(hall.step()).as("every other key steps as before").isEqualTo(steps[0] + 1);
    }

    @Test
    void enterGoesToTheStepsOfTheLine() throws Exception {
        enter();
        hall.press(KeyCode.ENTER);
        assertThat(hall.step()).isEqualTo(steps[1]);
        hall.settle();
        hall.press(KeyCode.SHIFT, KeyCode.ENTER);
        assertThat(hall.step()).isEqualTo(steps[0]);
        hall.settle();
        hall.press(KeyCode.DOWN);
        hall.press(KeyCode.UP);
        hall.press(KeyCode.ENTER);
        assertThat(hall.step()).isEqualTo(steps[1]);
    }

    @Test
    void aBreakpointIsSetWhereOneStands() throws Exception {
        enter();
        hall.press(KeyCode.DOWN);
        hall.press(KeyCode.F9);
        assertThat(Hall.see(() -> hall.session().stops().spots().getFirst().line())).isEqualTo(line + 1);
        assertThat(Hall.see(source::getAccessibleText)).endsWith(", breakpoint");
        hall.press(KeyCode.F9);
        assertThat(stops()).isZero();
    }

    @Test
    void whatIsSelectedByKeysIsCopied() throws Exception {
        enter();
        hall.press(KeyCode.SHIFT, KeyCode.DOWN);
        hall.press(KeyCode.SHIFT, KeyCode.DOWN);
        hall.press(KeyCode.CONTROL, KeyCode.C);
        assertThat(copied()).isEqualTo(text(line, line + 2));
        hall.press(KeyCode.UP);
        hall.press(KeyCode.CONTROL, KeyCode.C);
        assertThat(copied()).isEqualTo(text(line + 1, line + 1));
        assertThat(hall.step()).isEqualTo(steps[0]);
    }

    // ---- by mouse

    private Bounds bounds() {
        return Hall.see(() -> source.localToScreen(source.getBoundsInLocal()));
    }

    private double middle(int of) {
        return Hall.see(() -> hall.shell.desk().source().middleOf(of));
    }

    @Test
    void onlyASingleStillClickOfTheFirstButtonDoesAnything() {
        var bounds = bounds();
        for (double x : new double[] {40, 200}) {
            double y = bounds.getMinY() + middle(line);
            hall.point(bounds.getMinX() + x, y);
            Hall.on(() -> new Robot().mouseClick(MouseButton.SECONDARY));
            Hall.on(() -> Window.getWindows().stream().filter(ContextMenu.class::isInstance).toList().forEach(Window::hide));
            hall.drag(bounds.getMinX() + x, y, bounds.getMinX() + x, bounds.getMinY() + middle(line + 2));
        }
        assertThat(hall.step()).isEqualTo(steps[0]);
        assertThat(stops()).isZero();
        hall.press(KeyCode.CONTROL, KeyCode.C);
        assertThat(copied()).as("what was dragged over").isEqualTo(text(line, line + 2));
        hall.clickAt(bounds.getMinX() + 200, bounds.getMinY() + middle(line));
        Hall.on(() -> new Robot().mouseClick(MouseButton.PRIMARY));
        assertThat(hall.step()).as("the second click means what the first did").isEqualTo(steps[1]);
    }

    @Test
    void aMenuSaysWhatCanBeDoneOnALine() throws Exception {
        choose(3);
        assertThat(copied()).isEqualTo(text(line, line));
        choose(2);
        assertThat(Hall.see(() -> hall.session().stops().spots().getFirst().line())).isEqualTo(line);
        choose(2);
        assertThat(stops()).isZero();
        choose(0);
        assertThat(hall.step()).isEqualTo(steps[1]);
        choose(1);
        assertThat(hall.step()).isEqualTo(steps[0]);
    }

    private void choose(int item) throws Exception {
        double y = middle(line);
        Hall.on(() -> {
            var at = source.localToScene(200, y);
            source.fireEvent(new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, at.getX(), at.getY(), at.getX(), at.getY(),
                    false, null));
        });
        hall.settle();
        var menu = Hall.see(() -> (ContextMenu) Window.getWindows().stream().filter(ContextMenu.class::isInstance).findFirst()
                .orElseThrow());
        assertThat(menu.getItems()).hasSize(4);
        Hall.on(() -> {
            menu.getItems().get(item).fire();
            menu.hide();
        });
        hall.settle();
    }

    // ---- what comes next

    @Test
    void whereTheNextStepHappensIsSaidAndShown() throws Exception {
        var ahead = (Button) hall.node("#ahead");
        double height = Hall.see(() -> source.getLayoutBounds().getHeight());
        Hall.on(() -> IntStream.range(20, 60).forEach(seq -> {
            hall.session().go(seq);
            hall.shell.pulse();
            var next = trace.frame(seq + 1);
            var file = next.method().source().file();
            assertThat(ahead.getText()).isEqualTo("next: " + file.substring(file.lastIndexOf('/') + 1) + ":" + next.line());
            if (file.equals(trace.frame(seq).method().source().file()) && Math.abs(next.line() - trace.frame(seq).line()) < 8) {
                assertThat(hall.shell.desk().source().middleOf(next.line())).as("step " + seq).isBetween(0.0, height);
            }
        }));
        int elsewhere = IntStream.range(20, 60).filter(it -> !trace.frame(it).method().source()
                .equals(trace.frame(it + 1).method().source())).findFirst().orElseThrow();
        Hall.on(() -> hall.session().go(elsewhere));
        hall.settle();
        hall.click("#ahead");
        hall.settle();
        var next = trace.frame(elsewhere + 1);
        assertThat(Hall.see(() -> hall.shell.desk().source().litFile())).isEqualTo(next.method().source().file());
        assertThat(middle(next.line())).isBetween(0.0, height);
        assertThat(hall.step()).as("to look is not to step").isEqualTo(elsewhere);
        hall.press(KeyCode.END);
        hall.settle();
        assertThat(Hall.see(() -> hall.shell.lookup("#ahead").isVisible())).as("nothing comes after the last").isFalse();
    }
}
