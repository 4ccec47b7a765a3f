package dev.loopglass.app.timeline;

import java.util.List;

/// Where things are on the canvas: rows down, the axis across.
final class View {
    private static final double NARROWEST = 148;
    private static final double WIDEST = 280;
    /// How high the part above the rows is: turns, and below them the ruler.
    static final double STRIP = 38;
    static final double TURNS = 19;
    private static final double TALLEST = 24;
    private static final double LOWEST = 13;

    final Axis axis;
    private List<Row> rows = List.of();
    private double width;
    private double height;
    private int pinned;
    /// In rows.
    private double scroll;

    View(Axis axis) {
        this.axis = axis;
    }

    void size(double newWidth, double newHeight, List<Row> newRows) {
        width = newWidth;
        height = newHeight;
        rows = newRows;
        pinned = (int) rows.stream().filter(row -> row.band.type == null).count();
        axis.place(labels(), width - labels() - 14);
        scrollBy(0);
    }

    double width() {
        return width;
    }

    /// How wide the names of the rows may be: wider in a wider window.
    double labels() {
        return Math.round(Math.clamp(width * 0.14, NARROWEST, WIDEST));
    }

    double height() {
        return height;
    }

    List<Row> rows() {
        return rows;
    }

    /// Rows share the height there is, within what can be read; in whole pixels, so that all look the same.
    double rowHeight() {
        return Math.floor(Math.clamp((height - STRIP) / Math.max(1, rows.size()), LOWEST, TALLEST));
    }

    /// Moves the rows by as many as are that high.
    void scrollBy(double pixels) {
        scroll = Math.clamp(scroll + pixels / rowHeight(), 0, overflow());
    }

    /// A page of them.
    void turn(boolean down) {
        scrollBy((down ? 1 : -1) * Math.max(1, room() - 1) * rowHeight());
    }

    /// Moves the rows just so far that this one is in sight.
    void reveal(Row row) {
        if (hides(row)) {
            int place = rows.indexOf(row) - pinned();
            scroll = place < above() ? place : place - room() + 1;
        }
    }

    /// Whether there is such a row, but not in sight.
    boolean hides(Row row) {
        return row != null && rows.contains(row) && !inSight(rows.indexOf(row));
    }

    /// The loop and its tasks stay where they are, or stepping would move the rows up and down with every task.
    int pinned() {
        return pinned;
    }

    /// So many of the other rows fit, whole ones only, and above what says how many do not.
    private int room() {
        int all = fitting(height);
        return Math.max(1, (all < rows.size() ? fitting(height - More.HEIGHT) : all) - pinned());
    }

    private int fitting(double within) {
        return (int) ((within - STRIP + 2) / rowHeight());
    }

    /// So many rows do not fit.
    private int overflow() {
        return Math.max(0, rows.size() - pinned() - room());
    }

    /// So many of them are hidden below those that stay.
    int above() {
        return (int) Math.round(scroll);
    }

    int below() {
        return overflow() - above();
    }

    boolean inSight(int row) {
        int place = row - pinned();
        return row >= 0 && place < 0 || place >= above() && place < above() + room();
    }

    /// Where the rows begin that move.
    double fold() {
        return STRIP + pinned() * rowHeight();
    }

    /// Of a row out of sight, the edge behind which it is.
    double top(int row) {
        int place = row - pinned();
        return place < 0 ? STRIP + row * rowHeight() : Math.clamp(fold() + (place - above()) * rowHeight(),
                fold() - rowHeight() / 2, Math.max(fold(), height));
    }

    double top(Row row) {
        return top(rows.indexOf(row));
    }

    double middle(Row row) {
        return top(row) + rowHeight() / 2;
    }

    /// Leaves only this much to be drawn on, down to the right edge, until the context is restored.
    void clip(Pen g, double left, double top, double bottom) {
        g.clip(left, top, width - left, bottom - top);
    }

    /// The row at this height, or null.
    Row rowAt(double y) {
        int place = (int) Math.floor((y - STRIP) / rowHeight());
        int index = place < pinned() ? place : place + above();
        return y >= STRIP && index < rows.size() && inSight(index) ? rows.get(index) : null;
    }
}
