package dev.loopglass.app.timeline;

import dev.loopglass.app.session.Ink;

/// A frame around some steps of a row, as far as they are in sight.
final class Halo {
    private final View view;
    private final Ink ink;
    private final Pen g;

    Halo(View view, Ink ink, Pen g) {
        this.view = view;
        this.ink = ink;
        this.g = g;
    }

    /// @param top of the row
    /// @param filled whether what is drawn over it stays in it, as it is picked, or the frame comes last
    void around(double top, int first, int last, boolean filled) {
        double x = Math.max(view.axis.x(first), view.axis.left() - 6) - 5;
        double end = Math.min(view.axis.x(last + 1), view.axis.right() + 6) + 5;
        if (end <= view.axis.left() - 8 || x >= view.width()) {
            return;
        }
        if (filled) {
            g.setFill(ink.changed());
            g.fillRoundRect(x, top + 0.5, Math.max(14, end - x), view.rowHeight() - 1, 6);
        }
        g.setStroke(ink.accent());
        g.setLineWidth(filled ? 1 : 1.5);
        g.strokeRoundRect(x, top + 0.5, Math.max(14, end - x), view.rowHeight() - 1, 6);
    }
}
