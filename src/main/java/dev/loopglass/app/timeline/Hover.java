package dev.loopglass.app.timeline;

import static java.util.stream.Collectors.joining;

import dev.loopglass.app.session.Asked;
import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import dev.loopglass.event.Ref;
import javafx.geometry.BoundingBox;
import javafx.scene.Node;
import javafx.scene.control.Label;

/// What the mouse points at on the timeline: a card tells it, its object is marked everywhere, and the sort of a row is
/// explained.
final class Hover {
    private static final double WIDEST = 420;

    private final Session session;
    private final Lanes lanes;
    private final View view;
    private final Node glass;
    private final Runnable paint;
    private final Label card = new Label();
    private double x = -1;
    private Stretch stretch;

    /// @param paint draws what is pointed at
    Hover(Session session, Lanes lanes, View view, Node glass, Runnable paint) {
        this.session = session;
        this.lanes = lanes;
        this.view = view;
        this.glass = glass;
        this.paint = paint;
        card.getStyleClass().add("timeline-tip");
        card.setMouseTransparent(true);
        card.setVisible(false);
        card.setManaged(false);
        card.setWrapText(true);
        card.setMaxWidth(WIDEST);
    }

    /// Lies above everything else.
    Label card() {
        return card;
    }

    /// How far from the left edge, or -1.
    double x() {
        return x;
    }

    /// Null where there is none.
    Stretch stretch() {
        return stretch;
    }

    void over(double atX, double y, Aim.Target target) {
        if (target.stretch() == null && target.step() > session.horizon()) {
            leave();
            return;
        }
        explain(null);
        stretch = target.stretch();
        x = atX;
        tell(x + 14, y + 18, stretch == null ? told(target.step()) : stretch.card(session.trace(), session.horizon()));
        var on = session.trace().on(target.step());
        point(stretch != null ? stretch.object() : lanes.home(on) == null ? null : on);
        paint.run();
    }

    /// Explains the sort of a row, and tells and marks its object; null for no row.
    void over(Row row) {
        var object = called(row);
        point(object);
        explain(row);
        if (object != null && session.knows(object) && object.label() != null) {
            tell(view.labels() + 4, view.middle(row) - card.prefHeight(-1) / 2, Stretch.named(object));
        }
    }

    void leave() {
        x = -1;
        stretch = null;
        card.setVisible(false);
        explain(null);
        point(null);
        paint.run();
    }

    /// The object by whose name a row is called, or null.
    Ref called(Row row) {
        var picked = lanes.life(session.selectedProperty().get());
        return picked != null && picked.row() == row ? picked.object() : row == null ? null : row.only(session.horizon());
    }

    /// What somebody has noted on a step, and what was found to be unhealthy there.
    String remarks(int seq) {
        var note = session.bookmarks().notes().get(seq);
        var noted = note == null ? "" : "\n" + (note.isEmpty() ? Speech.say("bookmark") : Speech.say("bookmark.with", note));
        return noted + session.findings().at(seq).stream().map(it -> "\n" + Speech.say("finding.with", it.text(Speech.language())))
                .collect(joining());
    }

    private String told(int seq) {
        var trace = session.trace();
        return Speech.say("timeline.tip", seq, trace.turn(seq), Clock.show(trace.t(seq)), trace.kind(seq))
                + "\n" + session.explainer().sentence(seq) + remarks(seq);
    }

    private void tell(double left, double top, String text) {
        card.setText(text);
        card.setVisible(true);
        double width = Math.min(WIDEST, card.prefWidth(-1));
        double height = card.prefHeight(width);
        double fits = left + width > view.width() ? left - 28 - width : left;
        card.resizeRelocate(Math.max(0, fits), top + height > view.height() ? Math.max(0, top - 32 - height) : top, width, height);
    }

    /// Marks an object everywhere, or no more.
    private void point(Ref object) {
        session.pointedProperty().set(object != null && session.knows(object) ? object : null);
    }

    /// Explains the sort of this row; null for none.
    private void explain(Row row) {
        var before = session.askedProperty().get();
        if (row == null || row.from() > session.horizon()) {
            session.askedProperty().set(null);
        } else if (before == null || before.term() != row.band.term) {
            double high = Math.max(view.rowHeight(), card.prefHeight(-1));
            session.askedProperty().set(new Asked(row.band.term, glass.localToScene(new BoundingBox(14,
                    view.middle(row) - high / 2, view.labels() - 28, high)), false));
        }
    }
}
