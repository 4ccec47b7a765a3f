package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.app.session.Session;
import dev.loopglass.event.Event;
import dev.loopglass.event.Ref;
import dev.loopglass.event.Step;
import dev.loopglass.trace.Trace;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is typed is text, and all else is a key, wherever the focus is.
class KeysTest {
    private Hall hall;

    @BeforeEach
    void open() throws Exception {
        hall = Hall.open(Path.of("traces/ok.json"), 1280, 900);
    }

    @AfterEach
    void close() {
        hall.close();
    }

    private String text(String field) {
        return Hall.see(() -> ((TextField) hall.shell.lookup(field)).getText());
    }

    /// Whether it has the focus and is to be seen.
    private boolean ready(String field) throws Exception {
        hall.settle();
        return Hall.see(() -> {
            var node = hall.shell.lookup(field);
            return node != null && node.isFocused() && inSight(node);
        });
    }

    private boolean inSight(Node node) {
        var its = node.localToScene(node.getLayoutBounds());
        for (Node it = node; it != null; it = it.getParent()) {
            if (!it.isVisible()) {
                return false;
            }
        }
        return its.getWidth() > 50 && its.getMinX() >= 0 && its.getMinY() >= 0 && its.getMaxX() <= hall.shell.getWidth()
                && its.getMaxY() <= hall.shell.getHeight();
    }

    // ---- fields

    @ParameterizedTest
    @ValueSource(strings = {"#search", "#seek"})
    void aQuestionMarkIsText(String field) {
        hall.press(field.equals("#seek") ? new KeyCode[] {KeyCode.SLASH} : new KeyCode[] {KeyCode.CONTROL, KeyCode.F});
        hall.type("a");
        hall.press(KeyCode.SHIFT, KeyCode.SLASH);
        // As a keyboard says it that has the sign elsewhere.
        Hall.on(() -> hall.shell.lookup(field).fireEvent(new KeyEvent(KeyEvent.KEY_TYPED, "?", "", KeyCode.UNDEFINED, true,
                false, false, false)));
        assertThat(hall.node("#key-sheet")).isNull();
        assertThat(text(field)).isEqualTo("a??");
        Hall.on(() -> hall.node("#timeline").requestFocus());
        hall.press(KeyCode.SHIFT, KeyCode.SLASH);
        assertThat(hall.node("#key-sheet")).isNotNull();
    }

    @Test
    void whatIsNoTextIsAKeyInAFieldToo() throws Exception {
        hall.press(KeyCode.SLASH);
        hall.press(KeyCode.CONTROL, KeyCode.RIGHT);
        int turn = hall.step();
        assertThat(turn).as("an empty field has no use for it").isPositive();
        hall.type("fu1");
        hall.press(KeyCode.CONTROL, KeyCode.LEFT);
        hall.press(KeyCode.SHIFT, KeyCode.LEFT);
        assertThat(hall.step()).as("here it is the caret's").isEqualTo(turn);
        hall.press(KeyCode.F9);
        assertThat(Hall.see(() -> hall.session().stops().countProperty().get())).isEqualTo(1);
        hall.press(KeyCode.ALT, KeyCode.DIGIT3);
        assertThat(Hall.see(() -> hall.shell.desk().panes().folded(Part.STATE))).isTrue();
        hall.press(KeyCode.ALT, KeyCode.DIGIT3);
        hall.press(KeyCode.CONTROL, KeyCode.K);
        assertThat(hall.node("#palette")).isNotNull();
        hall.press(KeyCode.ESCAPE);
        Hall.on(() -> hall.node("#seek").requestFocus());
        hall.press(KeyCode.F1);
        assertThat(hall.node("#key-sheet")).isNotNull();
        hall.press(KeyCode.ESCAPE);
        Hall.on(() -> hall.node("#seek").requestFocus());
        hall.press(KeyCode.CONTROL, KeyCode.F);
        assertThat(ready("#search")).isTrue();
        hall.press(KeyCode.F5);
        hall.settle();
        assertThat(hall.node(".flow-pane").isVisible()).isFalse();
    }

    @Test
    void afterEnterTheArrowsStepAndEnterGoesOn() throws Exception {
        hall.press(KeyCode.SLASH);
        hall.type("kind:turn.begin");
        hall.await("all of the trace is looked through", () -> hall.shell.session().hits().whole());
        hall.press(KeyCode.ENTER);
        int found = hall.step();
        assertThat(hall.session().trace().kind(found)).isEqualTo("turn.begin");
        hall.press(KeyCode.RIGHT);
        hall.press(KeyCode.RIGHT);
        assertThat(hall.step()).isEqualTo(found + 2);
        hall.press(KeyCode.ENTER);
        assertThat(hall.step()).isGreaterThan(found + 2);
        assertThat(hall.session().trace().kind(hall.step())).isEqualTo("turn.begin");
        hall.press(KeyCode.SLASH);
        assertThat(ready("#seek")).isTrue();
    }

