package dev.loopglass.app.panel;

import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import dev.loopglass.explain.StateSheet;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// One heading of the state panel, with room for its rows below it.
final class StateSection extends Region {
    private static final double MOST_KEPT = 340;
    private static final double GAP = 1;

    private final Session session;
    private final Label title = new Label();
    private final Label count = new Label();
    private final Label empty = new Label();
    private final HBox head = new HBox(title, count);
    private List<StateSheet.Row> rows = List.of();
    private double rowHeight;
    private double kept;

    StateSection(Session session) {
        this.session = session;
        getStyleClass().add("state-section");
        title.getStyleClass().addAll("state-title", "term");
        count.getStyleClass().add("state-count");
        empty.getStyleClass().add("state-empty");
        empty.setWrapText(true);
        head.getStyleClass().add("state-head");
        head.setAlignment(Pos.BASELINE_LEFT);
        getChildren().addAll(head, empty);
    }

    void show(StateSheet.Section section, int most) {
        title.setText(section.title());
        Prose.explains(title, section.term(), session);
        count.setText(section.rows().isEmpty() ? "" : String.valueOf(section.rows().size()));
        boolean more = section.rows().size() > most;
        empty.setText(more ? Speech.say("more", section.rows().size() - most) : section.emptyText());
        empty.setVisible(more || section.rows().isEmpty());
        empty.setManaged(empty.isVisible());
        var shown = more ? section.rows().subList(0, most) : section.rows();
        if (shown.size() != rows.size()) {
            requestLayout();
        }
        rows = shown;
    }

    /// From the first to the last.
    List<StateSheet.Row> rows() {
        return rows;
    }

    double headHeight() {
        return head.prefHeight(-1);
    }

    /// How far down a row begins.
    double top(int row) {
        return headHeight() + GAP + row * (rowHeight + GAP);
    }

    void rowHeight(double height) {
        if (height != rowHeight) {
            rowHeight = height;
            requestLayout();
        }
    }

    /// Room that was needed once is kept, empty or not: what stands below does not move up again, nor down the next
    /// time. Nobody would look for it below pages of nothing, though.
    @Override
    protected double computePrefHeight(double width) {
        double needed = end() + (empty.isManaged() ? GAP + empty.prefHeight(width) : 0);
        kept = Math.max(kept, Math.min(needed, MOST_KEPT));
        return Math.max(needed, kept);
    }

    private double end() {
        return top(rows.size()) - GAP;
    }

    @Override
    protected void layoutChildren() {
        head.resizeRelocate(0, 0, getWidth(), headHeight());
        if (empty.isManaged()) {
            empty.resizeRelocate(0, end() + GAP, getWidth(), empty.prefHeight(getWidth()));
        }
    }
}
