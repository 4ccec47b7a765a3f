package dev.loopglass.app.timeline;

import dev.loopglass.app.session.Hits;
import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import dev.loopglass.app.session.Tip;
import dev.loopglass.app.session.Unseen;
import dev.loopglass.explain.Language;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Looks for steps: a field for words and conditions, how many steps fit, and from one to the next.
final class Seek extends HBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Session session;
    private final Node home;
    private final TextField field = new TextField();
    private final Label count = new Label();
    private Language language = Speech.language();

    /// @param home has the focus when the field does not need it any more
    Seek(Session session, Node home) {
        this.session = session;
        this.home = home;
        getStyleClass().add("seek");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        field.setId("seek");
        field.setPrefWidth(300);
        field.setMinWidth(Region.USE_PREF_SIZE);
        field.promptTextProperty().bind(Speech.of("seek.prompt", "fu4", "kind:http.*"));
        field.accessibleTextProperty().bind(Speech.of("seek.field"));
        field.textProperty().addListener((_, _, text) -> session.seek(text));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        count.setId("seek-count");
        count.setMinWidth(0);
        Tip.on(count, count.textProperty());
        Unseen.fill(this, field, button("seek-back", "↑", "seek.back", () -> go(Hits::previous)),
                button("seek-on", "↓", "seek.next", () -> go(Hits::next)), count,
                button("seek-close", "✕", "close", this::close));
    }

    private static Button button(String id, String sign, String key, Runnable action) {
        var button = new Button(sign);
        button.setId(id);
        button.getStyleClass().add("flat");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.accessibleTextProperty().bind(Speech.of(key));
        Tip.on(button, Speech.of(key));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void press(KeyEvent e) {
        enter(e);
        if (e.getCode() == KeyCode.ESCAPE) {
            close();
            e.consume();
        }
    }

    /// Goes on to what was found. The arrows are to step from there: the field does not keep the focus.
    void enter(KeyEvent e) {
        if (isVisible() && e.getCode() == KeyCode.ENTER) {
            next(e.isShiftDown());
            e.consume();
        }
    }

    private interface Way {
        int from(Hits hits, int seq);
    }

    private void go(Way way) {
        if (session.hits().count() > 0) {
            session.jump(way.from(session.hits(), session.step()));
            if (field.isFocused()) {
                home.requestFocus();
            }
        }
    }

    /// To the next one from wherever the focus is.
    void next(boolean back) {
        go(back ? Hits::previous : Hits::next);
    }

    void open() {
        setVisible(true);
        // Whoever is fast types before the next frame.
        applyCss();
        field.requestFocus();
        field.selectAll();
        session.seek(field.getText());
    }

    boolean close() {
        boolean open = isVisible();
        setVisible(false);
        if (open) {
            session.seek("");
            home.requestFocus();
        }
        return open;
    }

    /// Says how many there are, and which of them is on screen.
    void refresh() {
        if (language != Speech.language()) {
            language = Speech.language();
            session.seek(session.hits().query());
        }
        var hits = session.hits();
        pseudoClassStateChanged(WRONG, hits.problem() != null || hits.whole() && hits != Hits.NONE && hits.count() == 0);
        count.setText(words(hits));
    }

    private String words(Hits hits) {
        if (hits == Hits.NONE) {
            return Speech.say("seek.how", List.of("kind:future.*", "object:fu4", "turn:3-5"));
        } else if (hits.problem() != null) {
            return hits.problem();
        } else if (session.growingProperty().get()) {
            return Speech.say("seek.growing");
        }
        int index = hits.index(session.step());
        var found = index >= 0 ? Speech.say("seek.place", index + 1, hits.count()) : Speech.say("seek.count", hits.count());
        return hits.whole() ? found
                : Speech.say("seek.looking", found, 100L * hits.looked() / Math.max(1, session.trace().size()));
    }
}
