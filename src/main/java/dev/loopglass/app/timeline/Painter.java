package dev.loopglass.app.timeline;

import dev.loopglass.app.session.Hits;
import dev.loopglass.app.session.Ink;
import dev.loopglass.app.session.Letters;
import dev.loopglass.app.session.Speech;
import dev.loopglass.event.Ref;
import dev.loopglass.trace.Trace;
import java.util.NavigableSet;
import java.util.regex.Pattern;

/// Draws the rows that are in sight. What is narrower than a pixel is drawn once per pixel, whatever
/// the number of steps below it.
final class Painter {
    /// Rings closer than this would hide what they mark.
    private static final double CLOSE = 9;
    /// The middle of the line with the turns.
    private static final double TURN = 12.5;

    /// Requests differ in their paths: what stands before these is left to the card under the mouse.
    private static final Pattern HOST = Pattern.compile("^(\\w+ )\\w+://[^/?#\\s]*/?");

    private final Trace trace;
    private final Lanes lanes;
    private final View view;
    private final Ink ink;
    private final Pen g;
    private final Letters small;
    private final Letters labels;
    private final Strokes strokes;
    private final Signs signs;
    private final Halo halo;
    private final Ruler ruler;
    private int horizon = -1;

    Painter(Trace trace, Lanes lanes, View view, Ink ink, Pen g) {
        this.trace = trace;
        this.lanes = lanes;
        this.view = view;
        this.ink = ink;
        this.g = g;
        this.small = new Letters(ink.font(10.5));
        this.labels = new Letters(ink.font(11.5));
        this.strokes = new Strokes(trace, view, ink, g, small);
        this.signs = new Signs(view, ink, g, small);
        this.halo = new Halo(view, ink, g);
        this.ruler = new Ruler(trace, view, ink, g, small);
    }

    /// All of it at once.
    void paint(Ref selected) {
        paper(0, view.height());
        paintGrid(View.STRIP, view.height());
        for (int i = 0; i < view.rows().size(); i++) {
            if (view.inSight(i)) {
                paintRow(i, view.top(i), selected);
            }
        }
        paintTurns();
    }

    /// What stands above the rows.
    void paintStrip(Hits hits, NavigableSet<Integer> bookmarks) {
        paper(0, View.STRIP);
        paintTurns();
        paintPins(hits);
        paintFlags(bookmarks);
        if (horizon >= 0) {
            paintVeil();
        }
    }

    /// A row on a slate of its own.
    void paintRow(int index, Ref selected, Hits hits) {
        paper(0, view.rowHeight());
        paintGrid(0, view.rowHeight());
        paintRow(index, 0, selected);
        paintRings(view.rows().get(index), hits);
        paintWash(view.rowHeight());
    }

    /// What is left below the rows.
    void paintRest(double height) {
        paper(0, height);
        paintGrid(0, height);
        paintWash(height);
    }

    private void paper(double top, double bottom) {
        g.setFill(ink.paper());
        g.fillRect(0, top, view.width(), bottom - top);
    }

    /// After this step nothing will be seen; -1 for all of it.
    void horizon(int step) {
        horizon = step;
        strokes.horizon(step < 0 ? Integer.MAX_VALUE : step);
    }

    private double veil() {
        return horizon < 0 ? Double.POSITIVE_INFINITY : Math.max(view.axis.left() - 6, view.axis.after(horizon));
    }

    /// Covers what comes after that step.
    private void paintVeil() {
        double x = veil();
        double width = view.width() - x;
        g.setFill(ink.paper());
        g.fillRect(x, 0, width, View.STRIP);
        var text = Speech.say("timeline.veiled");
        if (small.width(text) + 20 <= width) {
            g.setFill(ink.muted());
            g.setFont(small.font());
            g.fillText(text, x + 10, TURN);
        }
    }

