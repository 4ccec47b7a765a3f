package dev.loopglass.app.panel;

import dev.loopglass.app.session.Ink;
import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import dev.loopglass.event.Ref;
import dev.loopglass.replay.Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// Rungs, one below the other, with those lit that the program has come to. Rows are there for what is in sight, and those
/// of another request's rungs are the same ones: a list of JavaFX's lays itself out twice for them, and asks for the
/// styles of each row, which was two fifths of such a step's work before it was painted.
///
/// For whoever has no mouse it is one stop of the tabulator, up and down choose a rung, and Enter goes to its step.
final class Ladder extends Region implements OwnKeys {
    private static final double HEIGHT = 22;
    private static final double BELOW = 8;
    /// So many rungs before and after the present one are in sight.
    private static final int AROUND = 3;
    private static final Set<KeyCode> KEYS = Set.of(KeyCode.UP, KeyCode.DOWN, KeyCode.PAGE_UP, KeyCode.PAGE_DOWN, KeyCode.ENTER);

    private final Session session;
    private final List<RungRow> rows = new ArrayList<>();
    private final ScrollBar bar = new ScrollBar();
    private final Region ring = new Region();
    private final Rectangle edge = new Rectangle();
    private Quill quill;
    private List<Flow.Rung> rungs = List.of();
    private List<Ref> rails = List.of();
    private List<Rails.Stretch> stretches = List.of();
    private int here = -1;
    private int chosen = -1;
    private boolean arranging;

    Ladder(Session session, Ink ink) {
        this.session = session;
        this.quill = new Quill(ink);
        getStyleClass().add("ladder");
        setId("flow");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        accessibleTextProperty().bind(Speech.of("flow.list"));
        setFocusTraversable(true);
        setMinSize(0, 0);
        setClip(edge);
        bar.setOrientation(Orientation.VERTICAL);
        bar.valueProperty().addListener(_ -> place());
        ring.getStyleClass().add("focus-ring");
        ring.setMouseTransparent(true);
        ring.setManaged(false);
        ring.visibleProperty().bind(focusVisibleProperty());
        getChildren().addAll(bar, ring);
        addEventHandler(ScrollEvent.SCROLL, e -> {
            scroll(bar.getValue() - e.getDeltaY() / HEIGHT);
            e.consume();
        });
        focusedProperty().addListener((_, _, focused) -> {
            if (focused) {
                choose(Math.max(0, here));
            }
        });
        setOnKeyPressed(e -> {
            if (takes(e.getCode())) {
                press(e.getCode());
                e.consume();
            }
        });
        session.pointedProperty().addListener(_ -> mark());
    }

    void ink(Ink ink) {
        quill = new Quill(ink);
        place();
    }

    /// Shows how far the program has come on these.
    ///
    /// @param shown from the first rung on
    /// @param requests to which they belong, each with a line of its own
    /// @param present the last one that was reached, from 0, or -1
    void show(List<Flow.Rung> shown, List<Ref> requests, int present) {
        boolean another = !requests.equals(rails);
        boolean moved = another || present != here;
        boolean others = another || shown.size() != rungs.size();
        if (others || !shown.equals(rungs)) {
            rungs = shown;
            rails = requests;
            stretches = rails.stream().map(this::stretch).toList();
            chosen = Math.min(chosen, rungs.size() - 1);
        }
        here = present;
        arrange(others, moved);
    }

    private Rails.Stretch stretch(Ref request) {
        var its = IntStream.range(0, rungs.size()).filter(row -> rungs.get(row).request().equals(request)).summaryStatistics();
        return new Rails.Stretch(its.getMin(), its.getMax());
    }

    // ---- keys

    @Override
    public boolean takes(KeyCode code) {
        return KEYS.contains(code);
    }

    private void press(KeyCode code) {
        int page = Math.max(1, (int) room() - 1);
        switch (code) {
            case UP -> choose(chosen - 1);
            case DOWN -> choose(chosen + 1);
            case PAGE_UP -> choose(chosen - page);
            case PAGE_DOWN -> choose(chosen + page);
            default -> {
                if (chosen >= 0) {
                    session.jump(rungs.get(chosen).seq());
                }
            }
        }
    }

