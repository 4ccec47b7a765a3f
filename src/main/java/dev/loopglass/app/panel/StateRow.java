package dev.loopglass.app.panel;

import dev.loopglass.app.panel.Quill.Below;
import dev.loopglass.app.panel.Quill.Words;
import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import dev.loopglass.app.session.Tip;
import dev.loopglass.explain.Language;
import dev.loopglass.explain.StateSheet;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;

/// One row: the object, what it is for, what more is known of it, how it stands.
final class StateRow extends Line {
    static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

    private final Session session;
    private StateSheet.Row row;
    private Language spoken;
    private Quill written;
    private boolean chosen;

    StateRow(Session session) {
        this.session = session;
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

    void show(StateSheet.Row shown, Quill quill) {
        boolean same = shown.equals(row) && spoken == Speech.language();
        row = shown;
        spoken = Speech.language();
        setVisible(true);
        point();
        if (!same || written != quill || chosen != isChosen()) {
            written = quill;
            chosen = isChosen();
            show(look(quill), quill);
        }
        if (!same) {
            pseudoClassStateChanged(CHANGED, shown.changed());
            setAccessibleHelp(plain(shown));
            setAccessibleText(said(shown));
        }
    }

    private Look look(Quill quill) {
        var ink = quill.ink;
        var name = row.object() == null ? Words.NONE
                : new Words(row.object().name(), quill.code, ink.of(row.object().type()), isChosen() ? Below.LINE : Below.NOTHING);
        var more = row.more() == null ? Words.NONE : new Words(row.more(), quill.small, ink.muted());
        return new Look(null, name, new Words(row.what(), quill.large, ink.text()), more, row.changed()
                ? new Words(row.detail(), quill.bold, ink.accent()) : new Words(row.detail(), quill.plain, ink.muted()));
    }

    void point() {
        pseudoClassStateChanged(Prose.POINTED, row.object() != null
                && row.object().equals(session.pointedProperty().get()));
    }
}
