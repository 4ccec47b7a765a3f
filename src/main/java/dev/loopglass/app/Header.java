package dev.loopglass.app;

import dev.loopglass.app.panel.Prose;
import dev.loopglass.app.panel.Trail;
import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Totals;
import dev.loopglass.app.timeline.Clock;
import dev.loopglass.replay.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// What the eye meets first: the sentence about this step, and the links of why it happened.
final class Header extends HBox {
    private static final double LARGE = 19;
    private static final double SMALL = 15;

    private final Session session;
    private final Totals totals;
    private final TextFlow where = new TextFlow();
    private final Notice notice;
    private final Tooltip note = new Tooltip();
    private final Label bookmark = new Label("", Icon.FLAG.draw());
    private final TextFlow sentence = new TextFlow();
    private final Pane stage = new Stage();
    private final Trail why = new Trail("chip", "→");
    private final Label file = new Label();
    private final Label title = new Label();
    private final Label sums = new Label();
    private final VBox right = new VBox();
    private double large = LARGE;
    private double small = SMALL;
    private final Tooltip about = new Tooltip();
    private String said = "";
    private int explained = -1;

    /// @param list shows all findings
    Header(Session session, Runnable list) {
        this.session = session;
        this.totals = new Totals(session.trace());
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
        bookmark.setTooltip(note);
        bookmark.managedProperty().bind(bookmark.visibleProperty());
        var place = new HBox(where, bookmark, notice);
        place.getStyleClass().add("place-line");
        place.setAlignment(Pos.CENTER_LEFT);
        place.setFillHeight(false);
        place.setPrefWidth(0);
        var because = new Label("Why now?");
        because.getStyleClass().add("because");
        because.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(why, Priority.ALWAYS);
        var chain = new HBox(because, why);
        chain.setAlignment(Pos.CENTER_LEFT);
        chain.getStyleClass().add("chain");
        var left = new VBox(place, stage, chain);
        left.setMinWidth(0);
        HBox.setHgrow(left, Priority.ALWAYS);
        file.getStyleClass().add("file");
        var name = session.file().getFileName();
        file.setText(name == null ? session.file().toString() : name.toString());
        file.setTooltip(new Tooltip(session.file().toAbsolutePath().toString()));
        title.getStyleClass().add("title");
        right.getChildren().addAll(file, title, sums);
        right.getStyleClass().add("about-trace");
        right.setAlignment(Pos.TOP_RIGHT);
        right.setMinWidth(150);
        right.setMaxWidth(330);
        title.setTooltip(about);
        sums.setTooltip(about);
        getChildren().addAll(left, right);
        session.pointedProperty().addListener(
                (_, _, pointed) -> Prose.point(sentence.getChildren(), pointed));
    }

    /// For the last row: the sentence alone, and larger.
    void present(boolean whether) {
        right.setVisible(!whether);
        right.setManaged(!whether);
        large = whether ? 26 : LARGE;
        small = whether ? 17 : SMALL;
        stage.setMinHeight(whether ? 62 : 46);
        stage.setPrefHeight(stage.getMinHeight());
        stage.requestLayout();
    }

    void refresh() {
        totals.grow();
        var trace = session.trace();
        title.setText(trace.meta().title() == null ? "" : trace.meta().title());
        sums.setText(totals.turns() + (totals.turns() == 1 ? " turn · " : " turns · ")
                + Clock.show(totals.workNanos()) + " work · " + Clock.show(totals.waitNanos()) + " waiting");
        about.setText(title.getText() + "\n" + sums.getText());
        if (session.isEmpty()) {
            boolean growing = session.growingProperty().get();
            where.getChildren().setAll(new Text(growing ? "No steps yet" : "No steps"));
            notice.show(session.findings(), List.of());
            bookmark(null);
            say(growing ? "Waiting for the first step…" : "There are no steps in this trace");
            return;
        }
        int seq = session.step();
        place(seq);
        notice.show(session.findings(), session.findings().at(seq));
        bookmark(session.bookmarks().notes().get(seq));
        say(session.explainer().sentence(seq));
        if (explained != seq) {
            explained = seq;
            chain(seq);
        }
    }

    /// @param text the note of this step, or null
    private void bookmark(String text) {
        bookmark.setVisible(text != null);
        bookmark.setText(text == null || text.isEmpty() ? "Bookmark" : text);
        note.setText(bookmark.getText());
    }

    private void place(int seq) {
        var trace = session.trace();
        var number = new Text(String.valueOf(seq));
        number.getStyleClass().add("number");
        where.getChildren().setAll(new Text("Step "), number, new Text(" of " + (trace.size() - 1)
                + (session.growingProperty().get() ? " so far" : "") + " · turn " + trace.turn(seq)
                + phase(session.state().phase()) + " · " + Clock.show(trace.t(seq)) + " · "
                        + trace.kind(seq)));
    }

    private static String phase(Phase phase) {
        return switch (phase) {
            case OUTSIDE -> ", outside the loop";
            case STOPPED -> ", stopped";
            default -> ", " + phase.name().toLowerCase(Locale.ROOT);
        };
    }

    private void say(String text) {
        if (!text.equals(said)) {
            said = text;
            sentence.getChildren().setAll(Prose.of(text, session));
            Prose.point(sentence.getChildren(), session.pointedProperty().get());
            sentence.setAccessibleText(text);
            stage.requestLayout();
        }
    }

    private void chain(int seq) {
        var links = new ArrayList<Trail.Link>();
        for (int cause : session.replay().why(seq).reversed()) {
            links.add(link(cause, false));
        }
        links.add(link(seq, true));
        why.show(links);
    }

    private Trail.Link link(int seq, boolean current) {
        var brief = session.explainer().brief(seq);
        return new Trail.Link(brief, "Step " + seq + " · turn " + session.trace().turn(seq) + " · " + brief,
                current, () -> session.jump(seq));
    }

    /// Room for two lines, so that nothing below it ever moves: a short sentence stands large on one, a
    /// long one smaller on two.
    private final class Stage extends Pane {
        Stage() {
            getStyleClass().add("stage");
            getChildren().add(sentence);
            setMinHeight(46);
            setPrefHeight(46);
            setMinWidth(0);
        }

        @Override
        protected double computePrefWidth(double height) {
            return 100;
        }

        @Override
        protected void layoutChildren() {
            double size = large;
            do {
                font(size);
                size -= 1;
            } while (size >= small && oneLine() > getWidth());
            double height = Math.min(getHeight(), sentence.prefHeight(getWidth()));
            sentence.resizeRelocate(0, (getHeight() - height) / 2, getWidth(), height);
        }

        private double oneLine() {
            return sentence.getChildren().stream().mapToDouble(it -> it.getLayoutBounds().getWidth())
                    .sum() + 2;
        }

        private void font(double size) {
            for (var piece : sentence.getChildren()) {
                var text = (Text) piece;
                var family = text.getFont().getFamily();
                text.setFont(Font.font(family, FontWeight.BOLD, size));
            }
        }
    }
}