    private void choose(int wanted) {
        chosen = Math.clamp(wanted, Math.min(0, rungs.size() - 1), rungs.size() - 1);
        scroll(Math.clamp(bar.getValue(), Math.min(chosen, Math.ceil(chosen + 1 - room())), chosen));
        mark();
        notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
    }

    /// Marks the rung that the keys act on, and those of the object under the mouse, wherever that is.
    private void mark() {
        var pointed = session.pointedProperty().get();
        rows.stream().filter(RungRow::isVisible).forEach(it ->
                it.mark(it.number() == chosen, pointed != null && pointed.equals(object(it))));
    }

    /// What the rung's step is about, or null.
    private Ref object(RungRow row) {
        return session.trace().on(row.rung().seq());
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case ITEM_COUNT -> rungs.size();
            case ITEM_AT_INDEX -> row((Integer) parameters[0]);
            case FOCUS_ITEM -> row(chosen);
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    /// The one that shows this rung, or null if that is out of sight.
    private RungRow row(int number) {
        return rows.stream().filter(it -> it.isVisible() && it.number() == number).findFirst().orElse(null);
    }

    // ---- places

    /// How many rungs there is room for.
    private double room() {
        return Math.max(0, (getHeight() - BELOW) / HEIGHT);
    }

    private void scroll(double rung) {
        bar.setValue(Math.clamp(rung, 0, bar.getMax()));
    }

    @Override
    protected void layoutChildren() {
        boolean higher = edge.getHeight() != getHeight();
        if (higher || edge.getWidth() != getWidth()) {
            edge.setWidth(getWidth());
            edge.setHeight(getHeight());
            ring.resize(getWidth(), getHeight());
            bar.resizeRelocate(getWidth() - SourceView.BAR, 0, SourceView.BAR, getHeight());
            arrange(higher, higher);
        }
    }

    /// A ladder stands still for as long as some rungs around the present one are in sight: what moves is painted, and read,
    /// anew.
    ///
    /// @param others whether it is another ladder, or another part of it can be seen
    /// @param look whether the present rung is to be seen
    private void arrange(boolean others, boolean look) {
        double room = room();
        arranging = true;
        bar.setMax(Math.max(0, Math.ceil(rungs.size() - room)));
        bar.setVisibleAmount(bar.getMax() * room / Math.max(1, rungs.size()));
        bar.setBlockIncrement(Math.max(1, room - 1));
        bar.setVisible(bar.getMax() > 0);
        if (look && here >= 0 && room >= 1 && (others || !standsWell((int) room))) {
            scroll(here - (int) room / 2);
        }
        scroll(bar.getValue());
        arranging = false;
        place();
    }

    private boolean standsWell(int room) {
        int first = (int) Math.ceil(bar.getValue());
        int before = first == 0 ? 0 : AROUND;
        int after = first + room >= rungs.size() ? 0 : AROUND;
        return here >= first + before && here < first + room - after;
    }

    /// Gives each rung in sight a row. One that has moved keeps its own, which says the same as before.
    private void place() {
        if (arranging || getHeight() == 0) {
            return;
        }
        int count = (int) Math.ceil(getHeight() / HEIGHT) + 1;
        while (rows.size() < count) {
            rows.add(fresh());
        }
        int first = (int) bar.getValue();
        double width = getWidth() - (bar.isVisible() ? SourceView.BAR : 0);
        for (int number = first; number < first + rows.size(); number++) {
            var row = rows.get(number % rows.size());
            double y = Math.round((number - bar.getValue()) * HEIGHT);
            if (number < rungs.size() && y < getHeight()) {
                row.resizeRelocate(0, y, width, HEIGHT);
                row.show(number, said(number));
            } else {
                row.hide();
            }
        }
        mark();
    }

    private RungRow.Said said(int number) {
        var rung = rungs.get(number);
        return new RungRow.Said(rung, Rails.of(number, rails.indexOf(rung.request()), here, stretches), rails.size() < 2, quill,
                Speech.language());
    }

    private RungRow fresh() {
        var row = new RungRow();
        row.setOnMouseEntered(_ -> session.pointedProperty().set(object(row)));
        row.setOnMouseExited(_ -> session.pointedProperty().set(null));
        row.setOnMouseClicked(_ -> session.jump(row.rung().seq()));
        getChildren().addFirst(row);
        return row;
    }
}
