package dev.loopglass.app.timeline;

import dev.loopglass.app.session.Letters;
import dev.loopglass.app.session.Slate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/// Keeps what is drawn until all of it is there, and then draws it on a slate that is no larger than it: a window that is
/// painted by the processor pays for every pixel of a canvas, also for the empty ones, and for all that lies below it.
final class Sketch implements Pen {
    /// So far beyond its points a stroke may reach, in widths of its line: a sharp corner does.
    private static final double CORNER = 5;

    private final Slate slate;
    private final Pen brush;
    private final List<Consumer<Pen>> strokes = new ArrayList<>();
    private final Bounds everything = new BoundingBox(-1e6, -1e6, 2e6, 2e6);
    private Bounds clip = everything;
    private Bounds reach;
    private Letters letters;
    private double lineWidth = 1;

    Sketch(Slate slate) {
        this.slate = slate;
        this.brush = new Brush(slate.pen());
    }

    /// Draws what was kept in place of what was drawn before.
    void show() {
        slate.bare(reach == null ? new BoundingBox(0, 0, 0, 0) : reach);
        slate.wipe();
        strokes.forEach(it -> it.accept(brush));
        strokes.clear();
        reach = null;
    }

    private void filled(double x, double y, double width, double height, Consumer<Pen> stroke) {
        strokes.add(stroke);
        double left = Math.max(x, clip.getMinX());
        double top = Math.max(y, clip.getMinY());
        double right = Math.min(x + width, clip.getMaxX());
        double bottom = Math.min(y + height, clip.getMaxY());
        if (right <= left || bottom <= top) {
            return;
        }
        if (reach != null) {
            left = Math.min(left, reach.getMinX());
            top = Math.min(top, reach.getMinY());
            right = Math.max(right, reach.getMaxX());
            bottom = Math.max(bottom, reach.getMaxY());
        }
        reach = new BoundingBox(left, top, right - left, bottom - top);
    }

    private void stroked(double x, double y, double width, double height, double beyond, Consumer<Pen> stroke) {
        double wide = lineWidth * beyond;
        filled(x - wide, y - wide, width + 2 * wide, height + 2 * wide, stroke);
    }

    /// Around these points, which are pairs of numbers.
    private void stroked(double beyond, Consumer<Pen> stroke, double... points) {
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (int i = 0; i < points.length; i += 2) {
            left = Math.min(left, points[i]);
            right = Math.max(right, points[i]);
            top = Math.min(top, points[i + 1]);
            bottom = Math.max(bottom, points[i + 1]);
        }
        stroked(left, top, right - left, bottom - top, beyond, stroke);
    }

    @Override
    public void setFill(Color color) {
        strokes.add(it -> it.setFill(color));
    }

    @Override
    public void setHatch(Color line, Color ground) {
        strokes.add(it -> it.setHatch(line, ground));
    }

    @Override
    public void setStroke(Color color) {
        strokes.add(it -> it.setStroke(color));
    }

    @Override
    public void setLineWidth(double width) {
        lineWidth = width;
        strokes.add(it -> it.setLineWidth(width));
    }

    @Override
    public void setLineDashes(double... lengths) {
        strokes.add(it -> it.setLineDashes(lengths));
    }

    @Override
    public void setFont(Font font) {
        if (letters == null || !letters.font().equals(font)) {
            letters = new Letters(font);
        }
        strokes.add(it -> it.setFont(font));
    }

    @Override
    public void fillRect(double x, double y, double width, double height) {
        filled(x, y, width, height, it -> it.fillRect(x, y, width, height));
    }

    @Override
    public void fillRoundRect(double x, double y, double width, double height, double arc) {
        filled(x, y, width, height, it -> it.fillRoundRect(x, y, width, height, arc));
    }

    @Override
    public void fillOval(double x, double y, double width, double height) {
        filled(x, y, width, height, it -> it.fillOval(x, y, width, height));
    }

    @Override
    public void fillPolygon(double... points) {
        stroked(0, it -> it.fillPolygon(points), points);
    }

    @Override
    public void fillText(String text, double x, double y) {
        double high = letters.font().getSize();
        filled(x - high, y - high, letters.width(text) + 2 * high, 2 * high, it -> it.fillText(text, x, y));
    }

    @Override
    public void strokeLine(double x1, double y1, double x2, double y2) {
        stroked(1, it -> it.strokeLine(x1, y1, x2, y2), x1, y1, x2, y2);
    }

    @Override
    public void strokeOval(double x, double y, double width, double height) {
        stroked(x, y, width, height, 1, it -> it.strokeOval(x, y, width, height));
    }

    @Override
    public void strokePolygon(double... points) {
        stroked(CORNER, it -> it.strokePolygon(points), points);
    }

    @Override
    public void strokeRoundRect(double x, double y, double width, double height, double arc) {
        stroked(x, y, width, height, 1, it -> it.strokeRoundRect(x, y, width, height, arc));
    }

    /// A curve lies between all four of its points.
    @Override
    public void strokeCurve(double x1, double y1, double c1, double d1, double c2, double d2, double x2, double y2) {
        stroked(1, it -> it.strokeCurve(x1, y1, c1, d1, c2, d2, x2, y2), x1, y1, c1, d1, c2, d2, x2, y2);
    }

    @Override
    public void clip(double x, double y, double width, double height) {
        clip = new BoundingBox(x, y, width, height);
        strokes.add(it -> it.clip(x, y, width, height));
    }

    @Override
    public void restore() {
        clip = everything;
        strokes.add(Pen::restore);
    }
}
