package dev.loopglass.trace;

import dev.loopglass.event.Kind;
import dev.loopglass.event.Ref;
import dev.loopglass.event.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Takes the steps of a file into the table, as long as nothing is wrong; behind the first fault it goes
/// on checking only.
final class Steps {
    private static final int NOT_KNOWN = -1;

    private final Trace trace;
    private final Definitions definitions;
    private final Faults faults;
    private final Map<String, Unknown> unknown = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private boolean sound = true;
    private int count;
    private long next;
    private long now;

    /// A kind that this version does not know: where it was met first, and how often.
    private static final class Unknown {
        private final int line;
        private int count;

        Unknown(int line) {
            this.line = line;
        }
    }

    Steps(Trace trace, Definitions definitions, Faults faults) {
        this.trace = trace;
        this.definitions = definitions;
        this.faults = faults;
    }

    /// How many there were in the file, right or wrong.
    int count() {
        return count;
    }

    boolean sound() {
        return sound;
    }

    /// Something among the entries was wrong: from here on the table stays as it is.
    void unsound() {
        sound = false;
    }

    /// An entry could not be read at all; whether it was a step is not known.
    void lost() {
        sound = false;
        next = NOT_KNOWN;
    }

    void take(Entry entry, int line) {
        problems.clear();
        problems.addAll(entry.wrongInStep);
        long label = next != NOT_KNOWN ? next : entry.seq;
        seq(entry);
        time(entry);
        need(entry.turn, "turn");
        int path = definitions.path(entry.path, problems);
        int on = on(entry);
        long own = entry.seq >= 0 ? entry.seq : label;
        int task = earlier(entry.task, own, "task");
        int cause = earlier(entry.cause, own, "cause");
        int occasion = earlier(entry.occasion, own, "occasion");
        count++;
        if (!problems.isEmpty()) {
            sound = false;
            var step = label < 0 ? "step: " : "step " + label + ": ";
            problems.forEach(problem -> faults.add(line, step + problem, null));
        } else if (sound) {
            trace.add(new Step(trace.size(), entry.t, (int) entry.turn, task, cause, occasion, path, null),
                    kind(entry.kind, line), on, entry.data, line);
        }
    }

    private Kind kind(String name, int line) {
        var kind = Kind.named(name);
        if (kind == null) {
            unknown.computeIfAbsent(name, _ -> new Unknown(line)).count++;
            return trace.unknown(name);
        }
        return kind;
    }

    private void seq(Entry entry) {
        if (need(entry.seq, "seq") && next != NOT_KNOWN && entry.seq != next) {
            problems.add("wanted seq " + next + ", got " + entry.seq);
        }
        if (entry.seq >= 0) {
            next = entry.seq + 1;
        } else if (next != NOT_KNOWN) {
            next++;
        }
    }

    private void time(Entry entry) {
        if (need(entry.t, "t")) {
            if (entry.t < now) {
                problems.add("t goes back, from " + now + " to " + entry.t);
            }
            now = entry.t;
        }
    }

    private int on(Entry entry) {
        int on = definitions.object(entry.on, problems);
        var object = on < 0 ? null : trace.objects().get(on);
        var kind = entry.kind == null ? null : Kind.named(entry.kind);
        if (entry.kind == null && problems.stream().noneMatch(problem -> problem.startsWith("kind:"))) {
            problems.add("kind is missing");
        } else if (kind != null) {
            var wanted = Layout.of(kind).on();
            if (wanted != null && entry.on == Json.ABSENT) {
                problems.add("on is missing; " + kind + " is about a " + wanted.word());
            } else if (wanted != null && entry.on == 0) {
                problems.add("on: wanted a whole number from 1, got 0");
            } else if (wanted != null && object != null && !fits(object.type(), wanted)) {
                problems.add("on: wanted a " + wanted.word() + ", got " + object + ", a "
                        + object.type().word());
            }
        }
        return on;
    }

    private static boolean fits(Ref.Type type, Ref.Type wanted) {
        return type == wanted || type == Ref.Type.OTHER;
    }

    private boolean need(long value, String key) {
        if (value == Json.ABSENT) {
            problems.add(key + " is missing");
        }
        return value >= 0;
    }

    private int earlier(long seq, long own, String key) {
        if (seq >= own && own >= 0) {
            problems.add(key + ": wanted an earlier step, got " + seq);
        }
        return seq < 0 ? Step.NONE : (int) seq;
    }

    /// Which kinds there were that this version does not know.
    List<Fault> notices() {
        var notices = new ArrayList<Fault>();
        unknown.forEach((kind, met) -> {
            var steps = met.count == 1 ? "1 step" : met.count + " steps";
            notices.add(new Fault(faults.file(), met.line, "kind " + Json.quote(kind)
                    + " is not known to this version; shown as it is (" + steps + ")", null, Sort.UNKNOWN,
                    List.of(kind, met.count)));
        });
        return notices;
    }
}
