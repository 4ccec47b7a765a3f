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
    private final Painted rest = new Painted();
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

        /// Whether it has to be painted in this size and version.
        boolean stale(double width, double height, int wanted) {
            boolean stale = slate.fill(width, height) | version != wanted;
            version = wanted;
            return stale;
        }
    }

    Ground(Session session, Lanes lanes, View view) {
        this.session = session;
        this.lanes = lanes;
        this.view = view;
        setId("timeline-ground");
        setMouseTransparent(true);
        setManaged(false);
        getChildren().addAll(rest.slate, strip, foot);
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
        painter.horizon(session.hiddenProperty().get() ? session.step() : -1);
        strip.resize(view.width(), View.STRIP);
        brush.on(strip.pen());
        painter.paintStrip(session.hits(), session.bookmarks().notes().navigableKeySet());
        arrange();
    }

    /// Brings the rows where they are now, and paints those that are not.
    void arrange() {
        rows.forEach((row, painted) -> painted.slate.setVisible(view.inSight(view.rows().indexOf(row))));
        double end = View.STRIP;
        for (int i = 0; i < view.rows().size(); i++) {
            if (view.inSight(i)) {
                show(i);
                end = Math.max(end, view.top(i) + view.rowHeight());
            }
        }
        forget();
        rest.slate.relocate(0, end);
        if (rest.stale(view.width(), Math.max(0, view.height() - end), version)) {
            brush.on(rest.slate.pen());
            painter.paintRest(rest.slate.getHeight());
        }
        foot.resize(view.width(), view.height());
        more.paint();
        sketch.show();
    }

    private void show(int index) {
        var painted = rows.computeIfAbsent(view.rows().get(index), _ -> {
            var made = new Painted();
            getChildren().add(1, made.slate);
            return made;
        });
        // Where rows share a pixel, it is the lower one's, which begins with a line.
        painted.slate.setViewOrder(-index);
        painted.slate.relocate(0, view.top(index));
        if (painted.stale(view.width(), view.rowHeight(), version)) {
            brush.on(painted.slate.pen());
            painter.paintRow(index, session.selectedProperty().get(), session.hits());
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
