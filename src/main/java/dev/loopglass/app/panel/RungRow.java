package dev.loopglass.app.panel;

import dev.loopglass.app.panel.Quill.Words;
import dev.loopglass.app.session.Speech;
import dev.loopglass.app.session.Tip;
import dev.loopglass.explain.Language;
import dev.loopglass.replay.Flow;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;

/// A rung: a knot on the line, the call, whose it is.
final class RungRow extends Line {
    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("selected");

    private int number;
    private Said said;

    /// All that it says depends on.
    ///
    /// @param alone whether no other request stands beside it: otherwise there is room for one word only
    record Said(Flow.Rung rung, Rails rails, boolean alone, Quill quill, Language language) {
        private String detail() {
            return rung.way() == Flow.Way.CALL ? rung.of() : Speech.say("flow." + rung.way() + ".detail", rung.of());
        }

        private Look look() {
            var ink = quill.ink;
            boolean coming = rails.reached() == Reached.COMING;
            return new Look(rails, Words.NONE, new Words(what(rung), rails.reached() == Reached.HERE ? quill.codeBold : quill.code,
                    coming ? ink.muted() : ink.text()),
                    new Words(alone ? detail() : rung.request().name(), quill.small, ink.muted()), Words.NONE);
        }

        /// For whoever points at it: all that there may have been no room for.
        private String help() {
            return what(rung) + "\n" + detail() + (alone ? "" : "\n" + rung.request().name());
        }

        private String text() {
            return Speech.say(rails.reached() == Reached.COMING ? "flow.ahead" : "flow.passed",
                    (alone ? "" : rung.request().name() + " ") + what(rung) + " " + detail());
        }
    }

    RungRow() {
        getStyleClass().add("rung");
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        // The ladder gives it its place.
        setManaged(false);
        setCursor(Cursor.HAND);
        Tip.on(this);
    }

    static String what(Flow.Rung rung) {
        return rung.way() == Flow.Way.CALL ? rung.name() : Speech.say("flow." + rung.way(), rung.name());
    }

    void hide() {
        setVisible(false);
    }

    /// @param its counted from 0
    void show(int its, Said says) {
        setVisible(true);
        number = its;
        if (!says.equals(said)) {
            said = says;
            show(says.look(), says.quill);
            pseudoClassStateChanged(HERE, says.rails.reached() == Reached.HERE);
            setAccessibleHelp(says.help());
            setAccessibleText(says.text());
        }
    }

    /// Where on the ladder it is, from 0.
    int number() {
        return number;
    }

    Flow.Rung rung() {
        return said.rung;
    }

    void mark(boolean chosen, boolean pointed) {
        pseudoClassStateChanged(CHOSEN, chosen);
        pseudoClassStateChanged(Prose.POINTED, pointed);
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case INDEX -> number;
            case SELECTED -> getPseudoClassStates().contains(CHOSEN);
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
