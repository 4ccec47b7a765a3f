package dev.loopglass.app;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;

/// The signs on the buttons, drawn on a field of 16 × 16 so that no typeface needs to have them.
enum Icon {
    FIRST("M3 3h2v10H3zM13 3v10L6 8z"),
    LAST("M11 3h2v10h-2zM3 3v10l7-5z"),
    BACK("M11 3v10L4 8z"),
    ON("M5 3v10l7-5z"),
    OVER_BACK("M14 10a6 6 0 0 0-10.6-3.8L1.6 4.4V10h5.6L4.8 7.6A4 4 0 0 1 12 10zM6.5 11.5h3v3h-3z"),
    OVER_ON("M2 10a6 6 0 0 1 10.6-3.8l1.8-1.8V10H8.800l2.400-2.400A4 4 0 0 0 4 10zM6.5 11.5h3v3h-3z"),
    TURN_BACK("M8 3V.5L3.500 4 8 7.500V5a4 4 0 1 1-4 4H2a6 6 0 1 0 6-6z"),
    TURN_ON("M8 3V.5L12.500 4 8 7.500V5a4 4 0 1 0 4 4h2a6 6 0 1 1-6-6z"),
    PLAY("M4 2.500v11l9-5.500z"),
    PAUSE("M4 3h3v10H4zM9 3h3v10H9z"),
    RECORD("M8 3a5 5 0 1 0 .01 0z"),
    STOP("M3.500 3.500h9v9h-9z"),
    MOON("M6 2a6.500 6.500 0 1 0 8 8A6 6 0 0 1 6 2z"),
    SUN("M8 5a3 3 0 1 0 .01 0zM7.300 1h1.400v2.500H7.300zM7.300 12.500h1.400V15H7.300zM1 7.300h2.500v1.400H1zM12.500 7.300H15v1.400h-2.500z"
            + "M2.600 3.600l1-1 1.800 1.800-1 1zM10.600 11.600l1-1 1.800 1.800-1 1zM12.400 2.600l1 1-1.800 1.800-1-1zM4.400 10.600l1 1-1.800 1.800-1-1z"),
    CLOSE("M4 3l4 4 4-4 1 1-4 4 4 4-1 1-4-4-4 4-1-1 4-4-4-4z"),
    WARNING("M8 1.500 15.500 14.500H.5zM7.200 6v4.500h1.600V6zM7.200 11.500V13h1.600v-1.500z");

    private final String shape;

    Icon(String shape) {
        this.shape = shape;
    }

    Node draw() {
        var path = new SVGPath();
        path.setContent(shape);
        path.getStyleClass().add("icon");
        var field = new StackPane(path);
        field.setMinSize(14, 14);
        field.setMaxSize(14, 14);
        return field;
    }
}
