package dev.loopglass.app;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A card that lies over the window until it is answered or closed.
class Sheet extends VBox {
    Sheet(Shell shell, String title, Node... body) {
        getStyleClass().add("card");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        var heading = new Label(title);
        heading.getStyleClass().add("card-title");
        heading.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(heading, Priority.ALWAYS);
        var close = new Button(null, Icon.CLOSE.draw());
        close.getStyleClass().add("flat");
        close.setAccessibleText("Close");
        close.setOnAction(_ -> shell.uncover());
        close.setFocusTraversable(false);
        var head = new HBox(heading, close);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(head);
        getChildren().addAll(body);
    }
}
