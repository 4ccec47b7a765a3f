package dev.loopglass.app.timeline;

import java.util.List;

/// Where things are on the canvas: rows down, the axis across.
final class View {
    static final double LABELS = 148;
    static final double STRIP = 28;
    private static final double TALLEST = 24;
    private static final double LOWEST = 13.5;

    final Axis axis;
    private List<Row> rows = List.of();
    private double width;
    private double height;
    private double scroll;

    View(Axis axis) {
        this.axis = axis;
    }

    void size(double newWidth, double newHeight, List<Row> newRows) {
        width = newWidth;
        height = newHeight;
        rows = newRows;
        axis.place(LABELS, width - LABELS - 14);
        scrollBy(0);
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    List<Row> rows() {
        return rows;
    }

    /// Rows share the height there is, within what can be read.
    double rowHeight() {
        return Math.clamp((height - STRIP) / Math.max(1, rows.size()), LOWEST, TALLEST);
    }

    void scrollBy(double pixels) {
        scroll = Math.clamp(scroll + pixels, 0, overflow());
    }

    /// How many pixels of rows do not fit.
    double overflow() {
        return Math.max(0, rows.size() * rowHeight() - (height - STRIP));
    }

    double scroll() {
        return scroll;
    }

    double top(int row) {
        return STRIP + row * rowHeight() - scroll;
    }

    double middle(Row row) {
        return top(rows.indexOf(row)) + rowHeight() / 2;
    }

    /// Leaves only this much to be drawn on, down to the right edge, until the context is restored. Whole
    /// pixels: any other clip is a mask, which costs more than all that is drawn under it.
    void clip(Pen g, double left, double top, double bottom) {
        double first = Math.floor(top);
        g.clip(left, first, Math.ceil(width) - left, Math.ceil(bottom) - first);
    }

    /// The row at this height, or null.
    Row rowAt(double y) {
        int index = (int) Math.floor((y - STRIP + scroll) / rowHeight());
        return y >= STRIP && index >= 0 && index < rows.size() ? rows.get(index) : null;
    }
}
