package dev.loopglass.trace;

import dev.loopglass.event.Event;
import dev.loopglass.event.Kind;
import dev.loopglass.event.Ref;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// How the events of one kind lie in the file, worked out once from [Kind].
final class Layout {
    /// Those that were asked for, by the ordinal of their kind. Threads race to make one, and may.
    private static final Layout[] ALL = new Layout[Kind.all().size()];

    private static final String[] REASONS = Arrays.stream(Event.Because.values())
            .map(each -> each.name().toLowerCase(Locale.ROOT)).toArray(String[]::new);

    /// What the value of a key in `data` looks like.
    enum Shape {
        INT, LONG, FLAG, TEXT, OBJECT, BECAUSE, OPS, INTERESTS, LOCALS;

        /// Whether it is a number.
        boolean counts() {
            return this == INT || this == LONG;
        }

        /// Whether an event can do without it.
        boolean optional() {
            return this == FLAG || this == TEXT || this == OBJECT;
        }

        private static Shape of(RecordComponent field) {
            var type = field.getType();
            if (type == List.class) {
                var of = ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
                return Map.of(Event.Interest.class, INTERESTS, Event.Local.class, LOCALS).get(of);
            }
            return Map.of(int.class, INT, long.class, LONG, boolean.class, FLAG, String.class, TEXT,
                    Ref.class, OBJECT, Event.Because.class, BECAUSE, Set.class, OPS).get(type);
        }
    }

    private final Kind kind;
    private final byte[] kindKey;
    private final String[] names;
    private final byte[][] firstKeys;
    private final byte[][] keys;
    private final Shape[] shapes;
    private final Ref.Type on;

    private Layout(Kind kind) {
        this.kind = kind;
        this.kindKey = ascii(",\"kind\":\"" + kind.name() + "\"");
        int count = kind.fields().size();
        this.names = new String[count];
        this.firstKeys = new byte[count][];
        this.keys = new byte[count][];
        this.shapes = new Shape[count];
        for (int i = 0; i < count; i++) {
            var field = kind.fields().get(i);
            names[i] = field.getName();
            firstKeys[i] = ascii(",\"data\":{\"" + names[i] + "\":");
            keys[i] = ascii(",\"" + names[i] + "\":");
            shapes[i] = Shape.of(field);
        }
        this.on = subject(kind.name());
    }

    /// @param kind one that this version knows
    static Layout of(Kind kind) {
        var known = ALL[kind.ordinal()];
        return known != null ? known : make(kind);
    }

    private static Layout make(Kind kind) {
        var made = new Layout(kind);
        ALL[kind.ordinal()] = made;
        return made;
    }

    private static Ref.Type subject(String kind) {
        return switch (kind.split("\\.")[0]) {
            case "loop", "turn", "poll" -> Ref.Type.LOOP;
            case "callback" -> Ref.Type.CALLBACK;
            case "timer" -> Ref.Type.TIMER;
            case "handler", "channel", "tls" -> Ref.Type.CHANNEL;
            case "future" -> Ref.Type.FUTURE;
            case "coroutine" -> Ref.Type.COROUTINE;
            case "context" -> Ref.Type.CONTEXT;
            case "http" -> Ref.Type.REQUEST;
            default -> null;
        };
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static String spelt(Event.Because because) {
        return REASONS[because.ordinal()];
    }

    Kind kind() {
        return kind;
    }

    /// What its events are about; null when they are about no object.
    Ref.Type on() {
        return on;
    }

    byte[] kindKey() {
        return kindKey;
    }

    int size() {
        return names.length;
    }

    String name(int field) {
        return names[field];
    }

    /// What stands before the value of this field.
    ///
    /// @param first whether it is the first that the event has
    byte[] key(int field, boolean first) {
        return first ? firstKeys[field] : keys[field];
    }

    Shape shape(int field) {
        return shapes[field];
    }

    /// The field of this name, or -1.
    int field(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
