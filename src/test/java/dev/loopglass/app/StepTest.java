package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.event.Step;
import dev.loopglass.replay.Stride;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Steps of every size, by key and by mouse, in the real window.
class StepTest {
    private Hall hall;

    @BeforeEach
    void open() throws Exception {
        hall = Hall.open();
    }

    @AfterEach
    void close() {
        hall.close();
    }

    private int last() {
        return hall.session().trace().size() - 1;
    }

    @Test
    void arrowsStepForwardsAndBack() throws Exception {
        assertThat(hall.step()).isZero();
        hall.press(KeyCode.RIGHT);
        hall.press(KeyCode.RIGHT);
        hall.press(KeyCode.RIGHT);
        assertThat(hall.step()).isEqualTo(3);
        hall.press(KeyCode.LEFT);
        assertThat(hall.step()).isEqualTo(2);
        var wanted = Hall.see(() -> hall.session().explainer().sentence(2));
        hall.await("the sentence follows",
                () -> wanted.equals(hall.shell.lookup("#sentence").getAccessibleText()));
    }

    @Test
    void homeAndEnd() {
        hall.press(KeyCode.END);
        assertThat(hall.step()).isEqualTo(last());
        hall.press(KeyCode.RIGHT);
        assertThat(hall.step()).isEqualTo(last());
        hall.press(KeyCode.HOME);
        assertThat(hall.step()).isZero();
        hall.press(KeyCode.LEFT);
        assertThat(hall.step()).isZero();
    }

    @Test
    void largerStridesWithShiftAndControl() {
        Hall.on(() -> hall.session().go(40));
        int over = Hall.see(() -> hall.session().replay().next(40, Stride.OVER));
        hall.press(KeyCode.SHIFT, KeyCode.RIGHT);
        assertThat(hall.step()).isEqualTo(over).isGreaterThan(41);
        int turn = Hall.see(() -> hall.session().replay().next(over, Stride.TURN));
        hall.press(KeyCode.CONTROL, KeyCode.RIGHT);
        assertThat(hall.step()).isEqualTo(turn);
        assertThat(hall.session().trace().kind(turn)).isEqualTo("turn.begin");
        int before = Hall.see(() -> hall.session().replay().previous(turn, Stride.TURN));
        hall.press(KeyCode.CONTROL, KeyCode.LEFT);
        assertThat(hall.step()).isEqualTo(before);
    }

    @Test
    void outLeadsToTheEndOfTheCallback() {
        Hall.on(() -> hall.session().go(10));
        hall.press(KeyCode.DOWN);
        assertThat(hall.session().trace().kind(hall.step())).isEqualTo("callback.end");
        hall.press(KeyCode.UP);
        assertThat(hall.session().trace().kind(hall.step())).isEqualTo("callback.begin");
    }

    @Test
    void twoHundredKeysInOneGoEndAtTheRightStep() throws Exception {
        int wanted = Math.min(200, last());
        for (int i = 0; i < 200; i++) {
            hall.press(KeyCode.RIGHT);
        }
        assertThat(hall.step()).isEqualTo(wanted);
        for (int i = 0; i < 100; i++) {
            hall.press(KeyCode.LEFT);
        }
        assertThat(hall.step()).isEqualTo(wanted - 100);
        hall.settle();
        int line = Hall.see(() -> hall.session().trace().frame(wanted - 100).line());
        assertThat(Hall.see(() -> hall.shell.desk().source().litLine())).isEqualTo(line);
    }

    @Test
    void buttons() {
        hall.click("#step");
        hall.click("#step");
        assertThat(hall.step()).isEqualTo(2);
        hall.click("#step-back");
        assertThat(hall.step()).isEqualTo(1);
        hall.click("#last");
        assertThat(hall.step()).isEqualTo(last());
        hall.click("#first");
        assertThat(hall.step()).isZero();
        hall.click("#turn");
        assertThat(hall.session().trace().kind(hall.step())).isEqualTo("turn.begin");
        hall.click("#over");
        assertThat(hall.step()).isEqualTo(3);
    }

