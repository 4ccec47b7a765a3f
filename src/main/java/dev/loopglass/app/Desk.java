package dev.loopglass.app;

import dev.loopglass.app.panel.FlowPane;
import dev.loopglass.app.panel.SourcePane;
import dev.loopglass.app.panel.StatePane;
import dev.loopglass.app.session.Ink;
import dev.loopglass.app.session.Session;
import dev.loopglass.app.timeline.Timeline;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/// Everything about one opened trace: bar, header, the three panes, the timeline.
///
/// However fast the steps come, the panels are brought up to date once per frame.
final class Desk extends BorderPane {
    private static final double TIMELINE_SHARE = 0.43;
    private static final double LOW_SHARE = 0.38;

    private final Session session;
    private final Player player;
    private final Bar bar;
    private final Header header;
    private final FlowPane flow;
    private final SourcePane source;
    private final StatePane state;
    private final Timeline timeline;
    private final SplitPane upper = new SplitPane();
    private final SplitPane all = new SplitPane();
    private double spread = -1;
    private double given = -1;
    private boolean stale = true;

    Desk(Shell shell, Session session, Ink ink) {
        this.session = session;
        this.player = new Player(session);
        this.bar = new Bar(shell, session, player);
        this.header = new Header(session, shell::showFindings);
        this.flow = new FlowPane(session);
        this.source = new SourcePane(session, ink);
        this.state = new StatePane(session);
        this.timeline = new Timeline(session, ink);
        getStyleClass().add("desk");
        setTop(new VBox(bar, header));
        setCenter(panes());
        session.stepProperty().addListener(_ -> invalidate());
        session.sizeProperty().addListener(_ -> invalidate());
        session.selectedProperty().addListener(_ -> invalidate());
        session.growingProperty().addListener(_ -> {
            session.look();
            share();
            invalidate();
        });
        session.bookmarks().changesProperty().addListener(_ -> {
            timeline.bookmarked();
            invalidate();
        });
        session.findingsProperty().addListener(_ -> {
            timeline.refresh();
            share();
            invalidate();
            if (shell.sheet() instanceof FindingSheet) {
                shell.showFindings();
            }
        });
    }

    private SplitPane panes() {
        upper.getItems().addAll(flow, source, state);
        upper.widthProperty().addListener(_ -> spread());
        flow.setMinWidth(190);
        state.setMinWidth(190);
        SplitPane.setResizableWithParent(flow, false);
        SplitPane.setResizableWithParent(state, false);
        all.getItems().addAll(upper, timeline);
        all.setOrientation(Orientation.VERTICAL);
        SplitPane.setResizableWithParent(timeline, false);
        all.heightProperty().addListener(_ -> share());
        return all;
    }

    /// Gives flow and state the widths they need, and the source the rest, until somebody moves a divider.
    private void spread() {
        double width = upper.getWidth();
        boolean moved = spread >= 0 && Math.abs(upper.getDividerPositions()[0] - spread) > 0.02;
        if (width > 0 && !moved) {
            double left = Math.clamp(width * 0.155, 190, 250);
            double right = Math.clamp(width * 0.23, 276, 380);
            upper.setDividerPositions(left / width, 1 - right / width);
            spread = upper.getDividerPositions()[0];
        }
    }

    /// Gives the timeline the height it needs, up to its share of the window, until somebody moves the
    /// divider.
    private void share() {
        double height = all.getHeight();
        boolean moved = given >= 0 && Math.abs(all.getDividerPositions()[0] - given) > 0.01;
        if (height > 0 && !moved) {
            given = 1 - Math.min(height < 620 ? LOW_SHARE : TIMELINE_SHARE, timeline.wantedHeight() / height);
            all.setDividerPositions(given);
            given = all.getDividerPositions()[0];
        }
    }

    void invalidate() {
        stale = true;
        Platform.requestNextPulse();
    }

    /// Called before each frame.
    void pulse() {
        if (stale) {
            stale = false;
            bar.refresh();
            header.refresh();
            flow.refresh();
            source.refresh();
            state.refresh();
            timeline.refresh();
        }
    }

    void ink(Ink ink) {
        source.ink(ink);
        timeline.ink(ink);
        bar.themeChanged();
    }

    Session session() {
        return session;
    }

    Player player() {
        return player;
    }

    SourcePane source() {
        return source;
    }

    Timeline timeline() {
        return timeline;
    }
}
