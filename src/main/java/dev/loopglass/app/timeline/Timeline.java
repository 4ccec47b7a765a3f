package dev.loopglass.app.timeline;

import static java.util.stream.Collectors.joining;

import dev.loopglass.app.session.Asked;
import dev.loopglass.app.session.Digest;
import dev.loopglass.app.session.Ink;
import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Slate;
import dev.loopglass.app.session.Speech;
import dev.loopglass.event.Ref;
import dev.loopglass.explain.Language;
import java.util.List;
import java.util.Objects;
import javafx.geometry.BoundingBox;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// When: rows of everything that ran or waited, with the playhead on the step that is shown.
public final class Timeline extends BorderPane {
    static final int MOST_EFFECTS = 24;

    private final Session session;
    private final Lanes lanes;
    private final View view;
    private final Slate ground = new Slate();
    private final Slate glass = new Slate();
    private final Label tip = new Label();
    private final Minimap minimap;
    private final Head head;
    private Painter painter;
    private Overlay overlay;
    private boolean brief;
    private int shown = -1;
    private int drawn = -1;
    private Ref chosen;
    private Language spoken = Speech.language();
    private double hoverX = -1;

    /// @param legend shows what all signs mean
    public Timeline(Session session, Ink ink, Runnable legend) {
        this.session = session;
        this.lanes = session.digest(Lanes.class, Lanes::new);
        lanes.grow(session.trace().size());
        this.view = new View(new Axis(session.trace(), session.digest(Work.class, Work::new)));
        this.minimap = new Minimap(session, lanes, view, this::moved);
        this.head = new Head(this, new Seek(session, glass), legend);
        getStyleClass().add("timeline");
        setTop(head);
        setCenter(field());
        setBottom(minimap);
        setMinHeight(120);
        ink(ink);
        new Hand(this, session, lanes, view, glass);
        glass.addEventHandler(KeyEvent.KEY_PRESSED, head.seek()::enter);
        head.seek().visibleProperty().addListener(_ -> showHead());
        session.pointedProperty().addListener(_ -> paintGlass());
        session.hitsProperty().addListener(_ -> {
            moved();
            head.seek().refresh();
        });
    }

    /// The line with its title.
    public HBox head() {
        return head;
    }

    /// Without the line with its title, for whom every line counts.
    public void brief(boolean whether) {
        brief = whether;
        head.brief(whether);
        showHead();
    }

    /// Whoever looks for steps has to see the field.
    private void showHead() {
        setTop(brief && !head.seek().isVisible() ? null : head);
    }

    /// What it will want to know of the trace.
    public static List<Digest> read(Session session) {
        return List.of(session.digest(Lanes.class, Lanes::new), session.digest(Work.class, Work::new));
    }

    private Region field() {
        tip.getStyleClass().add("timeline-tip");
        tip.setMouseTransparent(true);
        tip.setVisible(false);
        tip.setManaged(false);
        tip.setWrapText(true);
        tip.setMaxWidth(420);
        glass.setId("timeline");
        glass.setCursor(Cursor.DEFAULT);
        glass.setFocusTraversable(true);
        glass.setAccessibleRole(AccessibleRole.SLIDER);
        var ring = new Region();
        ring.getStyleClass().add("focus-ring");
        ring.setMouseTransparent(true);
        ring.setManaged(false);
        ring.visibleProperty().bind(glass.focusVisibleProperty());
        var field = new Pane(ground, glass, ring, tip) {
            @Override
            protected void layoutChildren() {
                resizeTo(getWidth(), getHeight());
                ring.resize(getWidth(), getHeight());
            }
        };
        field.setMinHeight(0);
        field.setMinWidth(0);
        return field;
    }

    private void resizeTo(double width, double height) {
        ground.resize(width, height);
        glass.resize(width, height);
        moved();
    }

    /// Draws with other colours and typefaces.
    public void ink(Ink ink) {
        painter = new Painter(session.trace(), lanes, view, ink, new Brush(ground.pen()));
        overlay = new Overlay(session.trace(), lanes, view, ink, new Brush(glass.pen()));
        minimap.ink(ink);
        head.ink(ink);
        moved();
    }

    /// Shows the session as it is now: another step, another object, more steps.
    public void refresh() {
        boolean stale = drawn != session.trace().size()
                || !Objects.equals(chosen, session.selectedProperty().get()) || spoken != Speech.language();
        spoken = Speech.language();
        if (drawn != session.trace().size()) {
            drawn = session.trace().size();
            lanes.grow(drawn);
            view.axis.grew();
        }
        if (lanes.findings() != session.findings()) {
            stale |= !lanes.findings().isEmpty() || !session.findings().isEmpty();
            lanes.take(session.findings());
        }
        chosen = session.selectedProperty().get();
        head.seek().refresh();
        if (session.step() != shown) {
            shown = session.step();
            stale |= view.axis.reveal(shown) | session.hiddenProperty().get();
        }
        glass.setAccessibleText(session.isEmpty() ? Speech.say("timeline.empty")
                : Speech.say(session.hiddenProperty().get() ? "timeline.name.hidden" : "timeline.name", shown,
                        session.trace().size() - 1, session.explainer().sentence(shown)) + noted(shown) + found(shown));
        if (stale) {
            moved();
        } else {
            minimap.paint();
            paintGlass();
        }
    }

