package dev.loopglass.export;

import dev.loopglass.explain.Durations;
import dev.loopglass.explain.Explainer;
import dev.loopglass.explain.Language;
import dev.loopglass.explain.Phrases;
import dev.loopglass.explain.StateSheet;
import dev.loopglass.explain.Walk;
import dev.loopglass.replay.Replay;
import dev.loopglass.replay.Stride;
import dev.loopglass.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a page tells of every step, in columns. What the loop holds hardly changes from one step to the next, so
/// rows and sections are written once and named by their numbers.
final class Story {
    /// More than a telephone likes to open.
    private static final long LARGEST = 6 << 20;
    private static final int MOST = 20_000;

    private final Trace trace;
    private final Replay replay;
    private final Explainer explainer;
    private final Walk walk;
    private final Phrases phrases;
    private final Map<String, List<Object>> columns = new LinkedHashMap<>();
    private final Once<Row> rows = new Once<>(row -> row.about().length() + row.what().length() + row.told().length() + 16);
    private final Once<Section> sections = new Once<>(section -> section.none().length() + 6 * section.rows().size() + 12);
    private final Sources sources;
    private long room;
    private int size;

    /// A row of the state, as `show --state` prints it.
    record Row(String about, String what, String told, int changed) {}

    /// @param none what to say when there are no rows
    record Section(String none, List<Integer> rows) {}

    Story(Trace trace, Language language) {
        this.trace = trace;
        this.replay = new Replay(trace);
        this.explainer = new Explainer(trace, replay).in(language);
        this.walk = new Walk(trace, explainer);
        this.phrases = Book.phrases(language);
        this.sources = new Sources(trace);
        while (size < Math.min(trace.size(), MOST) && room + rows.room() + sections.room() + sources.room() < LARGEST) {
            tell(size++);
        }
    }

    /// How many steps it tells.
    int size() {
        return size;
    }

    Map<String, List<Object>> columns() {
        return columns;
    }

    Sources sources() {
        return sources;
    }

    List<Row> rows() {
        return rows.all();
    }

    List<Section> sections() {
        return sections.all();
    }

    /// The titles of the sections.
    List<String> titles() {
        return explainer.sheet(-1).sections().stream().map(StateSheet.Section::title).toList();
    }

    private void tell(int seq) {
        put("says", explainer.sentence(seq));
        put("brief", explainer.brief(seq));
        put("where", phrases.say("where", seq, trace.size() - 1, trace.turn(seq),
                phrases.say("phase." + replay.at(seq).phase()), Durations.stamp(trace.t(seq)), trace.kind(seq)));
        put("kind", trace.kind(seq));
        put("on", trace.on(seq) == null ? "" : trace.on(seq).name());
        put("at", Durations.stamp(trace.t(seq)));
        put("turn", trace.turn(seq));
        put("task", trace.task(seq));
        put("cause", trace.cause(seq));
        put("occasion", trace.occasion(seq));
        put("overNext", replay.next(seq, Stride.OVER));
        put("overBack", replay.previous(seq, Stride.OVER));
        put("turnNext", replay.next(seq, Stride.TURN));
        put("turnBack", replay.previous(seq, Stride.TURN));
        put("frame", sources.number(trace.frame(seq)));
        put("state", explainer.sheet(seq).sections().stream().map(this::section).toList());
        room += 70;
    }

    private void put(String column, Object value) {
        columns.computeIfAbsent(column, _ -> new ArrayList<>()).add(value);
        room += value instanceof String text ? text.length() + 3 : 6;
    }

    private int section(StateSheet.Section section) {
        var its = section.rows().stream().map(row -> rows.number(new Row(row.object() == null ? "" : row.object().name(),
                row.what(), walk.told(row), row.changed() ? 1 : 0))).toList();
        return sections.number(new Section(its.isEmpty() ? section.emptyText() : "", its));
    }
}
