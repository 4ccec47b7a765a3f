package dev.loopglass.trace;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;

/// Makes sense of the pieces of a trace: fills the table, and takes down what is wrong.
final class Document implements Sink {
    private static final String OURS = "loopglass";
    private static final String COMMAND = "loopglass record -o fetch.json";
    private static final String RECORD = "record one with: " + COMMAND;

    private final Trace trace = new Trace();
    private final Faults faults;
    private final Definitions definitions;
    private final Steps steps;
    private final Entry entry = new Entry(new Data(trace));
    private boolean ours;
    private boolean versioned;
    private boolean began;
    private boolean broken;
    private Ending ending;
    private int endLine;

    Document(String file) {
        faults = new Faults(file);
        definitions = new Definitions(trace, faults);
        steps = new Steps(trace, definitions, faults);
    }

    Trace trace() {
        return trace;
    }

    Faults faults() {
        return faults;
    }

    List<Fault> notices() {
        return steps.notices();
    }

    /// Whether its head has told that this is a trace of ours.
    boolean ours() {
        return ours;
    }

    // ---- the head and the end

    @Override
    public void top(String key, byte[] bytes, int from, int to, Place place) throws TraceException {
        int line = place.line();
        var problems = new ArrayList<String>();
        try (var json = new Json(bytes, from, to, key, problems::add)) {
            json.start();
            switch (key) {
                case "format" -> format(json, line);
                case "version" -> version(json, line);
                case "meta" -> trace.meta(meta(json));
                case "end" -> ending = ending(json, line);
                case "events" -> json.wrong("an array");
                default -> json.skip();
            }
            json.walk();
        } catch (JacksonException e) {
            notJson(Json.Mistake.of(e, place));
        }
        problems.forEach(problem -> faults.add(line, problem, null));
    }

    private void format(Json json, int line) throws TraceException {
        if (!json.is(OURS)) {
            throw not(line, "not a Loopglass trace: \"format\": wanted \"" + OURS + "\", got " + json.got(),
                    RECORD);
        }
        ours = true;
    }

    private void version(Json json, int line) throws TraceException {
        var version = json.whole();
        if (version == null || version < 1) {
            throw not(line, "\"version\": wanted a whole number from 1, got " + json.got(), null);
        } else if (version > TraceWriter.VERSION) {
            throw new NotATraceException(new Fault(faults.file(), line, "this trace is version " + version
                    + "; this Loopglass reads up to " + TraceWriter.VERSION, "update Loopglass", Sort.NEWER,
                    List.of(version, TraceWriter.VERSION)));
        }
        versioned = true;
    }

    private static Meta meta(Json json) {
        String title = null;
        String recorded = null;
        String program = null;
        String java = null;
        if (json.inObject()) {
            for (String key; (key = json.key()) != null;) {
                switch (key) {
                    case "title" -> title = json.text();
                    case "recorded" -> recorded = json.text();
                    case "program" -> program = json.text();
                    case "java" -> java = json.text();
                    case "clock" -> {
                        if (!json.isNull() && !json.is("ns")) {
                            json.wrong("\"ns\"");
                        }
                    }
                    default -> json.skip();
                }
            }
        }
        return new Meta(title, recorded, program, java, "ns");
    }

    private Ending ending(Json json, int line) {
        long steps = Json.ABSENT;
        long dropped = Json.ABSENT;
        String reason = null;
        if (!json.inObject()) {
            return null;
        }
        for (String key; (key = json.key()) != null;) {
            switch (key) {
                case "steps" -> steps = json.count(Long.MAX_VALUE);
                case "dropped" -> dropped = json.count(Long.MAX_VALUE);
                case "reason" -> reason = json.text();
                default -> json.skip();
            }
        }
        if (steps == Json.ABSENT) {
            json.missing("steps");
        }
        endLine = line;
        return new Ending(steps, Math.max(0, dropped), reason);
    }

    @Override
    public void foreign(byte first, String beginning, int line) throws TraceException {
        if (first == '[') {
            throw not(line, "not a Loopglass trace: it is an array, wanted an object with \"format\"",
                    RECORD);
        } else if (beginning.isEmpty()) {
            throw not(0, "not JSON: it is a binary file", RECORD);
        }
        throw not(line, "not JSON: it begins with " + Json.quote(beginning) + ", wanted {", RECORD);
    }

    @Override
    public void events(int line) throws TraceException {
        if (began) {
            faults.add(line, "\"events\" stands here a second time", null);
        }
        began = true;
    }

    @Override
    public void whole(int line) throws TraceException {
        if (!ours) {
            throw not(0, "JSON, but not a Loopglass trace: \"format\" is missing", RECORD);
        } else if (!versioned) {
            throw not(0, "\"version\" is missing", null);
        } else if (!began) {
            throw not(0, "\"events\" is missing", null);
        } else if (endLine == 0 && !broken) {
            faults.add(line, "\"end\" is missing", "the last line should be "
                    + "],\"end\":{\"steps\":" + steps.count() + ",\"dropped\":0,\"reason\":\"finished\"}}");
        } else if (ending != null && !broken && ending.steps() >= 0 && ending.steps() != steps.count()) {
            faults.add(endLine, "end.steps: wanted " + steps.count() + ", as there are, got " + ending.steps(),
                    null);
        }
        if (steps.sound()) {
            trace.end(ending);
        }
    }

    // ---- entries

    @Override
    public void entry(byte[] bytes, int from, int to, Place place) throws TraceException {
        int line = place.line();
        try {
            if (!entry.fill(bytes, from, to)) {
                faults.add(line, entry.wrongInStep.getFirst(), null);
                broken = true;
                steps.lost();
            } else if (entry.def == null) {
                steps.take(entry, line);
            } else if (!definitions.take(entry, line)) {
                steps.unsound();
            }
        } catch (JacksonException e) {
            notJson(Json.Mistake.of(e, place));
        }
    }

    // ---- what is no JSON

    @Override
    public void broken(byte[] bytes, int from, int to, Place place, String why) throws TraceException {
        if (bytes != null) {
            try (var json = new Json(bytes, from, to, "", _ -> { })) {
                json.start();
                json.walk();
            } catch (JacksonException e) {
                var mistake = Json.Mistake.of(e, place);
                if (why == null || !mistake.early()) {
                    notJson(mistake);
                    return;
                }
            }
        }
        notJson(new Json.Mistake(place.line(), why == null ? "a bracket does not fit" : why, false));
    }

    private void notJson(Json.Mistake mistake) throws TraceException {
        if (!ours) {
            throw not(mistake.line(), "not JSON: " + mistake.what(), null);
        }
        faults.add(mistake.line(), "not JSON: " + mistake.what(), null);
        broken = true;
        steps.lost();
    }

    NotATraceException not(int line, String problem, String hint) {
        return new NotATraceException(new Fault(faults.file(), line, problem, hint, Sort.FOREIGN,
                hint == null ? List.of() : List.of(COMMAND)));
    }
}
