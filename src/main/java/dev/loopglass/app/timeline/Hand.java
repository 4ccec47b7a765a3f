package dev.loopglass.app.timeline;

import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Slate;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/// What the mouse does on the timeline: click to jump, drag the playhead, drag the ground to pan, turn
/// the wheel to zoom at the pointer.
final class Hand {
    private static final double SLACK = 4;
    private static final double GRIP = 8;

    private enum Grip { NOTHING, PLAYHEAD, GROUND, CLICK }

    private final Timeline timeline;
    private final Session session;
    private final Lanes lanes;
    private final View view;
    private final Slate glass;
    private Grip grip = Grip.NOTHING;
    private int grabbed;
    private double lastX;
    private double lastY;

    Hand(Timeline timeline, Session session, Lanes lanes, View view, Slate glass) {
        this.timeline = timeline;
        this.session = session;
        this.lanes = lanes;
        this.view = view;
        this.glass = glass;
        glass.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        glass.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        glass.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        glass.addEventHandler(MouseEvent.MOUSE_MOVED, this::move);
        glass.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> timeline.unhover());
        glass.addEventHandler(ScrollEvent.SCROLL, this::scroll);
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
        timeline.unhover();
        grabbed = session.step();
        if (onPlayhead(e)) {
            grip = Grip.PLAYHEAD;
        } else if (e.getY() < View.STRIP && e.getX() >= View.LABELS) {
            grip = Grip.PLAYHEAD;
            session.go(view.axis.nearest(e.getX()));
        } else {
            grip = Grip.CLICK;
        }
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
        if (grip == Grip.CLICK) {
            click(e.getX(), e.getY());
        } else if (grip == Grip.PLAYHEAD) {
            session.remember(grabbed);
        }
        grip = Grip.NOTHING;
        glass.setCursor(Cursor.DEFAULT);
    }

    private void click(double x, double y) {
        var row = view.rowAt(y);
        if (x >= View.LABELS - 6) {
            session.jump(pick(row, x));
        } else if (row != null && row.only() != null && session.knows(row.only())) {
            session.selectedProperty().set(row.only());
        }
    }

    /// The step under the pointer: the row's own one, if one is near, or else whatever stands there.
    private int pick(Row row, double x) {
        int there = view.axis.nearest(x);
        if (row == null) {
            return there;
        }
        if (row.band == Band.FINDINGS) {
            return row.nearest(there);
        }
        int best = there;
        double nearest = 6;
        int from = view.axis.stepAt(x - nearest);
        int to = Math.min(view.axis.stepAt(x + nearest), from + 500);
        for (int seq = from; seq <= to; seq++) {
            double away = Math.abs(view.axis.middle(seq) - x);
            if (away < nearest && lanes.rowOf(seq) == row) {
                nearest = away;
                best = seq;
            }
        }
        return best;
    }

    private void move(MouseEvent e) {
        if (session.isEmpty()) {
            return;
        }
        glass.setCursor(onPlayhead(e) ? Cursor.H_RESIZE : Cursor.DEFAULT);
        if (e.getX() >= View.LABELS - 6 && e.getX() <= view.axis.right() + 6) {
            timeline.hover(e.getX(), e.getY(), pick(view.rowAt(e.getY()), e.getX()));
        } else {
            timeline.unhover();
            var row = view.rowAt(e.getY());
            timeline.point(row == null || e.getX() >= View.LABELS ? null : row.only());
            timeline.explain(e.getX() >= View.LABELS ? null : row);
        }
    }

    private void scroll(ScrollEvent e) {
        if (e.isShiftDown() || Math.abs(e.getDeltaX()) > Math.abs(e.getDeltaY())) {
            double by = e.getDeltaX() != 0 ? e.getDeltaX() : e.getDeltaY();
            view.axis.pan(-by);
        } else if (e.isAltDown() || e.getX() < View.LABELS) {
            view.scrollBy(-e.getDeltaY());
        } else {
            view.axis.zoom(Math.pow(1.0025, e.getDeltaY()), e.getX());
        }
        timeline.moved();
        e.consume();
    }
}
