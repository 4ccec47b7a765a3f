package dev.loopglass.app.timeline;

import dev.loopglass.app.session.Ink;
import dev.loopglass.app.session.Letters;
import dev.loopglass.app.session.Sample;
import dev.loopglass.event.Event;
import dev.loopglass.event.Step;
import dev.loopglass.trace.Trace;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;

/// Every sign of the timeline, drawn by what draws the timeline.
public final class Legend {
    private static final double WIDTH = 46;
    private static final double HEIGHT = 22;
    private static final int STEPS = 4;

    private static final double NARROW = 30;

    private final Ink ink;
    private final double width;

    private Legend(Ink ink, double width) {
        this.ink = ink;
        this.width = width;
    }

    /// The rows.
    public static List<Sample> lanes() {
        return Arrays.stream(Band.values()).map(band -> new Sample("lane." + band, new Label(band.title()))).toList();
    }

    /// How stretches of a row are drawn.
    public static List<Sample> stretches(Ink ink) {
        var legend = new Legend(ink, WIDTH);
        return Arrays.stream(Look.values()).map(look -> new Sample("look." + look, legend.picture(look))).toList();
    }

    /// The signs between and above the stretches, and the arrows.
    public static List<Sample> signs(Ink ink) {
        var legend = new Legend(ink, WIDTH);
        return Stream.concat(
                Arrays.stream(Glyph.values()).map(it -> new Sample("glyph." + it, legend.picture(it))),
                Arrays.stream(Arrow.values()).map(it -> new Sample("arrow." + it, legend.picture(it)))).toList();
    }

    /// Those few without which nobody can read a timeline, for the line above it.
    static List<Sample> few(Ink ink) {
        var legend = new Legend(ink, NARROW);
        return Stream.concat(
                Stream.of(Look.RUNNING, Look.WAITING, Look.PENDING, Look.RESOLVED, Look.CANCELLED)
                        .map(it -> new Sample("timeline.legend." + it, legend.picture(it))),
                Stream.of(new Sample("timeline.legend." + Arrow.CAUSE, legend.picture(Arrow.CAUSE)))).toList();
    }

    private Canvas canvas(BiConsumer<Pen, Double> painter) {
        var canvas = new Canvas(width, HEIGHT);
        painter.accept(new Brush(canvas.getGraphicsContext2D()), HEIGHT / 2);
        return canvas;
    }

    private Canvas picture(Glyph glyph) {
        return canvas((g, middle) -> glyph.draw(g, ink, width / 2, middle));
    }

    private Canvas picture(Arrow arrow) {
        return canvas((g, middle) -> arrow.draw(g, ink, 4, middle - 5, width - 3, middle + 5));
    }

    /// A stretch of four steps in a row of its own.
    private Canvas picture(Look look) {
        return canvas((g, _) -> {
            var trace = steps();
            var view = new View(new Axis(trace, new Work(trace)));
            view.axis.place(6, width - 12);
            var row = new Row(look.band());
            row.spans.begin(0, look);
            if (!look.lasts()) {
                row.spans.end(STEPS);
            }
            // No word fits in letters as large as these.
            new Strokes(trace, view, ink, g, new Letters(ink.font(200))).row(row, 1, HEIGHT - 2);
        });
    }

    private static Trace steps() {
        var trace = new Trace();
        for (int seq = 0; seq <= STEPS; seq++) {
            trace.add(new Step(seq, seq, 0, Step.NONE, Step.NONE, Step.NONE, 0, new Event.Mark(null, "")), 0);
        }
        return trace;
    }
}
