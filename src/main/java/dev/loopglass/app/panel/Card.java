package dev.loopglass.app.panel;

import dev.loopglass.app.session.Asked;
import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import dev.loopglass.explain.Term;
import javafx.animation.PauseTransition;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// What a word of the glossary means, beside where it stands.
public final class Card extends VBox {
    private static final Duration PAUSE = Duration.millis(320);
    private static final double WIDTH = 380;
    private static final double GAP = 7;

    private final Session session;
    private final PauseTransition pause = new PauseTransition(PAUSE);

    public Card(Session session) {
        this.session = session;
        setId("card");
        getStyleClass().add("term-card");
        setMouseTransparent(true);
        setManaged(false);
        setVisible(false);
        setAccessibleRole(AccessibleRole.TOOLTIP);
        pause.setOnFinished(_ -> show());
        session.askedProperty().addListener((_, _, asked) -> {
            pause.stop();
            setVisible(false);
            if (asked != null && asked.atOnce()) {
                show();
            } else if (asked != null) {
                pause.playFromStart();
            }
        });
    }

    private void show() {
        var asked = session.askedProperty().get();
        getChildren().setAll(parts(asked.term()));
        setAccessibleText(asked.term().title(Speech.language()) + ": " + asked.term().text(Speech.language()));
        setVisible(true);
        applyCss();
        place(asked);
    }

    /// Below the word, or above it where there is no room.
    private void place(Asked asked) {
        var field = (Region) getParent();
        var word = field.sceneToLocal(asked.where());
        double width = Math.min(WIDTH, field.getWidth() - 2 * GAP);
        double height = prefHeight(width);
        double left = Math.clamp(word.getMinX(), GAP, Math.max(GAP, field.getWidth() - width - GAP));
        double top = word.getMaxY() + GAP + height > field.getHeight() ? word.getMinY() - GAP - height
                : word.getMaxY() + GAP;
        resizeRelocate(left, Math.max(GAP, top), width, height);
        layout();
    }

    /// Title, meaning, and what it is called elsewhere.
    public static Node[] parts(Term term) {
        var title = new Label(term.title(Speech.language()));
        title.getStyleClass().add("term-title");
        title.setMinHeight(USE_PREF_SIZE);
        var text = new Label(term.text(Speech.language()));
        text.getStyleClass().add("term-text");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        var names = new GridPane();
        names.getStyleClass().add("term-names");
        name(names, "Tornado", term.tornado());
        name(names, "Java", term.java());
        return names.getChildren().isEmpty() ? new Node[] {title, text} : new Node[] {title, text, names};
    }

    private static void name(GridPane names, String where, String what) {
        if (!what.isEmpty()) {
            var name = new Label(what);
            name.getStyleClass().add("mono");
            var head = new Label(where);
            head.setMinWidth(USE_PREF_SIZE);
            names.addRow(names.getRowCount(), head, name);
        }
    }
}
