package dev.loopglass.app.session;

import dev.loopglass.event.Step;
import dev.loopglass.explain.Condition;
import dev.loopglass.trace.Frame;
import dev.loopglass.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// The breakpoints: lines and conditions at which a run through the trace stops.
public final class Stops {
    /// So many steps are looked at in between two looks at whether it is still wanted.
    private static final int LOOK = 1_024;

    private final Trace trace;
    private final List<Spot> spots = new ArrayList<>();
    private final List<Condition> conditions = new ArrayList<>();
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();

    Stops(Trace trace) {
        this.trace = trace;
    }

    /// How many there are; changes whenever one comes or goes.
    public ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    public List<Spot> spots() {
        return List.copyOf(spots);
    }

    public List<Condition> conditions() {
        return List.copyOf(conditions);
    }

    /// @param line counted from 1
    public boolean on(Frame.Source source, int line) {
        return spots.stream().anyMatch(it -> it.is(source, line));
    }

    /// Sets one on this line, or takes it away.
    public void toggle(Frame.Source source, int line) {
        if (!spots.removeIf(it -> it.is(source, line))) {
            spots.add(new Spot(trace, source, line));
        }
        recount();
    }

    public void add(Condition condition) {
        conditions.add(condition);
        recount();
    }

    public void remove(Condition condition) {
        conditions.remove(condition);
        recount();
    }

    private void recount() {
        count.set(spots.size() + conditions.size());
    }

    /// Looks for the first step after `seq` at which a run stops, or the last one before; [Step#NONE] if it
    /// would go on to the end. The breakpoints are those there are now.
    Function<Errand, Integer> from(int seq, boolean onwards) {
        List<IntPredicate> wanted = new ArrayList<>();
        spots.forEach(it -> wanted.add(new Spot(trace, it.source(), it.line())::comesAt));
        conditions.forEach(it -> wanted.add(it::matches));
        int size = trace.size();
        return errand -> {
            int way = onwards ? 1 : -1;
            for (int at = seq + way; at >= 0 && at < size; at += way) {
                for (var it : wanted) {
                    if (it.test(at)) {
                        return at;
                    }
                }
                if (at % LOOK == 0) {
                    errand.at((double) Math.abs(at - seq) / (onwards ? size - seq : seq));
                }
            }
            return Step.NONE;
        };
    }
}
