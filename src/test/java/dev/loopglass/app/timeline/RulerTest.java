package dev.loopglass.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loopglass.app.session.Ink;
import dev.loopglass.app.session.Letters;
import dev.loopglass.app.survey.Tape;
import dev.loopglass.trace.Trace;
import dev.loopglass.trace.TraceReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javafx.scene.canvas.Canvas;
import javafx.scene.text.Font;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Round values above the rows.
class RulerTest {
    private static final Map<String, Double> UNITS = Map.of("ns", 1.0, "µs", 1e3, "ms", 1e6, "s", 1e9);
    private static final double INDENT = 4;

    private final Trace trace;
    private final Axis axis;
    private final View view;

    /// With long waits, which are cut short on the axis of work.
    RulerTest() throws Exception {
        trace = TraceReader.read(Path.of("traces/slow-server.json")).trace();
        axis = new Axis(trace, new Work(trace));
        view = new View(axis);
        view.size(1280, 300, List.of());
    }

    private List<Tape.Item> labels(double end) {
        var canvas = new Canvas(1280, 300);
        var ink = Ink.light(Font.getDefault().getFamily(), Font.getDefault().getFamily());
        new Ruler(trace, view, ink, new Brush(canvas.getGraphicsContext2D()), new Letters(ink.font(10.5))).paint(end);
        return Tape.of(canvas).stream().filter(it -> it.text() != null).toList();
    }

    /// Steps, or nanoseconds.
    private static double value(Tape.Item label) {
        var words = label.text().split(" ");
        return Double.parseDouble(words[0]) * (words.length == 1 ? 1 : UNITS.get(words[1]));
    }

    @ParameterizedTest
    @EnumSource(Axis.Unit.class)
    void everyValueIsRoundAndStandsInItsPlaceAtEveryZoom(Axis.Unit unit) {
        axis.unit(unit);
        axis.fit();
        for (int zoom = 0; zoom < 12; zoom++) {
            var labels = labels(view.width());
            assertThat(labels).as("zoom " + zoom).hasSizeGreaterThan(unit == Axis.Unit.WORK ? 1 : 3);
            double right = axis.left() - 1;
            for (var label : labels) {
                double x = label.frame().left() - INDENT;
                assertThat(x).as(label.text()).isGreaterThanOrEqualTo(right);
                right = label.frame().right();
                assertThat(right).isLessThanOrEqualTo(view.width());
                assertThat(x).as(label.text()).isCloseTo(place(unit, value(label)), within(1.5));
            }
            if (unit != Axis.Unit.WORK) {
                assertThat(apart(labels)).as("zoom %s: %s", zoom, labels.stream().map(Tape.Item::text).toList())
                        .hasSize(1).first().asString().matches("[125]0*(\\.0)?(E\\d+)?|[125]\\.0E\\d+");
            }
            axis.zoom(2, axis.middle(trace.size() / 2));
        }
    }

    @ParameterizedTest
    @EnumSource(Axis.Unit.class)
    void noValueTouchesTheEdgeOfTheWindow(Axis.Unit unit) {
        axis.unit(unit);
        for (double width = 700; width < 1280; width++) {
            view.size(width, 300, List.of());
            axis.fit();
            assertThat(labels(width)).as("width " + width).isNotEmpty().allSatisfy(label ->
                    assertThat(label.frame().right()).isLessThanOrEqualTo(view.width() - INDENT));
        }
    }

    /// All distances from one value to the next.
    private static TreeSet<Double> apart(List<Tape.Item> labels) {
        var found = new TreeSet<Double>();
        for (int i = 1; i < labels.size(); i++) {
            found.add((double) Math.round(value(labels.get(i)) - value(labels.get(i - 1))));
        }
        return found;
    }

    /// Between the steps before and after, by the true clock.
    private double place(Axis.Unit unit, double value) {
        if (unit == Axis.Unit.STEPS) {
            return axis.middle((int) value);
        }
        int before = axis.stepBefore(value);
        int after = Math.min(before + 1, trace.size() - 1);
        assertThat(axis.cut(after)).as("a wait that is not drawn true").isFalse();
        double share = trace.t(after) == trace.t(before) ? 0 : (value - trace.t(before)) / (trace.t(after) - trace.t(before));
        return axis.x(before) + share * (axis.x(after) - axis.x(before));
    }

    @ParameterizedTest
    @EnumSource(Axis.Unit.class)
    void nothingIsSaidOfWhatIsHidden(Axis.Unit unit) {
        axis.unit(unit);
        axis.fit();
        double end = axis.after(trace.size() * 3 / 4);
        assertThat(labels(end)).isNotEmpty().allSatisfy(it -> assertThat(it.frame().right()).isLessThanOrEqualTo(end));
    }
}
