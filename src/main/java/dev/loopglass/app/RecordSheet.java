package dev.loopglass.app;

import dev.loopglass.app.session.Scenarios;
import dev.loopglass.app.session.Speech;
import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Asks what to record: one of the fetches worth watching, or a URL.
final class RecordSheet extends Sheet {
    private final Shell shell;
    private final TextField url = new TextField();
    private final ListView<Scenarios.Scenario> list = new ListView<>();
    private final Label advice = new Label();

    RecordSheet(Shell shell) {
        super(shell, Speech.of("record"));
        advice.textProperty().bind(Speech.of("record.asking"));
        this.shell = shell;
        setId("record-sheet");
        url.setPromptText("http://…");
        url.setId("record-url");
        url.accessibleTextProperty().bind(Speech.of("record.url.name"));
        url.getStyleClass().add("first-focus");
        url.setOnAction(_ -> recordUrl());
        HBox.setHgrow(url, Priority.ALWAYS);
        var go = Speech.on(new Button(), "record.go");
        go.setId("record-go");
        go.getStyleClass().add("primary");
        go.setOnAction(_ -> recordUrl());
        var line = new HBox(8, url, go);
        line.setAlignment(Pos.CENTER_LEFT);
        list.setId("scenarios");
        list.accessibleTextProperty().bind(Speech.of("record.list"));
        list.setPrefSize(660, 262);
        list.setCellFactory(_ -> new Cell());
        list.setOnKeyPressed(e -> {
            var picked = list.getSelectionModel().getSelectedItem();
            if (e.getCode() == KeyCode.ENTER && picked != null) {
                start(List.of("--scenario", picked.name()));
            }
        });
        advice.setWrapText(true);
        advice.setMaxWidth(600);
        list.setPlaceholder(advice);
        getChildren().addAll(title("record.url"), line, title("record.scenarios"), list);
        ask();
    }

    private static Label title(String key) {
        var title = Speech.on(new Label(), key);
        title.getStyleClass().add("pane-title");
        return title;
    }

    private void ask() {
        Thread.ofVirtual().start(() -> {
            var answer = Scenarios.ask();
            Platform.runLater(() -> {
                list.getItems().setAll(answer.scenarios());
                advice.textProperty().bind(Speech.of("record.none", answer.problem()));
            });
        });
    }

    private void recordUrl() {
        var wanted = url.getText().strip();
        if (!wanted.isEmpty()) {
            start(List.of(wanted));
        }
    }

    private void start(List<String> arguments) {
        shell.uncover();
        shell.record(arguments);
    }

    private final class Cell extends ListCell<Scenarios.Scenario> {
        private final Label name = new Label();
        private final Label about = new Label();
        private final VBox words = new VBox(name, about);

        Cell() {
            name.getStyleClass().add("scenario-name");
            about.getStyleClass().add("advice");
            about.setWrapText(true);
            setPrefWidth(0);
            setOnMouseClicked(_ -> {
                if (getItem() != null) {
                    start(List.of("--scenario", getItem().name()));
                }
            });
        }

        @Override
        protected void updateItem(Scenarios.Scenario item, boolean empty) {
            super.updateItem(item, empty);
            setGraphic(empty ? null : words);
            if (!empty) {
                name.textProperty().bind(Speech.live(item::titleSaid));
                about.textProperty().bind(Speech.live(item::aboutSaid));
            }
        }
    }
}
