package dev.loopglass.app.panel;

import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import dev.loopglass.app.session.Tip;
import dev.loopglass.app.session.Unseen;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Looks for a text in the source that is shown, and after that in all others.
final class SearchBar extends HBox {
    /// Shows what was found.
    interface Show {
        /// @param text what is looked for; empty when no more
        void seek(String text);

        void place(Search.Place place);
    }

    private final Session session;
    private final SourceView view;
    private final Show show;
    private final TextField field = new TextField();
    private final Label count = new Label();
    private List<Search.Place> places = List.of();
    private int at;

    SearchBar(Session session, SourceView view, Show show) {
        this.session = session;
        this.view = view;
        this.show = show;
        getStyleClass().add("search-bar");
        setAlignment(Pos.CENTER_LEFT);
        field.setId("search");
        field.promptTextProperty().bind(Speech.of("search.prompt"));
        field.accessibleTextProperty().bind(Speech.of("search.prompt"));
        field.textProperty().addListener(_ -> look());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        HBox.setHgrow(field, Priority.ALWAYS);
        count.setId("search-count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        Unseen.fill(this, field, count, button("↑", "search.back", () -> go(-1)),
                button("↓", "search.next", () -> go(1)), button("✕", "close", this::close));
        setManaged(false);
    }

    private static Button button(String sign, String name, Runnable action) {
        var button = new Button(sign);
        button.getStyleClass().add("flat");
        button.accessibleTextProperty().bind(Speech.of(name));
        Tip.on(button, Speech.of(name));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void press(KeyEvent e) {
        if (e.getCode() == KeyCode.ENTER) {
            go(e.isShiftDown() ? -1 : 1);
        } else if (e.getCode() == KeyCode.ESCAPE) {
            close();
        } else {
            return;
        }
        e.consume();
    }

    void open() {
        setVisible(true);
        setManaged(true);
        // Whoever is fast types before the next frame.
        applyCss();
        field.requestFocus();
        field.selectAll();
        look();
    }

    private void close() {
        setVisible(false);
        setManaged(false);
        show.seek("");
        getParent().requestFocus();
    }

    private void look() {
        places = Search.all(session.trace().sources(), view.source(), field.getText());
        at = Math.max(0, ahead());
        show.seek(field.getText());
        tell();
    }

    /// The first place that does not stand above the line that is lit, or -1.
    private int ahead() {
        for (int i = 0; i < places.size() && places.get(i).source().equals(view.source()); i++) {
            if (places.get(i).line() >= view.lit()) {
                return i;
            }
        }
        return -1;
    }

    /// To the next place, or the one before.
    void go(int by) {
        if (!places.isEmpty()) {
            at = Math.floorMod(at + by, places.size());
            tell();
        }
    }

    private void tell() {
        if (field.getText().isEmpty()) {
            count.textProperty().unbind();
            count.setText("");
        } else {
            Speech.on(count, places.isEmpty() ? "search.none" : "search.place", at + 1, places.size());
        }
        if (!places.isEmpty()) {
            show.place(places.get(at));
        }
    }
}
