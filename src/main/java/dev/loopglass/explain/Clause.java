package dev.loopglass.explain;

import java.util.function.IntPredicate;
import java.util.function.Supplier;

/// One of the things that a [Condition] asks for.
///
/// @param text as it was typed
/// @param slow whether it takes long to look at
/// @param advice where it holds at no step: what one may have meant, or null
record Clause(String text, IntPredicate holds, boolean slow, Supplier<String> advice) {}
