package dev.loopglass.app.timeline;

import dev.loopglass.app.session.Ink;
import dev.loopglass.app.session.Letters;
import dev.loopglass.app.session.Speech;
import dev.loopglass.event.Ref;
import dev.loopglass.trace.Trace;
import java.util.function.Supplier;
import javafx.scene.paint.Color;

/// How each look is drawn.
final class Strokes {
    /// Less room than this is not worth a text.
    private static final double LEGIBLE = 14;

    /// A stretch narrower than this is merged with its neighbours.
    private static final double FINEST = 2;

    /// Marks nearer to one another than this are not told apart.
    private static final double NEAR = 4;

    private final Trace trace;
    private final Axis axis;
    private final Ink ink;
    private final Pen g;
    private final Letters letters;
    private final Color onBar;
    private int horizon = Integer.MAX_VALUE;

    Strokes(Trace trace, View view, Ink ink, Pen g, Letters letters) {
        this.trace = trace;
        this.axis = view.axis;
        this.ink = ink;
        this.g = g;
        this.letters = letters;
        this.onBar = ink.dark() ? Color.web("#06101f") : Color.WHITE;
    }

    /// After this step nothing will be seen: what ends later is still open.
    void horizon(int step) {
        horizon = step;
    }

    void row(Row row, double top, double height) {
        int last = axis.stepAt(axis.right());
        int index = row.spans.after(axis.stepAt(axis.left()));
        while (index < row.spans.size() && row.spans.from(index) <= last) {
            double x = axis.x(row.spans.from(index));
            int to = row.spans.to(index) > horizon ? Spans.OPEN : row.spans.to(index);
            double end = to == Spans.OPEN ? open() : axis.x(to);
            double next = index + 1 < row.spans.size() ? axis.x(row.spans.from(index + 1))
                    : axis.right() + 20;
            draw(row, index, to, x, end, next, top, height);
            int following = index + 1;
            if (next < x + FINEST) {
                following = Math.max(following, row.spans.after(axis.stepAt(x + FINEST)));
            }
            index = following;
        }
        marks(row, top + height / 2);
    }

    /// Where a stretch ends that has not ended yet.
    private double open() {
        return horizon >= trace.size() ? axis.x(trace.size()) : axis.after(horizon);
    }

    private void draw(Row row, int index, int to, double x, double end, double next, double top, double height) {
        int seq = row.spans.from(index);
        var look = to == Spans.OPEN ? row.spans.look(index).open() : row.spans.look(index);
        double middle = top + height / 2;
        switch (look) {
            case CALLBACKS, CALLBACK -> bar(ink.callback(), () -> phase(look, seq), x, end, top, height);
            case TIMERS, TIMER -> {
                if (!bar(ink.timer(), () -> phase(look, seq), x, end, top, height)) {
                    rim(x, end, top + inset(height) + 1.2);
                }
            }
            case EVENTS, HANDLER -> {
                if (!bar(ink.channel(), () -> phase(look, seq), x, end, top, height)) {
                    rim(x, end, top + height - inset(height) - 2.5);
                }
            }
            case RUNNING -> bar(ink.coroutine(), () -> named(row, seq), x, end, top, height);
            case POLL -> {
                wait(ink.muted(), () -> Speech.say("timeline.poll", slept(seq, to)), x, end, top, height);
                if (to != Spans.OPEN && axis.cut(to) && end - x >= 12) {
                    Glyph.CUT.draw(g, ink, end - 7, middle);
                }
            }
            case WAITING -> wait(ink.coroutine(), () -> Stretch.waiting(trace, seq - 1), x, end, top, height);
            case PENDING, RESOLVED, FAILED, ARMED, FIRED, CANCELLED -> {
                if (next < x + FINEST) {
                    dense(ink.of(row.band.type), x, FINEST, middle);
                } else if (row.band == Band.FUTURES) {
                    future(row, seq, to, look, middle, next);
                } else {
                    timer(row, seq, to, look, middle, next);
                }
            }
            case ALIVE -> {
                g.setFill(ink.wash(ink.of(row.band.type), ink.dark() ? 0.4 : 0.3));
                g.fillRect(x, middle - 2.5, Math.max(1, end - x), 5);
            }
        }
    }