    private void paintWash(double height) {
        if (horizon >= 0) {
            g.setFill(ink.paper());
            g.fillRect(veil(), 0, view.width() - veil(), height);
            g.setFill(ink.wash(ink.rule(), 0.35));
            g.fillRect(veil(), 0, view.width() - veil(), height);
        }
    }

    /// @param selected the object that is followed, or null
    private void paintRow(int index, double top, Ref selected) {
        double height = view.rowHeight();
        var row = view.rows().get(index);
        boolean sameBand = index > 0 && view.rows().get(index - 1).band == row.band;
        var picked = lanes.life(selected);
        boolean chosen = picked != null && picked.row() == row;
        g.setStroke(ink.wash(ink.rule(), sameBand ? 0.35 : 0.8));
        g.setLineWidth(1);
        g.strokeLine(0, Math.round(top) + 0.5, view.width(), Math.round(top) + 0.5);
        view.clip(g, view.labels() - 8, top, top + height);
        if (chosen) {
            halo.around(top, picked.first(), picked.last(), true);
        }
        if (row.band == Band.FINDINGS) {
            signs.row(row, lanes.findings(), top + height / 2);
        } else {
            strokes.row(row, top, height);
        }
        g.restore();
        g.setFill(chosen ? ink.changed() : ink.paper());
        g.fillRect(0, top + 1, view.labels() - 8, height - 1);
        paintLabel(row, top + height / 2, sameBand, chosen ? picked.object() : null);
    }

    /// @param picked the object that is followed, if it lives here
    private void paintLabel(Row row, double middle, boolean sameBand, Ref picked) {
        var only = picked != null ? picked : row.only(horizon < 0 ? Integer.MAX_VALUE : horizon);
        if (only == null) {
            if (!sameBand || row.band.type != null) {
                int hidden = lanes.hidden(row.band);
                g.setFill(ink.muted());
                g.setFont(labels.font());
                var title = labels.fit(hidden > 0 && !sameBand ? Speech.say("timeline.hidden", row.band.title(), hidden)
                        : row.band.title(), view.labels() - 26);
                g.fillText(title, 14, middle);
                dots(title, labels, middle);
            }
            return;
        }
        g.setFont(ink.bold(11));
        g.setFill(ink.of(only.type()));
        g.fillText(only.name(), 14, middle);
        dots(only.name(), labels, middle);
        g.setFont(labels.font());
        g.setFill(picked != null ? ink.text() : ink.muted());
        var label = only.label() == null ? "" : HOST.matcher(only.label()).replaceFirst("$1/");
        g.fillText(labels.squeeze(label, view.labels() - 26 - 32), 14 + 32, middle);
    }

    /// Below what the mouse gets a card of the glossary for.
    private void dots(String text, Letters letters, double middle) {
        g.setStroke(ink.muted());
        g.setLineWidth(1);
        g.setLineDashes(1, 2);
        double y = Math.min(Math.round(middle + 6), Math.floor(middle + view.rowHeight() / 2) - 1) + 0.5;
        g.strokeLine(14, y, 14 + letters.width(text), y);
        g.setLineDashes();
    }

    /// Faint lines where turns begin.
    private void paintGrid(double top, double bottom) {
        g.setStroke(ink.rule());
        g.setLineWidth(1);
        g.setLineDashes(3, 3);
        forTurns((mark, x, _) -> {
            if (x > view.labels() + 1) {
                double sharp = Math.round(x) + 0.5;
                g.strokeLine(sharp, top, sharp, bottom);
            }
        }, 18);
        g.setLineDashes();
    }

