package dev.loopglass.app.session;

import dev.loopglass.explain.Term;
import javafx.geometry.Bounds;

/// A word whose meaning somebody wants to know.
///
/// @param where it stands in the scene
/// @param atOnce whether somebody asked, and did not just come by with the mouse
public record Asked(Term term, Bounds where, boolean atOnce) {}
