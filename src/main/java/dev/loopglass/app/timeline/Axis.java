package dev.loopglass.app.timeline;

import dev.loopglass.trace.Trace;
import java.util.function.IntToLongFunction;

/// Where a step stands across the timeline: a stretch of the trace, laid over so many pixels. The same
/// stretch is measured in steps (each as wide as the next), in nanoseconds, or in those of them in which
/// the loop did something.
final class Axis {
    /// So many pixels beyond a moment still belong to it.
    private static final double MOMENT = 7;

    /// What a position along the axis means.
    enum Unit { STEPS, WORK, TIME }

    private final Trace trace;
    private final Work work;
    private Unit unit = Unit.STEPS;
    private double from;
    private double to = 1;
    private double left;
    private double width = 1;
    private boolean fitted = true;

    Axis(Trace trace, Work work) {
        this.trace = trace;
        this.work = work;
        fit();
    }

    /// Another one of the same trace.
    Axis twin() {
        return new Axis(trace, work);
    }

    Unit unit() {
        return unit;
    }

    /// Changes what is measured and shows the same steps as before.
    void unit(Unit wanted) {
        if (wanted == unit) {
            return;
        }
        int first = stepAt(left);
        int last = stepAt(left + width);
        boolean whole = fitted;
        unit = wanted;
        show(start(first), start(last + 1));
        if (whole) {
            fit();
        }
    }

    /// The pixels it is laid over.
    void place(double left, double width) {
        this.left = left;
        this.width = Math.max(1, width);
    }

    double left() {
        return left;
    }

    double right() {
        return left + width;
    }

    /// The first and the last position in sight, as shares of the whole trace.
    double shareFrom() {
        return from / length();
    }

    double shareTo() {
        return to / length();
    }

    private long at(int seq) {
        return unit == Unit.TIME ? trace.t(seq) : work.at(seq);
    }

    /// Whether the wait that step `seq` ends is drawn shorter than it was.
    boolean cut(int seq) {
        return unit == Unit.WORK && seq < trace.size() && work.cut(seq);
    }

    /// Where step `seq` begins; that of the first step that is not there yet is the end of the trace.
    private double start(int seq) {
        int bounded = Math.clamp(seq, 0, trace.size());
        if (unit == Unit.STEPS) {
            return bounded;
        }
        return bounded < trace.size() ? at(bounded) : length();
    }

    /// The last step takes a little time too, or it could not be seen.
    private double length() {
        if (trace.size() == 0) {
            return 1;
        }
        double last = unit == Unit.STEPS ? 0 : at(trace.size() - 1);
        return unit == Unit.STEPS ? trace.size() : last + Math.max(1, last / 200);
    }

    double x(int seq) {
        return xOf(start(seq));
    }

    /// The middle of a step on the axis of steps; its moment on the axis of time.
    double middle(int seq) {
        return unit == Unit.STEPS ? xOf(seq + 0.5) : xOf(start(seq));
    }

    /// Where what comes after a step is hidden. On an axis of time the next step stands where it tells how long
    /// it took.
    double after(int seq) {
        return unit == Unit.STEPS ? x(seq + 1) : Math.min(x(seq + 1), x(seq) + MOMENT);
    }

    private double xOf(double position) {
        return left + (position - from) / (to - from) * width;
    }

    /// The step that stands at this pixel, or the nearest one.
    int stepAt(double x) {
        double position = from + (x - left) / width * (to - from);
        int last = Math.max(0, trace.size() - 1);
        return unit == Unit.STEPS ? Math.clamp((int) Math.floor(position), 0, last)
                : lastBefore(this::at, position);
    }

    /// How much of what is measured there is in a pixel.
    double scale() {
        return (to - from) / width;
    }

    // ---- the true time

    /// At this pixel.
    double time(double x) {
        int before = stepAt(x);
        return between(from + (x - left) / width * (to - from), at(before), at(next(before)), trace.t(before), trace.t(next(before)));
    }

    /// Where a moment stands.
    double moment(double time) {
        int before = stepBefore(time);
        return xOf(between(time, trace.t(before), trace.t(next(before)), at(before), at(next(before))));
    }

    /// The last step that had happened by then.
    int stepBefore(double time) {
        return lastBefore(trace::t, time);
    }

    private int next(int seq) {
        return Math.min(seq + 1, trace.size() - 1);
    }

    private static double between(double value, double from, double to, double wantedFrom, double wantedTo) {
        return to == from ? wantedFrom : wantedFrom + (value - from) / (to - from) * (wantedTo - wantedFrom);
    }

    /// Like [#stepAt], but rounding to the nearest instant: many steps share a pixel of time.
    int nearest(double x) {
        int step = stepAt(x);
        if (unit != Unit.STEPS && step + 1 < trace.size() && x(step + 1) - x < x - x(step)) {
            return step + 1;
        }
        return step;
    }

    private int lastBefore(IntToLongFunction clock, double time) {
        int low = 0;
        int high = Math.max(0, trace.size() - 1);
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (clock.applyAsLong(middle) <= time) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    // ---- moving the view

    void fit() {
        from = 0;
        to = length();
        fitted = true;
    }

    /// After the trace grew: whoever saw all of it still does.
    void grew() {
        if (fitted) {
            fit();
        }
    }

    /// Zooms by `factor` (above 1: closer) and keeps what is under the pixel `x` there.
    void zoom(double factor, double x) {
        double share = Math.clamp((x - left) / width, 0, 1);
        double anchor = from + share * (to - from);
        double span = Math.clamp((to - from) / factor, shortest(), length());
        show(anchor - share * span, anchor - share * span + span);
    }

    private double shortest() {
        return unit == Unit.STEPS ? Math.min(8, length()) : Math.min(1_000, length());
    }

    /// Shows these steps and not much else.
    void zoomTo(int first, int last) {
        double margin = Math.max(shortest(), start(last + 1) - start(first)) * 0.04;
        show(start(first) - margin, start(last + 1) + margin);
    }

    void pan(double pixels) {
        double by = pixels / width * (to - from);
        show(from + by, to + by);
    }

    /// Puts the view's middle at this share of the whole trace.
    void centre(double share) {
        double half = (to - from) / 2;
        show(share * length() - half, share * length() + half);
    }

    /// Moves just so far that the step is in sight, and says whether it had to.
    boolean reveal(int seq) {
        double position = start(seq);
        double margin = (to - from) * 0.06;
        if (position < from) {
            show(position - margin, position - margin + (to - from));
        } else if (start(seq + 1) > to) {
            double end = start(seq + 1) + margin;
            show(end - (to - from), end);
        } else {
            return false;
        }
        return true;
    }

    private void show(double wantedFrom, double wantedTo) {
        double span = Math.clamp(wantedTo - wantedFrom, shortest(), length());
        from = Math.clamp(wantedFrom, 0, length() - span);
        to = from + span;
        fitted = span >= length() * 0.999;
    }
}
