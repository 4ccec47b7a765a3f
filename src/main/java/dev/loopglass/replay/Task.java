package dev.loopglass.replay;

import dev.loopglass.event.Ref;

/// The callback, timer or handler that runs now.
///
/// @param begin the `seq` of its begin step
/// @param on whose it is
/// @param contexts how many contexts were entered when it began: those it entered itself, it leaves
record Task(int begin, Ref on, int contexts) {}