    private void paintTurns() {
        var axis = view.axis;
        g.setFill(ink.paper());
        g.fillRect(0, 0, view.width(), View.STRIP);
        g.setFill(ink.wash(ink.rule(), 0.35));
        g.fillRoundRect(axis.left(), 5, axis.right() - axis.left(), View.TURNS - 5, 4);
        g.setFont(small.font());
        forTurns((seq, x, next) -> {
            double visible = Math.max(x, axis.left());
            double sharp = Math.round(x) + 0.5;
            if (x > axis.left() + 1) {
                g.setStroke(ink.paper());
                g.setLineWidth(2);
                g.strokeLine(sharp, 5, sharp, View.TURNS);
            }
            double room = Math.min(Math.min(next, axis.right()), veil()) - visible - 8;
            var whole = Speech.say("timeline.turn", trace.turn(seq));
            var text = small.width(whole) <= room ? whole : String.valueOf(trace.turn(seq));
            if (small.width(text) <= room) {
                g.setFill(ink.muted());
                g.fillText(text, visible + 5, TURN);
            }
        }, 3);
        paintTime();
        ruler.paint(veil());
    }

    /// A flag above the strip for each bookmark in sight, one for all those at one pixel.
    private void paintFlags(NavigableSet<Integer> bookmarks) {
        var axis = view.axis;
        double last = Double.NEGATIVE_INFINITY;
        for (int seq : bookmarks.subSet(axis.stepAt(axis.left()), true, axis.stepAt(axis.right()), true)) {
            double x = axis.middle(seq);
            if (x - last >= 3) {
                last = x;
                Glyph.FLAG.draw(g, ink, x, 11);
            }
        }
    }

    /// A pin below the strip for each step that was looked for, one for all those at one pixel.
    private void paintPins(Hits hits) {
        forHits(hits, (_, x, _) -> Glyph.PIN.draw(g, ink, x, View.STRIP - 4));
    }

    /// And a ring in its row while they are few.
    private void paintRings(Row row, Hits hits) {
        double y = view.rowHeight() / 2;
        g.setStroke(ink.text());
        g.setLineWidth(1.4);
        forHits(hits, (seq, x, alone) -> {
            if (alone && lanes.rowOf(seq) == row) {
                g.strokeOval(x - 6.5, y - 6.5, 13, 13);
            }
        });
    }

    private interface Hit {
        /// @param alone whether there is no other close by
        void paint(int seq, double x, boolean alone);
    }

    private void forHits(Hits hits, Hit hit) {
        var axis = view.axis;
        int index = hits.from(axis.stepAt(axis.left()));
        while (index < hits.count() && axis.middle(hits.at(index)) <= axis.right()) {
            double x = axis.middle(hits.at(index));
            boolean alone = index + 1 == hits.count() || axis.middle(hits.at(index + 1)) - x >= CLOSE;
            hit.paint(hits.at(index), x, alone);
            index = alone ? index + 1 : Math.max(index + 1, hits.from(axis.stepAt(x + 3)));
        }
    }

    /// On the axis of time the strip's left end says how much time is in sight.
    private void paintTime() {
        var axis = view.axis;
        int first = axis.stepAt(axis.left());
        int last = axis.stepAt(axis.right());
        if (trace.size() == 0 || horizon >= 0) {
            return;
        }
        g.setFill(ink.muted());
        g.setFont(small.font());
        var text = axis.unit() == Axis.Unit.STEPS ? Speech.say("timeline.steps", first, last)
                : Speech.say("timeline.time", Clock.show(trace.t(last) - trace.t(first)));
        g.fillText(text, 14, TURN);
    }

    private interface Turn {
        /// @param x where it begins
        /// @param next where the next one begins
        void paint(int seq, double x, double next);
    }

    private void forTurns(Turn turn, double closest) {
        var axis = view.axis;
        var turns = lanes.turns();
        int index = Math.max(0, turns.markFrom(axis.stepAt(axis.left()) + 1) - 1);
        while (index < turns.markCount()) {
            int seq = turns.mark(index);
            double x = axis.x(seq);
            if (x > axis.right()) {
                return;
            }
            int following = index + 1;
            double next = following < turns.markCount() ? axis.x(turns.mark(following)) : axis.right();
            turn.paint(seq, x, next);
            index = next - x >= closest ? following
                    : Math.max(following, turns.markFrom(axis.stepAt(x + closest)));
        }
    }
}
