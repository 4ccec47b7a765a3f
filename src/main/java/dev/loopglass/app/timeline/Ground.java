package dev.loopglass.app.timeline;

import dev.loopglass.app.session.Ink;
import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Slate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import javafx.scene.layout.Pane;

/// What of the timeline stays as it is from step to step. Each row has a slate of its own: while rows are only moved, as
/// a step in a row out of sight does, none is painted that was before.
final class Ground extends Pane {
    /// Of rows out of sight so many stay painted.
    private static final int MOST_KEPT = 64;

    private final Session session;
    private final Lanes lanes;
    private final View view;
    private final Slate strip = new Slate();
    private final Slate rest = new Slate();
    private final Slate foot = new Slate();
    private final Sketch sketch = new Sketch(foot);
    private final Brush brush = new Brush(strip.pen());
    private final Map<Row, Painted> rows = new HashMap<>();
    private Painter painter;
    private More more;
    private int version;

    private static final class Painted {
        final Slate slate = new Slate();
        int version = -1;
    }

    Ground(Session session, Lanes lanes, View view) {
        this.session = session;
        this.lanes = lanes;
        this.view = view;
        setId("timeline-ground");
        setMouseTransparent(true);
        setManaged(false);
        getChildren().addAll(rest, strip, foot);
        strip.setViewOrder(Integer.MIN_VALUE);
        foot.setViewOrder(Integer.MIN_VALUE);
    }

    void ink(Ink ink) {
        painter = new Painter(session.trace(), lanes, view, ink, brush);
        more = new More(view, ink, sketch);
    }

    /// Whether one can click there for the rows below, or for those above.
    boolean more(double x, double y, boolean down) {
        return more.at(x, y, down);
    }

    /// Paints everything anew.
    void paint() {
        version++;
        int step = session.hiddenProperty().get() ? session.step() : -1;
        painter.horizon(step);
        strip.resize(view.width(), View.STRIP);
        brush.on(strip.pen());
        painter.paintStrip(session.hits(), session.bookmarks().notes().navigableKeySet());
        arrange();
    }

    /// Brings the rows where they are now, and paints those that are not.
    void arrange() {
        rows.forEach((row, painted) -> painted.slate.setVisible(false));
        double end = View.STRIP;
        for (var row : view.rows()) {
            if (!view.hides(row)) {
                show(row);
                end = Math.max(end, view.top(row) + view.rowHeight());
            }
        }
        forget();
        rest.setVisible(end < view.height());
        rest.resizeRelocate(0, end, view.width(), Math.max(0, view.height() - end));
        brush.on(rest.pen());
        painter.paintRest(rest.getHeight());
        foot.resize(view.width(), view.height());
        more.paint();
        sketch.show();
    }

    private void show(Row row) {
        var painted = rows.computeIfAbsent(row, _ -> {
            var made = new Painted();
            getChildren().add(1, made.slate);
            return made;
        });
        var slate = painted.slate;
        slate.setVisible(true);
        // Where rows share a pixel, it is the lower one's, which begins with a line.
        slate.setViewOrder(-view.rows().indexOf(row));
        slate.relocate(0, view.top(row));
        if (slate.fill(view.width(), view.rowHeight()) || painted.version != version) {
            painted.version = version;
            brush.on(slate.pen());
            painter.paintRow(row, session.selectedProperty().get(), session.hits());
        }
    }

    private void forget() {
        for (Iterator<Painted> all = rows.values().iterator(); rows.size() > view.rows().size() + MOST_KEPT && all.hasNext();) {
            var painted = all.next();
            if (!painted.slate.isVisible()) {
                getChildren().remove(painted.slate);
                all.remove();
            }
        }
    }
}
