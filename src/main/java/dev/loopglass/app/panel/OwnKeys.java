package dev.loopglass.app.panel;

import javafx.scene.input.KeyCode;

/// What does something by keys of its own once it was reached by keyboard. With its other keys one steps as ever.
public interface OwnKeys {
    boolean takes(KeyCode code);
}
