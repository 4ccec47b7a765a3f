package dev.loopglass.app.timeline;

import dev.loopglass.app.session.Ink;
import dev.loopglass.event.Ref;
import dev.loopglass.trace.Trace;
import java.util.List;
import javafx.scene.paint.Color;

/// Draws what moves with every step: the playhead, and arrows from the step's direct causes and to its effects.
final class Overlay {
    private final Trace trace;
    private final Lanes lanes;
    private final View view;
    private final Ink ink;
    private final Pen g;
    private final Signs signs;
    private final Halo halo;
    private double hoverX = -1;
    private Stretch hovered;
    private Ref pointed;

    Overlay(Trace trace, Lanes lanes, View view, Ink ink, Pen g) {
        this.trace = trace;
        this.lanes = lanes;
        this.view = view;
        this.ink = ink;
        this.g = g;
        this.signs = new Signs(view, ink, g, null);
        this.halo = new Halo(view, ink, g);
    }

    /// @param x of the mouse, or -1
    /// @param stretch that lies under it, or null
    /// @param object the one that is to be marked, or null
    void point(double x, Stretch stretch, Ref object) {
        hoverX = x;
        hovered = stretch;
        pointed = object;
    }

    /// @param effects the steps that this one made happen directly
    /// @param horizon the last step of which anything may be seen
    void paint(int step, List<Integer> effects, int horizon) {
        if (trace.size() == 0) {
            return;
        }
        double x = view.axis.middle(step);
        paintHover(hoverX);
        paintColumn(step);
        paintLine(x);
        signs.here(step, lanes.findings(), view.top(0) + view.rowHeight() / 2);
        view.clip(g, view.labels() - 8, View.STRIP, view.height());
        paintPointed(horizon);
        for (int effect : effects) {
            arrow(Arrow.EFFECT, step, effect);
        }
        arrow(Arrow.OCCASION, trace.occasion(step), step);
        arrow(Arrow.CAUSE, trace.cause(step), step);
        g.restore();
        paintHandle(x);
    }

    /// Frames around the whole life of the object under the mouse, and around what it does where the mouse is when that
    /// is in another row.
    private void paintPointed(int horizon) {
        var life = lanes.life(pointed);
        if (life != null) {
            halo.around(view.top(life.row()), life.first(), life.last(), false);
        }
        if (hovered != null && (life == null || life.row() != hovered.row())) {
            halo.around(view.top(hovered.row()), hovered.first(), Math.min(hovered.last(), horizon), false);
        }
    }

    private void paintHover(double x) {
        if (x >= view.axis.left() && x <= view.axis.right()) {
            g.setStroke(ink.wash(ink.muted(), 0.5));
            g.setLineWidth(1);
            double sharp = Math.round(x) + 0.5;
            g.strokeLine(sharp, View.STRIP - 4, sharp, view.height());
        }
    }

    /// Close up, a step is a column and not a line.
    private void paintColumn(int step) {
        var axis = view.axis;
        double from = axis.x(step);
        double width = axis.x(step + 1) - from;
        if (axis.unit() == Axis.Unit.STEPS && width > 5) {
            var tint = ink.now();
            g.setFill(Color.color(tint.getRed(), tint.getGreen(), tint.getBlue(), ink.dark() ? 0.20 : 0.16));
            g.fillRect(Math.max(from, axis.left()), View.STRIP, width, view.height() - View.STRIP);
        }
    }

    private void paintLine(double x) {
        if (inSight(x)) {
            g.setStroke(ink.now());
            g.setLineWidth(2);
            g.strokeLine(x, 14, x, view.height());
        }
    }

    private void paintHandle(double x) {
        if (inSight(x)) {
            Glyph.PLAYHEAD.draw(g, ink, x, 10);
        }
    }

    private boolean inSight(double x) {
        return x >= view.axis.left() - 1 && x <= view.axis.right() + 1;
    }

    private void arrow(Arrow arrow, int from, int to) {
        if (from >= 0) {
            arrow.draw(g, ink, view.axis.middle(from), view.middle(lanes.rowOf(from)), view.axis.middle(to),
                    view.middle(lanes.rowOf(to)));
        }
    }
}
