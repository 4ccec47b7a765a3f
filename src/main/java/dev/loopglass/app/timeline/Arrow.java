package dev.loopglass.app.timeline;

import dev.loopglass.app.session.Ink;
import javafx.scene.paint.Color;

/// From a step to what it made happen.
enum Arrow {
    /// From what made the step on screen happen.
    CAUSE,
    /// To what the step on screen made happen.
    EFFECT;

    void draw(Pen g, Ink ink, double x1, double y1, double x2, double y2) {
        double reach = Math.max(24, Math.abs(x2 - x1) * 0.4);
        boolean level = Math.abs(y1 - y2) < 2;
        double lift = level ? -Math.min(26, 10 + reach / 8) : 0;
        double bend = Math.min(reach, Math.max(8, (x2 - x1) * 0.6));
        curve(g, ink.paper(), 4.5, x1, y1, x1 + bend, x2 - bend, x2, y2, lift);
        if (this == EFFECT) {
            g.setLineDashes(5, 4);
        }
        curve(g, ink.accent(), 1.8, x1, y1, x1 + bend, x2 - bend, x2, y2, lift);
        g.setLineDashes();
        g.setFill(ink.accent());
        double angle = Math.atan2(-lift, bend);
        g.fillPolygon(x2, y2, x2 - 9 * Math.cos(angle - 0.4), y2 - 9 * Math.sin(angle - 0.4), x2 - 9 * Math.cos(angle + 0.4), y2 - 9 * Math.sin(angle + 0.4));
        g.fillOval(x1 - 2.5, y1 - 2.5, 5, 5);
    }

    private static void curve(Pen g, Color color, double weight, double x1, double y1, double c1,
            double c2, double x2, double y2, double lift) {
        g.setStroke(color);
        g.setLineWidth(weight);
        g.strokeCurve(x1, y1, c1, y1 + lift, c2, y2 + lift, x2, y2);
    }
}
