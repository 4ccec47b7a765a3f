package dev.loopglass.app.panel;

import dev.loopglass.app.session.Ink;
import dev.loopglass.app.session.Session;
import dev.loopglass.explain.StateSheet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.layout.Region;

/// All that the loop holds, heading by heading. There may be hundreds of rows, so only those in sight are there as nodes:
/// JavaFX asks every node of a window for its place, in every frame. Nodes are used again from step to step, as most of
/// them say the same as before, and new ones cost more than the rest.
final class StateList extends Region {
    private static final double SPACING = 9;
    /// How high a row is as long as none was measured.
    private static final double LEAST = 10;
    /// So far beyond what is in sight rows are there too.
    private static final double BEYOND = 120;
    /// So many rows are kept that are not there.
    private static final int KEPT = 40;

    private final Session session;
    private final int most;
    private Quill quill;
    private final List<StateSection> sections = new ArrayList<>();
    private final Map<Object, StateRow> nodes = new HashMap<>();
    /// Rows that are out of sight, first those that have been so for longest. Where two places of the list change in turn, it
    /// is scrolled to and fro, and what comes into sight says what it said before.
    private final SequencedMap<Object, StateRow> kept = new LinkedHashMap<>();
    private double headHeight;
    private double rowHeight = LEAST;
    /// Where rows are painted: all of them, as long as nobody scrolls.
    private Sight sight = new Sight(0, Double.MAX_VALUE);
    /// Where rows have nodes.
    private Sight there = sight;
    /// Whether rows have changed, or their places, since they got their nodes.
    private boolean stale;
    private double arranged;

    /// A row and the heading below which it stands.
    record Found(StateSection section, int index) {
        StateSheet.Row row() {
            return section.rows().get(index);
        }

        /// What stays the same for as long as it is listed.
        private Object key() {
            return row().object() == null ? this : List.of(section, row().object());
        }
    }

    /// What lies between is in sight.
    record Sight(double from, double to) {
        boolean meets(double top, double height) {
            return top < to && top + height > from;
        }
    }

    /// @param most rows below one heading; how many more there are is said
    StateList(Session session, int most, Ink ink) {
        this.session = session;
        this.most = most;
        this.quill = new Quill(ink);
        getStyleClass().add("state-list");
    }

    /// Shows what the loop holds after a step. Rows have their places then, and get nodes by [#sight] or else by the next layout.
    void show(List<StateSheet.Section> sheet) {
        while (sections.size() < sheet.size()) {
            sections.add(new StateSection(session));
            getChildren().add(sections.size() - 1, sections.getLast());
        }
        while (sections.size() > sheet.size()) {
            getChildren().remove(sections.removeLast());
        }
        for (int i = 0; i < sheet.size(); i++) {
            sections.get(i).show(sheet.get(i), most, quill);
        }
        arrange();
        stale = true;
    }

    void ink(Ink ink) {
        quill = new Quill(ink);
        rowHeight = LEAST;
        stale = true;
        requestLayout();
    }

    /// All rows, in sight or not.
    Stream<Found> rows() {
        return sections.stream().flatMap(section ->
                IntStream.range(0, section.rows().size()).mapToObj(index -> new Found(section, index)));
    }

    /// Marks the object under the mouse, wherever that is.
    void point() {
        nodes.values().forEach(StateRow::point);
    }

    Bounds bounds(Found found) {
        return new BoundingBox(left(), top(found), width(), rowHeight);
    }

    private double left() {
        return snappedLeftInset();
    }

    private double width() {
        return Math.max(0, getWidth() - left() - snappedRightInset());
    }

    private double top(Found found) {
        return found.section.getLayoutY() + found.section.top(found.index);
    }

    // ---- layout

    @Override
    protected double computePrefHeight(double width) {
        measure();
        double inner = width - left() - snappedRightInset();
        return sections.stream().mapToDouble(it -> it.prefHeight(inner) + SPACING).sum() - SPACING
                + snappedTopInset() + snappedBottomInset();
    }

    /// All rows are as high as the highest that there was, until the type is another one: where a Chinese word stands in
    /// a row, it is higher than without one.
    private void measure() {
        double before = rowHeight;
        double head = sections.isEmpty() ? 0 : sections.getFirst().headHeight();
        if (head != headHeight) {
            headHeight = head;
            rowHeight = LEAST;
            stale = true;
        }
        rowHeight = nodes.values().stream().mapToDouble(StateRow::tall).reduce(rowHeight, Math::max);
        sections.forEach(it -> it.rowHeight(rowHeight));
        stale |= rowHeight != before;
    }

    @Override
    protected void layoutChildren() {
        arrange();
        if (stale) {
            place();
        }
    }

    private void arrange() {
        measure();
        stale |= arranged != width();
        arranged = width();
        double y = snappedTopInset();
        for (var section : sections) {
            double height = section.prefHeight(width());
            stale |= section.getLayoutY() != y;
            section.resizeRelocate(left(), y, width(), height);
            y += height + SPACING;
        }
    }

    /// Only what lies between is in sight. As long as it is there already, nothing else gets nodes: a layout that changes
    /// styles needs another frame.
    void sight(double from, double to) {
        sight = new Sight(from, to);
        if (Math.max(0, from) < there.from || Math.min(to, getHeight()) > there.to || there.to - there.from > to - from + 3 * BEYOND) {
            there = new Sight(from - BEYOND, to + BEYOND);
            stale = true;
        }
        if (stale) {
            place();
        }
        sections.forEach(it -> it.sight(sight));
        nodes.values().forEach(it -> it.seen(isSeen(it)));
    }

    private boolean isSeen(StateRow node) {
        return sight.meets(node.getLayoutY(), rowHeight);
    }

    /// Gives each row in sight a node, the same as before if it had one.
    private void place() {
        stale = false;
        var wanted = rows().filter(it -> there.meets(top(it), rowHeight)).toList();
        var before = new HashMap<>(nodes);
        nodes.clear();
        // A trace of somebody else's may list an object twice.
        var keys = new LinkedHashMap<Object, Found>();
        wanted.forEach(it -> keys.put(keys.containsKey(it.key()) ? it : it.key(), it));
        keys.keySet().stream().filter(before::containsKey).forEach(it -> nodes.put(it, before.remove(it)));
        keys.keySet().stream().filter(kept::containsKey).forEach(it -> nodes.put(it, kept.remove(it)));
        kept.putAll(before);
        keys.forEach((key, found) -> {
            var node = nodes.computeIfAbsent(key, _ -> fresh());
            node.resizeRelocate(left(), top(found), width(), rowHeight);
            node.seen(isSeen(node));
            node.show(found.row(), quill);
        });
        if (nodes.values().stream().anyMatch(it -> it.tall() > rowHeight)) {
            requestLayout();
        }
        kept.values().forEach(it -> it.setVisible(false));
    }

    private StateRow fresh() {
        if (kept.size() > KEPT) {
            return kept.pollFirstEntry().getValue();
        }
        var row = new StateRow(session);
        getChildren().add(row);
        return row;
    }
}
