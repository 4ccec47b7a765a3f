package dev.loopglass.app.timeline;

import dev.loopglass.app.session.Findings;
import dev.loopglass.app.session.Ink;
import dev.loopglass.app.session.Letters;
import dev.loopglass.app.session.Speech;
import dev.loopglass.lint.Finding;

/// The line of what is unhealthy: a filled sign with its word where a finding begins, a hollow one at
/// every other step that proves it.
final class Signs {
    private final Axis axis;
    private final Ink ink;
    private final Pen g;
    private final Letters letters;

    Signs(View view, Ink ink, Pen g, Letters letters) {
        this.axis = view.axis;
        this.ink = ink;
        this.g = g;
        this.letters = letters;
    }

    void row(Row row, Findings findings, double middle) {
        double wordEnd = axis.left() - 8;
        int index = row.markFrom(axis.stepAt(axis.left()));
        while (index < row.markCount() && axis.middle(row.mark(index)) <= axis.right() + 4) {
            int seq = row.mark(index);
            double x = axis.middle(seq);
            double next = index + 1 < row.markCount() ? axis.middle(row.mark(index + 1)) : axis.right() + 30;
            var begun = findings.from(seq);
            sign(x, middle, begun != null);
            double room = Math.min(next, axis.right() + 10) - x - 18;
            var word = begun == null ? "" : begun.word(Speech.language());
            if (begun != null && x + 9 > wordEnd && letters.width(word) <= room) {
                g.setFill(ink.text());
                g.setFont(letters.font());
                g.fillText(word, x + 9, middle - letters.rise());
                wordEnd = x + 9 + letters.width(word);
            }
            index = next < x + 4 ? Math.max(index + 1, row.markFrom(axis.stepAt(x + 4))) : index + 1;
        }
    }

    private void sign(double x, double middle, boolean filled) {
        (filled ? Glyph.FINDING : Glyph.PROOF).draw(g, ink, x, middle);
    }

    /// On top of the playhead the sign of its step, and a line that joins the steps of its findings.
    void here(int step, Findings findings, double middle) {
        var here = findings.at(step);
        here.forEach(finding -> join(finding, middle));
        if (!here.isEmpty()) {
            sign(axis.middle(step), middle, findings.from(step) != null);
        }
    }

    private void join(Finding finding, double middle) {
        var steps = finding.steps().stream().mapToInt(Integer::intValue).summaryStatistics();
        double from = Math.max(axis.left(), axis.middle(steps.getMin()));
        double to = Math.min(axis.right(), axis.middle(steps.getMax()));
        if (from < to) {
            g.setStroke(ink.failure());
            g.setLineWidth(1.4);
            g.strokeLine(from, middle + 6.5, to, middle + 6.5);
        }
    }
}
