package dev.loopglass.app;

import dev.loopglass.app.panel.Prose;
import dev.loopglass.app.session.Guess;
import dev.loopglass.app.session.Icon;
import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import dev.loopglass.app.session.Tip;
import dev.loopglass.app.session.Unseen;
import dev.loopglass.event.Step;
import dev.loopglass.lesson.Question;
import dev.loopglass.lesson.Score;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;

/// What happens next? The question, what one can choose from, and why it is not that. It stands above the panes and
/// covers none: whoever is to predict has to look.
final class GuessPane extends VBox {
    private static final PseudoClass RIGHT = PseudoClass.getPseudoClass("right");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final int MOST_MISSES = 6;

    private final Shell shell;
    private final Session session;
    private final Guess guess;
    private final Label title = new Label();
    private final Label score = new Label();
    private final FlowPane choices = new FlowPane();
    private final HBox sign = new HBox();
    private final TextFlow verdict = new TextFlow();
    private final Button show = button("guess-show", "guess.show", this::show);
    private final Button next = button("guess-next", "guess.next", this::next);
    private final Button tour = button("guess-tour", "guess.tour", this::tour);
    private List<Object> drawn = List.of();

    GuessPane(Shell shell, Session session) {
        this.shell = shell;
        this.session = session;
        this.guess = new Guess(session);
        setId("guess");
        getStyleClass().add("guess");
        title.setId("guess-question");
        title.getStyleClass().add("guess-question");
        title.setWrapText(true);
        title.setMinWidth(0);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        score.setId("guess-score");
        score.getStyleClass().add("advice");
        score.setMinWidth(Region.USE_PREF_SIZE);
        var close = new Button(null, Icon.CLOSE.draw());
        close.setId("guess-close");
        close.getStyleClass().add("flat");
        close.accessibleTextProperty().bind(Speech.of("close"));
        close.setOnAction(_ -> close());
        var head = new HBox(title, score, tour, close);
        head.getStyleClass().add("guess-line");
        head.setAlignment(Pos.CENTER_LEFT);
        choices.getStyleClass().add("guess-choices");
        verdict.setId("guess-verdict");
        verdict.setMinWidth(0);
        HBox.setHgrow(verdict, Priority.ALWAYS);
        sign.setMinWidth(14);
        sign.setAlignment(Pos.CENTER);
        var answer = new HBox(sign, verdict, show, next);
        answer.getStyleClass().addAll("guess-line", "guess-answer");
        answer.setAlignment(Pos.CENTER_LEFT);
        answer.setFillHeight(false);
        Unseen.fill(this, head, choices, answer);
        setMinHeight(Region.USE_PREF_SIZE);
        managedProperty().bind(visibleProperty());
    }

    private static Button button(String id, String key, Runnable action) {
        var button = new Button();
        button.textProperty().bind(Speech.of(key));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }

    // ---- what one does

    boolean isOpen() {
        return isVisible();
    }

    /// Asks what happens next, or no more.
    void toggle() {
        if (!close() && !session.isEmpty()) {
            open();
        }
    }

    /// Asks at this step, anew.
    void ask() {
        close();
        open();
    }

    /// A quiz over the whole trace, from its beginning.
    void tour() {
        if (!session.isEmpty()) {
            shell.see(() -> Speech.say("guess.gathering"), guess.whole(), questions -> {
                open();
                guess.begin(questions);
                refresh();
            });
        }
    }

    private void open() {
        setVisible(true);
        shell.hideFuture();
        refresh();
    }

    /// @return whether it was open
    boolean close() {
        boolean open = isVisible();
        if (open) {
            setVisible(false);
            guess.end();
            drawn = List.of();
            shell.hideFuture();
        }
        return open;
    }

    /// A digit chooses, the enter key goes on.
    ///
    /// @return whether the key meant something
    boolean press(KeyEvent event) {
        boolean held = event.isShiftDown() || event.isShortcutDown() || event.isAltDown();
        if (!isVisible() || held) {
            return false;
        }
        var code = event.getCode();
        int digit = code.isDigitKey() ? code.getName().charAt(code.getName().length() - 1) - '0' : -1;
        var question = guess.over() ? null : guess.question();
        if (question != null && digit >= 1 && digit <= question.choices().size()) {
            choose(digit - 1);
            return true;
        }
        var owner = getScene().getFocusOwner();
        if (code == KeyCode.ENTER && next.isVisible() && (owner == null || !owner.isFocusVisible())) {
            next();
            return true;
        }
        return false;
    }

    private void choose(int index) {
        if (!guess.solved()) {
            guess.answer(index);
            refresh();
        }
    }

    private void show() {
        session.jump(guess.question().answer());
    }

    private void next() {
        if (guess.walks()) {
            guess.next();
            refresh();
        } else {
            shell.see(() -> Speech.say("guess.looking"), guess.ahead(), this::arrive);
        }
    }

