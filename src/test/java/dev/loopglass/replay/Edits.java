package dev.loopglass.replay;

import dev.loopglass.event.Event;
import dev.loopglass.event.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/// Spoils a good trace, as a faulty recorder would: what is left is numbered and stamped anew, so that
/// only what the steps say can give it away.
final class Edits {
    private Edits() {}

    /// Without step `seq`; who referred to it refers to nothing.
    static List<Step> without(List<Step> steps, int seq) {
        var rest = new ArrayList<>(steps);
        rest.remove(seq);
        return stamped(rest, steps, old -> old == seq ? Step.NONE : old > seq ? old - 1 : old);
    }

    /// Step `seq` and the next one in the other order.
    static List<Step> swapped(List<Step> steps, int seq) {
        var other = new ArrayList<>(steps);
        other.set(seq, steps.get(seq + 1));
        other.set(seq + 1, steps.get(seq));
        return stamped(other, steps, old -> old == seq ? seq + 1 : old == seq + 1 ? seq : old);
    }

    /// With another event in step `seq`.
    static List<Step> changed(List<Step> steps, int seq, UnaryOperator<Event> change) {
        return replaced(steps, seq,
                it -> new Step(it.seq(), it.t(), it.turn(), it.task(), it.cause(), it.occasion(),
                it.path(), change.apply(it.event())));
    }

    /// With another step in place of step `seq`.
    static List<Step> replaced(List<Step> steps, int seq, UnaryOperator<Step> change) {
        var other = new ArrayList<>(steps);
        other.set(seq, change.apply(steps.get(seq)));
        return other;
    }

    private static List<Step> stamped(List<Step> steps, List<Step> original, IntUnaryOperator renumbered) {
        var stamped = new ArrayList<Step>();
        int turn = 0;
        int task = Step.NONE;
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            turn += step.event() instanceof Event.TurnBegin ? 1 : 0;
            boolean begins = Index.begins(step.event().kind());
            boolean foreign = step.event() instanceof Event.CallbackAdded added
                    && "thread".equals(added.by());
            stamped.add(new Step(i, original.get(i).t(), turn, begins || foreign ? Step.NONE : task,
                    renumber(step.cause(), renumbered), renumber(step.occasion(), renumbered), step.path(),
                    step.event()));
            if (begins) {
                task = i;
            } else if (step.event().kind().endsWith(".end") && !(step.event() instanceof Event.PollEnd)) {
                task = Step.NONE;
            }
        }
        return stamped;
    }

    private static int renumber(int seq, IntUnaryOperator renumbered) {
        return seq == Step.NONE ? Step.NONE : renumbered.applyAsInt(seq);
    }
}
