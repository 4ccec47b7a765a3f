package dev.loopglass.app;

import dev.loopglass.app.session.Icon;
import dev.loopglass.app.session.Speech;
import dev.loopglass.app.session.Unseen;
import dev.loopglass.explain.Complaint;
import java.util.function.Supplier;
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

    private Supplier<Complaint> complaint;
    private Supplier<String> action = () -> "";
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
        Unseen.fill(this, sign, words, act, close);
        hide();
    }

    /// Says how far something is that goes on.
    ///
    /// @param callOff what the button that closes it does besides
    void progress(Supplier<String> what, double share, Runnable callOff) {
        inform(() -> Speech.say("shell.progress", what.get(), Math.round(share * 100)));
        closed = callOff;
    }

    /// Takes the word about what went on away.
    void over() {
        if (closed != null) {
            hide();
        }
    }

    /// Says that something went well.
    void inform(Supplier<String> news) {
        say(() -> new Complaint(news.get(), null));
        pseudoClassStateChanged(GOOD, true);
        sign.setVisible(false);
    }

    /// Says something that one may want to look into.
    void offer(Supplier<String> news, Supplier<String> what, Runnable run) {
        inform(news);
        sign.setVisible(true);
        lead(what, run);
    }

    /// Says what is wrong, and leads to more about it.
    void say(Supplier<Complaint> its, Supplier<String> what, Runnable run) {
        say(its);
        lead(what, run);
    }

    private void lead(Supplier<String> what, Runnable run) {
        action = what;
        act.setText(what.get());
        act.setOnAction(_ -> run.run());
        act.setVisible(true);
    }

    /// @param its what is wrong, in the language of the moment
    void say(Supplier<Complaint> its) {
        closed = null;
        complaint = its;
        pseudoClassStateChanged(GOOD, false);
        sign.setVisible(true);
        act.setVisible(false);
        word();
        setVisible(true);
        setManaged(true);
    }

    private void word() {
        var its = complaint.get();
        problem.setText(its.problem());
        hint.setText(its.hint() == null ? "" : Speech.say("banner.hint", its.hint()));
        hint.setVisible(its.hint() != null);
        hint.setManaged(its.hint() != null);
        setAccessibleText(Speech.say("banner.name", its.problem(), hint.getText()));
    }

    /// Says anew what it says, in the language that is spoken now.
    void speak() {
        if (isVisible()) {
            word();
            act.setText(action.get());
        }
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
