package dev.loopglass.trace;

import java.util.List;

/// What came of reading a file.
///
/// @param trace its steps up to the first fault among them, so that a trace is always sound
/// @param faults everything that is wrong with the file, in order
/// @param cut whether the file ends in the middle, as when its recorder was killed; what stands in whole
///     lines before that is in `trace`
/// @param notices what one may want to know though it is not wrong: where it was cut off, kinds that this
///     version does not know
public record Reading(Trace trace, List<Fault> faults, boolean cut, List<Fault> notices) {}