    private void arrive(int seq) {
        if (seq == Step.NONE) {
            shell.inform(() -> Speech.say("guess.none.more"));
        } else if (isVisible()) {
            guess.ask(seq);
            refresh();
        }
    }

    // ---- what one sees

    void refresh() {
        if (!isVisible()) {
            return;
        }
        var wanted = List.<Object>of(session.step(), session.trace().size(), Speech.language(), guess.over(),
                guess.walks(), List.copyOf(guess.tried()), guess.score().asked());
        if (!wanted.equals(drawn)) {
            drawn = wanted;
            draw();
        }
    }

    private void draw() {
        tour.setVisible(!guess.walks());
        score.setText(scored(guess.score()));
        if (guess.over()) {
            result();
        } else if (guess.question() == null) {
            nothing();
        } else {
            ask(guess.question());
        }
    }

    private String scored(Score its) {
        var place = guess.place() == 0 ? "" : Speech.say("guess.place", guess.place(), guess.count());
        var right = its.asked() == 0 ? "" : Speech.say("guess.score", its.right(), its.asked(), its.streak());
        return Stream.of(place, right).filter(it -> !it.isEmpty()).collect(Collectors.joining(" · "));
    }

    private void nothing() {
        title.setText(Speech.say("guess.none"));
        choices.getChildren().clear();
        say(null, Speech.say("guess.none.why"));
        show.setVisible(false);
        next.setVisible(true);
    }

    private void ask(Question question) {
        title.setText(question.text(Speech.language()));
        choices.getChildren().clear();
        for (int i = 0; i < question.choices().size(); i++) {
            choices.getChildren().add(choice(question, i));
        }
        boolean tried = !guess.tried().isEmpty();
        show.setVisible(tried);
        next.setVisible(tried);
        if (!tried) {
            say(null, Speech.say("guess.how", question.choices().size()));
        } else if (guess.solved()) {
            say(Icon.CHECK, Speech.say("guess.right", session.explainer().sentence(question.answer())));
        } else {
            var chosen = question.choices().get(List.copyOf(guess.tried()).getLast());
            say(Icon.CLOSE, Speech.say("guess.wrong", chosen.why(Speech.language())));
        }
    }

    private Button choice(Question question, int index) {
        var text = question.choices().get(index).text(Speech.language());
        boolean tried = guess.tried().contains(index);
        boolean right = tried && index == question.right();
        var digit = new Label(String.valueOf(index + 1));
        digit.getStyleClass().add("key");
        var button = new Button(text, tried ? new HBox(5, digit, (right ? Icon.CHECK : Icon.CLOSE).draw()) : digit);
        button.setId("choice-" + (index + 1));
        button.getStyleClass().add("guess-choice");
        button.setMnemonicParsing(false);
        button.setMinWidth(0);
        button.maxWidthProperty().bind(choices.widthProperty());
        button.setAccessibleHelp(text);
        Tip.on(button);
        var state = !tried ? "guess.choice" : right ? "guess.choice.right" : "guess.choice.wrong";
        button.setAccessibleText(Speech.say(state, index + 1, text));
        button.pseudoClassStateChanged(RIGHT, right);
        button.pseudoClassStateChanged(WRONG, tried && !right);
        button.setOnAction(_ -> choose(index));
        return button;
    }

    /// How it went, and what to look at once more.
    private void result() {
        var its = guess.score();
        title.setText(Speech.say("guess.result", its.right(), guess.count(), its.best()));
        score.setText("");
        choices.getChildren().clear();
        its.misses().stream().limit(MOST_MISSES).forEach(miss -> choices.getChildren().add(miss(miss)));
        say(its.misses().isEmpty() ? Icon.CHECK : null, Speech.say("guess.result.misses", its.misses().size()));
        tour.setVisible(true);
        show.setVisible(false);
        next.setVisible(false);
    }

    private Button miss(Score.Answer miss) {
        var question = miss.question();
        var right = question.choices().get(question.right()).text(Speech.language());
        var button = new Button(Speech.say("guess.miss", question.step(), right));
        button.getStyleClass().addAll("guess-choice", "guess-miss");
        button.setMnemonicParsing(false);
        button.setMinWidth(0);
        button.maxWidthProperty().bind(choices.widthProperty());
        button.setOnAction(_ -> {
            guess.ask(question.step());
            refresh();
        });
        return button;
    }

    private void say(Icon icon, String text) {
        sign.getChildren().setAll(icon == null ? List.of() : List.of(icon.draw()));
        sign.pseudoClassStateChanged(RIGHT, icon == Icon.CHECK);
        sign.pseudoClassStateChanged(WRONG, icon == Icon.CLOSE);
        sign.getStyleClass().setAll("guess-sign");
        verdict.getChildren().setAll(Prose.of(text, session));
        verdict.setAccessibleText(text);
    }
}
