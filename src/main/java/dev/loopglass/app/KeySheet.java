package dev.loopglass.app;

import dev.loopglass.app.session.Speech;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// All keys, from the very table that binds them.
final class KeySheet extends Sheet {
    /// Room for a scroll bar, which is not to push one column below the other.
    private static final double BAR = 20;

    KeySheet(Shell shell) {
        super(shell, Speech.of("keys"), scrolled(columns()));
        setId("key-sheet");
    }

    private static Pane columns() {
        var left = new VBox(group("keys.step"), group("keys.go"), group("keys.timeline"), group("keys.source"), group("keys.predict"));
        var right = new VBox(group("keys.lesson"), group("keys.stops"), group("keys.findings"), group("keys.explain"),
                group("keys.window"));
        right.getStyleClass().add("key-groups");
        left.getStyleClass().add("key-groups");
        // Beside each other, as long as there is room for both.
        var columns = new FlowPane(left, right) {
            @Override
            protected double computePrefWidth(double height) {
                return left.prefWidth(-1) + getHgap() + right.prefWidth(-1) + BAR;
            }

            @Override
            protected double computePrefHeight(double width) {
                return super.computePrefHeight(width < 0 ? prefWidth(-1) : width);
            }
        };
        columns.getStyleClass().add("key-columns");
        return columns;
    }

    private static ScrollPane scrolled(Pane columns) {
        var scroll = new ScrollPane(columns);
        scroll.getStyleClass().addAll("edge-to-edge", "first-focus");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(0);
        return scroll;
    }

    private static VBox group(String name) {
        var heading = Speech.on(new Label(), name);
        heading.getStyleClass().add("pane-title");
        var grid = new GridPane();
        grid.getStyleClass().add("key-grid");
        for (var key : Keys.TABLE) {
            if (key.group().equals(name) && !key.strokes().isEmpty()) {
                var spelt = new Label();
                spelt.textProperty().bind(Speech.live(key::spelt));
                spelt.getStyleClass().add("key");
                spelt.setMinWidth(Region.USE_PREF_SIZE);
                var word = new Label();
                word.textProperty().bind(Speech.live(key::word));
                word.setMinWidth(Region.USE_PREF_SIZE);
                grid.addRow(grid.getRowCount(), spelt, word);
            }
        }
        return new VBox(6, heading, grid);
    }
}
