package dev.loopglass.trace;

import dev.loopglass.event.Kind;
import java.util.ArrayList;
import java.util.List;

/// One entry as it stands in the file, before it is known what it means: JSON does not promise that `def`
/// or `kind` come first. The same one is filled again and again.
final class Entry {
    private static final long INT = Integer.MAX_VALUE;

    /// What is wrong with its keys, by what they belong to.
    final List<String> wrongInStep = new ArrayList<>();
    final List<String> wrongInDefinition = new ArrayList<>();
    private final Data reader;

    String def;
    long id;
    String file;
    String lang;
    String text;
    long source;
    String name;
    String models;
    long parent;
    long method;
    long line;
    String type;
    String label;

    long seq;
    long t;
    long turn;
    String kind;
    long on;
    long task;
    long cause;
    long occasion;
    long path;
    Object[] data;

    /// @param reader reads what stands in `data`
    Entry(Data reader) {
        this.reader = reader;
    }

    private void clear() {
        wrongInStep.clear();
        wrongInDefinition.clear();
        def = file = lang = text = name = models = type = label = kind = null;
        id = source = parent = method = line = Json.ABSENT;
        seq = t = turn = on = task = cause = occasion = path = Json.ABSENT;
        data = null;
    }

    /// Whether the piece is an object; if not, it is empty.
    ///
    /// @throws tools.jackson.core.JacksonException if it is not JSON
    boolean fill(byte[] bytes, int from, int to) {
        clear();
        String later = null;
        try (var step = new Json(bytes, from, to, "", wrongInStep::add)) {
            if (!step.object()) {
                return false;
            }
            var definition = step.complainingTo(wrongInDefinition::add);
            for (String key; (key = step.key()) != null;) {
                if (key.equals("data") && !step.isNull()) {
                    if (kind == null || Kind.named(kind) == null) {
                        later = step.raw();
                    } else {
                        data = reader.read(step, Layout.of(Kind.named(kind)));
                    }
                } else if (!envelope(step, key)) {
                    definition(definition, key);
                }
            }
        }
        if (kind != null && def == null && data == null) {
            data = reader.read(kind, later, wrongInStep::add);
        }
        return true;
    }

    private boolean envelope(Json json, String key) {
        switch (key) {
            case "seq" -> seq = json.count(INT);
            case "t" -> t = json.count(Long.MAX_VALUE);
            case "turn" -> turn = json.count(INT);
            case "kind" -> kind = json.text();
            case "on" -> on = json.count(INT);
            case "task" -> task = json.count(INT);
            case "cause" -> cause = json.count(INT);
            case "occasion" -> occasion = json.count(INT);
            case "path" -> path = json.count(INT);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void definition(Json json, String key) {
        switch (key) {
            case "def" -> def = json.text();
            case "id" -> id = json.count(INT);
            case "file" -> file = json.text();
            case "lang" -> lang = json.text();
            case "text" -> text = json.text();
            case "source" -> source = json.count(INT);
            case "name" -> name = json.text();
            case "models" -> models = json.text();
            case "parent" -> parent = json.count(INT);
            case "method" -> method = json.count(INT);
            case "line" -> line = json.count(INT);
            case "type" -> type = json.text();
            case "label" -> label = json.text();
            default -> json.skip();
        }
    }
}
