package dev.loopglass.record;

import dev.loopglass.event.Event;
import dev.loopglass.event.Step;
import java.util.Arrays;

/// Knows, for a step that is about to be written, the earlier one that made it happen.
final class Causes {
    private static final int ASKED = 0;
    private static final int MADE = 1;

    private final Notes ids;
    /// Two for each object, by its id. What asked for a callback, a timer or a handler, and what settled a future; and
    /// what made a future: the beginning of whatever is to settle it.
    private int[] steps = new int[0];
    private int lastPollEnd = Step.NONE;

    Causes(Notes ids) {
        this.ids = ids;
    }

    /// The step that made this one happen; and what this one makes happen will find it here.
    ///
    /// @param on the id of the object that the event is about
    int of(Event event, int on, int seq) {
        return switch (event) {
            // The most frequent first: these have no cause, and cause nothing.
            case Event.ContextCaptured _, Event.ContextEntered _, Event.ContextLeft _, Event.FutureListened _ -> Step.NONE;
            case Event.FutureCreated _ -> remember(MADE, on, seq);
            case Event.FutureResolved _, Event.FutureFailed _, Event.TimerAdded _, Event.HandlerAdded _,
                 Event.HandlerUpdated _ -> remember(ASKED, on, seq);
            case Event.CallbackAdded added -> {
                remember(ASKED, on, seq);
                yield of(added.fromThread() ? MADE : ASKED, ids.of(added.future()));
            }
            case Event.CallbackBegin _, Event.TimerBegin _, Event.HandlerBegin _ -> of(ASKED, on);
            case Event.CoroutineResumed resumed -> of(ASKED, ids.of(resumed.future()));
            case Event.PollEnd _ -> {
                lastPollEnd = seq;
                yield Step.NONE;
            }
            default -> Step.NONE;
        };
    }

    /// The poll that found the channel ready.
    int occasionOf(Event event) {
        return event instanceof Event.HandlerBegin ? lastPollEnd : Step.NONE;
    }

    private int of(int which, int id) {
        int at = 2 * id + which;
        return id == Notes.NONE || at >= steps.length ? Step.NONE : steps[at];
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
