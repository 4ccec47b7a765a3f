package dev.loopglass.app;

import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import dev.loopglass.app.timeline.Clock;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Why the step on screen happened, from where the program began: each cause in words, and a way to it.
final class WhySheet extends Sheet {
    private static final double WIDTH = 760;
    private static final double MOST = 480;
    private static final double ROW = 46;

    private final Shell shell;
    private final Session session;

    WhySheet(Shell shell) {
        this(shell, new ListView<>());
    }

    private WhySheet(Shell shell, ListView<Integer> list) {
        super(shell, Speech.of("why.title", shell.session().step()), list);
        this.shell = shell;
        this.session = shell.session();
        setId("why-sheet");
        setPrefWidth(WIDTH);
        list.setId("why-list");
        list.getStyleClass().add("first-focus");
        list.accessibleTextProperty().bind(Speech.of("why.list"));
        list.getItems().setAll(chain());
        list.setCellFactory(_ -> new Cell());
        list.setPrefHeight(Math.min(MOST, list.getItems().size() * ROW + 4));
        list.getSelectionModel().selectLast();
        list.scrollTo(list.getItems().size() - 1);
        list.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                leave(shell, list.getSelectionModel().getSelectedItem());
            }
        });
    }

    private List<Integer> chain() {
        var chain = new ArrayList<>(session.replay().why(session.step()).reversed());
        chain.add(session.step());
        return chain;
    }

    /// A step: where it stands, what happened, and how long after the one that led to it.
    private final class Cell extends ListCell<Integer> {
        private final Label place = new Label();
        private final Label sentence = new Label();
        private final Label how = new Label();
        private final HBox body;

        Cell() {
            getStyleClass().addAll("choice", "why-step");
            place.getStyleClass().add("why-place");
            place.setMinWidth(92);
            sentence.getStyleClass().add("why-sentence");
            sentence.setWrapText(true);
            how.getStyleClass().add("advice");
            var words = new VBox(sentence, how);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            body = new HBox(10, place, words);
            setPrefWidth(0);
            setOnMouseClicked(_ -> leave(shell, getItem()));
            setOnMouseEntered(_ -> session.pointedProperty().set(getItem() == null ? null : session.trace().on(getItem())));
            setOnMouseExited(_ -> session.pointedProperty().set(null));
        }

        @Override
        protected void updateItem(Integer seq, boolean empty) {
            super.updateItem(seq, empty);
            setText(null);
            setGraphic(empty ? null : body);
            if (empty) {
                return;
            }
            place.setText(Speech.say("why.place", seq, session.trace().turn(seq)));
            sentence.setText(session.explainer().sentence(seq));
            how.setText(how(getIndex(), seq));
            sentence.setMinHeight(Region.USE_PREF_SIZE);
            setAccessibleText(place.getText() + ": " + sentence.getText() + " " + how.getText());
        }

        /// What the step before in the list is to this one.
        private String how(int index, int seq) {
            if (index == 0) {
                return Speech.say("why.first");
            }
            var trace = session.trace();
            int before = getListView().getItems().get(index - 1);
            var key = trace.cause(seq) == before ? "why.cause" : trace.occasion(seq) == before ? "why.occasion"
                    : trace.task(seq) == before ? "why.task" : trace.kind(seq).equals("loop.stopped") ? "why.alone" : "why.asked";
            return Speech.say(key, before, Clock.show(trace.t(seq) - trace.t(before)));
        }
    }
}
