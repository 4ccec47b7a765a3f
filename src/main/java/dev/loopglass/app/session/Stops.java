package dev.loopglass.app.session;

import dev.loopglass.event.Step;
import dev.loopglass.trace.Frame;
import dev.loopglass.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// The breakpoints: lines and conditions at which a run through the trace stops.
public final class Stops {
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

    /// The first step after `seq` at which a run stops; [Step#NONE] if it would go on to the end.
    int next(int seq) {
        for (int candidate = seq + 1; candidate < trace.size(); candidate++) {
            if (stopsAt(candidate)) {
                return candidate;
            }
        }
        return Step.NONE;
    }

    /// The last step before `seq` at which a run backwards stops; [Step#NONE] if there is none.
    int previous(int seq) {
        for (int candidate = seq - 1; candidate >= 0; candidate--) {
            if (stopsAt(candidate)) {
                return candidate;
            }
        }
        return Step.NONE;
    }

    private boolean stopsAt(int seq) {
        return spots.stream().anyMatch(it -> it.comesAt(seq))
                || conditions.stream().anyMatch(it -> it.matches(seq));
    }
}