    @Test
    void f3GoesOnInTheSourceThatIsSearched() {
        hall.press(KeyCode.CONTROL, KeyCode.F);
        hall.type("future");
        int first = place();
        hall.press(KeyCode.F3);
        hall.press(KeyCode.F3);
        assertThat(place()).isEqualTo(first + 2);
        hall.press(KeyCode.SHIFT, KeyCode.F3);
        assertThat(place()).isEqualTo(first + 1);
        Hall.on(() -> hall.node("#timeline").requestFocus());
        hall.press(KeyCode.F3);
        assertThat(place()).isEqualTo(first + 2);
        assertThat(hall.step()).isZero();
    }

    private int place() {
        return Integer.parseInt(Hall.see(() -> ((Label) hall.shell.lookup("#search-count")).getText()).split(" ")[0]);
    }

    // ---- fields that are out of sight

    @Test
    void whatIsSearchedInFrontOfARoomIsSeen() throws Exception {
        hall.press(KeyCode.F5);
        for (var keys : new KeyCode[][] {{KeyCode.SLASH}, {KeyCode.F3}, {KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F}}) {
            hall.press(keys);
            // At once, as somebody types who is fast: M, D and F are keys otherwise.
            hall.type("mdf");
            assertThat(text("#seek")).isEqualTo("mdf");
            assertThat(ready("#seek")).isTrue();
            hall.press(KeyCode.ESCAPE);
            hall.settle();
            assertThat(hall.node(".timeline-head")).as("no more than is needed").isNull();
        }
        hall.press(KeyCode.ALT, KeyCode.DIGIT2);
        hall.settle();
        hall.press(KeyCode.CONTROL, KeyCode.F);
        hall.type("mdf");
        assertThat(text("#search")).isEqualTo("mdf");
        assertThat(ready("#search")).isTrue();
        assertThat(hall.step()).isZero();
        assertThat(hall.node("#bookmark-sheet")).isNull();
    }

    @Test
    void whatIsFoldedIsOpenedToSearchIt() throws Exception {
        hall.press(KeyCode.ALT, KeyCode.DIGIT4);
        hall.press(KeyCode.ALT, KeyCode.DIGIT2);
        hall.settle();
        hall.press(KeyCode.SLASH);
        hall.type("mdf");
        assertThat(text("#seek")).isEqualTo("mdf");
        assertThat(ready("#seek")).isTrue();
        hall.press(KeyCode.CONTROL, KeyCode.F);
        hall.type("mdf");
        assertThat(text("#search")).isEqualTo("mdf");
        assertThat(ready("#search")).isTrue();
        assertThat(hall.step()).isZero();
    }

    @Test
    void withoutASourceTheStepsAreSearched() throws Exception {
        var trace = new Trace();
        trace.add(new Step(0, 0, 0, Step.NONE, Step.NONE, Step.NONE, 0,
                new Event.LoopStarted(Ref.numbered(Ref.Type.LOOP, 1, "lo1"))), 0);
        Hall.on(() -> hall.shell.show(new Session(Path.of("bare.json"), trace)));
        hall.settle();
        hall.press(KeyCode.CONTROL, KeyCode.F);
        hall.type("mdf");
        assertThat(text("#seek")).isEqualTo("mdf");
        assertThat(ready("#seek")).isTrue();
    }

    // ---- the table

    @Test
    void theTimelineIsMovedAndZoomedByNeighbours() {
        Hall.on(() -> hall.session().go(60));
        hall.press(KeyCode.W);
        hall.press(KeyCode.W);
        double before = middle();
        hall.press(KeyCode.D);
        assertThat(middle()).as("later: what was there moves to the left").isLessThan(before - 100);
        hall.press(KeyCode.A);
        assertThat(middle()).isCloseTo(before, org.assertj.core.api.Assertions.within(0.5));
        hall.press(KeyCode.A);
        assertThat(middle()).isGreaterThan(before + 50);
    }

    private double middle() {
        return Hall.see(() -> hall.shell.desk().timeline().middleOf(60));
    }

    @Test
    void everyStrokeMeansOneThing() {
        // Some of them mean another thing in the source, while that has the focus.
        for (var inSource : List.of(true, false)) {
            assertThat(Keys.TABLE.stream().filter(it -> (it.need() == Key.Need.SOURCE) == inSource)
                    .flatMap(it -> it.strokes().stream())).doesNotHaveDuplicates();
        }
        assertThat(Keys.named("keys.window.export").strokes())
                .contains(new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN));
    }

    @Test
    void onAMacTheKeysHaveTheirNames() {
        var stroke = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        assertThat(Key.spelt(stroke, true)).isEqualTo("⌘ ⇧ Z");
        assertThat(Key.spelt(stroke, false)).isEqualTo("Ctrl Shift Z");
        assertThat(Key.spelt(new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN), true)).isEqualTo("⌥ ←");
    }
}
