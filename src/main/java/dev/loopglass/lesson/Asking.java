package dev.loopglass.lesson;

import dev.loopglass.event.Event;
import dev.loopglass.event.Ref;
import dev.loopglass.event.Step;
import dev.loopglass.explain.Durations;
import dev.loopglass.lesson.Choice.Deed;
import dev.loopglass.lesson.Question.Site;
import dev.loopglass.lesson.Reason.Fact;
import dev.loopglass.replay.Held;
import dev.loopglass.replay.LoopState;
import dev.loopglass.replay.Replay;
import dev.loopglass.trace.Trace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// A question that is being written: the two states it is about, the choices so far.
final class Asking {
    private static final int MOST = 5;

    final Trace trace;
    final Replay replay;
    final int seq;
    final int answer;
    /// What the reader sees.
    final LoopState shown;
    /// What the answer meets: a turn may have begun meanwhile.
    final LoopState met;
    private final Site site;
    private final List<Choice> choices = new ArrayList<>();

    Asking(Site site, Replay replay, int seq, int answer) {
        this.site = site;
        this.replay = replay;
        this.trace = replay.trace();
        this.seq = seq;
        this.answer = answer;
        this.shown = replay.at(seq);
        this.met = replay.at(answer - 1);
    }

    /// @param wanted how many choices there are to be in all at most
    boolean full(int wanted) {
        return choices.size() >= Math.min(MOST, wanted);
    }

    boolean has(Deed deed, Ref on) {
        return choices.stream().anyMatch(it -> it.deed() == deed && it.on().equals(on));
    }

    void right(Deed deed, Ref on) {
        choices.add(new Choice(deed, on, trace.step(answer), null));
    }

    /// @param event what would happen
    /// @param cause the step that would have asked for it, or [Step#NONE]
    void wrong(Deed deed, Ref on, Event event, int cause, Reason reason) {
        if (reason != null && !full(MOST) && !has(deed, on)) {
            choices.add(new Choice(deed, on, put(event, cause), reason));
        }
    }

    private Step put(Event event, int cause) {
        var real = trace.step(answer);
        boolean begins = event instanceof Event.CallbackBegin || event instanceof Event.TimerBegin
                || event instanceof Event.HandlerBegin;
        int task = begins ? Step.NONE : met.task();
        return new Step(answer, real.t(), met.turn(), task, cause, Step.NONE, real.path(), event);
    }

    /// A coroutine does not go on while what it waits for is pending.
    void pending() {
        for (var it : met.coroutines()) {
            if (it.status() == Held.Coroutine.Status.SUSPENDED && it.future() != null && shown.held(it.ref()) != null
                    && met.held(it.future()) instanceof Held.Future future && future.pending()) {
                wrong(Deed.COROUTINE, it.ref(), new Event.CoroutineResumed(it.ref(), it.future()), it.since(),
                        Reason.of(Fact.PENDING, "coroutine.pending", it.ref(), it.future()));
                return;
            }
        }
    }

    /// How far the deadline is away, as the state tells it.
    String left(Held.Timer timer) {
        return Durations.left(timer.deadlineNanos() - shown.t());
    }

    /// @return null when there is nothing to choose from
    Question finish(Ref on) {
        if (choices.size() < 2) {
            return null;
        }
        // The same for everyone who asks at this step, and by the step alone.
        Collections.shuffle(choices, new Random(0x9E3779B97F4A7C15L * (seq + 1)));
        return new Question(seq, answer, site, on, choices, Question.rightOf(choices));
    }
}
