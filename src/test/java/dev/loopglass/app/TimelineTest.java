package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The timeline under a real mouse.
class TimelineTest {
    private Hall hall;
    private Bounds canvas;

    @BeforeEach
    void open() throws Exception {
        hall = Hall.open();
        canvas = Hall.see(() -> {
            var node = hall.shell.lookup("#timeline");
            return node.localToScreen(node.getBoundsInLocal());
        });
    }

    @AfterEach
    void close() {
        hall.close();
    }

    /// Where a step stands on the screen.
    private double x(int seq) {
        return canvas.getMinX() + Hall.see(() -> hall.shell.desk().timeline().middleOf(seq));
    }

    private double strip() {
        return canvas.getMinY() + 8;
    }

    @Test
    void aClickOnTheStripShowsTheStep() {
        hall.clickAt(x(60), strip());
        assertThat(hall.step()).isEqualTo(60);
        hall.press(KeyCode.ALT, KeyCode.LEFT);
        assertThat(hall.step()).isZero();
    }

    @Test
    void aClickBetweenTheRowsShowsTheStepToo() {
        hall.clickAt(x(90), canvas.getMaxY() - 4);
        assertThat(hall.step()).isBetween(88, 92);
    }

    @Test
    void thePlayheadIsDragged() {
        hall.drag(x(0), strip(), x(100), strip());
        assertThat(hall.step()).isEqualTo(100);
        hall.drag(x(100), strip(), x(20), strip());
        assertThat(hall.step()).isEqualTo(20);
        hall.press(KeyCode.ALT, KeyCode.LEFT);
        assertThat(hall.step()).isEqualTo(100);
    }

    @Test
    void theWheelZoomsAtThePointer() throws Exception {
        double before = x(50);
        double widthBefore = x(51) - x(50);
        hall.wheel(before, canvas.getMinY() + 60, -5);
        hall.settle();
        assertThat(x(51) - x(50)).isGreaterThan(widthBefore * 1.2);
        assertThat(x(50)).isBetween(before - 2, before + 2);
    }

    @Test
    void draggingTheGroundPansAndFitShowsAll() throws Exception {
        hall.press(KeyCode.EQUALS);
        hall.press(KeyCode.EQUALS);
        hall.press(KeyCode.EQUALS);
        hall.settle();
        double before = x(30);
        double right = canvas.getMaxX() - 60;
        hall.drag(right, canvas.getMinY() + 60, right - 200, canvas.getMinY() + 60);
        assertThat(x(30)).isBetween(before - 202, before - 180);
        assertThat(hall.step()).isZero();
        hall.click("#zoom-fit");
        assertThat(x(0)).isGreaterThan(canvas.getMinX());
        assertThat(x(hall.session().trace().size() - 1)).isLessThan(canvas.getMaxX());
    }

    @Test
    void theAxisSwitchesBetweenStepsAndTime() {
        double width = x(1) - x(0);
        assertThat(x(101) - x(100)).isBetween(width - 0.01, width + 0.01);
        hall.click("#axis-time");
        var trace = hall.session().trace();
        int last = trace.size() - 1;
        int slept = 0;
        while (!trace.kind(slept).equals("poll.begin")) {
            slept++;
        }
        assertThat(x(slept + 1) - x(slept)).isNotEqualTo(width);
        assertThat((x(last) - x(0)) / (x(slept) - x(0)))
                .isCloseTo((trace.t(last) - trace.t(0)) / (double) (trace.t(slept) - trace.t(0)),
                        org.assertj.core.api.Assertions.withinPercentage(1));
        hall.press(KeyCode.T);
        assertThat(x(101) - x(100)).isBetween(width - 0.01, width + 0.01);
    }

    @Test
    void longWaitsAreCutShortOnTheAxisOfWork() {
        hall.click("#axis-time");
        var trace = hall.session().trace();
        int slept = longestPoll();
        double whole = x(slept + 1) - x(slept);
        double width = x(trace.size() - 1) - x(0);
        hall.press(KeyCode.T);
        hall.press(KeyCode.T);
        assertThat(x(slept + 1) - x(slept)).isPositive().isLessThan(whole);
        assertThat(x(slept + 1) - x(slept)).isLessThan(width / 3);
        for (int seq = 1; seq < trace.size(); seq++) {
            assertThat(x(seq)).isGreaterThanOrEqualTo(x(seq - 1));
        }
        hall.clickAt(x(60), strip());
        assertThat(x(hall.step())).isBetween(x(60) - 1, x(60) + 1);
    }

    private int longestPoll() {
        var trace = hall.session().trace();
        return IntStream.range(0, trace.size() - 1).filter(seq -> trace.kind(seq).equals("poll.begin"))
                .boxed().max(Comparator.comparing(seq -> trace.t(seq + 1) - trace.t(seq))).orElseThrow();
    }

    @Test
    void zoomsToTheTurnAndToTheObjectThatIsFollowed() throws Exception {
        var trace = hall.session().trace();
        Hall.on(() -> hall.session().go(60));
        hall.press(KeyCode.Z);
        hall.settle();
        int turn = trace.turn(60);
        var turns = IntStream.range(0, trace.size()).filter(seq -> trace.turn(seq) == turn)
                .summaryStatistics();
        fills(turns.getMin(), turns.getMax());
        var object = trace.on(IntStream.range(0, trace.size())
                .filter(seq -> trace.kind(seq).equals("channel.opened")).findFirst().orElseThrow());
        Hall.on(() -> hall.session().selectedProperty().set(object));
        hall.press(KeyCode.Z);
        hall.settle();
        var about = trace.about(object);
        fills(about[0], about[about.length - 1]);
    }

    @Test
    void aRangeDraggedAlongTheRulerIsZoomedToOrDropped() throws Exception {
        double ruler = canvas.getMinY() + 28;
        hall.drag(x(40), ruler, x(70), ruler);
        assertThat(hall.step()).as("to look is not to step").isZero();
        hall.press(KeyCode.ESCAPE);
        hall.press(KeyCode.ENTER);
        hall.settle();
        assertThat(x(70) - x(40)).as("dropped").isLessThan((canvas.getMaxX() - canvas.getMinX()) / 2);
        hall.drag(x(40), ruler, x(70), ruler);
        hall.press(KeyCode.ENTER);
        hall.settle();
        fills(40, 70);
        hall.drag(x(50), ruler, x(60), ruler);
        hall.press(KeyCode.Z);
        hall.settle();
        fills(50, 60);
        hall.clickAt(x(55), ruler);
        assertThat(hall.step()).as("a click still leads to its step").isEqualTo(55);
    }

    private void fills(int first, int last) {
        double width = canvas.getMaxX() - canvas.getMinX() - 148;
        assertThat(x(first)).isGreaterThan(canvas.getMinX() + 140);
        assertThat(x(last)).isLessThan(canvas.getMaxX());
        assertThat(x(last) - x(first)).isGreaterThan(width * 0.75);
    }

    @Test
    void aStepOutOfSightIsBroughtIntoIt() throws Exception {
        for (int i = 0; i < 6; i++) {
            hall.press(KeyCode.EQUALS);
        }
        hall.press(KeyCode.END);
        hall.settle();
        assertThat(x(hall.step())).isBetween(canvas.getMinX() + 140, canvas.getMaxX());
    }

    @Test
    void saysInWordsWhatItShows() throws Exception {
        hall.press(KeyCode.RIGHT);
        hall.settle();
        assertThat(hall.node("#timeline").getAccessibleText()).contains("step 1 of")
                .contains(Hall.see(() -> hall.session().explainer().sentence(1)));
    }
}
