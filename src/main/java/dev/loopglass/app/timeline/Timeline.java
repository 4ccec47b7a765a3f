package dev.loopglass.app.timeline;

import dev.loopglass.app.session.Digest;
import dev.loopglass.app.session.Ink;
import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Slate;
import dev.loopglass.app.session.Speech;
import dev.loopglass.event.Ref;
import dev.loopglass.explain.Language;
import java.util.List;
import java.util.Objects;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
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
    private final Ground ground;
    private final Slate glass = new Slate();
    private final Sketch sketch = new Sketch(glass);
    private final Hover hover;
    private final Range range;
    private final Minimap minimap;
    private final Head head;
    private Overlay overlay;
    private Ink ink;
    private boolean brief;
    private int shown = -1;
    private int drawn = -1;
    private Ref chosen;
    /// Whether the row of the object that is followed, or that of the step, is to be brought into sight.
    private boolean seekChosen;
    private boolean seekStep;
    private Language spoken = Speech.language();

    /// @param legend shows what all signs mean
    public Timeline(Session session, Ink ink, Runnable legend) {
        this.session = session;
        this.lanes = session.digest(Lanes.class, Lanes::new);
        lanes.grow(session.trace().size());
        this.view = new View(new Axis(session.trace(), session.digest(Work.class, Work::new)));
        this.ground = new Ground(session, lanes, view);
        this.hover = new Hover(session, lanes, view, glass, this::paintGlass);
        this.range = new Range(session, view.axis);
        this.minimap = new Minimap(session, lanes, view, this::moved);
        this.head = new Head(this, new Seek(session, glass), legend);
        getStyleClass().add("timeline");
        setTop(head);
        setCenter(field());
        setBottom(minimap);
        ink(ink);
        new Hand(this, hover, session, view, glass);
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
        glass.setId("timeline");
        glass.setCursor(Cursor.DEFAULT);
        glass.setFocusTraversable(true);
        glass.setAccessibleRole(AccessibleRole.SLIDER);
        var ring = new Region();
        ring.getStyleClass().add("focus-ring");
        ring.setMouseTransparent(true);
        ring.setManaged(false);
        ring.visibleProperty().bind(glass.focusVisibleProperty());
        var field = new Pane(ground, glass, ring, hover.card()) {
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
    public void ink(Ink newInk) {
        ink = newInk;
        ground.ink(ink);
        overlay = new Overlay(session.trace(), lanes, view, ink, sketch);
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
        if (!Objects.equals(chosen, session.selectedProperty().get())) {
            chosen = session.selectedProperty().get();
            seekChosen = true;
        }
        head.seek().refresh();
        if (session.step() != shown) {
            shown = session.step();
            seekStep = true;
            stale |= view.axis.reveal(shown) | session.hiddenProperty().get();
        }
        glass.setAccessibleText(session.isEmpty() ? Speech.say("timeline.empty")
                : Speech.say(session.hiddenProperty().get() ? "timeline.name.hidden" : "timeline.name", shown,
                        session.trace().size() - 1, session.explainer().sentence(shown)) + hover.remarks(shown));
        if (stale) {
            moved();
            return;
        }
        if (reveal()) {
            ground.arrange();
        }
        minimap.point();
        paintGlass();
    }

    private Row rowOfStep() {
        return session.isEmpty() ? null : lanes.rowOf(session.step());
    }

    /// Where not both fit, the step is what one came for.
    ///
    /// @return whether rows have moved
    private boolean reveal() {
        boolean moves = false;
        if (seekChosen && view.hides(lanes.home(chosen))) {
            view.reveal(lanes.home(chosen));
            moves = true;
        }
        if (seekStep && view.hides(rowOfStep())) {
            view.reveal(rowOfStep());
            moves = true;
        }
        seekChosen = false;
        seekStep = false;
        return moves;
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
        lanes.until(session.hiddenProperty().get() ? session.step() : Integer.MAX_VALUE);
        view.size(glass.getWidth(), glass.getHeight(), lanes.rows());
        reveal();
        ground.paint();
        minimap.paint();
        paintGlass();
    }

    private void paintGlass() {
        if (view.height() <= 0) {
            return;
        }
        boolean none = session.isEmpty() || session.hiddenProperty().get();
        var effects = none ? List.<Integer>of() : session.replay().effects(session.step());
        range.paint(sketch, ink, view);
        overlay.point(hover.x(), hover.stretch(), session.pointedProperty().get());
        overlay.paint(session.step(), effects.subList(0, Math.min(MOST_EFFECTS, effects.size())), session.horizon());
        sketch.show();
    }

    /// How far from its left edge a step stands; what the window's tests aim at.
    public double middleOf(int seq) {
        return view.axis.middle(seq);
    }

    /// How far from its top edge the row is in which a step is to be seen, or -1 when it is out of sight.
    public double levelOf(int seq) {
        return view.hides(lanes.rowOf(seq)) ? -1 : view.middle(lanes.rowOf(seq));
    }

    /// How high it would like to be; how many rows there will be is not told by that either.
    public double wantedHeight() {
        return session.hiddenProperty().get() ? Double.MAX_VALUE : 34 + View.STRIP + lanes.rows().size() * 19 + Minimap.HEIGHT + 4;
    }

    /// Opens the field in which one looks for steps.
    public void seek() {
        head.seek().open();
    }

    /// Goes to the next step that fits, or to the one before.
    public void toHit(boolean back) {
        head.seek().next(back);
    }

    /// Takes away the range that was picked, or else closes that field; says whether there was either.
    public boolean escape() {
        boolean picked = range.drop();
        paintGlass();
        return picked || head.seek().close();
    }

    // ---- what the head and the hand do

    /// Shows the rows below those in sight, or those above them.
    public void turn(boolean down) {
        view.turn(down);
        moved();
    }

    /// Does so where a click asks for it, and says whether it did.
    boolean turnAt(double x, double y) {
        boolean asked = asks(x, y);
        if (asked) {
            turn(ground.more(x, y, true));
        }
        return asked;
    }

    boolean asks(double x, double y) {
        return ground.more(x, y, true) || ground.more(x, y, false);
    }

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

    /// Between these places along the axis.
    void pick(double from, double to) {
        range.pick(from, to);
        paintGlass();
    }

    /// Shows the range that was picked, and says whether there was one.
    boolean zoomToRange() {
        if (!range.any()) {
            return false;
        }
        view.axis.zoomTo(range.first(), range.last());
        range.drop();
        moved();
        return true;
    }

    /// Shows the range that was picked, or else the whole life of the object that is followed, or else all of this turn.
    public void zoomToSubject() {
        if (session.isEmpty() || zoomToRange()) {
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
}
