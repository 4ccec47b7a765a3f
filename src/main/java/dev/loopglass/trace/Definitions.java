package dev.loopglass.trace;

import dev.loopglass.event.Ref;
import java.util.ArrayList;
import java.util.List;

/// Takes the definitions of a file into the table, and knows which of the file's numbers stands for what.
final class Definitions {
    private final Trace trace;
    private final Faults faults;
    private final Ids sources = new Ids();
    private final Ids methods = new Ids();
    private final Ids paths = new Ids();
    private final Ids objects = new Ids();
    private final List<String> problems = new ArrayList<>();

    Definitions(Trace trace, Faults faults) {
        this.trace = trace;
        this.faults = faults;
    }

    /// Whether there was nothing wrong with it.
    boolean take(Entry entry, int line) {
        problems.clear();
        problems.addAll(entry.wrongInDefinition);
        switch (entry.def) {
            case "source" -> source(entry);
            case "method" -> method(entry);
            case "path" -> path(entry);
            case "object" -> object(entry);
            default -> problems.add("wanted source, method, path or object");
        }
        for (var problem : problems) {
            var id = entry.id > 0 ? " " + entry.id : "";
            faults.add(line, "def " + Json.quote(entry.def) + id + ": " + problem, null);
        }
        return problems.isEmpty();
    }

    private void source(Entry entry) {
        need(entry.file, "file");
        need(entry.lang, "lang");
        need(entry.text, "text");
        if (fresh(entry, sources, trace.sources().size())) {
            trace.add(new Frame.Source(trace.sources().size() + 1, entry.file, entry.lang, entry.text));
        }
    }

    private void method(Entry entry) {
        need(entry.name, "name");
        int source = use(sources, entry.source, "source", false);
        if (fresh(entry, methods, trace.methods().size())) {
            trace.add(new Frame.Method(trace.methods().size() + 1, entry.name, entry.models,
                    source < 0 ? null : trace.sources().get(source)));
        }
    }

    private void path(Entry entry) {
        int parent = use(paths, entry.parent, "parent", false);
        int method = use(methods, entry.method, "method", true);
        if (fresh(entry, paths, trace.frames())) {
            trace.add(new Frame(trace.frames(), Math.max(0, parent), trace.methods().get(method),
                    (int) Math.max(0, entry.line)));
        }
    }

    private void object(Entry entry) {
        need(entry.name, "name");
        need(entry.type, "type");
        if (entry.name != null && entry.name.isEmpty()) {
            problems.add("name: wanted a name, got \"\"");
        } else if (entry.name != null && trace.object(entry.name) != null) {
            problems.add("name: " + Json.quote(entry.name) + " is taken by another object");
        }
        if (fresh(entry, objects, trace.objects().size())) {
            trace.add(new Ref(Ref.Type.of(entry.type), entry.name, entry.label));
        }
    }

    private void need(String value, String key) {
        if (value == null && problems.stream().noneMatch(problem -> problem.startsWith(key + ":"))) {
            problems.add(key + " is missing");
        }
    }

    /// Whether this is a sound definition with an id of its own, which from now on stands for `index`.
    private boolean fresh(Entry entry, Ids ids, int index) {
        if (entry.id == Json.ABSENT) {
            problems.add("id is missing");
        } else if (entry.id == 0) {
            problems.add("id: wanted a whole number from 1, got 0");
        } else if (entry.id > 0 && taken(ids.get((int) entry.id))) {
            problems.add("id " + entry.id + " is taken by another one");
            return false;
        }
        if (entry.id > 0) {
            ids.put((int) entry.id, problems.isEmpty() ? index : Ids.WRONG);
        }
        return problems.isEmpty();
    }

    private static boolean taken(int index) {
        return index >= 0 || index == Ids.WRONG;
    }

    /// What a number in a definition stands for; negative if that is nothing.
    private int use(Ids ids, long id, String key, boolean needed) {
        if (id > 0) {
            int index = ids.get((int) id);
            if (index == Ids.NONE || index == Ids.USED) {
                problems.add(key + " " + id + " is not defined");
            } else if (index == Ids.WRONG) {
                problems.add(key + " " + id + " is wrong itself");
            }
            return index;
        } else if (needed && id != Json.WRONG) {
            problems.add(key + " is missing");
        }
        return Ids.NONE;
    }

    // ---- for steps

    /// The frame that a step's `path` stands for; 0 for none.
    int path(long id, List<String> problems) {
        return id <= 0 ? 0 : Math.max(0, known(paths, (int) id, "path", problems));
    }

    /// The number of the object that a step's `on` stands for; negative for none.
    int object(long id, List<String> problems) {
        return id <= 0 ? Ids.NONE : known(objects, (int) id, "on: object", problems);
    }

    /// Complains about an undefined number once, at its first use.
    private int known(Ids ids, int id, String what, List<String> problems) {
        int index = ids.get(id);
        if (index == Ids.NONE) {
            problems.add(what + " " + id + " is not defined");
            ids.put(id, Ids.USED);
        }
        return index;
    }
}
