package dev.loopglass.app.timeline;

import dev.loopglass.app.session.Ink;
import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Slate;
import dev.loopglass.app.session.Speech;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// The whole trace in one line, with the part in sight framed; dragging the frame pans.
final class Minimap extends Region {
    static final double HEIGHT = 22;

    private final Session session;
    private final Lanes lanes;
    private final View view;
    private final Slate ground = new Slate();
    private final Slate glass = new Slate();
    private final Pen g = new Brush(ground.pen());
    private final Sketch sketch = new Sketch(glass);
    private final Axis whole;
    private Ink ink;

    Minimap(Session session, Lanes lanes, View view, Runnable moved) {
        this.session = session;
        this.lanes = lanes;
        this.view = view;
        this.whole = view.axis.twin();
        getStyleClass().add("minimap");
        glass.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        glass.accessibleTextProperty().bind(Speech.of("timeline.map"));
        getChildren().addAll(ground, glass);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        addEventHandler(MouseEvent.MOUSE_PRESSED, e -> centre(e, moved));
        addEventHandler(MouseEvent.MOUSE_DRAGGED, e -> centre(e, moved));
    }

    private void centre(MouseEvent e, Runnable moved) {
        view.axis.centre((e.getX() - view.labels()) / (view.axis.right() - view.labels()));
        moved.run();
    }

    void ink(Ink newInk) {
        ink = newInk;
    }

    /// After the view moved.
    void paint() {
        ground.resize(getWidth(), HEIGHT);
        glass.resize(getWidth(), HEIGHT);
        whole.unit(view.axis.unit());
        whole.place(view.labels(), view.axis.right() - view.labels());
        whole.fit();
        g.setFill(ink.paper());
        g.fillRect(0, 0, getWidth(), HEIGHT);
        if (session.isEmpty()) {
            point();
            return;
        }
        double left = whole.left();
        double width = whole.right() - left;
        g.setFill(ink.wash(ink.rule(), 0.5));
        g.fillRect(left, 7, width, 8);
        paintPhases();
        if (session.hiddenProperty().get()) {
            double hides = Math.min(whole.right(), whole.after(session.step()));
            g.setFill(ink.paper());
            g.fillRect(hides, 0, getWidth() - hides, HEIGHT);
            g.setFill(ink.wash(ink.rule(), 0.5));
            g.fillRect(hides, 7, whole.right() - hides, 8);
        }
        double from = left + view.axis.shareFrom() * width;
        double to = left + view.axis.shareTo() * width;
        g.setStroke(ink.accent());
        g.setLineWidth(1.5);
        g.strokeRoundRect(from - 1, 3.5, Math.max(8, to - from) + 2, 15, 5);
        paintFindings();
        paintHits();
        point();
    }

    /// Where the step is that is shown.
    void point() {
        if (!session.isEmpty()) {
            sketch.setFill(ink.now());
            sketch.fillRect(whole.middle(session.step()) - 1, 2, 2, 18);
        }
        sketch.show();
    }

    /// A small sign below every pixel or two under which something is unhealthy.
    private void paintFindings() {
        g.setFill(ink.failure());
        double last = Double.NEGATIVE_INFINITY;
        for (var finding : lanes.findings().all()) {
            double x = whole.middle(finding.steps().getFirst());
            if (x - last >= 2) {
                last = x;
                g.fillPolygon(x - 3.5, HEIGHT - 1, x, HEIGHT - 7.5, x + 3.5, HEIGHT - 1);
            }
        }
    }

    /// A pin above every pixel or two at which there is something that was looked for.
    private void paintHits() {
        var hits = session.hits();
        for (int index = 0; index < hits.count();) {
            double x = whole.middle(hits.at(index));
            Glyph.PIN.draw(g, ink, x, 4.5);
            index = Math.max(index + 1, hits.from(whole.stepAt(x + 3)));
        }
    }

    /// Callbacks are as high as there is room, timers hang, events stand, polling is a line.
    private void paintPhases() {
        var spans = lanes.loop().spans;
        int index = 0;
        while (index < spans.size()) {
            double x = whole.x(spans.from(index));
            double end = spans.to(index) == Spans.OPEN ? whole.right() : whole.x(spans.to(index));
            double width = Math.max(1, end - x);
            switch (spans.look(index)) {
                case POLL -> bar(ink.wash(ink.muted(), 0.6), x, width, 10, 2);
                case EVENTS -> bar(ink.channel(), x, width, 11, 4);
                case TIMERS -> bar(ink.timer(), x, width, 7, 4);
                default -> bar(ink.callback(), x, width, 7, 8);
            }
            int following = index + 1;
            index = end - x >= 1 ? following
                    : Math.max(following, spans.after(whole.stepAt(x + 1)));
        }
    }

    private void bar(Color color, double x, double width, double top, double height) {
        g.setFill(color);
        g.fillRect(x, top, width, height);
    }
}
