package dev.loopglass.app;

import dev.loopglass.app.panel.Prose;
import dev.loopglass.app.panel.Trail;
import dev.loopglass.app.session.Asked;
import dev.loopglass.app.session.Icon;
import dev.loopglass.app.session.Ink;
import dev.loopglass.app.session.Scenarios;
import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import dev.loopglass.app.session.Tip;
import dev.loopglass.app.session.Totals;
import dev.loopglass.app.timeline.Clock;
import dev.loopglass.event.Ref;
import dev.loopglass.explain.Language;
import dev.loopglass.explain.Term;
import dev.loopglass.trace.Meta;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Path;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// What the eye meets first: the sentence about this step, and the links of why it happened.
final class Header extends VBox {
    private static final double LARGE = 19;
    private static final double SMALL = 15;

    private final Session session;
    private final Totals totals;
    private final TextFlow where = new TextFlow();
    private final Notice notice;
    private final Label bookmark = new Label("", Icon.FLAG.draw());
    private static final double FRAME = 9;
    private static final int MOST_CAUSES = 1_000;
    private final TextFlow sentence = new TextFlow();
    private final Stage stage = new Stage();
    private final Trail why = new Trail("chip", "→");
    private final Label file = new Label();
    private final Label title = new Label();
    private final Label sums = new Label();
    private final VBox right = new VBox();
    private double large = LARGE;
    private double small = SMALL;
    private String said = "";
    private int explained = -1;
    private Language spoken;
    /// Links of the chain, by their steps: most of them were there a step before.
    private final Map<Integer, Trail.Link> causes = new HashMap<>();
    /// For which the title was set, and in which language.
    private Meta entitled;
    private Language worded;
    private Ink ink;

    /// @param list shows all findings
    /// @param unroll shows all causes
    /// @param ask asks what happens next
    Header(Session session, Ink ink, Runnable list, Runnable unroll, Runnable ask) {
        this.session = session;
        this.ink = ink;
        this.totals = read(session);
        this.notice = new Notice(list);
        getStyleClass().add("header");
        where.getStyleClass().add("where");
        sentence.getStyleClass().add("sentence");
        sentence.setId("sentence");
        where.setMinWidth(Region.USE_PREF_SIZE);
        bookmark.setId("bookmark");
        bookmark.getStyleClass().add("bookmark");
        bookmark.setMinWidth(40);
        bookmark.setMaxWidth(300);
        Tip.on(bookmark, bookmark.textProperty());
        bookmark.managedProperty().bind(bookmark.visibleProperty());
        var place = new HBox(where, bookmark, notice);
        place.getStyleClass().add("place-line");
        place.setAlignment(Pos.CENTER_LEFT);
        place.setFillHeight(false);
        place.setPrefWidth(0);
        var because = Speech.on(new Button(), "header.why");
        because.setId("why");
        because.getStyleClass().addAll("because", "link");
        because.setFocusTraversable(true);
        Tip.on(because, Bar.tip("why.tip", "keys.explain.why"));
        because.setOnAction(_ -> unroll.run());
        because.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(why, Priority.ALWAYS);
        var next = Speech.on(new Button(), "guess.open");
        next.setId("guess-open");
        next.getStyleClass().addAll("because", "link");
        next.setFocusTraversable(true);
        Tip.on(next, Bar.tip("guess.tip", "keys.predict.ask"));
        next.setOnAction(_ -> ask.run());
        next.setMinWidth(Region.USE_PREF_SIZE);
        var chain = new HBox(because, why, next);
        chain.setAlignment(Pos.CENTER_LEFT);
        chain.getStyleClass().add("chain");
        // The words of a button stand under those above, its frame outside.
        HBox.setMargin(because, new Insets(0, 0, 0, -FRAME));
        HBox.setMargin(next, new Insets(0, -FRAME, 0, 0));
        var left = new VBox(place, stage);
        left.setMinWidth(0);
        HBox.setHgrow(left, Priority.ALWAYS);
        file.getStyleClass().add("file");
        var name = session.file().getFileName();
        file.setText(name == null ? session.file().toString() : name.toString());
        file.setAccessibleHelp(session.file().toAbsolutePath().toString());
        Tip.on(file);
        title.getStyleClass().add("title");
        right.getChildren().addAll(file, title, sums);
        right.getStyleClass().add("about-trace");
        right.setAlignment(Pos.TOP_RIGHT);
        right.setMinWidth(150);
        right.setMaxWidth(330);
        Tip.on(title);
        Tip.on(sums, title.accessibleHelpProperty());
        var top = new HBox(left, right);
        top.getStyleClass().add("header-top");
        getChildren().addAll(top, chain);
        session.pointedProperty().addListener(
                (_, _, pointed) -> Prose.point(sentence.getChildren(), pointed));
        why.point(session.pointedProperty());
    }