    private String phase(Look look, int seq) {
        return switch (look) {
            case CALLBACKS, TIMERS, EVENTS -> Speech.say("timeline.phase." + look);
            default -> named(null, seq);
        };
    }

    /// The object of a step, with what it is for where its row does not already say so.
    private String named(Row row, int seq) {
        var on = trace.on(seq);
        if (on == null) {
            return trace.kind(seq);
        }
        if (row != null && row.only(horizon) != null) {
            return on.name();
        }
        var name = on.label() == null ? on.name() : on.name() + " " + on.label();
        return on.type() == Ref.Type.CHANNEL ? Speech.say("timeline.handler", name) : name;
    }

    private String slept(int from, int to) {
        return to == Spans.OPEN ? "…" : Clock.show(trace.t(to) - trace.t(from));
    }

    /// @return whether it says what it is
    private boolean bar(Color color, Supplier<String> text, double x, double end, double top, double height) {
        double width = Math.max(1.5, end - x - 1);
        double inset = inset(height);
        g.setFill(color);
        if (width < 4) {
            g.fillRect(x, top + inset, width, height - 2 * inset);
            return false;
        }
        g.fillRoundRect(x, top + inset, width, height - 2 * inset, 4);
        double visible = Math.max(x, axis.left());
        double room = (Math.min(end, axis.right()) - visible - 9) * 0.94;
        var shown = room > LEGIBLE ? letters.fit(text.get(), room) : "";
        g.setFill(onBar);
        write(shown, visible + 5, top + height / 2);
        return !shown.isEmpty();
    }

    /// Where there is no room for words, a line along the upper edge makes a bar a timer's, one along the lower edge a
    /// handler's; a callback's has none.
    private void rim(double x, double end, double y) {
        g.setFill(ink.paper());
        g.fillRect(x, y, Math.max(1.5, end - x - 1), 1.3);
    }

    private void wait(Color color, Supplier<String> text, double x, double end, double top, double height) {
        double width = Math.max(1, end - x - 1);
        if (width < 4) {
            // Too narrow for a pattern, so it is low.
            g.setFill(ink.wash(color, 0.6));
            g.fillRect(x, top + height / 2 - 1.5, width, 3);
            return;
        }
        g.setHatch(color, ink.wash(color, ink.dark() ? 0.22 : 0.16));
        double inset = inset(height) + 1;
        g.fillRect(x, top + inset, width, height - 2 * inset);
        double visible = Math.max(x, axis.left());
        double room = Math.min(end, axis.right()) - visible - 14;
        var shown = room > LEGIBLE ? letters.fit(text.get(), room) : "";
        if (!shown.isEmpty()) {
            g.setFill(ink.wash(color, ink.dark() ? 0.22 : 0.12));
            g.fillRoundRect(visible + 4, top + inset, letters.width(shown) + 8, height - 2 * inset, 3);
            g.setFill(ink.text());
            write(shown, visible + 8, top + height / 2);
        }
    }

    /// Low rows keep most of their height for the text.
    private static double inset(double height) {
        return height < 18 ? 1.5 : 3;
    }

    private void write(String text, double x, double middle) {
        if (!text.isEmpty()) {
            g.setFont(letters.font());
            g.fillText(text, x, middle - letters.rise());
        }
    }

    /// Many short lives in one place, or many marks: what would lie upon one another is no shape that anybody sees, and edges
    /// cost twenty times what a rectangle does.
    private void dense(Color color, double x, double width, double middle) {
        g.setFill(ink.wash(color, 0.6));
        g.fillRect(x, middle - 3, width, 6);
    }

