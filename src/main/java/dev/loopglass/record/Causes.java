package dev.loopglass.record;

import dev.loopglass.event.Event;
import dev.loopglass.event.Kind;
import dev.loopglass.event.KindSet;
import dev.loopglass.event.Step;
import java.util.Arrays;

/// Knows, for a step that is about to be written, the earlier one that made it happen.
final class Causes {
    private static final int ASKED = 0;
    private static final int MADE = 1;

    private static final KindSet ASKING = KindSet.of(Event.FutureResolved.class, Event.FutureFailed.class,
            Event.TimerAdded.class, Event.HandlerAdded.class, Event.HandlerUpdated.class);

    /// Two for each object, by its id. What asked for a callback, a timer or a handler, and what settled a future; and
    /// what made a future: the beginning of whatever is to settle it.
    private int[] steps = new int[0];
    private int lastPollEnd = Step.NONE;

    /// The step that made this one happen; and what this one makes happen will find it here.
    ///
    /// @param on the id of the object that the event is about
    int of(Kind kind, Event event, int on, int seq) {
        if (ASKING.has(kind)) {
            return remember(ASKED, on, seq);
        } else if (Recorder.BEGIN.has(kind)) {
            return of(ASKED, on);
        } else if (event instanceof Event.FutureCreated) {
            return remember(MADE, on, seq);
        } else if (event instanceof Event.CallbackAdded added) {
            remember(ASKED, on, seq);
            return added.future() == null ? Step.NONE : of(added.fromThread() ? MADE : ASKED, added.future().id());
        } else if (event instanceof Event.CoroutineResumed resumed) {
            return of(ASKED, resumed.future().id());
        } else if (event instanceof Event.PollEnd) {
            lastPollEnd = seq;
        }
        return Step.NONE;
    }

    /// The poll that found the channel ready.
    int occasionOf(Event event) {
        return event instanceof Event.HandlerBegin ? lastPollEnd : Step.NONE;
    }

    private int of(int which, int id) {
        int at = 2 * id + which;
        return at >= steps.length ? Step.NONE : steps[at];
    }

    private int remember(int which, int id, int seq) {
        int at = 2 * id + which;
        if (at >= steps.length) {
            int before = steps.length;
            steps = Arrays.copyOf(steps, 2 * at + 2);
            Arrays.fill(steps, before, steps.length, Step.NONE);
        }
        steps[at] = seq;
        return Step.NONE;
    }
}
