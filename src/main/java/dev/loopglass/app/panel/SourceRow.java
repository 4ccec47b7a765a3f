package dev.loopglass.app.panel;

import dev.loopglass.app.session.Slate;
import dev.loopglass.explain.Code;
import javafx.geometry.BoundingBox;
import javafx.scene.text.Font;

/// A row of the source with pixels of its own: a step changes two or three of them, and only those are painted.
final class SourceRow {
    private static final double INDENT = 28;

    private final Slate slate = new Slate();
    private Look shown;

    /// All that a row looks like.
    ///
    /// @param column at which one looks for what is sought, or -1
    /// @param steps how many the line has
    /// @param note what is said at its end
    record Look(Code code, Folds.Fold fold, boolean lit, boolean running, boolean next, boolean selected, boolean caret,
            String sought, int column, int steps, boolean stop, String note, Font font, double letter) {
        /// Counted from 1.
        int line() {
            return fold.line() + 1;
        }
    }

    SourceRow() {
        slate.setMouseTransparent(true);
    }

    Slate slate() {
        return slate;
    }

    void hide() {
        slate.setVisible(false);
    }

    /// @param y how far down it begins; it may be cut by both edges
    /// @param room how high everything is
    void show(Look look, SourcePage page, double y, double width, double height, double room) {
        slate.setVisible(true);
        slate.relocate(0, y);
        double from = Math.max(0, -y);
        if (slate.bare(width, height, new BoundingBox(0, from, width, Math.min(height, room - y) - from)) || !look.equals(shown)) {
            shown = look;
            page.on(slate.pen(), height, width);
            paint(look, page, width, height);
        }
    }

    private static void paint(Look look, SourcePage page, double width, double height) {
        page.ground(look.lit, look.running, look.next, height, width);
        page.caret(look.selected, look.caret, height, width - SourceView.BAR - 1);
        if (!look.sought.isEmpty()) {
            page.hits(look.code.line(look.fold.line()), look.fold, look.sought, look.column, look.letter, SourceView.GUTTER, height);
        }
        page.text(look.code, look.fold, look.font, look.letter, SourceView.GUTTER, height / 2);
        if (look.fold.first()) {
            page.gutter(look.line(), look.font, look.steps, look.lit, look.next, look.running, look.stop, SourceView.GUTTER, height / 2);
        }
        double end = SourceView.GUTTER + (look.fold.indent() + look.fold.to() - look.fold.from()) * look.letter;
        page.note(look.note, look.font.getSize(), end + INDENT, height / 2, width - 20);
    }
}
