package dev.loopglass.lesson;

import dev.loopglass.event.Ref;
import dev.loopglass.event.Step;
import dev.loopglass.explain.Language;

/// One of the things that could happen next, as somebody might think who looks at the state.
///
/// @param deed what it says that happens
/// @param on to which object of the state
/// @param step itself as the next step, for the validator to say whether it could be
/// @param reason why it does not happen; null for the right one
public record Choice(Deed deed, Ref on, Step step, Reason reason) {

    /// What a choice says that happens.
    public enum Deed {
        /// The loop runs this callback, this timer, the handler of this channel.
        CALLBACK, TIMER, HANDLER,
        /// A coroutine goes on.
        COROUTINE,
        /// The loop polls: until something happens, or with a glance only.
        SLEEP, GLANCE,
        /// What runs goes on until it ends.
        ON,
        /// A poll ends: this channel is ready; several are; this timer is due; another thread calls.
        READY, SEVERAL, DUE, WOKEN;

        /// Whether the loop comes to a poll.
        boolean polls() {
            return this == SLEEP || this == GLANCE;
        }
    }

    boolean right() {
        return reason == null;
    }

    /// For example `cb7 (resume co2) runs`.
    public String text(Language language) {
        return Told.of("choice." + deed, deed == Deed.ON ? Told.task(on, true) : on).in(language);
    }

    /// Why it does not happen now, in one sentence without a full stop; empty for the right choice.
    public String why(Language language) {
        return reason == null ? "" : reason.told().in(language);
    }
}
