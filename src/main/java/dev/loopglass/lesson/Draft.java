package dev.loopglass.lesson;

import dev.loopglass.trace.Fault;
import java.util.List;

/// What came of reading a lesson.
///
/// @param lesson as far as it could be understood; null if there is nothing to show at all
/// @param faults all that is wrong with it, in the order of its lines
/// @param notices what one may want to know though it is not wrong
public record Draft(Lesson lesson, List<Fault> faults, List<Fault> notices) {}
