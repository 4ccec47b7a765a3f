package dev.loopglass.app.timeline;

import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Slate;
import dev.loopglass.event.Ref;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/// What the mouse does on the timeline: click to jump or to pick, drag the playhead, drag the ground to pan, turn
/// the wheel to zoom at the pointer.
final class Hand {
    private static final double SLACK = 4;
    private static final double GRIP = 8;

    private enum Grip { NOTHING, PLAYHEAD, GROUND, CLICK, RULER, RANGE }

    private final Timeline timeline;
    private final Hover hover;
    private final Session session;
    private final View view;
    private final Aim aim;
    private final Slate glass;
    private Grip grip = Grip.NOTHING;
    private int grabbed;
    private double lastX;
    private double lastY;

    Hand(Timeline timeline, Hover hover, Session session, View view, Slate glass) {
        this.timeline = timeline;
        this.hover = hover;
        this.session = session;
        this.aim = new Aim(session, view);
        this.view = view;
        this.glass = glass;
        glass.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        glass.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        glass.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        glass.addEventHandler(MouseEvent.MOUSE_MOVED, this::move);
        glass.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> hover.leave());
        glass.addEventHandler(ScrollEvent.SCROLL, this::scroll);
        glass.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ENTER && timeline.zoomToRange()) {
                e.consume();
            }
        });
        glass.addEventHandler(ZoomEvent.ZOOM, e -> {
            view.axis.zoom(e.getZoomFactor(), e.getX());
            timeline.moved();
            e.consume();
        });
    }

    private void press(MouseEvent e) {
        if (e.getButton() != MouseButton.PRIMARY || session.isEmpty()) {
            return;
        }
        glass.requestFocus();
        lastX = e.getX();
        lastY = e.getY();
        hover.leave();
        grabbed = session.step();
        if (timeline.turnAt(e.getX(), e.getY())) {
            grip = Grip.NOTHING;
        } else if (onRuler(e)) {
            grip = Grip.RULER;
        } else if (onPlayhead(e)) {
            grip = Grip.PLAYHEAD;
        } else if (e.getY() < View.STRIP && e.getX() >= view.labels()) {
            grip = Grip.PLAYHEAD;
            session.go(view.axis.nearest(e.getX()));
        } else {
            grip = Grip.CLICK;
        }
    }

    /// Below the turns, or wherever the shift key is held, one picks a range.
    private boolean onRuler(MouseEvent e) {
        return e.getX() >= view.labels() - 6
                && (e.isShiftDown() || e.getY() >= View.TURNS && e.getY() < View.STRIP && !onPlayhead(e));
    }

    private boolean onPlayhead(MouseEvent e) {
        double away = Math.abs(e.getX() - view.axis.middle(session.step()));
        return away <= (e.getY() < View.STRIP ? GRIP : 3);
    }

    private void drag(MouseEvent e) {
        switch (grip) {
            case PLAYHEAD -> session.go(view.axis.nearest(e.getX()));
            case CLICK -> {
                if (Math.hypot(e.getX() - lastX, e.getY() - lastY) > SLACK) {
                    grip = Grip.GROUND;
                    glass.setCursor(Cursor.CLOSED_HAND);
                }
            }
            case RULER -> {
                if (Math.abs(e.getX() - lastX) > SLACK) {
                    grip = Grip.RANGE;
                    timeline.pick(lastX, e.getX());
                }
            }
            case RANGE -> timeline.pick(lastX, e.getX());
            case GROUND -> {
                view.axis.pan(lastX - e.getX());
                view.scrollBy(lastY - e.getY());
                lastX = e.getX();
                lastY = e.getY();
                timeline.moved();
            }
            case NOTHING -> { }
        }
    }

    private void release(MouseEvent e) {
        if (grip == Grip.CLICK || grip == Grip.RULER) {
            click(e.getX(), e.getY());
        } else if (grip == Grip.PLAYHEAD) {
            session.remember(grabbed);
        }
        grip = Grip.NOTHING;
        glass.setCursor(Cursor.DEFAULT);
    }

    private void click(double x, double y) {
        if (x < view.labels() - 6) {
            select(hover.called(view.rowAt(y)));
            return;
        }
        var target = aim.at(x, y);
        if (target.stretch() == null) {
            session.jump(target.step());
        } else {
            select(target.stretch().object());
            session.jump(target.stretch().nearest(session.trace(), target.step()));
        }
    }

    private void select(Ref object) {
        if (object != null && session.knows(object)) {
            session.selectedProperty().set(object);
        }
    }

    private void move(MouseEvent e) {
        if (session.isEmpty()) {
            return;
        }
        boolean asks = timeline.asks(e.getX(), e.getY());
        glass.setCursor(asks ? Cursor.HAND : onRuler(e) ? Cursor.CROSSHAIR : onPlayhead(e) ? Cursor.H_RESIZE : Cursor.DEFAULT);
        if (asks) {
            hover.leave();
        } else if (e.getX() >= view.labels() - 6 && e.getX() <= view.axis.right() + 6) {
            hover.over(e.getX(), e.getY(), aim.at(e.getX(), e.getY()));
        } else {
            hover.leave();
            if (e.getX() < view.labels()) {
                hover.over(view.rowAt(e.getY()));
            }
        }
    }

    private void scroll(ScrollEvent e) {
        if (e.isShiftDown() || Math.abs(e.getDeltaX()) > Math.abs(e.getDeltaY())) {
            double by = e.getDeltaX() != 0 ? e.getDeltaX() : e.getDeltaY();
            view.axis.pan(-by);
        } else if (e.isAltDown() || e.getX() < view.labels()) {
            view.scrollBy(-e.getDeltaY());
        } else {
            view.axis.zoom(Math.pow(1.0025, e.getDeltaY()), e.getX());
        }
        timeline.moved();
        e.consume();
    }
}
