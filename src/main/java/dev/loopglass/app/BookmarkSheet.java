package dev.loopglass.app;

import dev.loopglass.app.session.Speech;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Asks what to note of the step that is bookmarked; of one that is already, what to change of it.
final class BookmarkSheet extends Sheet {
    BookmarkSheet(Shell shell) {
        this(shell, shell.session().bookmarks().notes().get(shell.session().step()));
    }

    /// @param before the note that there is, or null
    private BookmarkSheet(Shell shell, String before) {
        super(shell, Speech.of(before == null ? "note" : "note.edit", shell.session().step()));
        setId("bookmark-sheet");
        setPrefWidth(480);
        var note = new TextField(before == null ? "" : before);
        note.getStyleClass().add("first-focus");
        note.promptTextProperty().bind(Speech.of("note.prompt"));
        note.accessibleTextProperty().bind(Speech.of("note.name"));
        note.setOnAction(_ -> {
            shell.veil().uncover();
            shell.bookmark(note.getText());
        });
        var advice = Speech.on(new Label(), before == null ? "note.advice" : "note.edit.advice");
        advice.getStyleClass().add("advice");
        advice.setWrapText(true);
        advice.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(advice, Priority.ALWAYS);
        var below = new HBox(12, advice);
        below.setAlignment(Pos.CENTER_LEFT);
        if (before != null) {
            below.getChildren().add(remove(shell));
        }
        getChildren().addAll(note, below);
    }

    private static Button remove(Shell shell) {
        var remove = Speech.on(new Button(), "note.remove");
        remove.setId("bookmark-remove");
        remove.setMinWidth(Region.USE_PREF_SIZE);
        remove.setOnAction(_ -> {
            shell.veil().uncover();
            shell.unmark(shell.session().step());
        });
        return remove;
    }
}
