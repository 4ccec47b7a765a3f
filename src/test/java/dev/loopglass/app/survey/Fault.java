package dev.loopglass.app.survey;

import java.util.Locale;

/// Something a reader would stumble over.
///
/// @param where the control or canvas, as a path of what it lies in
/// @param text what it says
/// @param detail how bad it is, and what would be right
public record Fault(Kind kind, String where, String text, String detail) {
    public enum Kind { CLIPPED, OVERLAP, OUTSIDE, CONTRAST }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + " “" + text + "” in " + where + ": " + detail;
    }
}
