package dev.loopglass.app.timeline;

import dev.loopglass.app.session.Ink;
import dev.loopglass.app.session.Letters;
import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import javafx.scene.paint.Color;

/// Some steps that were picked along the axis, to be looked at closely.
final class Range {
    private final Session session;
    private final Axis axis;
    private int anchor = -1;
    private int end = -1;
    private Letters letters;

    Range(Session session, Axis axis) {
        this.session = session;
        this.axis = axis;
    }

    void pick(double from, double to) {
        anchor = step(from);
        end = step(to);
    }

    private int step(double x) {
        return Math.min(axis.stepAt(x), session.horizon());
    }

    boolean any() {
        return anchor >= 0;
    }

    /// Says whether there was one.
    boolean drop() {
        boolean was = any();
        anchor = -1;
        return was;
    }

    int first() {
        return Math.min(anchor, end);
    }

    int last() {
        return Math.max(anchor, end);
    }

    /// Where it is, from which step to which, and how long.
    void paint(Pen g, Ink ink, View view) {
        if (!any()) {
            return;
        }
        var tint = ink.accent();
        double left = Math.max(axis.left(), axis.x(first()));
        boolean hidden = session.hiddenProperty().get() && last() == session.horizon();
        double right = Math.min(axis.right(), hidden ? axis.after(last()) : axis.x(last() + 1));
        double middle = (View.TURNS + View.STRIP) / 2;
        g.setFill(Color.color(tint.getRed(), tint.getGreen(), tint.getBlue(), 0.16));
        g.fillRect(left, View.STRIP, Math.max(0, right - left), view.height() - View.STRIP);
        g.setStroke(tint);
        g.setLineWidth(1.5);
        g.strokeLine(left, View.TURNS, left, view.height());
        g.strokeLine(right, View.TURNS, right, view.height());
        if (letters == null || !letters.font().equals(ink.font(11))) {
            letters = new Letters(ink.font(11));
        }
        var time = Clock.show(session.trace().t(last()) - session.trace().t(first()));
        var text = Speech.say("timeline.stretch.steps", first(), last(), time);
        double width = letters.width(text) + 16;
        double at = Math.clamp((left + right - width) / 2, axis.left(), Math.max(axis.left(), axis.right() - width));
        g.setFill(ink.text());
        g.fillRoundRect(at, middle - 9, width, 18, 8);
        g.setFill(ink.paper());
        g.setFont(letters.font());
        g.fillText(text, at + 8, middle);
    }
}
