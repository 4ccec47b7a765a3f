package dev.loopglass.app.timeline;

import dev.loopglass.app.session.Ink;
import javafx.scene.paint.Color;

/// From a step to what it made happen.
enum Arrow {
    /// From what made the step on screen happen.
    CAUSE,
    /// From the poll that found the channel ready whose handler the step on screen begins.
    OCCASION(9, 3, 2, 3),
    /// To what the step on screen made happen.
    EFFECT(5, 4);

    private final double[] dashes;

    Arrow(double... dashes) {
        this.dashes = dashes;
    }

    void draw(Pen g, Ink ink, double x1, double y1, double x2, double y2) {
        double reach = Math.max(24, Math.abs(x2 - x1) * 0.4);
        boolean level = Math.abs(y1 - y2) < 2;
        double lift = level ? -Math.min(26, 10 + reach / 8) : 0;
        double bend = Math.min(reach, Math.max(8, (x2 - x1) * 0.6));
        curve(g, ink.paper(), 4.5, x1, y1, x1 + bend, x2 - bend, x2, y2, lift);
        g.setLineDashes(dashes);
        curve(g, ink.accent(), 1.8, x1, y1, x1 + bend, x2 - bend, x2, y2, lift);
        g.setLineDashes();
        head(g, ink, x2, y2, Math.atan2(-lift, bend));
        g.setFill(ink.accent());
        g.fillOval(x1 - 2.5, y1 - 2.5, 5, 5);
    }

    /// Hollow for what was only the occasion.
    private void head(Pen g, Ink ink, double x, double y, double angle) {
        var points = new double[] {x, y, x - 9 * Math.cos(angle - 0.4), y - 9 * Math.sin(angle - 0.4),
            x - 9 * Math.cos(angle + 0.4), y - 9 * Math.sin(angle + 0.4)};
        g.setFill(this == OCCASION ? ink.paper() : ink.accent());
        g.fillPolygon(points);
        if (this == OCCASION) {
            g.setStroke(ink.accent());
            g.setLineWidth(1.4);
            g.strokePolygon(points);
        }
    }

    private static void curve(Pen g, Color color, double weight, double x1, double y1, double c1,
            double c2, double x2, double y2, double lift) {
        g.setStroke(color);
        g.setLineWidth(weight);
        g.strokeCurve(x1, y1, c1, y1 + lift, c2, y2 + lift, x2, y2);
    }
}