    /// For the last row: the sentence alone, and larger.
    void present(boolean whether) {
        right.setVisible(!whether);
        right.setManaged(!whether);
        large = whether ? 26 : LARGE;
        small = whether ? 17 : SMALL;
        stage.setMinHeight(whether ? 62 : 46);
        stage.setPrefHeight(stage.getMinHeight());
        stage.refit();
    }

    /// The sentence in other typefaces.
    void ink(Ink its) {
        ink = its;
        stage.refit();
    }

    /// What it will want to know of the trace.
    static Totals read(Session session) {
        return session.digest(Totals.class, Totals::new);
    }

    void refresh() {
        totals.grow(session.trace().size());
        var trace = session.trace();
        if (entitled != trace.meta() || worded != Speech.language()) {
            // Looked for among all scenarios.
            entitled = trace.meta();
            worded = Speech.language();
            title.setText(trace.meta().title() == null ? "" : Scenarios.title(trace.meta().title()));
        }
        // How long it will be tells how it goes on.
        sums.setText(session.hiddenProperty().get() ? "" : Speech.say("header.sums", totals.turns(),
                Clock.show(totals.workNanos()), Clock.show(totals.waitNanos())));
        title.setAccessibleHelp((title.getText() + "\n" + sums.getText()).strip());
        if (session.isEmpty()) {
            var empty = session.growingProperty().get() ? "header.growing" : "header.empty";
            where.getChildren().setAll(new Text(Speech.say(empty)));
            notice.show(session.findings(), List.of());
            bookmark(null);
            say(Speech.say(empty + ".says"));
            return;
        }
        int seq = session.step();
        place(seq);
        notice.show(session.findings(), session.findings().at(seq));
        bookmark(session.bookmarks().notes().get(seq));
        say(session.explainer().sentence(seq));
        if (explained != seq || spoken != Speech.language()) {
            if (spoken != Speech.language() || causes.size() > MOST_CAUSES) {
                causes.clear();
            }
            explained = seq;
            spoken = Speech.language();
            chain(seq);
        }
    }

    /// @param text the note of this step, or null
    private void bookmark(String text) {
        bookmark.setVisible(text != null);
        bookmark.setText(text == null || text.isEmpty() ? Speech.say("bookmark") : text);
    }

    private void place(int seq) {
        var trace = session.trace();
        var number = String.valueOf(seq);
        var end = session.hiddenProperty().get() ? "header.where.hidden"
                : session.growingProperty().get() ? "header.where.growing" : "header.where";
        var whole = Speech.say(end, seq, trace.size() - 1, trace.turn(seq),
                Speech.say("header.phase." + session.state().phase()), Clock.show(trace.t(seq)), trace.kind(seq));
        // The number of the step stands first in every language.
        int at = whole.indexOf(number);
        where(whole.substring(0, at), number, whole.substring(at + number.length()));
    }

    /// The same three texts in every step: new ones would look for their styles anew.
    private void where(String before, String number, String after) {
        if (where.getChildren().size() != 3) {
            where.getChildren().setAll(new Text(), new Text(), new Text());
            where.getChildren().get(1).getStyleClass().add("number");
        }
        ((Text) where.getChildren().get(0)).setText(before);
        ((Text) where.getChildren().get(1)).setText(number);
        ((Text) where.getChildren().get(2)).setText(after);
    }

