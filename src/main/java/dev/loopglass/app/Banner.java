package dev.loopglass.app;

import dev.loopglass.app.session.Speech;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One clear line about what went wrong, which is in nobody's way.
final class Banner extends HBox {
    private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");

    private final Node sign = Icon.WARNING.draw();
    private final Label problem = new Label();
    private final Label hint = new Label();
    private final Button act = new Button();

    private Runnable closed;

    Banner() {
        getStyleClass().add("banner");
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleRole(AccessibleRole.TEXT);
        problem.setWrapText(true);
        problem.getStyleClass().add("banner-problem");
        hint.setWrapText(true);
        hint.getStyleClass().add("banner-hint");
        var words = new VBox(problem, hint);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var close = new Button(null, Icon.CLOSE.draw());
        close.getStyleClass().add("flat");
        close.accessibleTextProperty().bind(Speech.of("banner.close"));
        close.setOnAction(_ -> close());
        act.setId("banner-act");
        act.setMinWidth(USE_PREF_SIZE);
        act.managedProperty().bind(act.visibleProperty());
        getChildren().addAll(sign, words, act, close);
        hide();
    }

    /// Says how far something is that goes on.
    ///
    /// @param callOff what the button that closes it does besides
    void progress(String what, double share, Runnable callOff) {
        inform(Speech.say("shell.progress", what, Math.round(share * 100)));
        closed = callOff;
    }

    /// Takes the word about what went on away.
    void over() {
        if (closed != null) {
            hide();
        }
    }

    /// Says that something went well.
    void inform(String news) {
        say(news, null);
        pseudoClassStateChanged(GOOD, true);
        sign.setVisible(false);
    }

    /// Says something that one may want to look into.
    void offer(String news, String action, Runnable run) {
        inform(news);
        sign.setVisible(true);
        act.setText(action);
        act.setOnAction(_ -> run.run());
        act.setVisible(true);
    }

    /// Says what is wrong, and leads to more about it.
    void say(String itsProblem, String itsHint, String action, Runnable run) {
        say(itsProblem, itsHint);
        act.setText(action);
        act.setOnAction(_ -> run.run());
        act.setVisible(true);
    }

    /// @param itsHint what one could do about it, or null
    void say(String itsProblem, String itsHint) {
        closed = null;
        pseudoClassStateChanged(GOOD, false);
        sign.setVisible(true);
        act.setVisible(false);
        problem.setText(itsProblem);
        hint.setText(itsHint == null ? "" : Speech.say("banner.hint", itsHint));
        hint.setVisible(itsHint != null);
        hint.setManaged(itsHint != null);
        setAccessibleText(Speech.say("banner.name", itsProblem, hint.getText()));
        setVisible(true);
        setManaged(true);
    }

    private void close() {
        var its = closed;
        hide();
        if (its != null) {
            its.run();
        }
    }

    void hide() {
        closed = null;
        setVisible(false);
        setManaged(false);
    }
}
