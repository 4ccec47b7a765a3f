package dev.loopglass.app.panel;

import javafx.css.PseudoClass;
import javafx.scene.Node;

/// How far the program has come, seen from a rung of the flow.
enum Reached {
    COMING, PASSED, HERE;

    static final PseudoClass IS_PASSED = PseudoClass.getPseudoClass("passed");
    private static final PseudoClass IS_HERE = PseudoClass.getPseudoClass("here");

    static Reached of(int row, int here) {
        return row < here ? PASSED : row == here ? HERE : COMING;
    }

    /// @param part a rung, or what of it looks different for that
    void show(Node part) {
        part.pseudoClassStateChanged(IS_PASSED, this != COMING);
        part.pseudoClassStateChanged(IS_HERE, this == HERE);
    }
}