    @Test
    void buttonsThatLeadBack() {
        var replay = hall.session().replay();
        Hall.on(() -> hall.session().go(60));
        for (var stride : List.of(Stride.OVER, Stride.TURN)) {
            int wanted = Hall.see(() -> replay.previous(hall.session().step(), stride));
            assertThat(wanted).isLessThan(hall.step() - 1);
            hall.click(stride == Stride.OVER ? "#over-back" : "#turn-back");
            assertThat(hall.step()).as(stride.name()).isEqualTo(wanted);
        }
        var object = hall.session().trace().on(firstOf("future.created"));
        var about = hall.session().trace().about(object);
        Hall.on(() -> hall.session().go(about[2]));
        Hall.on(() -> hall.session().selectedProperty().set(object));
        hall.click("#about-back");
        assertThat(hall.step()).isEqualTo(about[1]);
        hall.click("#about");
        assertThat(hall.step()).isEqualTo(about[2]);
    }

    @Test
    void nextAboutStaysWithOneObject() {
        int created = firstOf("future.created");
        Hall.on(() -> hall.session().go(created));
        var future = hall.session().trace().on(created);
        var about = hall.session().trace().about(future);
        for (int i = 1; i < about.length; i++) {
            hall.press(KeyCode.N);
            assertThat(hall.step()).isEqualTo(about[i]);
        }
        hall.press(KeyCode.P);
        assertThat(hall.step()).isEqualTo(about[about.length - 2]);
        assertThat(Hall.see(() -> hall.session().selectedProperty().get())).isEqualTo(future);
        hall.press(KeyCode.ESCAPE);
        assertThat(Hall.see(() -> hall.session().selectedProperty().get())).isNull();
    }

    @Test
    void asInABrowsersDebugger() {
        hall.press(KeyCode.F11);
        assertThat(hall.step()).isEqualTo(1);
        Hall.on(() -> hall.session().go(40));
        int over = Hall.see(() -> hall.session().replay().next(40, Stride.OVER));
        hall.press(KeyCode.F10);
        assertThat(hall.step()).isEqualTo(over);
        int back = Hall.see(() -> hall.session().replay().previous(over, Stride.OVER));
        hall.press(KeyCode.SHIFT, KeyCode.F10);
        assertThat(hall.step()).isEqualTo(back);
        int out = Hall.see(() -> hall.session().replay().next(back, Stride.OUT));
        hall.press(KeyCode.SHIFT, KeyCode.F11);
        assertThat(hall.step()).isEqualTo(out);
    }

    /// Whatever goes past many steps; a single one is its own way back.
    @Test
    void allThatGoesFarIsUndoneAndDoneAgain() throws Exception {
        var moves = List.<Runnable>of(() -> hall.press(KeyCode.CONTROL, KeyCode.RIGHT),
                () -> hall.press(KeyCode.SHIFT, KeyCode.RIGHT), () -> hall.press(KeyCode.DOWN),
                () -> hall.press(KeyCode.UP), () -> hall.press(KeyCode.CONTROL, KeyCode.LEFT), () -> hall.press(KeyCode.N),
                () -> hall.click("#turn-back"));
        var undone = new boolean[moves.size()];
        for (int i = 0; i < moves.size(); i++) {
            Hall.on(() -> {
                hall.session().selectedProperty().set(null);
                hall.session().go(40);
            });
            moves.get(i).run();
            int there = hall.step();
            undone[i] = Math.abs(there - 40) > 1;
            if (undone[i]) {
                hall.press(KeyCode.CONTROL, KeyCode.Z);
                assertThat(hall.step()).as("move %d undone", i).isEqualTo(40);
                hall.press(i % 2 == 0 ? new KeyCode[] {KeyCode.CONTROL, KeyCode.Y}
                        : new KeyCode[] {KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z});
                assertThat(hall.step()).as("move %d again", i).isEqualTo(there);
            }
        }
        assertThat(undone).as("which of them went far").contains(true, true, true);
        Hall.on(() -> hall.session().go(60));
        hall.press(KeyCode.HOME);
        hall.press(KeyCode.RIGHT);
        hall.press(KeyCode.RIGHT);
        hall.press(KeyCode.CONTROL, KeyCode.Z);
        assertThat(hall.step()).as("single steps are not remembered").isEqualTo(60);
    }

