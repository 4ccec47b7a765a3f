package dev.loopglass.app;

import dev.loopglass.app.panel.OwnKeys;
import dev.loopglass.app.session.Speech;
import java.util.function.DoubleConsumer;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// The line between two panes: dragged it moves, a double click puts it back. With the focus on it, the
/// arrows move it too.
final class Divider extends Region implements OwnKeys {
    /// Wider than the line that is drawn, so that it can be caught.
    static final double GRIP = 7;
    private static final double NUDGE = 16;

    private final Orientation line;
    private final Runnable caught;
    private final DoubleConsumer move;
    private final Runnable settled;
    private double from;

    /// @param caught is told when it is caught
    /// @param move is told by how much it is to move from where it was caught
    /// @param reset puts it where it stands by itself
    /// @param settled is told when it was let go
    Divider(String id, Orientation line, Runnable caught, DoubleConsumer move, Runnable reset, Runnable settled) {
        this.line = line;
        this.caught = caught;
        this.move = move;
        this.settled = settled;
        setId(id);
        getStyleClass().addAll("divider", line == Orientation.VERTICAL ? "standing" : "lying");
        setCursor(line == Orientation.VERTICAL ? Cursor.H_RESIZE : Cursor.V_RESIZE);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.THUMB);
        accessibleTextProperty().bind(Speech.of("part.divider"));
        setOnMousePressed(e -> {
            from = along(e);
            caught.run();
        });
        setOnMouseDragged(e -> move.accept(along(e) - from));
        setOnMouseReleased(_ -> settled.run());
        setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2) {
                reset.run();
            }
        });
        setOnKeyPressed(this::press);
    }

    private double along(MouseEvent e) {
        var at = getParent().sceneToLocal(e.getSceneX(), e.getSceneY());
        return line == Orientation.VERTICAL ? at.getX() : at.getY();
    }

    private void press(KeyEvent e) {
        if (takes(e.getCode())) {
            caught.run();
            move.accept(e.getCode() == KeyCode.LEFT || e.getCode() == KeyCode.UP ? -NUDGE : NUDGE);
            settled.run();
            e.consume();
        }
    }

    @Override
    public boolean takes(KeyCode key) {
        return line == Orientation.VERTICAL ? key == KeyCode.LEFT || key == KeyCode.RIGHT
                : key == KeyCode.UP || key == KeyCode.DOWN;
    }
}
