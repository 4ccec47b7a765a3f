package dev.loopglass.app.session;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;

/// The signs on the buttons, drawn on a field of 16 × 16 so that no typeface needs to have them.
public enum Icon {
    FIRST("M3 3h2v10H3zM13 3v10L6 8z"),
    LAST("M11 3h2v10h-2zM3 3v10l7-5z"),
    BACK("M14.500 7H7.500V3L1.500 8l6 5V9h7z"),
    ON("M1.500 7h7V3l6 5-6 5V9h-7z"),
    OVER_BACK("M14 10a6 6 0 0 0-10.6-3.8L1.6 4.4V10h5.6L4.8 7.6A4 4 0 0 1 12 10zM6.5 11.5h3v3h-3z"),
    OVER_ON("M2 10a6 6 0 0 1 10.6-3.8l1.8-1.8V10H8.8l2.4-2.4A4 4 0 0 0 4 10zM6.5 11.5h3v3h-3z"),
    TURN_BACK("M8 3V.5L3.5 4 8 7.5V5a4 4 0 1 1-4 4H2a6 6 0 1 0 6-6z"),
    TURN_ON("M8 3V.5L12.5 4 8 7.5V5a4 4 0 1 0 4 4h2a6 6 0 1 1-6-6z"),
    ABOUT_BACK("M7.200 2.700 1.900 8l5.300 5.300 1.300-1.300L4.500 8l4-4zM12 5.300a2.700 2.700 0 1 0 .01 0z"),
    UNDO("M6 1.500 1.500 5.900 6 10.300V6.800h4a2.700 2.700 0 0 1 0 5.400H5V14h5a4.500 4.500 0 0 0 0-9H6z"),
    REDO("M10 1.500 14.500 5.900 10 10.300V6.800H6a2.700 2.700 0 0 0 0 5.400h5V14H6a4.500 4.500 0 0 1 0-9h4z"),
    SEARCH("M6.500 1.500a5 5 0 1 0 2.900 9.100l3.900 3.900 1.200-1.200-3.900-3.900A5 5 0 0 0 6.500 1.500z"
            + "M6.500 3.200a3.300 3.300 0 1 1-.01 0z"),
    EXPORT("M7.200 1.500h1.600v6.300l2.300-2.300 1.100 1.100L8 10.800 3.800 6.600l1.100-1.100 2.300 2.300zM2 10.500h1.600v2.400h8.800v-2.400H14v4H2z"),
    MINUS("M2 7h10v2H2z"),
    PLUS("M6 2h2v5h5v2H8v5H6V9H1V7h5z"),
    PLAY("M4 2.5v11l9-5.5z"),
    PAUSE("M4 3h3v10H4zM9 3h3v10H9z"),
    RECORD("M8 3a5 5 0 1 0 .01 0z"),
    STOP("M3.5 3.5h9v9h-9z"),
    MOON("M6 2a6.5 6.5 0 1 0 8 8A6 6 0 0 1 6 2z"),
    SUN("M8 5a3 3 0 1 0 .01 0zM7.3 1h1.4v2.5H7.3zM7.3 12.5h1.4V15H7.3zM1 7.3h2.5v1.4H1zM12.5 7.3H15v1.4h-2.5z"
            + "M2.6 3.6l1-1 1.8 1.8-1 1zM10.6 11.6l1-1 1.8 1.8-1 1z"
            + "M12.4 2.6l1 1-1.8 1.8-1-1zM4.4 10.6l1 1-1.8 1.8-1-1z"),
    LANGUAGE("M8 1a7 7 0 1 1-.01 0zM8 2.300a5.700 5.700 0 1 0 .01 0z"
            + "M8 1a3.600 7 0 1 1-.01 0zM8 2.300a2.300 5.700 0 1 0 .01 0zM1.500 7.350h13v1.300h-13z"),
    CLOSE("M4 3l4 4 4-4 1 1-4 4 4 4-1 1-4-4-4 4-1-1 4-4-4-4z"),
    FLAG("M3 1h1.6v14H3zM5.5 2H14l-2.8 3.5L14 9H5.5z"),
    SCREEN("M1.500 2h13v9H8.800v1.500h2.700V14h-7v-1.500h2.700V11H1.500zM3 3.500v6h10v-6z"),
    FOLD_LEFT("M10 3.5 5.500 8l4.500 4.500-1.200 1.200L3.100 8l5.700-5.700z"),
    FOLD_RIGHT("M6 3.500 10.500 8 6 12.500l1.200 1.200L12.900 8 7.200 2.300z"),
    FOLD_DOWN("M3.500 6 8 10.500 12.500 6l1.200 1.200L8 12.900 2.300 7.200z"),
    FOLD_UP("M3.500 10 8 5.500 12.500 10l1.200-1.200L8 3.100 2.300 8.800z"),
    CHECK("M6.300 10.300 13 3.500l1.500 1.500-8.200 8.300L1.500 8.500 3 7z"),
    WARNING("M8 1.5 15.5 14.5H.5zM7.200 6v4.5h1.6V6zM7.200 11.5V13h1.6v-1.5z");

    private static final double FIELD = 14;

    private final String shape;

    Icon(String shape) {
        this.shape = shape;
    }

    /// In its middle of a field of its size. The field is a part of the path: a box around it would be another node with styles
    /// to be looked up, and a window has thirty.
    public Node draw() {
        var path = new SVGPath();
        path.setContent(shape);
        var drawn = path.getLayoutBounds();
        double left = drawn.getMinX() - Math.round((FIELD - drawn.getWidth()) / 2);
        double top = drawn.getMinY() - Math.round((FIELD - drawn.getHeight()) / 2);
        path.setContent("M" + left + " " + top + "h0M" + (left + FIELD) + " " + (top + FIELD) + "h0" + shape);
        path.getStyleClass().add("icon");
        return path;
    }

    /// A button that is nothing but this sign.
    ///
    /// @param tip what it does, which is its name, too
    public Button button(String id, ObservableValue<String> tip, Runnable action) {
        var button = new Button(null, draw());
        button.setId(id);
        button.getStyleClass().add("flat");
        button.setMinWidth(Region.USE_PREF_SIZE);
        Tip.on(button, tip);
        button.accessibleTextProperty().bind(tip);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
