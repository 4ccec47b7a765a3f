package dev.loopglass.replay;

import dev.loopglass.event.Ref;

/// The callback, timer or handler that runs now.
///
/// @param begin the `seq` of its begin step
/// @param on whose it is
record Task(int begin, Ref on) {}
