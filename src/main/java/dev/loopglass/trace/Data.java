package dev.loopglass.trace;

import dev.loopglass.event.Event;
import dev.loopglass.event.Kind;
import dev.loopglass.event.Ref;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Reads what stands in `data`, as the step's kind wants it.
final class Data {
    private static final List<String> OPS = Arrays.stream(Event.Op.values()).map(Enum::name).toList();
    private static final List<String> REASONS =
            Arrays.stream(Event.Because.values()).map(Layout::spelt).toList();
    private static final List<Set<Event.Op>> SETS = sets();

    private final Trace trace;

    /// @param trace where the objects are that data refer to
    Data(Trace trace) {
        this.trace = trace;
    }

    /// Every set of ops, at the place that has a bit set for each.
    private static List<Set<Event.Op>> sets() {
        var sets = new ArrayList<Set<Event.Op>>();
        for (int bits = 0; bits < 1 << OPS.size(); bits++) {
            var set = EnumSet.noneOf(Event.Op.class);
            for (var op : Event.Op.values()) {
                if ((bits & 1 << op.ordinal()) != 0) {
                    set.add(op);
                }
            }
            sets.add(Collections.unmodifiableSet(set));
        }
        return List.copyOf(sets);
    }

    /// Reads data that stood before their kind, or that are of a kind which this version does not know.
    ///
    /// @param raw what stands in the file, or null when nothing does
    Object[] read(String kind, String raw, Consumer<String> problems) {
        var known = Kind.named(kind);
        if (known == null) {
            return new Object[] {kind, raw};
        }
        var bytes = (raw == null ? "{}" : raw).getBytes(StandardCharsets.UTF_8);
        try (var json = new Json(bytes, 0, bytes.length, "data", problems)) {
            json.start();
            return read(json, Layout.of(known));
        }
    }

    /// The values of the layout's fields; some are null when there were complaints.
    Object[] read(Json json, Layout layout) {
        var values = new Object[layout.size()];
        if (!json.inObject()) {
            return values;
        }
        int wrong = 0;
        for (String key; (key = json.key()) != null;) {
            int field = layout.field(key);
            if (field < 0) {
                json.skip();
            } else if (!json.isNull()) {
                values[field] = value(json, layout.shape(field));
                wrong |= values[field] == null ? 1 << field : 0;
            }
        }
        for (int field = 0; field < values.length; field++) {
            var shape = layout.shape(field);
            if (values[field] == null && shape == Layout.Shape.FLAG) {
                values[field] = false;
            } else if (values[field] == null && !shape.optional() && (wrong & 1 << field) == 0) {
                json.missing(layout.name(field));
            }
        }
        return values;
    }

    private Object value(Json json, Layout.Shape shape) {
        return switch (shape) {
            case INT -> {
                var value = json.between(Integer.MIN_VALUE, Integer.MAX_VALUE);
                yield value == null ? null : (Object) value.intValue();
            }
            case LONG -> json.between(Long.MIN_VALUE, Long.MAX_VALUE);
            case FLAG -> json.flag();
            case TEXT -> json.text();
            case OBJECT -> object(json);
            case BECAUSE -> {
                int word = json.word(REASONS);
                yield word < 0 ? null : Event.Because.values()[word];
            }
            case OPS -> ops(json);
            case INTERESTS -> interests(json);
            case LOCALS -> locals(json);
        };
    }

    private Ref object(Json json) {
        var name = json.text();
        var object = name == null ? null : trace.object(name);
        if (name != null && object == null) {
            json.problem("object " + Json.quote(name) + " is not defined");
        }
        return object;
    }

    private Set<Event.Op> ops(Json json) {
        if (!json.inArray()) {
            return null;
        }
        int bits = 0;
        while (json.element()) {
            int op = json.word(OPS);
            bits |= op < 0 ? 0 : 1 << op;
        }
        return SETS.get(bits);
    }

    private List<Event.Interest> interests(Json json) {
        if (!json.inArray()) {
            return null;
        }
        var interests = new ArrayList<Event.Interest>();
        while (json.element()) {
            if (json.inObject()) {
                interests.add(interest(json));
            }
        }
        return List.copyOf(interests);
    }

    private Event.Interest interest(Json json) {
        Ref channel = null;
        Set<Event.Op> ops = null;
        boolean named = false;
        boolean listed = false;
        for (String key; (key = json.key()) != null;) {
            switch (key) {
                case "channel" -> {
                    named = !json.isNull();
                    channel = object(json);
                }
                case "ops" -> {
                    listed = true;
                    ops = ops(json);
                }
                default -> json.skip();
            }
        }
        if (!named) {
            json.missing("channel");
        }
        if (!listed) {
            json.missing("ops");
        }
        return new Event.Interest(channel, ops);
    }

    private List<Event.Local> locals(Json json) {
        if (!json.inArray()) {
            return null;
        }
        var locals = new ArrayList<Event.Local>();
        while (json.element()) {
            if (json.inObject()) {
                locals.add(local(json));
            }
        }
        return List.copyOf(locals);
    }

    private Event.Local local(Json json) {
        String name = null;
        String value = null;
        boolean named = false;
        for (String key; (key = json.key()) != null;) {
            switch (key) {
                case "name" -> {
                    named = !json.isNull();
                    name = json.text();
                }
                case "value" -> value = json.text();
                default -> json.skip();
            }
        }
        if (!named) {
            json.missing("name");
        }
        return new Event.Local(name, value);
    }
}
