package dev.loopglass.replay;

import dev.loopglass.event.Event.Op;
import java.util.Set;

/// A channel that the last poll found ready and whose handler has not run yet.
///
/// @param ops what it is ready for
/// @param handler the registration that was in force during the poll
record Found(Set<Op> ops, int handler) {}
