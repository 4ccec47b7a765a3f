package dev.loopglass.app.timeline;

import dev.loopglass.app.session.Ink;
import dev.loopglass.event.Ref;
import dev.loopglass.trace.Trace;
import java.util.List;
import javafx.scene.paint.Color;

/// Draws what moves with every step: the playhead, and arrows to the step's direct cause and effects.
final class Overlay {
    private final Trace trace;
    private final Lanes lanes;
    private final View view;
    private final Ink ink;
    private final Pen g;
    private final Signs signs;

    Overlay(Trace trace, Lanes lanes, View view, Ink ink, Pen g) {
        this.trace = trace;
        this.lanes = lanes;
        this.view = view;
        this.ink = ink;
        this.g = g;
        this.signs = new Signs(view, ink, g, null);
    }

    /// @param effects the steps that this one made happen directly
    /// @param pointed the object under the mouse, or null
    /// @param horizon the last step of which anything may be seen
    void paint(int step, List<Integer> effects, double hoverX, Ref pointed, int horizon) {
        if (trace.size() == 0) {
            return;
        }
        double x = view.axis.middle(step);
        paintHover(hoverX);
        paintColumn(step);
        paintLine(x);
        signs.here(step, lanes.findings(), view.top(0) + view.rowHeight() / 2);
        view.clip(g, View.LABELS - 8, View.STRIP, view.height());
        paintLife(pointed, horizon);
        int cause = trace.cause(step) >= 0 ? trace.cause(step) : trace.occasion(step);
        for (int effect : effects) {
            arrow(Arrow.EFFECT, step, effect);
        }
        if (cause >= 0) {
            arrow(Arrow.CAUSE, cause, step);
        }
        g.restore();
        paintHandle(x);
    }

    /// A frame around the whole life of the object under the mouse.
    private void paintLife(Ref pointed, int horizon) {
        var row = lanes.home(pointed);
        var about = row == null ? new int[0] : trace.about(pointed);
        if (about.length > 0 && about[0] <= horizon) {
            double x = Math.max(view.axis.x(about[0]), view.axis.left() - 6);
            double end = Math.min(view.axis.x(Math.min(about[about.length - 1], horizon) + 1),
                    view.axis.right() + 6);
            g.setStroke(ink.accent());
            g.setLineWidth(1.5);
            g.strokeRoundRect(x - 5, view.middle(row) - view.rowHeight() / 2 + 0.5, Math.max(4, end - x) + 10,
                    view.rowHeight() - 1, 6);
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
        arrow.draw(g, ink, view.axis.middle(from), view.middle(lanes.rowOf(from)), view.axis.middle(to),
                view.middle(lanes.rowOf(to)));
    }
}
