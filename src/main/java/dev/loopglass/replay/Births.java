package dev.loopglass.replay;

import dev.loopglass.event.Step;

/// A thing is made once, and nothing is said of it before.
final class Births {
    private Births() {}

    /// @param held what is already known by this name, or null
    static void check(Packet now, Held held) {
        var on = now.step().event().on();
        int earlier = held != null ? held.born() : now.history.first(on, now.step().seq());
        if (earlier != Step.NONE) {
            now.refuse("makes %s, which was there already at step %d", on, earlier);
        }
    }
}
