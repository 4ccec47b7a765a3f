package dev.loopglass.app.timeline;

import java.util.stream.IntStream;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Draws on a canvas.
final class Brush implements Pen {
    private final GraphicsContext g;
    private final Hatch hatch = new Hatch();

    Brush(GraphicsContext g) {
        this.g = g;
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.LEFT);
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
        g.strokeLine(x1, y1, x2, y2);
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

    @Override
    public void clip(double x, double y, double width, double height) {
        g.save();
        g.beginPath();
        g.rect(x, y, width, height);
        g.clip();
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
