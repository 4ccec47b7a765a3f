package dev.loopglass.app.session;

import dev.loopglass.event.Step;
import dev.loopglass.trace.Frame;
import dev.loopglass.trace.Trace;
import java.util.HashMap;
import java.util.Map;

/// A line of a source, and the steps at which the program comes to it: those that happen there, and the
/// first of those that happen in what it calls.
public final class Spot {
    private final Trace trace;
    private final Frame.Source source;
    private final int line;
    private final Map<Integer, Boolean> within = new HashMap<>();

    /// @param line counted from 1
    public Spot(Trace trace, Frame.Source source, int line) {
        this.trace = trace;
        this.source = source;
        this.line = line;
    }

    public Frame.Source source() {
        return source;
    }

    public int line() {
        return line;
    }

    public boolean is(Frame.Source itsSource, int itsLine) {
        return line == itsLine && source.equals(itsSource);
    }

    public boolean comesAt(int seq) {
        var frame = trace.frame(seq);
        return frame != null && (here(frame)
                || within(frame) && (seq == 0 || trace.frame(seq - 1) == null
                        || !within(trace.frame(seq - 1))));
    }

    private boolean here(Frame frame) {
        return is(frame.method().source(), frame.line());
    }

    private boolean within(Frame frame) {
        var known = within.get(frame.id());
        if (known == null) {
            var caller = trace.frameById(frame.parent());
            known = here(frame) || caller != null && within(caller);
            within.put(frame.id(), known);
        }
        return known;
    }

    /// The next such step after step `seq`, going round at the end; [Step#NONE] if there is none.
    public int next(int seq) {
        int size = trace.size();
        for (int i = 1; i <= size; i++) {
            if (comesAt((seq + i) % size)) {
                return (seq + i) % size;
            }
        }
        return Step.NONE;
    }

    /// The one before step `seq`, going round at the start; [Step#NONE] if there is none.
    public int previous(int seq) {
        int size = trace.size();
        for (int i = 1; i <= size; i++) {
            if (comesAt((seq + size - i) % size)) {
                return (seq + size - i) % size;
            }
        }
        return Step.NONE;
    }
}