    private String noted(int seq) {
        var note = session.bookmarks().notes().get(seq);
        return note == null ? ""
                : "\n" + (note.isEmpty() ? Speech.say("bookmark") : Speech.say("bookmark.with", note));
    }

    private String found(int seq) {
        return session.findings().at(seq).stream().map(it -> "\n" + Speech.say("finding.with", it.text(Speech.language()))).collect(joining());
    }

    /// After a bookmark came or went.
    public void bookmarked() {
        moved();
    }

    /// Redraws all of it, after the view moved.
    void moved() {
        if (glass.getWidth() <= 0 || glass.getHeight() <= 0) {
            return;
        }
        view.size(glass.getWidth(), glass.getHeight(), lanes.rows());
        painter.horizon(session.hiddenProperty().get() ? session.step() : -1);
        painter.paint(session.selectedProperty().get());
        painter.paintHits(session.hits());
        painter.paintFlags(session.bookmarks().notes().navigableKeySet());
        if (session.hiddenProperty().get()) {
            painter.paintVeil();
        }
        painter.paintMore();
        minimap.paint();
        paintGlass();
    }

    private void paintGlass() {
        boolean none = session.isEmpty() || session.hiddenProperty().get();
        var effects = none ? List.<Integer>of() : session.replay().effects(session.step());
        glass.pen().clearRect(0, 0, view.width(), view.height());
        overlay.paint(session.step(), effects.subList(0, Math.min(MOST_EFFECTS, effects.size())), hoverX,
                session.pointedProperty().get(), session.horizon());
    }

    /// How far from its left edge a step stands; what the window's tests aim at.
    public double middleOf(int seq) {
        return view.axis.middle(seq);
    }

    /// How high it would like to be.
    public double wantedHeight() {
        return 34 + View.STRIP + lanes.rows().size() * 19 + Minimap.HEIGHT + 4;
    }

    /// Opens the field in which one looks for steps.
    public void seek() {
        head.seek().open();
    }

    /// Goes to the next step that fits, or to the one before.
    public void toHit(boolean back) {
        head.seek().next(back);
    }

    /// Closes it, and says whether it was open.
    public boolean closeSeek() {
        return head.seek().close();
    }

    // ---- what the head and the hand do

    void measure(Axis.Unit unit) {
        view.axis.unit(unit);
        moved();
    }

    public void fit() {
        view.axis.fit();
        moved();
    }

    /// Steps, each as wide as the next; then work; then time.
    public void changeUnit() {
        var units = Axis.Unit.values();
        head.choose(units[(view.axis.unit().ordinal() + 1) % units.length]);
    }

    /// Shows the whole life of the object that is followed, or else all of this turn.
    public void zoomToSubject() {
        if (session.isEmpty()) {
            return;
        }
        var about = session.trace().about(session.selectedProperty().get());
        var turns = lanes.turns();
        int following = turns.markFrom(session.step() + 1);
        int horizon = session.horizon();
        if (about.length > 0 && about[0] <= horizon) {
            view.axis.zoomTo(about[0], Math.min(horizon, about[about.length - 1]));
        } else {
            view.axis.zoomTo(following == 0 ? 0 : turns.mark(following - 1), Math.min(horizon,
                    following < turns.markCount() ? turns.mark(following) - 1 : session.trace().size() - 1));
        }
        moved();
    }

    /// Zooms around the playhead.
    public void zoom(double factor) {
        view.axis.zoom(factor, view.axis.middle(session.step()));
        moved();
    }

    /// Moves to what is later or earlier.
    ///
    /// @param share of what is in sight
    public void pan(double share) {
        view.axis.pan(share * (view.axis.right() - view.axis.left()));
        moved();
    }

    void hover(double x, double y, int seq) {
        if (seq > session.horizon()) {
            unhover();
            return;
        }
        hoverX = x;
        explain(null);
        var trace = session.trace();
        tip.setText(Speech.say("timeline.tip", seq, trace.turn(seq), Clock.show(trace.t(seq)), trace.kind(seq))
                + "\n" + session.explainer().sentence(seq) + noted(seq) + found(seq));
        tip.setVisible(true);
        double width = Math.min(420, tip.prefWidth(-1));
        double height = tip.prefHeight(width);
        double left = x + 14 + width > view.width() ? x - 14 - width : x + 14;
        double top = y + 18 + height > view.height() ? Math.max(0, y - 14 - height) : y + 18;
        tip.resizeRelocate(Math.max(0, left), top, width, height);
        point(lanes.home(trace.on(seq)) == null ? null : trace.on(seq));
        paintGlass();
    }

    /// Marks an object everywhere, or no more.
    void point(Ref object) {
        session.pointedProperty().set(object != null && session.knows(object) ? object : null);
    }

    /// Explains the sort of this row; null for none.
    void explain(Row row) {
        var before = session.askedProperty().get();
        if (row == null || row.from() > session.horizon()) {
            session.askedProperty().set(null);
        } else if (before == null || before.term() != row.band.term) {
            session.askedProperty().set(new Asked(row.band.term, glass.localToScene(new BoundingBox(14,
                    view.middle(row) - view.rowHeight() / 2, View.LABELS - 28, view.rowHeight())), false));
        }
    }

    void unhover() {
        hoverX = -1;
        tip.setVisible(false);
        explain(null);
        point(null);
        paintGlass();
    }
}
