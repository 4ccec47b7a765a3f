package dev.loopglass.app.panel;

import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import dev.loopglass.explain.StateSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What the loop holds after this step, with what the step changed marked. For whoever has no mouse it is one
/// stop of the tabulator, and up and down choose the object to follow.
public final class StatePane extends BorderPane {
    private static final int MOST_ROWS = 60;
    private static final double MARGIN = 8;

    private final Session session;
    private final HBox head = new HBox();
    private final Label changes = new Label();
    private final VBox list = new VBox();
    private final ScrollPane scroll = new ScrollPane();
    /// What the row says whose object is followed.
    private final StringProperty followed = new SimpleStringProperty("");
    private final StringProperty named = new SimpleStringProperty();
    private int shown = -1;
    private boolean reveal;
    private final List<StateSection> sections = new ArrayList<>();

    public StatePane(Session session) {
        this.session = session;
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
        list.getStyleClass().add("state-list");
        scroll.setContent(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setFocusTraversable(false);
        setCenter(scroll);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        // By way of a property of its own: what hangs on the language itself is kept by it, with all that it knows.
        named.bind(Speech.of("state"));
        accessibleTextProperty().bind(named.flatMap(whole ->
                followed.map(row -> row.isEmpty() ? whole : Speech.say("state.followed", row, whole))));
        setOnKeyPressed(e -> {
            if (walksOn(e.getCode())) {
                choose(e.getCode() == KeyCode.DOWN);
                e.consume();
            }
        });
        session.pointedProperty().addListener(_ -> sections.forEach(StateSection::point));
    }

    /// The line with its title.
    public HBox head() {
        return head;
    }

    public void refresh() {
        int seq = session.isEmpty() ? -1 : session.step();
        var sheet = session.explainer().sheet(seq).sections();
        long changed = 0;
        for (int i = 0; i < sheet.size(); i++) {
            if (i == sections.size()) {
                sections.add(new StateSection(session));
                list.getChildren().add(sections.get(i));
            }
            sections.get(i).show(sheet.get(i), MOST_ROWS);
            changed += sheet.get(i).rows().stream().filter(StateSheet.Row::changed).count();
        }
        while (sections.size() > sheet.size()) {
            list.getChildren().remove(sections.removeLast());
        }
        if (seq != shown) {
            shown = seq;
            reveal = true;
            requestLayout();
        }
        tell();
        changes.setText(changed == 0 ? "" : Speech.say("state.changed", changed));
    }

    /// Says which row is followed.
    private void tell() {
        followed.set(sections.stream().flatMap(StateSection::rows).filter(StateSection.Entry::isChosen).findFirst()
                .map(Node::getAccessibleText).orElse(""));
    }

    /// Whether the key means something here.
    public boolean walksOn(KeyCode code) {
        return code == KeyCode.DOWN || code == KeyCode.UP;
    }

    /// The next object of the list is followed, or the one before; from none, the first or the last.
    private void choose(boolean down) {
        var rows = sections.stream().flatMap(StateSection::rows).toList();
        if (rows.isEmpty()) {
            return;
        }
        int at = IntStream.range(0, rows.size()).filter(i -> rows.get(i).isChosen()).findFirst()
                .orElse(down ? -1 : rows.size());
        var row = rows.get(Math.clamp(at + (down ? 1 : -1), 0, rows.size() - 1));
        row.choose();
        tell();
        reveal(row);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (reveal) {
            reveal = false;
            scroll.layout();
            var changed = sections.stream().flatMap(StateSection::changed).toList();
            if (changed.stream().noneMatch(this::inSight)) {
                changed.stream().findFirst().ifPresent(this::reveal);
            }
        }
    }

    private boolean inSight(Node row) {
        return scrolled(row, 0) == top();
    }

    /// Scrolls no farther than it must for the row to be seen.
    private void reveal(Node row) {
        double wanted = scrolled(row, MARGIN);
        if (wanted != top()) {
            scroll.setVvalue(wanted / beyond());
        }
    }

    /// How far down the list would have to be scrolled for the row to be seen.
    private double scrolled(Node row, double margin) {
        double height = scroll.getViewportBounds().getHeight();
        var bounds = list.sceneToLocal(row.localToScene(row.getLayoutBounds()));
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
