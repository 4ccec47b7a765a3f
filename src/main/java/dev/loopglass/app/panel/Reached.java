package dev.loopglass.app.panel;

/// How far the program has come, seen from a rung of the flow.
enum Reached {
    COMING, PASSED, HERE;

    static Reached of(int row, int here) {
        return row < here ? PASSED : row == here ? HERE : COMING;
    }
}
