package dev.loopglass.app.timeline;

import dev.loopglass.app.session.Session;
import dev.loopglass.event.Step;

/// What lies under the pointer: in a row its signs come first, then its stretches; elsewhere it is the step that stands
/// there.
final class Aim {
    /// So far from the middle of a sign one still means it.
    private static final double REACH = 6;

    /// @param step what a click leads to, or, over a stretch, where on it the pointer is
    /// @param stretch null for a step
    record Target(int step, Stretch stretch) {}

    private final Session session;
    private final View view;

    Aim(Session session, View view) {
        this.session = session;
        this.view = view;
    }

    Target at(double x, double y) {
        var row = view.rowAt(y);
        int there = view.axis.nearest(x);
        if (row == null || beyond(x)) {
            return new Target(there, null);
        }
        if (row.band == Band.FINDINGS) {
            return new Target(row.nearest(there), null);
        }
        int sign = sign(row, x);
        var stretch = sign == Step.NONE ? stretch(row, x) : null;
        return stretch == null ? new Target(sign == Step.NONE ? there : sign, null)
                : new Target(Math.min(view.axis.stepAt(x), session.horizon()), stretch);
    }

    /// Where nothing is to be seen yet, nothing is found either.
    private boolean beyond(double x) {
        return session.hiddenProperty().get() && x > view.axis.after(session.horizon());
    }

    private Stretch stretch(Row row, double x) {
        int index = row.spans.after(view.axis.stepAt(x));
        // A line ends in the middle of the step that ends it.
        if (index > 0 && row.spans.look(index - 1).waits() && x <= view.axis.middle(row.spans.to(index - 1))) {
            index--;
        }
        boolean found = index < row.spans.size() && row.spans.from(index) <= session.horizon()
                && view.axis.x(row.spans.from(index)) <= x;
        return found ? Stretch.of(session.trace(), row, index, session.horizon()) : null;
    }

    /// The step of the row's sign that is nearest to the pointer, or [Step#NONE]: a mark, or an end of a line.
    private int sign(Row row, double x) {
        int best = Step.NONE;
        int there = view.axis.nearest(x);
        int mark = row.markFrom(there);
        for (int i = Math.max(0, mark - 1); i <= mark && i < row.markCount(); i++) {
            best = nearer(x, row.mark(i), best);
        }
        if (row.band == Band.FUTURES || row.band == Band.TIMERS) {
            int span = row.spans.after(there);
            for (int i = Math.max(0, span - 1); i <= span + 1 && i < row.spans.size(); i++) {
                best = nearer(x, row.spans.to(i), nearer(x, row.spans.from(i), best));
            }
        }
        return best;
    }

    private int nearer(double x, int seq, int best) {
        double reach = best == Step.NONE ? REACH : Math.abs(view.axis.middle(best) - x);
        return seq <= session.horizon() && Math.abs(view.axis.middle(seq) - x) < reach ? seq : best;
    }
}
