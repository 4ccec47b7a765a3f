package dev.loopglass.app.panel;

import javafx.css.PseudoClass;
import javafx.scene.Node;

/// How far the program has come, seen from a rung of the flow.
enum Reached {
    COMING, PASSED, HERE;

    private static final PseudoClass IS_PASSED = PseudoClass.getPseudoClass("passed");
    private static final PseudoClass IS_HERE = PseudoClass.getPseudoClass("here");

    static Reached of(int row, int here) {
        return row < here ? PASSED : row == here ? HERE : COMING;
    }

    void show(Node rung) {
        rung.pseudoClassStateChanged(IS_PASSED, this != COMING);
        rung.pseudoClassStateChanged(IS_HERE, this == HERE);
    }
}
