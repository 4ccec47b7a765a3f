package dev.loopglass.app.timeline;

import dev.loopglass.app.session.Ink;
import dev.loopglass.app.session.Letters;
import dev.loopglass.trace.Trace;
import java.util.Locale;

/// Round values along the axis: steps, or the true time since the recording began, also where waits are drawn shorter
/// than they were.
final class Ruler {
    private static final double MIDDLE = View.STRIP - 11;
    private static final double INDENT = 4;
    private static final double GAP = 14;
    private static final String[] UNITS = {"ns", "µs", "ms", "s"};

    private final Trace trace;
    private final View view;
    private final Ink ink;
    private final Pen g;
    private final Letters letters;

    Ruler(Trace trace, View view, Ink ink, Pen g, Letters letters) {
        this.trace = trace;
        this.view = view;
        this.ink = ink;
        this.g = g;
        this.letters = letters;
    }

    /// @param end up to where anything may be seen
    void paint(double end) {
        if (trace.size() == 0) {
            return;
        }
        g.setFont(letters.font());
        g.setLineWidth(1);
        double right = Math.min(end, view.width() - INDENT);
        if (view.axis.unit() == Axis.Unit.STEPS) {
            paintSteps(right);
        } else {
            paintTime(right);
        }
    }

    private void paintSteps(double right) {
        var axis = view.axis;
        double room = letters.width(String.valueOf(axis.stepAt(axis.right()))) + INDENT + GAP;
        int apart = (int) Math.max(1, round(room * axis.scale()));
        for (int seq = (axis.stepAt(axis.left()) + apart - 1) / apart * apart; seq < trace.size(); seq += apart) {
            if (axis.middle(seq) >= axis.left() && !tick(axis.middle(seq), String.valueOf(seq), right)) {
                return;
            }
        }
    }

    private void paintTime(double right) {
        var axis = view.axis;
        double largest = axis.time(Math.min(axis.right(), right));
        double apart = round(70 * axis.scale());
        double room = letters.width(words(largest, largest, apart)) + INDENT + GAP;
        apart = Math.max(1, round(Math.max(70, room) * axis.scale()));
        double x = axis.left();
        while (x < right) {
            double time = Math.ceil(axis.time(x) / apart - 1e-6) * apart;
            int before = axis.stepBefore(time);
            if (time > trace.t(trace.size() - 1)) {
                return;
            } else if (axis.cut(before + 1)) {
                x = jump(x, before, right);
            } else if (axis.moment(time) < x - 1 || tick(axis.moment(time), words(time, largest, apart), right)) {
                x = Math.max(x + 1, axis.moment(time) + room * 0.9);
            } else {
                return;
            }
        }
    }

    /// Where a wait was cut short there are no round values, but a sign that says so.
    private double jump(double x, int before, double right) {
        double from = Math.max(x, view.axis.x(before));
        double to = view.axis.x(before + 1);
        if (to - from >= 12 && to <= right) {
            Glyph.CUT.draw(g, ink, (from + to) / 2, MIDDLE);
        }
        return Math.max(x + 1, to);
    }

    /// Says whether there was room for it.
    private boolean tick(double x, String text, double right) {
        if (x + INDENT + letters.width(text) > right) {
            return false;
        }
        double sharp = Math.round(x) + 0.5;
        g.setStroke(ink.wash(ink.muted(), 0.5));
        g.strokeLine(sharp, MIDDLE - 7, sharp, MIDDLE + 7);
        g.setFill(ink.muted());
        g.fillText(text, x + INDENT, MIDDLE);
        return true;
    }

    /// In the unit of the largest value in sight, as exact as they are apart.
    private static String words(double nanos, double largest, double apart) {
        int unit = (int) Math.clamp(Math.floor(Math.log10(Math.max(1, largest)) / 3), 0, UNITS.length - 1);
        double one = Math.pow(1_000, unit);
        int digits = (int) Math.max(0, Math.ceil(-Math.log10(apart / one) - 1e-9));
        return nanos == 0 ? "0" : String.format(Locale.ROOT, "%." + digits + "f ", nanos / one) + UNITS[unit];
    }

    /// The least of 1, 2, 5, 10, 20, 50, … that is at least so much.
    private static double round(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double share = least / power;
        return power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
    }
}
