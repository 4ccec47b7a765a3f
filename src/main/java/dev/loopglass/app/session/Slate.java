package dev.loopglass.app.session;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/// A canvas that stays sharp however large its window shows things: it has as many pixels as it fills on
/// screen, while whoever paints on it and whoever points at it counts as if it were shown as it is.
///
/// A canvas by itself is a picture with the pixels of its own size, and blurred when it is drawn larger.
public final class Slate extends Region {
    private final Canvas canvas = new Canvas();
    private final Scale shrunk = new Scale();
    private double power = 1;

    public Slate() {
        canvas.setManaged(false);
        canvas.setMouseTransparent(true);
        canvas.getTransforms().add(shrunk);
        getChildren().add(canvas);
        // Whoever holds it gives it its size; by itself it wants none.
        setManaged(false);
    }

    /// What one paints with.
    public GraphicsContext pen() {
        return canvas.getGraphicsContext2D();
    }

    @Override
    public void resize(double width, double height) {
        super.resize(width, height);
        var corner = localToScene(0, 0);
        double size = localToScene(1, 0).getX() - corner.getX();
        canvas.setWidth(Math.ceil(width * size));
        canvas.setHeight(Math.ceil(height * size));
        if (size != power) {
            power = size;
            shrunk.setX(1 / size);
            shrunk.setY(1 / size);
            pen().setTransform(size, 0, 0, size, 0, 0);
        }
        // Half a pixel aside, and every letter would be blurred.
        canvas.setLayoutX((Math.round(corner.getX()) - corner.getX()) / size);
        canvas.setLayoutY((Math.round(corner.getY()) - corner.getY()) / size);
    }
}
