package dev.loopglass.lesson;

import dev.loopglass.event.Ref;
import java.util.Arrays;

/// Why something does not happen now.
///
/// @param fact what stands against it
/// @param told the sentence, with its names and numbers
public record Reason(Fact fact, Told told) {

    /// What can stand against it.
    public enum Fact {
        /// Others of its sort come before it: callbacks in the order of their adding, timers by deadline.
        ORDER,
        /// Added since the turn began: it runs in the next.
        ADDED_SINCE,
        /// Its time has not come.
        EARLY,
        /// Its time came when the timers of this turn had been counted.
        DUE_SINCE,
        /// Timers come after callbacks.
        CALLBACKS_FIRST,
        /// What the poll found comes before the next turn.
        HANDLERS_FIRST,
        /// The poll has not been yet.
        UNPOLLED,
        /// The poll did not find it.
        NOT_READY,
        /// Its handler ran already, for this poll.
        HANDLED,
        /// The future that it waits for is pending.
        PENDING,
        /// A future is done, and has a callback added: by itself it runs nothing.
        QUEUED,
        /// Something of this turn has not run.
        UNFINISHED,
        /// There is something to do: no sleep.
        WORK_WAITS,
        /// There is nothing to do: sleep.
        NOTHING_WAITS,
        /// A task is open, and tasks do not nest.
        BUSY,
        /// It was ready, but not it alone.
        NOT_ALONE,
        /// Less than two channels were ready.
        NOT_SEVERAL,
        /// No thread called.
        UNCALLED
    }

    /// Objects go by their names: what they are for is told by the choices and by the state.
    static Reason of(Fact fact, String key, Object... values) {
        var named = Arrays.stream(values).map(it -> it instanceof Ref ref ? ref.name() : it);
        return new Reason(fact, Told.of("why." + key, named.toArray()));
    }
}
