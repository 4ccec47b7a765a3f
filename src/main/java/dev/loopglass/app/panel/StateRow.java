package dev.loopglass.app.panel;

import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import dev.loopglass.app.session.Tip;
import dev.loopglass.explain.Language;
import dev.loopglass.explain.StateSheet;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// One row: the object, what it is for, what more is known of it, how it stands.
final class StateRow extends Line {
    static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final Session session;
    private final Region list;
    private final Label name;
    private final Label what;
    private final Label detail;
    private final Label more;
    private StateSheet.Row row;
    private Language spoken;

    /// @param list to be laid out anew when a row turns out to be higher than the others
    StateRow(Session session, Region list) {
        this(session, list, new Label(), label("state-what"), label("state-more"), label("state-detail"));
    }

    private StateRow(Session session, Region list, Label name, Label what, Label more, Label detail) {
        super(List.of(name), what, more, List.of(detail));
        this.session = session;
        this.list = list;
        this.name = name;
        this.what = what;
        this.more = more;
        this.detail = detail;
        getStyleClass().add("state-row");
        setAccessibleRole(AccessibleRole.TEXT);
        // All rows have the same height and their place: nothing is to be laid out but the row itself.
        setManaged(false);
        setCursor(Cursor.HAND);
        Tip.on(this);
        setOnMouseEntered(_ -> session.pointedProperty().set(row == null ? null : row.object()));
        setOnMouseExited(_ -> session.pointedProperty().set(null));
        setOnMouseClicked(_ -> {
            if (row.object() != null) {
                session.selectedProperty().set(row.object());
            }
        });
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (prefHeight(-1) > getHeight()) {
            list.requestLayout();
        }
    }

    private static Label label(String style) {
        var label = new Label();
        label.getStyleClass().add(style);
        return label;
    }

    /// What a row says, for whoever does not see it.
    static String said(StateSheet.Row row) {
        return row.changed() ? Speech.say("state.row.changed", plain(row)) : plain(row);
    }

    private static String plain(StateSheet.Row row) {
        var what = (row.object() == null ? "" : row.object().name()) + " " + row.what();
        return (row.more() == null ? Speech.say("state.row", what, row.detail())
                : Speech.say("state.row.more", what, row.detail(), row.more())).strip();
    }

    private boolean isChosen() {
        return row.object() != null && row.object().equals(session.selectedProperty().get());
    }

    void show(StateSheet.Row shown) {
        boolean same = shown.equals(row) && spoken == Speech.language();
        row = shown;
        spoken = Speech.language();
        setVisible(true);
        pseudoClassStateChanged(CHOSEN, isChosen());
        point();
        if (same) {
            return;
        }
        name.setText(shown.object() == null ? "" : shown.object().name());
        Prose.dress(name, shown.object());
        what.setText(shown.what());
        detail.setText(shown.detail());
        more.setText(shown.more() == null ? "" : shown.more());
        pseudoClassStateChanged(CHANGED, shown.changed());
        setAccessibleHelp(plain(shown));
        setAccessibleText(said(shown));
    }

    void point() {
        pseudoClassStateChanged(Prose.POINTED, row.object() != null
                && row.object().equals(session.pointedProperty().get()));
    }
}
