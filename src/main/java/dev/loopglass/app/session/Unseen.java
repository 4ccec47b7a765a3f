package dev.loopglass.app.session;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// What a window shows only sometimes, and mostly never: it has its place, but is empty until it is first seen. JavaFX
/// gives also what is hidden its style, and that is a good part of what a start takes.
public final class Unseen {
    private Unseen() {}

    /// Hides `pane`, and gives it these children when it is first shown.
    public static void fill(Pane pane, Node... children) {
        pane.setVisible(false);
        pane.visibleProperty().addListener(new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<? extends Boolean> visible, Boolean before, Boolean now) {
                visible.removeListener(this);
                pane.getChildren().addAll(children);
            }
        });
    }
}
