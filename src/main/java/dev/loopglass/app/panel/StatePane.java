package dev.loopglass.app.panel;

import dev.loopglass.app.session.Ink;
import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import dev.loopglass.explain.StateSheet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// What the loop holds after this step, with what the step changed marked. For whoever has no mouse it is one
/// stop of the tabulator, and up and down choose the object to follow.
public final class StatePane extends BorderPane implements OwnKeys {
    private static final int MOST_ROWS = 60;
    private static final double MARGIN = 8;
    /// So much of the list is in sight before there was a layout.
    private static final double USUAL = 1_000;

    private final Session session;
    private final HBox head = new HBox();
    private final Label changes = new Label();
    private final StateList list;
    private final ScrollPane scroll = new ScrollPane();
    /// What the row says whose object is followed.
    private final StringProperty followed = new SimpleStringProperty("");
    private final StringProperty named = new SimpleStringProperty();
    private int shown = -1;
    private boolean reveal;
    /// Whether it is scrolled to where it is to stand.
    private boolean settled = true;

    public StatePane(Session session, Ink ink) {
        this.session = session;
        this.list = new StateList(session, MOST_ROWS, ink);
        list.sight(0, USUAL);
        getStyleClass().addAll("pane", "state-pane");
        var title = Speech.on(new Label(), "state");
        title.getStyleClass().add("pane-title");
        title.setMinWidth(0);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        changes.getStyleClass().add("changes");
        changes.setMinWidth(Region.USE_PREF_SIZE);
        head.getChildren().addAll(title, changes);
        head.getStyleClass().add("pane-head");
        setTop(head);
        scroll.setContent(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setFocusTraversable(false);
        scroll.vvalueProperty().addListener(_ -> look());
        scroll.viewportBoundsProperty().addListener(_ -> look());
        // A picture of what is scrolled is of no use to what changes with each step, and is blurred when it is shown larger.
        scroll.skinProperty().addListener(_ -> scroll.lookup(".viewport").setCache(false));
        setCenter(scroll);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        // By way of a property of its own: what hangs on the language itself is kept by it, with all that it knows.
        named.bind(Speech.of("state"));
        accessibleTextProperty().bind(named.flatMap(whole ->
                followed.map(row -> row.isEmpty() ? whole : Speech.say("state.followed", row, whole))));
        setOnKeyPressed(e -> {
            if (takes(e.getCode())) {
                choose(e.getCode() == KeyCode.DOWN);
                e.consume();
            }
        });
        session.pointedProperty().addListener(_ -> list.point());
    }

    /// The line with its title.
    public HBox head() {
        return head;
    }

    public void ink(Ink ink) {
        list.ink(ink);
        refresh();
    }

    public void refresh() {
        int seq = session.isEmpty() ? -1 : session.step();
        var sheet = session.explainer().sheet(seq).sections();
        list.show(sheet);
        long changed = sheet.stream().flatMap(it -> it.rows().stream()).filter(StateSheet.Row::changed).count();
        reveal |= seq != shown;
        shown = seq;
        if (list.getWidth() > 0) {
            // At once, and not in the layout: what changes styles there needs another frame.
            settled = false;
            list.resize(list.getWidth(), list.prefHeight(list.getWidth()));
            settle();
        }
        tell();
        changes.setText(changed == 0 ? "" : Speech.say("state.changed", changed));
    }

    /// Says which row is followed.
    private void tell() {
        var selected = session.selectedProperty().get();
        followed.set(objects().map(StateList.Found::row).filter(it -> it.object().equals(selected)).findFirst()
                .map(StateRow::said).orElse(""));
    }

    /// Those with an object to follow.
    private Stream<StateList.Found> objects() {
        return list.rows().filter(it -> it.row().object() != null);
    }

    @Override
    public boolean takes(KeyCode code) {
        return code == KeyCode.DOWN || code == KeyCode.UP;
    }

    /// The next object of the list is followed, or the one before; from none, the first or the last.
    private void choose(boolean down) {
        var rows = objects().toList();
        if (rows.isEmpty()) {
            return;
        }
        var selected = session.selectedProperty().get();
        int at = IntStream.range(0, rows.size()).filter(i -> rows.get(i).row().object().equals(selected)).findFirst()
                .orElse(down ? -1 : rows.size());
        var found = rows.get(Math.clamp(at + (down ? 1 : -1), 0, rows.size() - 1));
        session.selectedProperty().set(found.row().object());
        tell();
        reveal(found);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        scroll.layout();
        settle();
    }

    /// Brings what changed into sight, if nothing of it is.
    private void settle() {
        if (reveal) {
            reveal = false;
            var changed = list.rows().filter(it -> it.row().changed()).toList();
            if (changed.stream().noneMatch(this::inSight)) {
                changed.stream().findFirst().ifPresent(this::reveal);
            }
        }
        settled = true;
        look();
    }

    /// Tells the list what of it is in sight. A list that becomes higher or lower is scrolled by what holds it, before we do:
    /// what is in sight between the two is nobody's to see.
    private void look() {
        if (settled) {
            list.sight(top(), top() + scroll.getViewportBounds().getHeight());
        }
    }

    private boolean inSight(StateList.Found found) {
        return scrolled(found, 0) == top();
    }

    /// Scrolls no farther than it must for the row to be seen.
    private void reveal(StateList.Found found) {
        double wanted = scrolled(found, MARGIN);
        if (wanted != top()) {
            scroll.setVvalue(wanted / beyond());
        }
    }

    /// How far down the list would have to be scrolled for the row to be seen.
    private double scrolled(StateList.Found found, double margin) {
        double height = scroll.getViewportBounds().getHeight();
        var bounds = list.bounds(found);
        double least = Math.min(bounds.getMaxY() + margin - height, bounds.getMinY() - margin);
        return Math.clamp(Math.clamp(top(), least, bounds.getMinY() - margin), 0, beyond());
    }

    private double top() {
        return scroll.getVvalue() * beyond();
    }

    private double beyond() {
        return Math.max(0, list.getHeight() - scroll.getViewportBounds().getHeight());
    }
}
