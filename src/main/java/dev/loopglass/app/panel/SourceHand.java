package dev.loopglass.app.panel;

import javafx.scene.Node;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// What the mouse does on the source: a click goes to a step of its line, dragging selects lines, and the other
/// button asks what else can be done. A hand that only wants to select must not step.
final class SourceHand {
    private final SourceView view;
    private final Node text;
    private final SourceView.Touch touch;
    private int pressed;

    SourceHand(SourceView view, Node text, SourceView.Touch touch) {
        this.view = view;
        this.text = text;
        this.touch = touch;
        text.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        text.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        text.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        text.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::ask);
    }

    private void press(MouseEvent e) {
        pressed = 0;
        if (e.getButton() == MouseButton.PRIMARY) {
            text.requestFocus();
            pressed = view.lineAt(e.getY());
            view.unselect();
        }
    }

    private void drag(MouseEvent e) {
        if (pressed > 0 && !e.isStillSincePress()) {
            view.select(pressed, view.nearest(e.getY()));
        }
    }

    /// The second click of two means what the first did.
    private void click(MouseEvent e) {
        int line = view.lineAt(e.getY());
        if (line == 0 || e.getButton() != MouseButton.PRIMARY || !e.isStillSincePress() || e.getClickCount() > 1) {
            return;
        }
        if (e.getX() < SourceView.GUTTER - 20) {
            touch.gutter(line);
        } else {
            touch.text(line, e.isShiftDown());
        }
    }

    private void ask(ContextMenuEvent e) {
        int line = e.isKeyboardTrigger() ? view.caret() : view.lineAt(e.getY());
        if (line > 0) {
            if (!view.selected(line)) {
                view.select(line, line);
            }
            var at = e.isKeyboardTrigger() ? text.localToScreen(SourceView.GUTTER, view.middleOf(line))
                    : text.localToScreen(e.getX(), e.getY());
            touch.menu(line, text, at.getX(), at.getY());
        }
        e.consume();
    }
}
