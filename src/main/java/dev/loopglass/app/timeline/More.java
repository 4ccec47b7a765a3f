package dev.loopglass.app.timeline;

import dev.loopglass.app.session.Ink;
import dev.loopglass.app.session.Letters;
import dev.loopglass.app.session.Speech;

/// What tells that there are more rows than are in sight, and where those in sight are among them. A click on how many
/// there are leads to them.
final class More {
    static final double HEIGHT = 18;
    private static final double PILL = 16;
    private static final double GAP = 6;

    /// Where one can click, from left to right; nowhere while there are no such rows.
    private record Pill(double left, double right) {
        static final Pill NONE = new Pill(Double.POSITIVE_INFINITY, 0);

        boolean holds(double x) {
            return x >= left && x <= right;
        }
    }

    private final View view;
    private final Ink ink;
    private final Pen g;
    private final Letters letters;
    private Pill above = Pill.NONE;
    private Pill below = Pill.NONE;

    More(View view, Ink ink, Pen g) {
        this.view = view;
        this.ink = ink;
        this.g = g;
        this.letters = new Letters(ink.font(10.5));
    }

    void paint() {
        below = pill("timeline.below", view.below(), view.axis.right());
        above = pill("timeline.above", view.above(), below == Pill.NONE ? view.axis.right() : below.left - GAP);
        int rows = view.rows().size() - view.pinned();
        int hidden = view.above() + view.below();
        if (hidden > 0) {
            double height = view.height() - view.fold() - 4;
            g.setFill(ink.edge());
            g.fillRoundRect(view.width() - 7, view.fold() + 2 + height * view.above() / rows, 3,
                    Math.max(6, height * (rows - hidden) / rows), 3);
        }
    }

    private double top() {
        return view.height() - PILL - 1;
    }

    private Pill pill(String phrase, int rows, double right) {
        if (rows == 0) {
            return Pill.NONE;
        }
        var text = Speech.say(phrase, rows);
        double left = right - letters.width(text) - 14;
        g.setFill(ink.text());
        g.fillRoundRect(left, top(), right - left, PILL, 8);
        g.setFill(ink.paper());
        g.setFont(letters.font());
        g.fillText(text, left + 7, top() + PILL / 2);
        return new Pill(left, right);
    }

    /// Whether this leads to what is below, or to what is above.
    boolean at(double x, double y, boolean down) {
        return (down ? below : above).holds(x) && y >= top() && y <= top() + PILL;
    }
}
