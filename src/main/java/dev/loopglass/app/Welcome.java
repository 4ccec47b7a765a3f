package dev.loopglass.app;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What there is to see before a trace is open: what one can do.
final class Welcome extends VBox {
    private static final List<String> STATIONS = List.of("fetch", "connect", "addHandler", "poll",
            "handleConnect", "the coroutine resumes");

    Welcome(Shell shell) {
        getStyleClass().add("welcome");
        setAlignment(Pos.CENTER);
        var title = new Label("Watch one asynchronous fetch, step by step");
        title.getStyleClass().add("welcome-title");
        var text = new Label(
                "Forwards and backwards, next to the source, from fetch to the coroutine that waited.");
        text.setWrapText(true);
        text.getStyleClass().add("advice");
        var steps = new HBox(6);
        steps.setAlignment(Pos.CENTER);
        for (var step : STATIONS) {
            if (!steps.getChildren().isEmpty()) {
                var arrow = new Label("→");
                arrow.getStyleClass().add("between");
                steps.getChildren().add(arrow);
            }
            var station = new Label(step);
            station.getStyleClass().addAll("chip", "mono");
            steps.getChildren().add(station);
        }
        ((Label) steps.getChildren().getLast())
                .pseudoClassStateChanged(PseudoClass.getPseudoClass("current"), true);
        var watch = new Button("Watch a fetch", Icon.RECORD.draw());
        watch.setId("welcome-record");
        watch.getStyleClass().add("primary");
        watch.setOnAction(_ -> shell.record(List.of()));
        var open = new Button("Open a trace…");
        open.setOnAction(_ -> shell.chooseTrace());
        var other = new Button("Record a URL…");
        other.setOnAction(_ -> shell.askForRecording());
        var buttons = new HBox(8, watch, open, other);
        buttons.setAlignment(Pos.CENTER);
        var drop = new Label("or drop a trace here");
        drop.getStyleClass().add("advice");
        getChildren().addAll(title, text, steps, buttons, drop);
    }
}
