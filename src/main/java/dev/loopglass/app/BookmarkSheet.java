package dev.loopglass.app;

import dev.loopglass.app.session.Speech;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// Asks what to note of the step that is bookmarked.
final class BookmarkSheet extends Sheet {
    BookmarkSheet(Shell shell) {
        this(shell, new TextField(), new Label());
    }

    private BookmarkSheet(Shell shell, TextField note, Label advice) {
        super(shell, Speech.of("note", shell.session().step()), note, advice);
        setId("bookmark-sheet");
        setPrefWidth(480);
        note.getStyleClass().add("first-focus");
        note.promptTextProperty().bind(Speech.of("note.prompt"));
        note.accessibleTextProperty().bind(Speech.of("note.name"));
        advice.textProperty().bind(Speech.of("note.advice"));
        advice.getStyleClass().add("advice");
        advice.setWrapText(true);
        note.setOnAction(_ -> {
            shell.veil().uncover();
            shell.bookmark(note.getText());
        });
    }
}
