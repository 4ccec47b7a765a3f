package dev.loopglass.app;

import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import dev.loopglass.explain.Condition;
import dev.loopglass.trace.Frame;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The breakpoints: those that there are, and a field for one more.
final class StopSheet extends Sheet {
    StopSheet(Shell shell) {
        this(shell, new TextField(), new Label(), new VBox());
    }

    private StopSheet(Shell shell, TextField field, Label advice, VBox list) {
        super(shell, Speech.of("stops"), list, field, advice);
        setId("stop-sheet");
        setPrefWidth(560);
        field.getStyleClass().add("first-focus");
        field.promptTextProperty().bind(Speech.of("stops.prompt"));
        field.accessibleTextProperty().bind(Speech.of("stops.name"));
        advice.textProperty().bind(Speech.of("stops.how",
                "kind:future.*  object:fu4  turn:3-5  text:\"HTTP/1.1 200\""));
        advice.getStyleClass().add("advice");
        advice.setWrapText(true);
        list.getStyleClass().add("stop-list");
        fill(list, shell.session());
        field.setOnAction(_ -> {
            try {
                var session = shell.session();
                session.stops().add(Condition.parse(field.getText(), session.trace(), Speech.language()));
                shell.veil().uncover();
                shell.run(true);
            } catch (IllegalArgumentException e) {
                advice.textProperty().unbind();
                advice.setText(e.getMessage());
                advice.getStyleClass().add("wrong");
            }
        });
    }

    private static void fill(VBox list, Session session) {
        list.getChildren().clear();
        var stops = session.stops();
        for (var spot : stops.spots()) {
            list.getChildren().add(entry(Speech.of("stops.line", name(spot.source()), spot.line()), () -> {
                stops.toggle(spot.source(), spot.line());
                fill(list, session);
            }));
        }
        for (var condition : stops.conditions()) {
            list.getChildren().add(entry(new SimpleStringProperty(condition.toString()), () -> {
                stops.remove(condition);
                fill(list, session);
            }));
        }
        if (list.getChildren().isEmpty()) {
            var none = Speech.on(new Label(), "stops.none");
            none.setWrapText(true);
            none.getStyleClass().add("advice");
            list.getChildren().add(none);
        }
    }

    private static Node entry(ObservableValue<String> text, Runnable remove) {
        var name = new Label();
        name.textProperty().bind(text);
        name.getStyleClass().add("mono");
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        var button = Speech.on(new Button(), "stops.remove");
        button.getStyleClass().add("stop-remove");
        button.accessibleTextProperty().bind(Speech.live(() -> Speech.say("stops.remove.name", text.getValue())));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> remove.run());
        var entry = new HBox(8, name, button);
        entry.setAlignment(Pos.CENTER_LEFT);
        return entry;
    }

    private static String name(Frame.Source source) {
        return source.file().substring(source.file().lastIndexOf('/') + 1);
    }
}
