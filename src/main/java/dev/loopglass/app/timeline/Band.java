package dev.loopglass.app.timeline;

import dev.loopglass.event.Ref;

/// A group of rows of the same sort.
enum Band {
    LOOP("the loop", null),
    TASKS("tasks", null),
    REQUESTS("requests", Ref.Type.REQUEST),
    COROUTINES("coroutines", Ref.Type.COROUTINE),
    FUTURES("futures", Ref.Type.FUTURE),
    CHANNELS("channels", Ref.Type.CHANNEL),
    TIMERS("timers", Ref.Type.TIMER);

    final String title;
    final Ref.Type type;

    Band(String title, Ref.Type type) {
        this.title = title;
        this.type = type;
    }
}