    @Test
    void backAndForwardAreButtonsToo() throws Exception {
        assertThat(Hall.see(() -> hall.node("#undo").isDisabled() && hall.node("#redo").isDisabled())).isTrue();
        hall.click("#last");
        hall.click("#undo");
        assertThat(hall.step()).isZero();
        assertThat(Hall.see(() -> hall.node("#undo").isDisabled())).isTrue();
        hall.click("#redo");
        assertThat(hall.step()).isEqualTo(last());
    }

    @Test
    void aJumpIsUndone() {
        hall.press(KeyCode.RIGHT);
        hall.press(KeyCode.END);
        hall.press(KeyCode.ALT, KeyCode.LEFT);
        assertThat(hall.step()).isEqualTo(1);
    }

    @Test
    void whyChipsLeadToTheCause() throws Exception {
        int resumed = firstOf("coroutine.resumed");
        Hall.on(() -> hall.session().go(resumed));
        hall.settle();
        var chips = Hall.see(() -> hall.shell.lookupAll("Button.chip").stream().filter(it -> it.isVisible())
                .map(Button.class::cast).toList());
        assertThat(chips).hasSizeGreaterThan(1);
        assertThat(Hall.see(() -> chips.getLast().getText()))
                .isEqualTo(Hall.see(() -> hall.session().explainer().brief(resumed)));
        hall.click(chips.get(chips.size() - 2));
        int nearest = Hall.see(() -> hall.session().replay().why(resumed)).getFirst();
        assertThat(hall.step()).isEqualTo(nearest).isNotEqualTo(Step.NONE);
    }

    @Test
    void whoeverAskedForAHandlerIsOneClickAway() throws Exception {
        int begun = firstOf("handler.begin");
        Hall.on(() -> hall.session().go(begun + 2));
        hall.settle();
        hall.click("#asked-for");
        assertThat(hall.step()).isEqualTo(hall.session().trace().cause(begun));
    }

    @Test
    void whatAStepChangesIsInSight() throws Exception {
        var trace = hall.session().trace();
        for (int seq = 0; seq < trace.size(); seq += 7) {
            int there = seq;
            Hall.on(() -> hall.session().go(there));
            hall.settle();
            Hall.on(() -> {
                var pane = hall.shell.lookup(".state-pane .viewport");
                var sight = pane.localToScene(pane.getLayoutBounds());
                var changed = hall.shell.lookupAll(".state-row").stream().filter(row -> row.isVisible() && row.getPseudoClassStates()
                        .contains(PseudoClass.getPseudoClass("changed"))).map(row -> row.localToScene(row.getLayoutBounds())).toList();
                // What is far out of sight has no node that could be marked.
                if (hall.session().explainer().sheet(there).sections().stream().flatMap(it -> it.rows().stream()).anyMatch(it -> it.changed())) {
                    assertThat(changed).as("step %d", there).anyMatch(
                            its -> its.getMinY() > sight.getMinY() - 1 && its.getMaxY() < sight.getMaxY() + 1);
                }
            });
        }
    }

    @Test
    void aStepByItsNumber() {
        hall.press(KeyCode.G);
        assertThat(hall.node("#step-sheet")).isNotNull();
        hall.type("42");
        hall.press(KeyCode.ENTER);
        assertThat(hall.node("#step-sheet")).isNull();
        assertThat(hall.step()).isEqualTo(42);
    }

    @Test
    void aNumberThatIsNoStepIsRefusedInWords() {
        hall.press(KeyCode.G);
        hall.type("99999");
        hall.press(KeyCode.ENTER);
        assertThat(Hall.see(() -> ((javafx.scene.control.Label) hall.shell.lookup(".wrong")).getText()))
                .contains("wanted a number from 0 to " + last()).contains("99999");
        hall.press(KeyCode.ESCAPE);
        assertThat(hall.node("#step-sheet")).isNull();
        assertThat(hall.step()).isZero();
    }

    @Test
    void spacePlaysAndPauses() throws Exception {
        hall.press(KeyCode.SPACE);
        hall.await("it steps by itself", () -> hall.shell.session().step() >= 2);
        hall.press(KeyCode.SPACE);
        assertThat(Hall.see(() -> hall.shell.desk().player().playingProperty().get())).isFalse();
    }

    private int firstOf(String kind) {
        var trace = hall.session().trace();
        int seq = 0;
        while (!trace.kind(seq).equals(kind)) {
            seq++;
        }
        return seq;
    }
}
