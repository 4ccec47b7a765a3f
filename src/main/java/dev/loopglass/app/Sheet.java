package dev.loopglass.app;

import dev.loopglass.app.session.Icon;
import dev.loopglass.app.session.Speech;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A card that lies over the window until it is answered or closed.
class Sheet extends VBox {
    Sheet(Shell shell, ObservableValue<String> title, Node... body) {
        getStyleClass().add("card");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        var heading = new Label();
        heading.textProperty().bind(title);
        heading.getStyleClass().add("card-title");
        heading.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(heading, Priority.ALWAYS);
        var close = new Button(null, Icon.CLOSE.draw());
        close.getStyleClass().add("flat");
        close.accessibleTextProperty().bind(Speech.of("close"));
        close.setOnAction(_ -> shell.veil().uncover());
        var head = new HBox(heading, close);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(head);
        getChildren().addAll(body);
        addEventFilter(KeyEvent.KEY_PRESSED, this::tab);
    }

    /// Says anew, in another language, what is not bound to its phrase.
    void speak() {}

    /// For the sheets that lead to a step.
    ///
    /// @param seq null if none was picked: then the sheet stays
    static void leave(Shell shell, Integer seq) {
        if (seq != null) {
            shell.veil().uncover();
            shell.session().jump(seq);
        }
    }

    /// The tabulator goes round inside: what a sheet covers is not to be reached.
    private void tab(KeyEvent e) {
        var stops = new ArrayList<Node>();
        collect(this, stops);
        if (e.getCode() != KeyCode.TAB || stops.isEmpty()) {
            return;
        }
        int at = stops.indexOf(getScene().getFocusOwner());
        if (e.isShiftDown() && at <= 0 && stops.size() > 1) {
            // From the one beside it, as one has to come from somewhere.
            stops.get(stops.size() - 2).requestFocusTraversal(TraversalDirection.NEXT);
            e.consume();
        } else if (!e.isShiftDown() && at == stops.size() - 1 || stops.size() == 1) {
            requestFocusTraversal(TraversalDirection.NEXT);
            e.consume();
        }
    }

    private static void collect(Node node, List<Node> stops) {
        if (node.isVisible() && !node.isDisabled()) {
            if (node.isFocusTraversable()) {
                stops.add(node);
            }
            if (node instanceof Parent parent) {
                parent.getChildrenUnmodifiable().forEach(child -> collect(child, stops));
            }
        }
    }
}