    private void say(String text) {
        if (!text.equals(said)) {
            said = text;
            session.askedProperty().set(null);
            Prose.fill(sentence, text, session);
            Prose.point(sentence.getChildren(), session.pointedProperty().get());
            sentence.setAccessibleText(text);
            stage.refit();
        }
    }

    private void chain(int seq) {
        var replay = session.replay();
        var near = replay.why(seq, Trail.MOST);
        int depth = replay.depth(seq);
        why.show(depth + 1, place -> {
            int back = depth - place;
            return back == 0 ? link(seq, true) : causes.computeIfAbsent(
                    (back <= near.size() ? near : replay.why(seq, back)).get(back - 1), it -> link(it, false));
        });
    }

    private Trail.Link link(int seq, boolean current) {
        var brief = session.explainer().brief(seq);
        return new Trail.Link(brief, Speech.say("header.link", seq, session.trace().turn(seq), brief), current,
                session.trace().on(seq), () -> session.jump(seq));
    }

    /// Explains the next word of the sentence that is in the glossary; after the last one, none.
    void nextTerm() {
        var words = sentence.getChildren().stream().filter(it -> it.getUserData() instanceof Term).toList();
        var before = session.askedProperty().get();
        int at = before == null ? 0
                : words.stream().map(Node::getUserData).toList().indexOf(before.term()) + 1;
        if (at >= words.size()) {
            session.askedProperty().set(null);
        } else {
            var word = words.get(at);
            session.askedProperty().set(new Asked((Term) word.getUserData(),
                    word.localToScene(word.getBoundsInLocal()), true));
        }
    }

    /// Room for two lines, so that nothing below it ever moves: a short sentence stands large on one, a
    /// long one smaller on two.
    private final class Stage extends Pane {
        private final Path dots = Prose.dots();
        private final Text ruler = new Text();
        private double fitted = -1;
        private double size;
        private boolean dotted;

        Stage() {
            getStyleClass().add("stage");
            dots.setManaged(false);
            getChildren().addAll(sentence, dots);
            setMinHeight(46);
            setPrefHeight(46);
            setMinWidth(0);
        }

        @Override
        protected double computePrefWidth(double height) {
            return 100;
        }

        /// After the sentence changed. A size that is found only in the layout has style sheets and layout
        /// gone through again, and another frame painted.
        void refit() {
            fitted = -1;
            if (getWidth() > 0) {
                fit();
            }
            requestLayout();
        }

        /// A font that is set asks for another layout: who sets one in every layout never comes to rest.
        @Override
        protected void layoutChildren() {
            if (fitted != getWidth()) {
                fit();
            }
            double height = Math.min(getHeight(), sentence.prefHeight(getWidth()));
            sentence.resizeRelocate(0, (getHeight() - height) / 2, getWidth(), height);
            if (!dotted) {
                dotted = true;
                sentence.layout();
                Prose.dot(sentence, dots);
            }
            dots.setLayoutY(sentence.getLayoutY());
        }

        private void fit() {
            fitted = getWidth();
            dotted = false;
            double wanted = large;
            while (wanted > small && oneLine(wanted) > getWidth()) {
                wanted -= 1;
            }
            if (wanted != size) {
                size = wanted;
                sentence.setStyle("-fx-font-weight: bold; -fx-font-size: " + size + "px;");
            }
        }

        private double oneLine(double its) {
            var prose = Font.font(ink.sans(), FontWeight.BOLD, its);
            var names = Font.font(ink.mono(), FontWeight.BOLD, its);
            double sum = 2;
            for (var piece : sentence.getChildren()) {
                // Measured by itself: in the flow a piece is as wide as the longest of its lines.
                ruler.setFont(piece.getUserData() instanceof Ref ? names : prose);
                ruler.setText(((Text) piece).getText());
                sum += ruler.getLayoutBounds().getWidth();
            }
            return sum;
        }
    }
}
