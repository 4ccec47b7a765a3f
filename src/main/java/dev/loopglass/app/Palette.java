package dev.loopglass.app;

import dev.loopglass.app.session.Condition;
import dev.loopglass.app.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// One field for everything: what the keys do, a step by its number, an object by its name, the next step
/// at which a condition holds.
final class Palette extends Sheet {
    private static final int MOST = 50;
    private static final double ROW = 28;

    /// @param hint how one gets there without the palette, or more about it
    record Choice(String word, String hint, Runnable action) {}

    private final Shell shell;
    private final ListView<Choice> list;

    Palette(Shell shell) {
        this(shell, new TextField(), new ListView<>());
    }

    private Palette(Shell shell, TextField field, ListView<Choice> list) {
        super(shell, "Go and do", field, list);
        this.shell = shell;
        this.list = list;
        setId("palette");
        setPrefWidth(560);
        field.getStyleClass().add("first-focus");
        field.setPromptText("a command, 42, fu4, or kind:future.*");
        field.setAccessibleText("A command, a step, an object or a condition");
        field.textProperty().addListener((_, _, text) -> offer(text));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        list.setFixedCellSize(ROW);
        list.setPrefHeight(12 * ROW + 2);
        list.setFocusTraversable(false);
        list.setAccessibleText("What that leads to");
        list.setCellFactory(_ -> new Cell());
        list.setPlaceholder(new Label("Nothing of that name"));
        offer("");
    }

    private void press(KeyEvent e) {
        switch (e.getCode()) {
            case DOWN -> select(list.getSelectionModel().getSelectedIndex() + 1);
            case UP -> select(list.getSelectionModel().getSelectedIndex() - 1);
            case ENTER -> take(list.getSelectionModel().getSelectedItem());
            default -> {
                return;
            }
        }
        e.consume();
    }

    private void select(int index) {
        if (index >= 0 && index < list.getItems().size()) {
            list.getSelectionModel().select(index);
            list.scrollTo(Math.max(0, index - 6));
        }
    }

    private void take(Choice choice) {
        if (choice != null) {
            shell.uncover();
            choice.action().run();
        }
    }

    private void offer(String asked) {
        var text = asked.strip().toLowerCase(Locale.ROOT);
        var choices = new ArrayList<Choice>();
        if (shell.session() != null && !text.isEmpty()) {
            places(asked.strip(), shell.session(), choices);
        }
        if (shell.session() != null) {
            bookmarks(text, shell.session(), choices);
        }
        commands(text).forEach(choices::add);
        recent(text).forEach(choices::add);
        list.getItems().setAll(choices);
        select(0);
    }

    private Stream<Choice> commands(String text) {
        return Keys.TABLE.stream().filter(key -> !key.needsTrace() || shell.session() != null)
                .filter(key -> holds(key.group() + " " + key.word(), text))
                .map(key -> new Choice(key.group() + ": " + key.word(), key.spelt(),
                        () -> key.action().accept(shell)));
    }

    /// Whether all words that were typed stand in it.
    private static boolean holds(String offer, String text) {
        return Stream.of(text.split("\\s+")).allMatch(offer.toLowerCase(Locale.ROOT)::contains);
    }

    private Stream<Choice> recent(String text) {
        return shell.windows().recent().all().stream()
                .filter(file -> holds((Recent.missing(file) ? "missing " : "open again ") + file, text))
                .map(file -> Recent.missing(file)
                        ? new Choice("Missing: " + Recent.name(file), "take it off the list",
                                () -> shell.windows().recent().remove(file))
                        : new Choice("Open again: " + Recent.name(file), Recent.folder(file),
                                () -> shell.open(file)));
    }

    private static void bookmarks(String text, Session session, List<Choice> choices) {
        session.bookmarks().notes().forEach((seq, note) -> {
            if (!text.isEmpty() && ("bookmark " + note).toLowerCase(Locale.ROOT).contains(text)) {
                choices.add(new Choice("Bookmark: " + (note.isEmpty() ? session.explainer().brief(seq)
                        : note),
                        "step " + seq, () -> session.jump(seq)));
            }
        });
    }

    /// Steps and objects that are meant by what was typed.
    private static void places(String text, Session session, List<Choice> choices) {
        var trace = session.trace();
        if (text.matches("\\d{1,9}") && Integer.parseInt(text) < trace.size()) {
            int seq = Integer.parseInt(text);
            choices.add(new Choice("Step " + seq + ": " + session.explainer().brief(seq),
                    "turn " + trace.turn(seq),
                    () -> session.jump(seq)));
        }
        trace.objects().stream().filter(it -> it.name().startsWith(text)).limit(MOST).forEach(object ->
                choices.add(new Choice(object + (object.label() == null ? "" : " " + object.label()),
                        "follow it", () -> {
                            session.selectedProperty().set(object);
                            session.jump(trace.about(object).length == 0 ? session.step()
                                    : trace.about(object)[0]);
                        })));
        if (text.contains(":")) {
            try {
                int found = next(Condition.parse(text, trace), session);
                choices.add(found < 0 ? new Choice("No step is like that", "", () -> { })
                        : new Choice("The next like that, step " + found + ": "
                                + session.explainer().brief(found),
                                "turn " + trace.turn(found), () -> session.jump(found)));
            } catch (IllegalArgumentException e) {
                choices.add(new Choice(e.getMessage(), "", () -> { }));
            }
        }
    }

    /// The first step after this one at which it holds, going round at the end, or -1.
    private static int next(Condition condition, Session session) {
        int size = session.trace().size();
        for (int i = 1; i <= size; i++) {
            int seq = (session.step() + i) % size;
            if (condition.matches(seq)) {
                return seq;
            }
        }
        return -1;
    }

    private final class Cell extends ListCell<Choice> {
        private final Label word = new Label();
        private final Label hint = new Label();
        private final HBox body = new HBox(8, word, hint);

        Cell() {
            word.setMaxWidth(Double.MAX_VALUE);
            word.setMinWidth(0);
            HBox.setHgrow(word, Priority.ALWAYS);
            hint.getStyleClass().add("key");
            hint.setMinWidth(Region.USE_PREF_SIZE);
            body.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
            getStyleClass().add("choice");
            setOnMouseClicked(_ -> take(getItem()));
        }

        @Override
        protected void updateItem(Choice choice, boolean empty) {
            super.updateItem(choice, empty);
            setText(null);
            setGraphic(empty ? null : body);
            if (!empty) {
                word.setText(choice.word());
                hint.setText(choice.hint());
                hint.setVisible(!choice.hint().isEmpty());
                setAccessibleText(choice.word() + " " + choice.hint());
            }
        }
    }
}
