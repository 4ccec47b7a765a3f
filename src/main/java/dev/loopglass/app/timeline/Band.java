package dev.loopglass.app.timeline;

import dev.loopglass.app.session.Speech;
import dev.loopglass.event.Ref;
import dev.loopglass.explain.Term;

/// A group of rows of the same sort. The most numerous stand last, so that no window is too low for the
/// others.
enum Band {
    FINDINGS(null, Term.FINDING),
    LOOP(null, Term.LOOP),
    TASKS(null, Term.TASK),
    REQUESTS(Ref.Type.REQUEST, Term.REQUEST),
    COROUTINES(Ref.Type.COROUTINE, Term.COROUTINE),
    CHANNELS(Ref.Type.CHANNEL, Term.CHANNEL),
    TIMERS(Ref.Type.TIMER, Term.TIMER),
    FUTURES(Ref.Type.FUTURE, Term.FUTURE);

    final Ref.Type type;
    final Term term;

    Band(Ref.Type type, Term term) {
        this.type = type;
        this.term = term;
    }

    String title() {
        return Speech.say("timeline.band." + this);
    }
}