    /// A ring where it is made, a dashed line while it is pending, a disc or a cross where it settles.
    private void future(Row row, int seq, int to, Look look, double middle, double next) {
        double x = axis.middle(seq);
        double end = to == Spans.OPEN ? open() : axis.middle(to);
        g.setStroke(ink.future());
        g.setLineWidth(1.4);
        g.setLineDashes(5, 4);
        g.strokeLine(Math.max(x + 4, axis.left() - 8), middle, end, middle);
        g.setLineDashes();
        name(row, seq, x + 7, middle, end - 7, next);
        if (x >= axis.left() - 8) {
            g.setFill(ink.paper());
            g.fillOval(x - 4, middle - 4, 8, 8);
            g.setLineWidth(1.8);
            g.strokeOval(x - 4, middle - 4, 8, 8);
        }
        if (look == Look.RESOLVED) {
            g.setFill(ink.future());
            g.fillOval(end - 4.5, middle - 4.5, 9, 9);
        } else if (look == Look.FAILED) {
            Glyph.FAILURE.draw(g, ink, end, middle);
        }
    }

    /// A dotted line up to where it fires (a triangle) or is cancelled (a small cross).
    private void timer(Row row, int seq, int to, Look look, double middle, double next) {
        double x = axis.middle(seq);
        double end = to == Spans.OPEN ? open() : axis.middle(to);
        g.setStroke(ink.timer());
        g.setLineWidth(1.4);
        g.setLineDashes(1.5, 3.5);
        g.strokeLine(Math.max(x, axis.left() - 8), middle, end, middle);
        g.setLineDashes();
        name(row, seq, x + 7, middle, end - 7, next);
        g.setFill(ink.timer());
        g.fillRect(x - 1.5, middle - 5, 3, 10);
        if (look == Look.FIRED) {
            g.fillPolygon(end - 4, middle - 5, end + 5, middle, end - 4, middle + 5);
        } else if (look == Look.CANCELLED) {
            Glyph.cross(g, ink.timer(), end, middle, 1.6);
        }
    }

    /// The name of an object that shares its row with others, on its own line.
    private void name(Row row, int seq, double x, double middle, double end, double next) {
        if (row.only(horizon) != null) {
            return;
        }
        double start = Math.max(x, axis.left() - 2);
        double room = Math.min(end, next) - start - 6;
        var text = room > LEGIBLE ? letters.fit(named(row, seq), room) : "";
        if (text.isEmpty()) {
            return;
        }
        g.setFill(ink.paper());
        g.fillRect(start, middle - 6, letters.width(text) + 6, 12);
        g.setFill(ink.of(row.band.type));
        write(text, start + 3, middle);
    }

    private void marks(Row row, double middle) {
        double wordEnd = axis.left() - 8;
        double before = Double.NEGATIVE_INFINITY;
        int index = row.markFrom(axis.stepAt(axis.left()));
        while (index < row.markCount()) {
            int seq = row.mark(index);
            double x = axis.middle(seq);
            if (x > axis.right() + 4) {
                return;
            }
            double next = index + 1 < row.markCount() ? axis.middle(row.mark(index + 1)) : axis.right() + 30;
            var event = trace.event(seq);
            if (Mark.failed(event)) {
                Glyph.FAILURE.draw(g, ink, x, middle);
            } else if (before > x - 2 * NEAR && next < x + NEAR) {
                dense(ink.of(row.band.type), x, NEAR, middle);
            } else {
                Glyph.MARK.draw(g, ink, ink.of(row.band.type), x, middle);
            }
            double room = Math.min(next, axis.right() + 20) - x - 16;
            var text = x + 8 > wordEnd && room > LEGIBLE ? Mark.word(event) : "";
            if (!text.isEmpty() && letters.width(text) <= room) {
                g.setFill(ink.text());
                write(text, x + 8, middle);
                wordEnd = x + 8 + letters.width(text);
            }
            before = x;
            index = next < x + NEAR ? Math.max(index + 1, row.markFrom(axis.stepAt(x + NEAR))) : index + 1;
        }
    }
}
