package dev.loopglass.app.timeline;

import java.util.stream.IntStream;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Draws on a canvas. Lines that run along its edges are filled as rectangles: they look the same, and cost the processor
/// a tenth of what a path does. (A dashed line as a pattern would be cheaper still, but JavaFX gets the colours of a pattern
/// wrong that lets something through.)
final class Brush implements Pen {
    private GraphicsContext g;
    private final Hatch hatch = new Hatch();

    Brush(GraphicsContext g) {
        on(g);
    }

    /// What is drawn on from now on.
    void on(GraphicsContext canvas) {
        g = canvas;
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.LEFT);
        setLineDashes();
    }

    @Override
    public void setFill(Color color) {
        g.setFill(color);
    }

    @Override
    public void setHatch(Color line, Color ground) {
        g.setFill(hatch.of(line, ground));
    }

    @Override
    public void setStroke(Color color) {
        g.setStroke(color);
    }

    @Override
    public void setLineWidth(double width) {
        g.setLineWidth(width);
    }

    @Override
    public void setLineDashes(double... lengths) {
        g.setLineDashes(lengths);
    }

    @Override
    public void setFont(Font font) {
        g.setFont(font);
    }

    @Override
    public void fillRect(double x, double y, double width, double height) {
        g.fillRect(x, y, width, height);
    }

    @Override
    public void fillRoundRect(double x, double y, double width, double height, double arc) {
        g.fillRoundRect(x, y, width, height, arc, arc);
    }

    @Override
    public void fillOval(double x, double y, double width, double height) {
        g.fillOval(x, y, width, height);
    }

    @Override
    public void fillPolygon(double... points) {
        g.fillPolygon(each(points, 0), each(points, 1), points.length / 2);
    }

    @Override
    public void fillText(String text, double x, double y) {
        g.fillText(text, x, y);
    }

    @Override
    public void strokeLine(double x1, double y1, double x2, double y2) {
        if (x1 != x2 && y1 != y2) {
            g.strokeLine(x1, y1, x2, y2);
            return;
        }
        boolean level = y1 == y2;
        var dashes = g.getLineDashes();
        var to = g.getTransform();
        double size = level ? g.getCanvas().getWidth() : g.getCanvas().getHeight();
        double first = level ? Math.min(x1, x2) : Math.min(y1, y2);
        // A line may go on far beyond the canvas.
        double last = Math.min(level ? Math.max(x1, x2) : Math.max(y1, y2),
                level ? (size - to.getTx()) / to.getMxx() : (size - to.getTy()) / to.getMyy());
        double middle = level ? y1 : x1;
        var fill = g.getFill();
        g.setFill(g.getStroke());
        if (dashes == null || dashes.length == 0) {
            dash(level, first, last, middle);
        } else {
            int i = 0;
            for (double at = first; at < last; at += dashes[i] + dashes[i + 1], i = (i + 2) % dashes.length) {
                dash(level, at, Math.min(last, at + dashes[i]), middle);
            }
        }
        g.setFill(fill);
    }

    /// It reaches beyond its ends by half its width, as a line does.
    private void dash(boolean level, double from, double to, double middle) {
        double lineWidth = g.getLineWidth();
        double start = from - lineWidth / 2;
        double edge = middle - lineWidth / 2;
        double length = Math.max(0, to - from) + lineWidth;
        g.fillRect(level ? start : edge, level ? edge : start, level ? length : lineWidth, level ? lineWidth : length);
    }

    @Override
    public void strokeOval(double x, double y, double width, double height) {
        g.strokeOval(x, y, width, height);
    }

    @Override
    public void strokePolygon(double... points) {
        g.strokePolygon(each(points, 0), each(points, 1), points.length / 2);
    }

    @Override
    public void strokeRoundRect(double x, double y, double width, double height, double arc) {
        g.strokeRoundRect(x, y, width, height, arc, arc);
    }

    @Override
    public void strokeCurve(double x1, double y1, double c1, double d1, double c2, double d2, double x2, double y2) {
        g.beginPath();
        g.moveTo(x1, y1);
        g.bezierCurveTo(c1, d1, c2, d2, x2, y2);
        g.stroke();
    }

    /// Whole pixels, and none beyond the canvas: any other clip is a mask, which costs more than all that is drawn under it.
    @Override
    public void clip(double x, double y, double width, double height) {
        g.save();
        var to = g.getTransform();
        double left = Math.max(0, Math.floor(x * to.getMxx() + to.getTx()));
        double top = Math.max(0, Math.floor(y * to.getMyy() + to.getTy()));
        double right = Math.max(left, Math.ceil((x + width) * to.getMxx() + to.getTx()));
        double bottom = Math.max(top, Math.ceil((y + height) * to.getMyy() + to.getTy()));
        g.setTransform(1, 0, 0, 1, 0, 0);
        g.beginPath();
        g.rect(left, top, right - left, bottom - top);
        g.clip();
        g.setTransform(to);
    }

    @Override
    public void restore() {
        g.restore();
    }

    /// Every second number, from the first or the second.
    private static double[] each(double[] points, int first) {
        return IntStream.range(0, points.length / 2).mapToDouble(i -> points[2 * i + first]).toArray();
    }
}
