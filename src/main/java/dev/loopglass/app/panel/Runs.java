package dev.loopglass.app.panel;

import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import dev.loopglass.app.session.Tip;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// From breakpoint to breakpoint with the mouse; there as soon as there is one.
final class Runs extends HBox {
    Runs(Session session, Consumer<Boolean> run) {
        getStyleClass().add("runs");
        setAlignment(Pos.CENTER_RIGHT);
        setMinWidth(Region.USE_PREF_SIZE);
        var count = new Label();
        count.setMinWidth(Region.USE_PREF_SIZE);
        var back = button("run-back", "◀", Speech.live(() -> Speech.say("tip.key", Speech.say("source.stops.back"), "Shift F8")), () -> run.accept(false));
        var on = button("run-on", "▶", Speech.live(() -> Speech.say("tip.key", Speech.say("source.stops.next"), "F8")), () -> run.accept(true));
        getChildren().addAll(back, count, on);
        var stops = session.stops().countProperty();
        stops.addListener(_ -> show(count, stops.get()));
        show(count, stops.get());
    }

    private void show(Label count, int stops) {
        Speech.on(count, "source.stops", stops);
        setVisible(stops > 0);
        setManaged(stops > 0);
    }

    private static Button button(String id, String sign, ObservableValue<String> tip, Runnable action) {
        var button = new Button(sign);
        button.setId(id);
        button.getStyleClass().add("flat");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.accessibleTextProperty().bind(tip);
        Tip.on(button, tip);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
