package dev.loopglass.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.app.session.Ink;
import dev.loopglass.app.session.Letters;
import dev.loopglass.app.survey.Frame;
import dev.loopglass.app.survey.Sight;
import dev.loopglass.app.survey.Tape;
import dev.loopglass.trace.Trace;
import dev.loopglass.trace.TraceReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.canvas.Canvas;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Colour is never the only sign: what means something else on the same line of the timeline has another shape, or colours
/// that everybody tells apart at a glance, also who lacks a kind of cones.
class ShapeTest {
    /// Differences smaller than this are not seen at a glance.
    private static final double GLANCE = 10;

    /// Nor are differences of less than so many pixels.
    private static final double CLEARLY = 3;

    /// What can follow one another on a line. Lines themselves are told apart by the words at their left end.
    private static final Map<Band, List<Look>> LINES = Map.of(
            Band.LOOP, List.of(Look.CALLBACKS, Look.TIMERS, Look.POLL, Look.EVENTS),
            Band.TASKS, List.of(Look.CALLBACK, Look.TIMER, Look.HANDLER),
            Band.COROUTINES, List.of(Look.RUNNING, Look.WAITING),
            Band.FUTURES, List.of(Look.PENDING, Look.RESOLVED, Look.FAILED),
            Band.TIMERS, List.of(Look.ARMED, Look.FIRED, Look.CANCELLED));

    /// A look as it is painted.
    private record Painted(String name, List<Tape.Item> items) {
        List<String> shapes() {
            return items.stream().map(it -> it.text() != null ? "“" + it.text().substring(0, 2) + "…”"
                    : it.shape() + (it.colors().size() > 1 ? " in a pattern" : "")).toList();
        }

        boolean alike(Painted other) {
            return shapes().equals(other.shapes()) && IntStream.range(0, items.size())
                    .allMatch(i -> alike(items.get(i).frame(), other.items.get(i).frame()));
        }

        /// As high, and as high up.
        private static boolean alike(Frame one, Frame other) {
            return Math.abs(one.top() - other.top()) < CLEARLY && Math.abs(one.bottom() - other.bottom()) < CLEARLY;
        }

        Color color() {
            return items.getFirst().colors().getFirst();
        }
    }

    private static Trace trace;

    @BeforeAll
    static void read() throws Exception {
        trace = TraceReader.read(Path.of("traces/blocking-callback.json")).trace();
    }

    static Stream<Ink> inks() {
        var font = Font.getDefault().getFamily();
        return Stream.of(Ink.light(font, font), Ink.dark(font, font), Ink.contrast(font, font));
    }

    @ParameterizedTest
    @MethodSource("inks")
    void linesOfTheTimeline(Ink ink) {
        var confused = new ArrayList<String>();
        for (int steps : new int[] {1, 40}) {
            LINES.forEach((band, looks) -> {
                var painted = looks.stream().map(look -> paint(band, look, steps, ink)).toList();
                compare(painted, band.title() + ", " + steps + " steps wide", confused);
            });
        }
        assertThat(confused).isEmpty();
    }

    private static void compare(List<Painted> painted, String where, List<String> confused) {
        for (var one : painted) {
            for (var other : painted.subList(painted.indexOf(one) + 1, painted.size())) {
                if (one.alike(other)) {
                    Arrays.stream(Sight.values()).filter(it -> it.difference(one.color(), other.color()) < GLANCE)
                            .forEach(it -> confused.add(where + ": " + one.name() + " and " + other.name() + " are both "
                                    + one.shapes() + ", and with " + it + " their colours differ by "
                                    + Math.round(it.difference(one.color(), other.color())) + ", wanted " + GLANCE));
                }
            }
        }
    }

    private static Painted paint(Band band, Look look, int steps, Ink ink) {
        int from = switch (look) {
            case CALLBACK, TIMER, HANDLER -> first(look.name().toLowerCase(Locale.ROOT) + ".begin");
            default -> 20;
        };
        var row = new Row(band);
        row.spans.begin(from, look);
        if (look != Look.PENDING && look != Look.ARMED) {
            row.spans.end(from + steps, look);
        }
        return new Painted(look.name(), strokes(row, ink));
    }

    private static int first(String kind) {
        return IntStream.range(0, trace.size()).filter(seq -> trace.kind(seq).equals(kind)).findFirst().orElseThrow();
    }

    private static List<Tape.Item> strokes(Row row, Ink ink) {
        return strokes(row, ink, 1200);
    }

    private static List<Tape.Item> strokes(Row row, Ink ink, double width) {
        var canvas = new Canvas(width, 48);
        var view = new View(new Axis(trace, new Work(trace)));
        view.size(width, 48, List.of(row));
        new Strokes(trace, view, ink, new Brush(canvas.getGraphicsContext2D()), new Letters(ink.font(10.5))).row(row, 24, 24);
        return Tape.of(canvas);
    }

    @ParameterizedTest
    @MethodSource("inks")
    void whatFailedHasItsOwnMark(Ink ink) throws Exception {
        trace = TraceReader.read(Path.of("traces/refused.json")).trace();
        var marks = new ArrayList<List<String>>();
        for (int seq = 0; seq < trace.size(); seq++) {
            var kind = trace.kind(seq);
            if (kind.equals("channel.failed") || kind.equals("channel.opened")) {
                var row = new Row(Band.CHANNELS);
                row.add(seq);
                marks.add(new Painted(kind, strokes(row, ink)).shapes());
            }
        }
        assertThat(marks).hasSizeGreaterThan(1);
        assertThat(marks.getFirst()).as("opened and failed").isNotEqualTo(marks.getLast());
        read();
    }

    /// What lies upon one another is no shape that anybody sees, unless something failed there.
    @ParameterizedTest
    @MethodSource("inks")
    void marksThatCannotBeToldApartAreABand(Ink ink) throws Exception {
        trace = TraceReader.read(Path.of("traces/refused.json")).trace();
        int failed = first("channel.failed");
        var mark = new Painted("a mark", strokes(marks(failed - 1, failed), ink)).shapes();
        var failure = new Painted("a failure", strokes(marks(failed, failed + 1), ink).stream().filter(it -> it.text() == null).toList()).shapes();
        assertThat(failure).isNotEqualTo(mark);
        var crowd = new Painted("a crowd", strokes(marks(failed - 20, failed), ink, 300).stream().filter(it -> it.text() == null).toList()).shapes();
        assertThat(crowd).startsWith(mark.getFirst()).hasSizeBetween(4, 19);
        assertThat(crowd.subList(1, crowd.size() - 1)).containsOnly("fill rect");
        // Which marks are left out depends on where the crowd begins; where the one that failed is not, it is no part of the band.
        assertThat(IntStream.range(failed - 12, failed - 4).mapToObj(from -> new Painted("a crowd", strokes(marks(from, failed + 12), ink, 300)).shapes()))
                .anySatisfy(shapes -> assertThat(shapes).contains("fill rect").containsSubsequence(failure));
        read();
    }

    private static Row marks(int from, int to) {
        var row = new Row(Band.CHANNELS);
        IntStream.range(from, to).forEach(row::add);
        return row;
    }
}
