package dev.loopglass.replay;

import dev.loopglass.trace.Fault;
import dev.loopglass.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/// Holds a whole trace against what a loop can do. After an impossible step it goes on as well as can
/// be, so that every fault that does not follow from another is told.
public final class Validator {
    private static final int MOST = 100;

    private final Trace trace;
    private final String file;
    private final List<Fault> faults = new ArrayList<>();

    private Validator(Trace trace, String file) {
        this.trace = trace;
        this.file = file;
    }

    /// @param file the name to tell in the faults
    /// @return what is wrong, in the order of the trace; empty for a sound one
    public static List<Fault> check(Trace trace, String file) {
        var validator = new Validator(trace, file);
        validator.walk();
        return List.copyOf(validator.faults);
    }

    private void walk() {
        var state = LoopState.before(trace);
        for (int seq = 0; seq < trace.size(); seq++) {
            var step = trace.step(seq);
            try {
                state = state.after(step);
            } catch (ImpossibleStep e) {
                if (!add(trace.line(seq), e.getMessage(), null)) {
                    return;
                }
                state = state.pushed(step);
            }
        }
        end(state);
    }

    /// @return false when there are enough
    private boolean add(int line, String problem, String hint) {
        if (faults.size() == MOST) {
            faults.add(new Fault(file, line, "and more: only the first " + MOST + " faults are told", null));
            return false;
        }
        faults.add(new Fault(file, line, problem, hint));
        return true;
    }

    /// A recording that finished has left the loop.
    private void end(LoopState last) {
        var ending = trace.ending();
        if (ending == null || !"finished".equals(ending.reason()) || trace.size() == 0) {
            return;
        }
        int line = trace.line(last.seq());
        var at = new History(trace).spell(last.seq());
        if (last.running() != null) {
            add(line, "the trace finished inside the task of %s (last was %s)".formatted(last.running(), at),
                    "the steps after this one are missing");
        } else if (last.phase() != Phase.STOPPED && last.loop() != null) {
            add(line, "the trace finished while %s runs, wanted loop.stopped (last was %s)".formatted(last.loop(), at),
                    "the steps after this one are missing");
        }
    }
}
