package dev.loopglass.app.panel;

import dev.loopglass.app.session.Ink;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// What stands to the left of a rung: a line for every request that is under way there, and the rung's
/// knot on its own.
///
/// @param knot on which of the lines the rung stands
/// @param reached whether the program has come to it
record Rails(List<Rail> rails, int knot, Reached reached) {
    private static final double FIRST = 14;
    private static final double NEXT = 13;
    private static final double WIDE = 2;
    private static final double KNOT = 4.5;

    /// From which row to which a request goes.
    record Stretch(int from, int to) {}

    /// How a request's line looks in the upper half of a row and in the lower one.
    record Rail(Half above, Half below) {}

    enum Half {
        NONE, COMING, PASSED;

        static Half of(boolean there, boolean passed) {
            return !there ? NONE : passed ? PASSED : COMING;
        }
    }

    /// @param rail on which of the lines the rung stands
    /// @param here the row up to which the program has come
    static Rails of(int row, int rail, int here, List<Stretch> stretches) {
        return new Rails(stretches.stream().map(it -> new Rail(Half.of(it.from < row && row <= it.to, row <= here),
                Half.of(it.from <= row && row < it.to, row < here))).toList(), rail, Reached.of(row, here));
    }

    double width() {
        return 2 * FIRST + Math.max(0, rails.size() - 1) * NEXT;
    }

    void draw(GraphicsContext g, Ink ink, double height) {
        for (int i = 0; i < rails.size(); i++) {
            draw(g, ink, rails.get(i).above, at(i), 0, height / 2);
            draw(g, ink, rails.get(i).below, at(i), height / 2, height);
        }
        Color line = switch (reached) {
            case COMING -> ink.edge();
            case PASSED -> ink.accent();
            case HERE -> ink.text();
        };
        Color inside = switch (reached) {
            case COMING -> ink.paper();
            case PASSED -> ink.accent();
            case HERE -> ink.now();
        };
        double around = KNOT + WIDE / 2;
        g.setFill(ink.contrast() ? ink.text() : line);
        g.fillOval(at(knot) - around, height / 2 - around, 2 * around, 2 * around);
        double within = KNOT - WIDE / 2;
        g.setFill(inside);
        g.fillOval(at(knot) - within, height / 2 - within, 2 * within, 2 * within);
    }

    private static void draw(GraphicsContext g, Ink ink, Half half, double x, double from, double to) {
        if (half != Half.NONE) {
            g.setFill(half == Half.PASSED ? ink.accent() : ink.edge());
            g.fillRect(x - WIDE / 2, from, WIDE, to - from);
        }
    }

    private static double at(int rail) {
        return FIRST + rail * NEXT;
    }
}
