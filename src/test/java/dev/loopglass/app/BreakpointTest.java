package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.trace.Trace;
import java.nio.file.Path;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Running to a line, a kind or an object, and clicking from line to line.
class BreakpointTest {
    private Hall hall;
    private Trace trace;

    @BeforeEach
    void open() throws Exception {
        hall = Hall.open(Path.of("traces/ok.json"), 1000, 900);
        trace = hall.session().trace();
    }

    @AfterEach
    void close() {
        hall.close();
    }

    private int[] steps(IntPredicate which) {
        return IntStream.range(0, trace.size()).filter(which).toArray();
    }

    private int[] sameLineAs(int seq) {
        var frame = trace.frame(seq);
        return steps(it -> trace.frame(it) != null && trace.frame(it).line() == frame.line()
                && frame.method().source().equals(trace.frame(it).method().source()));
    }

    /// The first step of a line at which several steps happen, not one after the other.
    private int busyLine() {
        return IntStream.range(1, trace.size()).filter(seq -> trace.kind(seq).equals("callback.begin"))
                .findFirst().orElseThrow();
    }

    private void show(int seq) throws Exception {
        Hall.on(() -> hall.session().go(seq));
        hall.settle();
    }

    private void clickLine(int line, double x) {
        Bounds bounds = Hall.see(() -> {
            var node = hall.shell.lookup("#source");
            return node.localToScreen(node.getBoundsInLocal());
        });
        double y = Hall.see(() -> hall.shell.desk().source().middleOf(line));
        hall.clickAt(bounds.getMinX() + x, bounds.getMinY() + y);
    }

    @Test
    void aRunStopsAtEveryStepOfALine() throws Exception {
        int first = busyLine();
        show(first);
        int line = trace.frame(first).line();
        clickLine(line, 40);
        assertThat(Hall.see(() -> hall.session().stops().spots())).hasSize(1);
        int[] wanted = sameLineAs(first);
        assertThat(wanted).hasSizeGreaterThan(2);
        hall.press(KeyCode.HOME);
        for (int seq : wanted) {
            hall.press(KeyCode.F8);
            assertThat(hall.step()).isEqualTo(seq);
        }
        hall.press(KeyCode.F8);
        assertThat(hall.step()).as("there is no further one").isEqualTo(wanted[wanted.length - 1]);
        hall.settle();
        assertThat(Hall.see(() -> ((Label) hall.shell.lookup(".banner-problem")).getText()))
                .contains("No breakpoint");
        hall.click("#run-back");
        assertThat(hall.step()).isEqualTo(wanted[wanted.length - 2]);
        hall.click("#run-on");
        assertThat(hall.step()).isEqualTo(wanted[wanted.length - 1]);
        hall.press(KeyCode.SHIFT, KeyCode.F8);
        assertThat(hall.step()).isEqualTo(wanted[wanted.length - 2]);
        hall.press(KeyCode.F9);
        assertThat(Hall.see(() -> hall.session().stops().spots())).isEmpty();
    }

    @Test
    void aLineThatOnlyCallsIsReachedToo() throws Exception {
        int deep = IntStream.range(0, trace.size()).filter(seq -> trace.kind(seq).equals("channel.opened"))
                .findFirst().orElseThrow();
        var path = trace.callPath(trace.frame(deep));
        var caller = path.get(path.size() - 2);
        var source = caller.method().source();
        Hall.on(() -> hall.session().stops().toggle(source, caller.line()));
        hall.press(KeyCode.F8);
        assertThat(trace.callPath(trace.frame(hall.step()))).as("the call is under way")
                .anyMatch(frame -> frame.line() == caller.line() && source.equals(frame.method().source()));
        assertThat(hall.step()).isLessThanOrEqualTo(deep);
    }

    @Test
    void aClickOnALineLeadsToItsNextStepAndWithShiftToTheOneBefore() throws Exception {
        int first = busyLine();
        int[] same = sameLineAs(first);
        show(first);
        int line = trace.frame(first).line();
        clickLine(line, 200);
        assertThat(hall.step()).isEqualTo(same[1]);
        hall.settle();
        hall.shiftClick(hall.node("#source"), 200, Hall.see(() -> hall.shell.desk().source().middleOf(line)));
        assertThat(hall.step()).isEqualTo(same[0]);
    }

    @Test
    void aRunStopsWhereAConditionHolds() throws Exception {
        hall.press(KeyCode.B);
        hall.type("kind:coroutine.resumed");
        hall.press(KeyCode.ENTER);
        assertThat(hall.node("#stop-sheet")).isNull();
        int[] wanted = steps(seq -> trace.kind(seq).equals("coroutine.resumed"));
        assertThat(hall.step()).isEqualTo(wanted[0]);
        hall.press(KeyCode.F8);
        assertThat(hall.step()).isEqualTo(wanted[1]);
        hall.press(KeyCode.B);
        hall.settle();
        hall.click(".stop-remove");
        assertThat(Hall.see(() -> hall.session().stops().conditions())).isEmpty();
        hall.press(KeyCode.ESCAPE);
        hall.press(KeyCode.F8);
        assertThat(hall.step()).isEqualTo(wanted[1]);
    }

    @Test
    void aConditionThatIsNoneIsRefusedInWords() throws Exception {
        hall.press(KeyCode.B);
        hall.type("colour:red");
        hall.press(KeyCode.ENTER);
        assertThat(Hall.see(() -> ((Label) hall.shell.lookup("#stop-sheet .wrong")).getText()))
                .contains("wanted kind:").contains("colour:");
        assertThat(hall.step()).isZero();
    }
}
