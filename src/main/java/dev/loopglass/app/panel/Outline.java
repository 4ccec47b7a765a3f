package dev.loopglass.app.panel;

import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import dev.loopglass.app.session.Talk;
import dev.loopglass.app.session.Tip;
import dev.loopglass.event.Step;
import dev.loopglass.explain.Language;
import dev.loopglass.lesson.Chapter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The chapters and stops of a lesson, in order; the present one is marked, and a click goes to any.
final class Outline extends ListView<Outline.Row> {
    private static final double ROW = 25;
    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");
    private static final PseudoClass PASSED = PseudoClass.getPseudoClass("passed");

    private final Talk talk;
    private final Session session;
    private final IntConsumer go;
    private Object listed;
    private Language spoken;

    /// @param place where a click on it leads
    record Row(boolean chapter, int place, String title, String detail) {}

    Outline(Talk talk, Session session, IntConsumer go) {
        this.talk = talk;
        this.session = session;
        this.go = go;
        setId("lesson-outline");
        getStyleClass().add("lesson-outline");
        accessibleTextProperty().bind(Speech.of("lesson.outline"));
        setFixedCellSize(ROW);
        setCellFactory(_ -> new Cell());
        setMinHeight(0);
        // Without a height a list does not scroll, nor in the middle of a layout.
        heightProperty().addListener(_ -> Platform.runLater(this::reveal));
        setOnKeyPressed(e -> {
            var row = getSelectionModel().getSelectedItem();
            if (e.getCode() == KeyCode.ENTER && row != null) {
                go.accept(row.place);
            }
        });
    }

    void limit(double most) {
        setPrefHeight(Math.min(getItems().size() * ROW + 1, Math.floor(most / ROW) * ROW + 1));
    }

    @Override
    public void refresh() {
        if (listed != talk.walk() || spoken != Speech.language()) {
            listed = talk.walk();
            spoken = Speech.language();
            getItems().setAll(rows());
        } else {
            super.refresh();
        }
        int row = row();
        if (row < 0) {
            getSelectionModel().clearSelection();
        } else {
            getSelectionModel().clearAndSelect(row);
            reveal();
        }
    }

    /// The row of the present stop, or -1.
    private int row() {
        return IntStream.range(0, getItems().size()).filter(i -> here(getItems().get(i))).findFirst().orElse(-1);
    }

    private void reveal() {
        if (getHeight() >= ROW && row() >= 0) {
            scrollTo(Math.max(0, row() - 3));
        }
    }

    private List<Row> rows() {
        var rows = new ArrayList<Row>();
        var lesson = talk.walk().lesson();
        rows.add(new Row(true, 0, lesson.title(), lesson.minutes() == 0 ? ""
                : Speech.say("lesson.minutes", lesson.minutes())));
        for (var chapter : lesson.chapters()) {
            if (!chapter.title().isEmpty() && !chapter.stops().isEmpty()) {
                rows.add(new Row(true, chapter.stops().getFirst().number(), chapter.title(), minutes(chapter)));
            }
            chapter.stops().forEach(stop -> rows.add(new Row(false, stop.number(), stop.title(),
                    talk.walk().step(stop.number()) == Step.NONE ? Speech.say("lesson.fault.sign") : "")));
        }
        return rows;
    }

    private static String minutes(Chapter chapter) {
        return chapter.minutes() == 0 ? "" : Speech.say("lesson.minutes", chapter.minutes());
    }

    /// Whether the stop's step is still to come, and nothing may be told of it, not even a title.
    private boolean coming(int place) {
        return talk.walk().step(place) > session.horizon();
    }

    /// At how many stops that is so.
    long coming() {
        return IntStream.rangeClosed(1, talk.walk().stops().size()).filter(this::coming).count();
    }

    private boolean here(Row row) {
        return row.place == talk.place() && row.chapter == (row.place == 0);
    }

    private final class Cell extends ListCell<Row> {
        private final Label number = new Label();
        private final Label title = new Label();
        private final Label detail = new Label();
        private final HBox line = new HBox(number, title, detail);

        Cell() {
            getStyleClass().add("outline-row");
            number.getStyleClass().add("outline-number");
            number.setMinWidth(Region.USE_PREF_SIZE);
            number.managedProperty().bind(number.visibleProperty());
            title.setMinWidth(0);
            title.setMaxWidth(Double.MAX_VALUE);
            Tip.on(title);
            HBox.setHgrow(title, Priority.ALWAYS);
            detail.getStyleClass().add("outline-detail");
            detail.setMinWidth(Region.USE_PREF_SIZE);
            line.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
            setOnMouseClicked(_ -> {
                if (getItem() != null) {
                    go.accept(getItem().place);
                }
            });
        }

        @Override
        protected void updateItem(Row row, boolean empty) {
            super.updateItem(row, empty);
            setGraphic(empty ? null : line);
            pseudoClassStateChanged(HERE, !empty && here(row));
            pseudoClassStateChanged(PASSED, !empty && row.place < talk.place());
            if (empty) {
                setAccessibleText(null);
                return;
            }
            var shown = coming(row.place) ? "…" : row.title;
            number.setText(row.chapter ? "" : String.valueOf(row.place));
            number.setVisible(!row.chapter);
            title.setText(shown);
            title.setAccessibleHelp(shown);
            title.getStyleClass().setAll("label", row.chapter ? "outline-chapter" : "outline-stop");
            detail.setText(row.detail);
            setAccessibleText((number.getText() + " " + shown + " " + row.detail).strip());
        }
    }
}
