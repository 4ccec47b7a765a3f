package dev.loopglass.app;

import dev.loopglass.app.panel.Card;
import dev.loopglass.app.panel.FlowPane;
import dev.loopglass.app.panel.LessonPane;
import dev.loopglass.app.panel.SourcePane;
import dev.loopglass.app.panel.StatePane;
import dev.loopglass.app.session.Errand;
import dev.loopglass.app.session.Hits;
import dev.loopglass.app.session.Icon;
import dev.loopglass.app.session.Ink;
import dev.loopglass.app.session.Session;
import dev.loopglass.app.timeline.Timeline;
import javafx.application.Platform;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/// Everything about one opened trace: bar, header, the three panes, the timeline.
///
/// However fast the steps come, the panels are brought up to date once per frame.
final class Desk extends BorderPane {
    private final Session session;
    private final Player player;
    private final Bar bar;
    private final Header header;
    private final GuessPane guess;
    private final FlowPane flow;
    private final SourcePane source;
    private final StatePane state;
    private final Timeline timeline;
    /// Null while no lesson is told.
    private final LessonPane lesson;
    private final Panes panes;
    private boolean stale = true;

    Desk(Shell shell, Session session, Ink ink) {
        this.session = session;
        this.player = new Player(session);
        this.bar = new Bar(shell, session, player);
        this.guess = new GuessPane(shell, session);
        this.header = new Header(session, ink, shell.veil()::showFindings, shell.veil()::showWhy, guess::toggle);
        this.flow = new FlowPane(session, ink);
        this.source = new SourcePane(session, ink, shell::run);
        this.state = new StatePane(session, ink);
        var talk = shell.lectern().talk();
        this.lesson = talk == null ? null : new LessonPane(talk, session, shell.lectern(), ink);
        this.timeline = new Timeline(session, ink, shell.veil()::showLegend);
        getStyleClass().add("desk");
        setTop(new VBox(bar, header, guess));
        panes = new Panes(shell.windows().settings(), timeline::wantedHeight);
        if (lesson != null) {
            panes.add(Part.LESSON, lesson, lesson.head());
        }
        source.head().getChildren().add(Icon.SEARCH.button("search-open", Bar.tip("search.prompt", "keys.go.search"), this::search));
        panes.add(Part.FLOW, flow, flow.head());
        panes.add(Part.SOURCE, source, source.head());
        panes.add(Part.STATE, state, state.head());
        panes.add(Part.TIMELINE, timeline, timeline.head());
        setCenter(panes);
        getChildren().add(new Card(session));
        session.stepProperty().addListener(_ -> invalidate());
        session.sizeProperty().addListener(_ -> invalidate());
        session.selectedProperty().addListener(_ -> invalidate());
        session.hiddenProperty().addListener(_ -> {
            timeline.bookmarked();
            panes.requestLayout();
            invalidate();
        });
        session.growingProperty().addListener(_ -> {
            session.look();
            panes.requestLayout();
            invalidate();
        });
        session.bookmarks().changesProperty().addListener(_ -> {
            timeline.bookmarked();
            invalidate();
        });
        session.findingsProperty().addListener(_ -> {
            timeline.refresh();
            panes.requestLayout();
            invalidate();
            if (shell.veil().sheet() instanceof FindingSheet) {
                shell.veil().showFindings();
            }
        });
    }

    /// Reads all that the parts of a desk want to know of a trace: away from the JavaFX thread, as it takes
    /// seconds for a million steps.
    static void read(Session session, Errand errand) {
        Header.read(session);
        FlowPane.read(session);
        SourcePane.read(session);
        Timeline.read(session);
        session.read(errand);
    }

    void invalidate() {
        stale = true;
        Platform.requestNextPulse();
    }

    /// For the last row.
    void present(boolean whether) {
        bar.present(whether);
        header.present(whether);
        panes.present(whether);
        timeline.brief(whether);
        invalidate();
    }

    /// Called before each frame.
    void pulse() {
        if (stale) {
            stale = false;
            bar.refresh();
            header.refresh();
            guess.refresh();
            flow.refresh();
            source.refresh();
            state.refresh();
            timeline.refresh();
            if (lesson != null) {
                lesson.refresh();
            }
        }
    }

    // ---- searching

    /// Opens the field in which one looks for a text in the sources, wherever that has been put away. Without a
    /// source one can look for steps: what is typed next is never to be taken for keys.
    void search() {
        if (source.searchable()) {
            panes.unfold(Part.SOURCE);
            source.search();
        } else {
            seek();
        }
    }

    /// Opens the field in which one looks for steps.
    void seek() {
        panes.unfold(Part.TIMELINE);
        timeline.seek();
    }

    /// On to what was looked for: in the sources while that field is open, unless steps are looked for; where nobody
    /// looks for anything yet, asks for what.
    void toHit(boolean back) {
        if (source.searching() && (source.isFocusWithin() || session.hits() == Hits.NONE)) {
            source.toPlace(back);
        } else if (session.hits() == Hits.NONE) {
            seek();
        } else {
            timeline.toHit(back);
        }
    }

    void ink(Ink ink) {
        header.ink(ink);
        flow.ink(ink);
        source.ink(ink);
        state.ink(ink);
        timeline.ink(ink);
        if (lesson != null) {
            lesson.ink(ink);
        }
        bar.themeChanged();
    }

    Session session() {
        return session;
    }

    Header header() {
        return header;
    }

    GuessPane guess() {
        return guess;
    }

    Player player() {
        return player;
    }

    Panes panes() {
        return panes;
    }

    SourcePane source() {
        return source;
    }

    Timeline timeline() {
        return timeline;
    }
}
