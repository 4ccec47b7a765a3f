package dev.loopglass.app.timeline;

import dev.loopglass.app.session.Speech;
import dev.loopglass.event.Ref;

/// A group of rows of the same sort. The most numerous stand last, so that no window is too low for the
/// others.
enum Band {
    FINDINGS(null),
    LOOP(null),
    TASKS(null),
    REQUESTS(Ref.Type.REQUEST),
    COROUTINES(Ref.Type.COROUTINE),
    CHANNELS(Ref.Type.CHANNEL),
    TIMERS(Ref.Type.TIMER),
    FUTURES(Ref.Type.FUTURE);

    final Ref.Type type;

    Band(Ref.Type type) {
        this.type = type;
    }

    String title() {
        return Speech.say("timeline.band." + this);
    }
}
