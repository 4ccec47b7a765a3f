package dev.loopglass.record;

import dev.loopglass.event.Event;
import dev.loopglass.event.Ref;
import dev.loopglass.event.Step;

/// Knows, for a step that is about to be written, the earlier one that made it happen.
final class Causes {
    /// What asked for a callback, a timer or a handler, and what settled a future.
    private final Notes asked = new Notes(Step.NONE);
    /// What made a future: the beginning of whatever is to settle it.
    private final Notes made = new Notes(Step.NONE);
    private int lastPollEnd = Step.NONE;

    int of(Event event) {
        return switch (event) {
            case Event.CallbackBegin begin -> askedFor(begin.on());
            case Event.TimerBegin begin -> askedFor(begin.on());
            case Event.HandlerBegin begin -> askedFor(begin.on());
            case Event.CallbackAdded added when added.fromThread() -> of(made, added.future());
            case Event.CallbackAdded added -> askedFor(added.future());
            case Event.CoroutineResumed resumed -> askedFor(resumed.future());
            default -> Step.NONE;
        };
    }

    /// The poll that found the channel ready.
    int occasionOf(Event event) {
        return event instanceof Event.HandlerBegin ? lastPollEnd : Step.NONE;
    }

    private int askedFor(Ref object) {
        return of(asked, object);
    }

    private static int of(Notes steps, Ref object) {
        return object == null ? Step.NONE : steps.of(object);
    }

    void remember(Event event, int seq) {
        switch (event) {
            case Event.CallbackAdded added -> asked.put(added.on(), seq);
            case Event.FutureCreated created -> made.put(created.on(), seq);
            case Event.TimerAdded added -> asked.put(added.on(), seq);
            case Event.HandlerAdded added -> asked.put(added.on(), seq);
            case Event.HandlerUpdated updated -> asked.put(updated.on(), seq);
            case Event.FutureResolved resolved -> asked.put(resolved.on(), seq);
            case Event.FutureFailed failed -> asked.put(failed.on(), seq);
            case Event.PollEnd _ -> lastPollEnd = seq;
            default -> { }
        }
    }
}
