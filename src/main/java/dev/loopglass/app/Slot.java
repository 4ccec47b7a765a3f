package dev.loopglass.app;

import dev.loopglass.app.session.Icon;
import dev.loopglass.app.session.Unseen;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The place of a pane: it holds the pane, or, while that is folded, a strip with its name.
final class Slot extends StackPane {
    private final Part part;
    private final Region pane;
    private final Region strip;
    private final Button fold;

    /// @param head the pane's title, which gets a control that folds the pane
    Slot(Part part, Region pane, Pane head, Runnable toggle) {
        this.part = part;
        this.pane = pane;
        this.strip = strip(toggle);
        this.fold = control("fold-", part.fold, part.folding(), toggle);
        head.getChildren().add(fold);
        // It takes what room there is, and is not asked in each layout with how little it would do.
        pane.setMinSize(0, 0);
        getChildren().addAll(pane, strip);
    }

    private Region strip(Runnable toggle) {
        var unfold = control("unfold-", part.unfold, part.unfolding(), toggle);
        var title = new Label();
        title.getStyleClass().add("pane-title");
        boolean lying = part == Part.TIMELINE;
        title.textProperty().bind(lying ? part.title() : part.title().map(Slot::column));
        var box = lying ? new HBox() : new VBox(8);
        Unseen.fill(box, lying ? title : unfold, lying ? unfold : upright(title));
        box.getStyleClass().addAll("strip", lying ? "lying" : "standing");
        box.setOnMouseClicked(_ -> toggle.run());
        if (box instanceof HBox line) {
            line.setAlignment(Pos.CENTER_LEFT);
            // The control that brings it back stands where the one that folded it stood.
            title.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(title, Priority.ALWAYS);
        } else if (box instanceof VBox column) {
            column.setAlignment(Pos.TOP_CENTER);
        }
        return box;
    }

    /// A Chinese title is read from top to bottom, each character upright.
    private static String column(String title) {
        return turned(title) ? title : String.join("\n", title.split(""));
    }

    private static boolean turned(String title) {
        return title.codePoints().noneMatch(Character::isIdeographic);
    }

    private static Node upright(Label title) {
        title.rotateProperty().bind(title.textProperty().map(text -> turned(text) ? 90 : 0));
        title.setMinWidth(Region.USE_PREF_SIZE);
        return new Group(title);
    }

    private Button control(String id, Icon icon, ObservableValue<String> tip, Runnable toggle) {
        var button = icon.button(id + part.word(), tip, toggle);
        button.getStyleClass().add("fold");
        return button;
    }

    /// Whoever had the focus on the control that went away has it on the one that came.
    void show(boolean folded) {
        boolean focused = isFocusWithin();
        pane.setVisible(!folded);
        strip.setVisible(folded);
        if (focused) {
            (folded ? strip.lookup(".fold") : fold).requestFocus();
        }
    }
}
