package dev.loopglass.app.panel;

import dev.loopglass.app.session.Speech;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;

/// What can be done about a line of the source.
final class LineMenu extends ContextMenu {
    private final SourceView.Touch touch;
    private final Runnable copy;

    LineMenu(SourceView.Touch touch, Runnable copy) {
        this.touch = touch;
        this.copy = copy;
        setId("line-menu");
    }

    /// @param stop whether a run stops at the line
    /// @param lines how many would be copied
    void open(Node owner, double x, double y, int line, boolean stop, int lines) {
        getItems().setAll(item("source.line.next", () -> touch.text(line, false)),
                item("source.line.back", () -> touch.text(line, true)),
                item(stop ? "source.line.unstop" : "source.line.stop", () -> touch.gutter(line)),
                item("source.line.copy", copy, lines));
        show(owner, x, y);
    }

    private static MenuItem item(String phrase, Runnable action, Object... values) {
        var item = new MenuItem(Speech.say(phrase, values));
        item.setId(phrase);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
