package dev.loopglass.app.timeline;

import dev.loopglass.app.session.Ink;
import dev.loopglass.app.session.Speech;

/// What tells that there are more rows than are in sight, and where those in sight are among them. A click on how many
/// there are leads to them.
final class More {
    private static final double HEIGHT = 16;

    private final View view;
    private final Ink ink;
    private final Pen g;
    private final Letters letters;
    private double upper = Double.POSITIVE_INFINITY;
    private double lower = Double.POSITIVE_INFINITY;

    More(View view, Ink ink, Pen g, Letters letters) {
        this.view = view;
        this.ink = ink;
        this.g = g;
        this.letters = letters;
    }

    void paint() {
        upper = pill("timeline.above", view.above(), top(false));
        lower = pill("timeline.below", view.below(), top(true));
        int rows = view.rows().size() - view.pinned();
        int hidden = view.above() + view.below();
        if (hidden > 0) {
            double height = view.height() - view.fold() - 4;
            g.setFill(ink.edge());
            g.fillRoundRect(view.width() - 7, view.fold() + 2 + height * view.above() / rows, 3,
                    Math.max(6, height * (rows - hidden) / rows), 3);
        }
    }

    private double top(boolean below) {
        return below ? view.height() - HEIGHT - 2 : view.fold() + 2;
    }

    /// Returns where it begins.
    private double pill(String phrase, int rows, double top) {
        if (rows == 0) {
            return Double.POSITIVE_INFINITY;
        }
        var text = Speech.say(phrase, rows);
        double left = view.axis.right() - letters.width(text) - 14;
        g.setFill(ink.text());
        g.fillRoundRect(left, top, letters.width(text) + 14, HEIGHT, 8);
        g.setFill(ink.paper());
        g.setFont(letters.font());
        g.fillText(text, left + 7, top + HEIGHT / 2);
        return left;
    }

    /// Whether this leads to what is below, or to what is above.
    boolean at(double x, double y, boolean below) {
        double left = below ? lower : upper;
        return x >= left && x <= view.axis.right() && y >= top(below) && y <= top(below) + HEIGHT;
    }
}
