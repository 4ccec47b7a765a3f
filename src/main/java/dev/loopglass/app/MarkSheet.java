package dev.loopglass.app;

import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// All bookmarks of the trace, as far as it may be seen, and a way to each.
final class MarkSheet extends Sheet {
    private static final double WIDTH = 560;
    private static final double MOST = 420;
    private static final double ROW = 30;

    private final Shell shell;
    private final Session session;

    MarkSheet(Shell shell) {
        super(shell, Speech.of("marks"));
        this.shell = shell;
        this.session = shell.session();
        setId("mark-sheet");
        setPrefWidth(WIDTH);
        var seen = session.bookmarks().notes().headMap(session.horizon(), true);
        if (seen.isEmpty()) {
            var none = Speech.on(new Label(), "marks.none");
            none.getStyleClass().addAll("advice", "first-focus");
            none.setWrapText(true);
            getChildren().add(none);
            return;
        }
        var list = new ListView<Integer>();
        list.setId("mark-list");
        list.getStyleClass().add("first-focus");
        list.accessibleTextProperty().bind(Speech.of("marks"));
        list.getItems().setAll(seen.keySet());
        list.setFixedCellSize(ROW);
        list.setPrefHeight(Math.min(MOST, seen.size() * ROW + 4));
        list.setCellFactory(_ -> new Cell());
        var here = seen.floorKey(session.step());
        list.getSelectionModel().select(here == null ? seen.firstKey() : here);
        list.scrollTo(list.getSelectionModel().getSelectedIndex());
        list.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                leave(shell, list.getSelectionModel().getSelectedItem());
            }
        });
        var advice = Speech.on(new Label(), "marks.advice");
        advice.getStyleClass().add("advice");
        advice.setWrapText(true);
        getChildren().addAll(list, advice);
    }

    @Override
    void speak() {
        shell.veil().showMarks();
    }

    /// Where it is, and what is noted of it, or else what happens there.
    private final class Cell extends ListCell<Integer> {
        private final Label place = new Label();
        private final Label note = new Label();
        private final HBox body = new HBox(10, place, note);

        Cell() {
            getStyleClass().add("choice");
            place.setMinWidth(Region.USE_PREF_SIZE);
            note.getStyleClass().add("mark-note");
            note.setMinWidth(0);
            setPrefWidth(0);
            setOnMouseClicked(_ -> leave(shell, getItem()));
        }

        @Override
        protected void updateItem(Integer seq, boolean empty) {
            super.updateItem(seq, empty);
            setText(null);
            setGraphic(empty ? null : body);
            if (!empty) {
                var text = session.bookmarks().notes().get(seq);
                place.setText(Speech.say("why.place", seq, session.trace().turn(seq)));
                note.setText(text.isEmpty() ? session.explainer().brief(seq) : text);
                setAccessibleText(place.getText() + ": " + note.getText());
            }
        }
    }
}
