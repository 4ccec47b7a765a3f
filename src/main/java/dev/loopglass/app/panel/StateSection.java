package dev.loopglass.app.panel;

import dev.loopglass.app.panel.Quill.Below;
import dev.loopglass.app.panel.Quill.Words;
import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import dev.loopglass.explain.StateSheet;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/// One heading of the state panel, with room for its rows below it.
final class StateSection extends Region {
    private static final double MOST_KEPT = 340;
    private static final double GAP = 1;
    private static final double INDENT = 12;
    private static final double MARGIN = 6;

    private final Session session;
    private final Line head = new Line();
    /// A node of its own, as it may take several lines.
    private final Text empty = new Text();
    private List<StateSheet.Row> rows = List.of();
    private double rowHeight;
    private double kept;

    StateSection(Session session) {
        this.session = session;
        getStyleClass().add("state-section");
        head.getStyleClass().add("state-head");
        head.setAccessibleRole(AccessibleRole.TEXT);
        empty.getStyleClass().add("state-empty");
        empty.setTextOrigin(VPos.TOP);
        // To ask how high it is, one has to say how wide: for a child that is looked after that would be another layout.
        empty.setManaged(false);
        getChildren().addAll(head, empty);
    }

    void show(StateSheet.Section section, int most, Quill quill) {
        int size = section.rows().size();
        var title = new Words(section.title(), quill.bold, quill.ink.muted(), Below.DOTS);
        var count = size == 0 ? Words.NONE : new Words(String.valueOf(size), quill.plain, quill.ink.muted());
        head.show(new Line.Look(null, title, count, Words.NONE, Words.NONE), quill);
        head.setAccessibleText((title.text() + " " + count.text()).strip());
        Prose.explains(head, section.term(), session);
        empty.setText(size > most ? Speech.say("more", size - most) : section.emptyText());
        empty.setVisible(size > most || size == 0);
        var shown = size > most ? section.rows().subList(0, most) : section.rows();
        if (shown.size() != rows.size()) {
            requestLayout();
        }
        rows = shown;
    }

    /// From the first to the last.
    List<StateSheet.Row> rows() {
        return rows;
    }

    void sight(StateList.Sight sight) {
        head.seen(sight.meets(getLayoutY(), headHeight()));
    }

    double headHeight() {
        return head.tall();
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
        double needed = end() + (empty.isVisible() ? GAP + emptyHeight(width) : 0);
        kept = Math.max(kept, Math.min(needed, MOST_KEPT));
        return Math.max(needed, kept);
    }

    private double end() {
        return top(rows.size()) - GAP;
    }

    /// @param width as long as there is none, no line is too long
    private double emptyHeight(double width) {
        empty.setWrappingWidth(Math.max(0, width - INDENT - MARGIN));
        return snapSizeY(empty.getLayoutBounds().getHeight()) + 2 * GAP;
    }

    @Override
    protected void layoutChildren() {
        head.resizeRelocate(0, 0, Math.min(getWidth(), head.wide()), headHeight());
        if (empty.isVisible()) {
            emptyHeight(getWidth());
            empty.relocate(INDENT, end() + 2 * GAP);
        }
    }
}
