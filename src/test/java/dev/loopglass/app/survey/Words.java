package dev.loopglass.app.survey;

import javafx.scene.Node;
import javafx.scene.paint.Color;

/// A text that can be seen.
///
/// @param node the text, or the canvas it is painted on
/// @param frame all of it
/// @param seen what no edge of a scrolled area cuts off
/// @param depth how many layers lie below it
record Words(Node node, String text, Frame frame, Frame seen, Color color, double size, boolean bold, int depth) {
    /// As WCAG has it.
    boolean large() {
        return size >= 24 || bold && size >= 18.66;
    }
}
