package dev.loopglass.app;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// Asks what to note of the step that is bookmarked.
final class BookmarkSheet extends Sheet {
    BookmarkSheet(Shell shell) {
        this(shell, new TextField(), new Label("Enter sets it, with or without a note. "
                + "Kept in a file of its own beside the trace."));
    }

    private BookmarkSheet(Shell shell, TextField note, Label advice) {
        super(shell, "Bookmark step " + shell.session().step(), note, advice);
        setId("bookmark-sheet");
        setPrefWidth(480);
        note.getStyleClass().add("first-focus");
        note.setPromptText("a note");
        note.setAccessibleText("A note for the bookmark");
        advice.getStyleClass().add("advice");
        advice.setWrapText(true);
        note.setOnAction(_ -> {
            shell.uncover();
            shell.bookmark(note.getText());
        });
    }
}
