package dev.loopglass.lesson;

import java.util.List;

/// Some stops of a lesson that belong together.
///
/// @param line where it begins in the lesson's file
/// @param title empty for stops that come before the first chapter that has one
/// @param minutes how long it is planned to take; 0 if that is not said
/// @param blocks what comes before its first stop: texts and notes
public record Chapter(int line, String title, int minutes, List<Block> blocks, List<Stop> stops) {}
