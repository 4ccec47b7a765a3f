package dev.loopglass.explain;

import dev.loopglass.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The walk through a trace as text, one line a step, in columns.
public final class Walk {
    private final Trace trace;
    private final Explainer explainer;
    private final Words words;

    public Walk(Trace trace, Explainer explainer) {
        this.trace = trace;
        this.explainer = explainer;
        this.words = new Words(explainer.language());
    }

    /// The titles of the columns.
    public String head() {
        return columns(words.say("walk.step"), words.say("walk.time"), words.say("walk.turn"), words.say("walk.kind"),
                words.say("walk.about"), words.say("walk.what"));
    }

    /// For example `    13   0.184 ms    1 future.resolved      fu4   fu4 now holds …`.
    public String line(int seq) {
        var on = trace.on(seq) == null ? "" : trace.on(seq).name();
        return columns(Integer.toString(seq), Durations.stamp(trace.t(seq)), Integer.toString(trace.turn(seq)),
                trace.kind(seq), on, explainer.sentence(seq));
    }

    private static String columns(String step, String time, String turn, String kind, String about, String what) {
        return (right(step, 6) + " " + right(time, 11) + " " + right(turn, 4) + " " + left(kind, 20) + " "
                + left(about, 5) + " " + what).stripTrailing();
    }

    /// What the loop holds after this step, in lines.
    public List<String> state(int seq) {
        return state(explainer.sheet(seq).sections());
    }

    /// These parts of it, in lines.
    public List<String> state(List<StateSheet.Section> sections) {
        var lines = new ArrayList<String>();
        for (var section : sections) {
            lines.add(section.rows().isEmpty()
                    ? words.say("walk.empty", section.title(), section.emptyText()) : section.title());
            section.rows().forEach(row -> lines.add(row(row)));
        }
        return lines;
    }

    private String row(StateSheet.Row row) {
        var object = row.object() == null ? "" : row.object().name();
        return ((row.changed() ? "* " : "  ") + left(object, 5) + " " + left(row.what(), 40) + " " + told(row))
                .stripTrailing();
    }

    /// The last column of a row of the state: its detail, and more.
    public String told(StateSheet.Row row) {
        var detail = Objects.requireNonNullElse(row.detail(), "");
        return row.more() == null || row.more().isEmpty() ? detail : words.say("walk.more", detail, row.more());
    }

    private static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - width(text))) + text;
    }

    /// A Chinese character, and the punctuation made for it, takes two cells of a terminal.
    public static int width(String text) {
        return (int) text.codePoints().map(it -> Character.isIdeographic(it) || Seam.isMark(it) ? 2 : 1).sum();
    }
}
