package dev.loopglass.app.panel;

import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import dev.loopglass.app.session.Tip;
import dev.loopglass.event.Ref;
import dev.loopglass.explain.Language;
import dev.loopglass.explain.StateSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// One heading of the state panel and its rows. Rows are used again from step to step: most of them
/// say the same as before.
final class StateSection extends VBox {
    static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private static final double MOST_KEPT = 340;

    private final Session session;
    private final Label title = new Label();
    private final Label count = new Label();
    private final Label empty = new Label();
    /// Those that a step has no use for are kept, out of sight: the styles of new ones cost more than the rest.
    private final List<Entry> made = new ArrayList<>();
    private List<Entry> entries = List.of();
    private double kept;

    StateSection(Session session) {
        this.session = session;
        getStyleClass().add("state-section");
        title.getStyleClass().addAll("state-title", "term");
        count.getStyleClass().add("state-count");
        empty.getStyleClass().add("state-empty");
        empty.setWrapText(true);
        var head = new HBox(title, count);
        head.getStyleClass().add("state-head");
        head.setAlignment(Pos.BASELINE_LEFT);
        getChildren().addAll(head, empty);
    }

    void show(StateSheet.Section section, int most) {
        title.setText(section.title());
        Prose.explain(title, section.term(), session);
        var rows = section.rows();
        count.setText(rows.isEmpty() ? "" : String.valueOf(rows.size()));
        int shown = Math.min(rows.size(), most);
        while (made.size() < shown) {
            made.add(new Entry());
            getChildren().add(getChildren().size() - 1, made.getLast());
        }
        entries = made.subList(0, shown);
        made.subList(shown, made.size()).stream().filter(Node::isVisible).forEach(Entry::hide);
        for (int i = 0; i < shown; i++) {
            entries.get(i).show(rows.get(i));
        }
        boolean more = rows.size() > most;
        empty.setText(more ? Speech.say("more", rows.size() - most) : section.emptyText());
        empty.setVisible(more || rows.isEmpty());
        empty.setManaged(more || rows.isEmpty());
    }

    private static Label label(String style) {
        var label = new Label();
        label.getStyleClass().add(style);
        return label;
    }

    /// The rows that the step changed.
    Stream<Entry> changed() {
        return entries.stream().filter(entry -> entry.row.changed());
    }

    /// Those with an object to follow.
    Stream<Entry> rows() {
        return entries.stream().filter(entry -> entry.row.object() != null);
    }

    /// Room that was needed once is kept, empty or not: what stands below does not move up again, nor down the next
    /// time. Nobody would look for it below pages of nothing, though.
    @Override
    protected double computePrefHeight(double width) {
        double needed = super.computePrefHeight(width);
        kept = Math.max(kept, Math.min(needed, MOST_KEPT));
        return Math.max(needed, kept);
    }

    /// Marks the object under the mouse, wherever that is.
    void point() {
        entries.forEach(Entry::point);
    }

    /// One row: the object, what it is for, what more is known of it, how it stands.
    final class Entry extends Line {
        private final Label name;
        private final Label what;
        private final Label detail;
        private final Label more;
        private StateSheet.Row row;
        private Language spoken;

        Entry() {
            this(new Label(), label("state-what"), label("state-more"), label("state-detail"));
        }

        private Entry(Label name, Label what, Label more, Label detail) {
            super(List.of(name), what, more, List.of(detail));
            this.name = name;
            this.what = what;
            this.more = more;
            this.detail = detail;
            getStyleClass().add("state-row");
            setAccessibleRole(AccessibleRole.TEXT);
            setCursor(Cursor.HAND);
            Tip.on(this);
            setOnMouseEntered(_ -> session.pointedProperty().set(row == null ? null : row.object()));
            setOnMouseExited(_ -> session.pointedProperty().set(null));
            setOnMouseClicked(_ -> choose());
        }

        void choose() {
            if (row.object() != null) {
                session.selectedProperty().set(row.object());
            }
        }

        boolean isChosen() {
            return row.object() != null && row.object().equals(session.selectedProperty().get());
        }

        void hide() {
            row = null;
            List.of(CHANGED, CHOSEN, Prose.POINTED).forEach(it -> pseudoClassStateChanged(it, false));
            setVisible(false);
            setManaged(false);
        }

        void show(StateSheet.Row shown) {
            boolean same = shown.equals(row) && spoken == Speech.language();
            row = shown;
            spoken = Speech.language();
            setVisible(true);
            setManaged(true);
            pseudoClassStateChanged(CHOSEN, isChosen());
            if (same) {
                return;
            }
            point();
            name.setText(shown.object() == null ? "" : shown.object().name());
            Prose.dress(name, shown.object());
            what.setText(shown.what());
            detail.setText(shown.detail());
            more.setText(shown.more() == null ? "" : shown.more());
            pseudoClassStateChanged(CHANGED, shown.changed());
            var text = Speech.say(more.getText().isEmpty() ? "state.row" : "state.row.more",
                    name.getText() + " " + shown.what(), shown.detail(), more.getText()).strip();
            setAccessibleHelp(text);
            setAccessibleText(shown.changed() ? Speech.say("state.row.changed", text) : text);
        }

        private void point() {
            pseudoClassStateChanged(Prose.POINTED, row.object() != null
                    && row.object().equals(session.pointedProperty().get()));
        }
    }
}
