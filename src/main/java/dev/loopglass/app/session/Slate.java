package dev.loopglass.app.session;

import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
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
    private double left;
    private double top;

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
        fill(width, height);
    }

    /// Gives it this size and has pixels everywhere.
    ///
    /// @return whether they are others than before, and everything is to be painted anew
    public boolean fill(double width, double height) {
        super.resize(width, height);
        return bare(new BoundingBox(0, 0, width, height));
    }

    /// Gives it this size and has pixels only there.
    ///
    /// @return whether they are others than before, and everything is to be painted anew
    public boolean bare(double width, double height, Bounds part) {
        super.resize(width, height);
        return bare(part);
    }

    /// Has pixels only there.
    ///
    /// @return whether they are others than before, and everything is to be painted anew
    public boolean bare(Bounds part) {
        var corner = localToScene(0, 0);
        double size = localToScene(1, 0).getX() - corner.getX();
        double fromX = Math.floor(Math.max(0, part.getMinX()) * size);
        double fromY = Math.floor(Math.max(0, part.getMinY()) * size);
        double wide = Math.max(0, Math.ceil(Math.min(getWidth(), part.getMaxX()) * size) - fromX);
        double high = Math.max(0, Math.ceil(Math.min(getHeight(), part.getMaxY()) * size) - fromY);
        // Half a pixel aside, and every letter would be blurred.
        canvas.setLayoutX((Math.round(corner.getX()) - corner.getX() + fromX) / size);
        canvas.setLayoutY((Math.round(corner.getY()) - corner.getY() + fromY) / size);
        boolean others = size != power || fromX != left || fromY != top || wide != canvas.getWidth() || high != canvas.getHeight();
        if (others) {
            power = size;
            left = fromX;
            top = fromY;
            canvas.setWidth(wide);
            canvas.setHeight(high);
            canvas.setVisible(wide > 0 && high > 0);
            shrunk.setX(1 / size);
            shrunk.setY(1 / size);
            pen().setTransform(size, 0, 0, size, -left, -top);
        }
        return others;
    }

    /// Takes away what is painted.
    public void wipe() {
        pen().clearRect(left / power, top / power, canvas.getWidth() / power, canvas.getHeight() / power);
    }
}
