package dev.loopglass.app;

import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.transform.Scale;

/// A room that is laid out smaller than it is and drawn up to its size: everything in it is larger, letters,
/// signs and gaps alike, and nobody in it needs to know.
class Lens extends Region {
    private final StackPane floor = new StackPane();
    private final Scale scale = new Scale();

    Lens() {
        floor.setManaged(false);
        floor.getTransforms().add(scale);
        getChildren().add(floor);
    }

    /// What is shown through it.
    final StackPane floor() {
        return floor;
    }

    /// How many times larger it shows things in a window of this size.
    double power(double width, double height) {
        return 1;
    }

    @Override
    protected void layoutChildren() {
        double power = power(getWidth(), getHeight());
        scale.setX(power);
        scale.setY(power);
        floor.resize(getWidth() / power, getHeight() / power);
    }
}
