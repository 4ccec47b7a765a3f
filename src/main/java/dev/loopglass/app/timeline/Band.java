package dev.loopglass.app.timeline;

import dev.loopglass.event.Ref;

/// A group of rows of the same sort. The most numerous stand last, so that no window is too low for the
/// others.
enum Band {
    FINDINGS("findings", null),
    LOOP("the loop", null),
    TASKS("tasks", null),
    REQUESTS("requests", Ref.Type.REQUEST),
    COROUTINES("coroutines", Ref.Type.COROUTINE),
    CHANNELS("channels", Ref.Type.CHANNEL),
    TIMERS("timers", Ref.Type.TIMER),
    FUTURES("futures", Ref.Type.FUTURE);

    final String title;
    final Ref.Type type;

    Band(String title, Ref.Type type) {
        this.title = title;
        this.type = type;
    }
}
