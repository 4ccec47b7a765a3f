package dev.loopglass.app;

import dev.loopglass.app.session.CommandLine;
import dev.loopglass.app.session.Scenarios;
import dev.loopglass.app.session.Speech;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Asks what to record: one of the fetches worth watching, or a URL with the options of curl. What is wrong
/// with those the command line says, as it does in a terminal.
final class RecordSheet extends Sheet {
    private static final double WIDTH = 660;

    private final Shell shell;
    private final TextField url = field("record-url", "record.url.name");
    private final TextField options = field("record-options", "record.options.name");
    private final TextField filter = field("scenario-filter", "record.filter");
    private final Button go = Speech.on(new Button(), "record.go");
    private final Label problem = new Label();
    private final ObservableList<Scenarios.Scenario> scenarios = FXCollections.observableArrayList();
    private final ListView<Scenarios.Scenario> list = new ListView<>();
    private final Label advice = new Label();

    RecordSheet(Shell shell) {
        super(shell, Speech.of("record"));
        this.shell = shell;
        setId("record-sheet");
        setPrefWidth(WIDTH + 46);
        url.setPromptText("http://…");
        url.getStyleClass().add("first-focus");
        options.setPromptText("-X POST -d 'name=value' -H 'Accept: text/plain' --resolve example.org:80:127.0.0.1");
        go.setId("record-go");
        go.getStyleClass().add("primary");
        go.setMinWidth(USE_PREF_SIZE);
        go.setOnAction(_ -> recordUrl());
        problem.setId("record-problem");
        problem.getStyleClass().addAll("advice", "wrong");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        refuse(() -> "");
        getChildren().addAll(title("record.url"), line(url, history(), go), title("record.options"), line(options),
                problem, title("record.scenarios"), line(filter), scenarios());
        ask();
    }

    private TextField field(String id, String name) {
        var field = new TextField();
        field.setId(id);
        field.accessibleTextProperty().bind(Speech.of(name));
        field.setOnAction(_ -> recordUrl());
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    private static HBox line(Node... parts) {
        var line = new HBox(8, parts);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Label title(String key) {
        var title = Speech.on(new Label(), key);
        title.getStyleClass().add("pane-title");
        return title;
    }

    // ---- a URL

    /// The commands of before; one that is chosen stands in the fields again.
    private MenuButton history() {
        var history = Speech.on(new MenuButton(), "record.history");
        history.setId("record-history");
        history.setMinWidth(USE_PREF_SIZE);
        for (var command : shell.windows().commands().all()) {
            var item = new MenuItem(command);
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> recall(command));
            history.getItems().add(item);
        }
        history.setDisable(history.getItems().isEmpty());
        return history;
    }

    private void recall(String command) {
        int space = command.startsWith("curl ") ? -1 : command.indexOf(' ');
        url.setText(space < 0 ? command : command.substring(0, space));
        options.setText(space < 0 ? "" : command.substring(space + 1));
        url.requestFocus();
    }

    private void recordUrl() {
        if (url.getText().isBlank()) {
            refuse(() -> Speech.say("record.url.wanted", "http://localhost:8000/"));
            return;
        }
        try {
            var wanted = new ArrayList<>(words(options.getText()));
            wanted.addAll(url.getText().strip().contains(" ") ? words(url.getText()) : List.of(url.getText().strip()));
            wanted.removeIf(String::isEmpty);
            shell.windows().commands().add((url.getText().strip() + " " + options.getText().strip()).strip());
            start(wanted);
        } catch (IllegalArgumentException e) {
            refuse(e::getMessage);
        }
    }

    /// A whole command that was copied from elsewhere begins with the name of the program.
    private static List<String> words(String text) {
        var words = CommandLine.words(text);
        return !words.isEmpty() && words.getFirst().equals("curl") ? words.subList(1, words.size()) : words;
    }

    /// Stays until there is something to be seen, or until the recorder says what is wrong.
    private void start(List<String> arguments) {
        refuse(() -> "");
        go.setDisable(true);
        shell.studio().record(arguments, why -> {
            if (shell.veil().sheet() == this) {
                shell.studio().stop();
                go.setDisable(false);
                refuse(() -> why.get().hint() == null ? why.get().problem()
                        : why.get().problem() + "\n" + Speech.say("banner.hint", why.get().hint()));
            } else {
                shell.studio().complain(why);
            }
        });
    }

    /// @param why what is wrong with what was typed; nothing if nothing is
    private void refuse(Supplier<String> why) {
        problem.textProperty().bind(Speech.live(why));
        problem.setVisible(!problem.getText().isEmpty());
        problem.setManaged(problem.isVisible());
    }

    // ---- a scenario

    private ListView<Scenarios.Scenario> scenarios() {
        filter.promptTextProperty().bind(Speech.of("record.filter"));
        filter.setOnAction(_ -> pick(list.getItems().isEmpty() ? null : list.getItems().getFirst()));
        filter.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.DOWN) {
                list.requestFocus();
                list.getSelectionModel().selectFirst();
                e.consume();
            }
        });
        var shown = new FilteredList<>(scenarios);
        filter.textProperty().addListener((_, _, text) -> shown.setPredicate(it -> fits(it, text)));
        list.setItems(shown);
        list.setId("scenarios");
        list.accessibleTextProperty().bind(Speech.of("record.list"));
        list.setPrefSize(WIDTH, 236);
        list.setCellFactory(_ -> new Cell());
        list.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                pick(list.getSelectionModel().getSelectedItem());
            }
        });
        advice.textProperty().bind(Speech.of("record.asking"));
        advice.setWrapText(true);
        advice.setMaxWidth(600);
        list.setPlaceholder(advice);
        return list;
    }

    private static boolean fits(Scenarios.Scenario scenario, String text) {
        var whole = (scenario.name() + " " + scenario.title() + " " + scenario.about() + " " + scenario.titleSaid() + " "
                + scenario.aboutSaid()).toLowerCase(Locale.ROOT);
        return Stream.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+")).allMatch(whole::contains);
    }

    private void pick(Scenarios.Scenario scenario) {
        if (scenario != null) {
            shell.veil().uncover();
            shell.studio().record(List.of("--scenario", scenario.name()));
        }
    }

    private void ask() {
        Thread.ofVirtual().start(() -> {
            var answer = Scenarios.ask();
            Platform.runLater(() -> {
                scenarios.setAll(answer.scenarios());
                advice.textProperty().bind(answer.scenarios().isEmpty() ? Speech.of("record.none", answer.problem())
                        : Speech.of("record.unlike"));
            });
        });
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
            setOnMouseClicked(_ -> pick(getItem()));
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
