package dev.loopglass.app.survey;

import javafx.geometry.Bounds;

/// A rectangle of the scene, in pixels from its upper left corner.
public record Frame(double left, double top, double right, double bottom) {
    static final Frame ENDLESS = new Frame(-1e9, -1e9, 1e9, 1e9);

    static Frame of(Bounds bounds) {
        return new Frame(bounds.getMinX(), bounds.getMinY(), bounds.getMaxX(), bounds.getMaxY());
    }

    public double width() {
        return right - left;
    }

    public double height() {
        return bottom - top;
    }

    boolean empty() {
        return right - left < 0.5 || bottom - top < 0.5;
    }

    boolean contains(double x, double y) {
        return left <= x && x <= right && top <= y && y <= bottom;
    }

    Frame cut(Frame other) {
        return new Frame(Math.max(left, other.left), Math.max(top, other.top), Math.min(right, other.right),
                Math.min(bottom, other.bottom));
    }

    /// How far this reaches beyond another, sideways.
    public double beyondAcross(Frame other) {
        return Math.max(other.left - left, right - other.right);
    }

    /// How far this reaches beyond another, up or down.
    public double beyondDown(Frame other) {
        return Math.max(other.top - top, bottom - other.bottom);
    }

    /// As wide as before, but with any height.
    Frame anyHeight() {
        return new Frame(left, -1e9, right, 1e9);
    }

    @Override
    public String toString() {
        return Math.round(left) + ".." + Math.round(right) + " × " + Math.round(top) + ".." + Math.round(bottom);
    }
}
