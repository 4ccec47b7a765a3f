package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loopglass.app.survey.Survey;
import dev.loopglass.app.timeline.Timeline;
import dev.loopglass.event.Ref;
import dev.loopglass.trace.Trace;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whoever points at something that runs or waits means it, and not what happens elsewhere meanwhile.
class StretchTest {
    private Hall hall;
    private Trace trace;
    private Bounds canvas;

    @BeforeEach
    void open() throws Exception {
        hall = Hall.open(Path.of("traces/ok.json"), 1280, 900);
        trace = hall.session().trace();
        canvas = Hall.see(() -> hall.node("#timeline").localToScreen(hall.node("#timeline").getBoundsInLocal()));
    }

    @AfterEach
    void close() {
        hall.close();
    }

    private double seen(Function<Timeline, Double> look) {
        return Hall.see(() -> look.apply(hall.shell.desk().timeline()));
    }

    private double x(double first, double last) {
        return canvas.getMinX() + (seen(it -> it.middleOf((int) first)) + seen(it -> it.middleOf((int) last))) / 2;
    }

    private double y(int seq) {
        return canvas.getMinY() + seen(it -> it.levelOf(seq));
    }

    private String card() {
        var tip = (Label) hall.node(".timeline-tip");
        return Hall.see(() -> tip.isVisible() ? tip.getText() : "none");
    }

    private int after(int seq, String kind, Ref on) {
        return IntStream.range(seq, trace.size()).filter(it -> trace.kind(it).equals(kind))
                .filter(it -> on == null || on.equals(trace.on(it))).findFirst().orElseThrow();
    }

    /// Points into the middle, where another object's step stands, and clicks there.
    ///
    /// @param row a step of the row
    private void tells(int row, int first, int last, Ref object, String what) throws Exception {
        double x = x(first, last);
        int there = (first + last) / 2;
        assertThat(trace.on(there)).as("something else happens there").isNotEqualTo(object);
        hall.point(x, y(row));
        hall.settle();
        assertThat(card()).contains(object.name(), what, "Steps " + first + " to " + last);
        assertThat(Hall.see(() -> hall.session().pointedProperty().get())).isEqualTo(object);
        hall.clickAt(x, y(row));
        hall.settle();
        assertThat(Hall.see(() -> hall.session().selectedProperty().get())).isEqualTo(object);
        assertThat(hall.step()).isEqualTo(Arrays.stream(trace.about(object)).filter(it -> it <= there).max().orElse(first));
    }

    /// A long enough one of those that begin and end with such steps.
    private int longest(String begin, String end) {
        return IntStream.range(0, trace.size()).filter(it -> trace.kind(it).equals(begin))
                .filter(it -> IntStream.range(it, trace.size()).anyMatch(seq -> trace.kind(seq).equals(end) && trace.on(it).equals(trace.on(seq))))
                .boxed().max((one, other) -> Integer.compare(length(one, end), length(other, end))).orElseThrow();
    }

    private int length(int begin, String end) {
        return after(begin, end, trace.on(begin)) - begin;
    }

    private void tells(String begin, String end, String what) throws Exception {
        int first = longest(begin, end);
        tells(first, first, after(first, end, trace.on(first)), trace.on(first), what);
    }

    @Test
    void aFutureThatIsPending() throws Exception {
        tells("future.created", "future.resolved", "pending, until it gets its value");
    }

    @Test
    void aTimerThatWaits() throws Exception {
        tells("timer.added", "timer.removed", "waits, until it is removed");
    }

    @Test
    void aCoroutineThatWaits() throws Exception {
        int first = longest("coroutine.suspended", "coroutine.resumed");
        tells(first, first, after(first, "coroutine.resumed", trace.on(first)), trace.on(first), "waits for fu");
    }

    @Test
    void aCallbackThatRuns() throws Exception {
        int first = longest("callback.begin", "callback.end");
        tells(first, first, after(first, "callback.end", trace.on(first)), trace.on(first), "runs");
    }

    @Test
    void aHandlerThatRunsIsItsChannels() throws Exception {
        int first = IntStream.range(0, trace.size()).filter(it -> trace.kind(it).equals("handler.begin")).findFirst().orElseThrow();
        int last = after(first, "handler.end", trace.on(first));
        hall.point(x(first, last), canvas.getMinY() + seen(it -> it.levelOf(after(0, "callback.begin", null))));
        hall.settle();
        assertThat(card()).contains(trace.on(first).name(), "its handler runs", "Steps " + first + " to " + last);
    }

    @Test
    void aSignOnALineStillTellsItsStep() throws Exception {
        int made = longest("future.created", "future.resolved");
        hall.point(canvas.getMinX() + seen(it -> it.middleOf(made)), y(made));
        hall.settle();
        assertThat(card()).contains("Step " + made + " ").contains("future.created");
        hall.clickAt(canvas.getMinX() + seen(it -> it.middleOf(made)), y(made));
        assertThat(hall.step()).isEqualTo(made);
        assertThat(Hall.see(() -> hall.session().selectedProperty().get())).isNull();
    }

    @Test
    void anObjectThatIsFollowedIsMarkedAlsoWhereSeveralShareARow() throws Exception {
        var room = Room.of(Theme.Choice.LIGHT);
        room.open(Path.of("traces/ok.json"));
        room.settle(1280, 900);
        int made = longest("future.created", "future.resolved");
        int done = after(made, "future.resolved", trace.on(made));
        assertThat(Hall.see(() -> Survey.said(room.shell.lookup(".timeline")))).as("it shares its row").contains("futures");
        Hall.on(() -> room.shell.session().selectedProperty().set(room.shell.session().trace().on(made)));
        room.settle(1280, 900);
        assertThat(Hall.see(() -> Survey.said(room.shell.lookup(".timeline")))).as("the row is called by its name").contains(trace.on(made).name());
        var line = room.shell.desk().timeline();
        var color = Theme.of(Theme.Choice.LIGHT, null).ink().changed();
        assertThat(room.ground()).anySatisfy(it -> {
            assertThat(it.shape()).isEqualTo("fill round rect");
            assertThat(it.colors()).containsExactly(color);
            assertThat(it.frame().left()).isBetween(line.middleOf(made) - 20, line.middleOf(made));
            assertThat(it.frame().right()).isBetween(line.middleOf(done), line.middleOf(done) + 20);
            assertThat((it.frame().top() + it.frame().bottom()) / 2).isCloseTo(line.levelOf(made), within(1.0));
        });
    }

    @Test
    void aNameAtTheLeftPicksItsObject() throws Exception {
        int opened = after(0, "channel.opened", null);
        hall.clickAt(canvas.getMinX() + 30, y(opened));
        assertThat(Hall.see(() -> hall.session().selectedProperty().get())).isEqualTo(trace.on(opened));
        assertThat(hall.step()).as("to pick is not to step").isZero();
    }
}
