package dev.loopglass.event;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// One kind of event, read off its record: what it is called and which fields it has. `FutureResolved`
/// is `future.resolved`. Whoever must treat all events alike (the table of steps, the file) goes
/// through here instead of repeating the page of records.
public final class Kind {
    private static final Map<String, Kind> BY_NAME = new LinkedHashMap<>();
    /// Each where the hash of its class says, or behind it. Every step asks, and a [ClassValue] leads through twice as
    /// many objects, most of them in nobody's cache.
    private static final Kind[] BY_TYPE = new Kind[512];

    static {
        for (var type : Event.class.getPermittedSubclasses()) {
            if (type != Event.Unknown.class) {
                var kind = new Kind(BY_NAME.size(), nameOf(type), type.asSubclass(Event.class));
                BY_NAME.put(kind.name, kind);
                BY_TYPE[placeOf(type)] = kind;
            }
        }
    }

    private final int ordinal;
    private final String name;
    private final Class<? extends Event> type;
    private final List<RecordComponent> fields;
    /// Made when first needed: most programs see few of the kinds.
    private volatile Accessors accessors;
    private final Maker maker;

    private Kind(int ordinal, String name, Class<? extends Event> type) {
        var components = type.getRecordComponents();
        this.ordinal = ordinal;
        this.name = name;
        this.type = type;
        this.fields = List.of(components).subList(1, components.length);
        this.maker = Maker.ALL.get(type);
    }

    /// Reads the fields; those that count also without a box around the number.
    private static final class Accessors {
        private final Function<Event, Object>[] values;
        private final ToLongFunction<Event>[] numbers;

        @SuppressWarnings("unchecked")
        private Accessors(List<RecordComponent> fields) {
            values = fields.stream().map(Accessors::value).toArray(Function[]::new);
            numbers = fields.stream().map(field -> counts(field) ? number(field) : null).toArray(ToLongFunction[]::new);
        }

        private static boolean counts(RecordComponent field) {
            return field.getType() == int.class || field.getType() == long.class;
        }

        @SuppressWarnings("unchecked")
        private static Function<Event, Object> value(RecordComponent field) {
            return (Function<Event, Object>) lambda(field, "apply", Function.class, Object.class, true);
        }

        @SuppressWarnings("unchecked")
        private static ToLongFunction<Event> number(RecordComponent field) {
            return (ToLongFunction<Event>) lambda(field, "applyAsLong", ToLongFunction.class, long.class, false);
        }

        /// What `event -> ((FutureResolved) event).value()` would be. Every step of a recording goes through these,
        /// and a method handle that is no constant takes ten times as long.
        private static Object lambda(RecordComponent field, String name, Class<?> shape, Class<?> result, boolean boxed) {
            try {
                var lookup = MethodHandles.lookup();
                var method = lookup.unreflect(field.getAccessor());
                return LambdaMetafactory.metafactory(lookup, name, MethodType.methodType(shape),
                        MethodType.methodType(result, Object.class), method,
                        boxed ? method.type().wrap() : method.type()).getTarget().invoke();
            } catch (Throwable e) {
                throw new AssertionError(field + " cannot be read like its sisters", e);
            }
        }
    }

    private static String nameOf(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", ".").toLowerCase(Locale.ROOT);
    }

    /// The kind spelt `name`, such as `poll.begin`, or null for one that this version does not know.
    public static Kind named(String name) {
        return BY_NAME.get(name);
    }

    /// A kind this version does not know: its events are [Event.Unknown], its fields are its name and its data.
    public static Kind unknown(String name) {
        return new Kind(BY_NAME.size(), name, Event.Unknown.class);
    }

    /// The kind of an event that this version knows.
    public static Kind of(Event event) {
        var known = of(event.getClass());
        return known == null ? unknown(event.kind()) : known;
    }

    /// @return null for [Event.Unknown]
    static Kind of(Class<? extends Event> type) {
        return BY_TYPE[placeOf(type)];
    }

    /// Where it stands, or should.
    private static int placeOf(Class<?> type) {
        int place = type.hashCode() & BY_TYPE.length - 1;
        while (BY_TYPE[place] != null && BY_TYPE[place].type != type) {
            place = place + 1 & BY_TYPE.length - 1;
        }
        return place;
    }

    /// Every kind that this version knows, in the order of [Event]'s page.
    public static List<Kind> all() {
        return List.copyOf(BY_NAME.values());
    }

    /// Its place on [Event]'s page, from 0; all those that this version does not know share the one behind the last.
    public int ordinal() {
        return ordinal;
    }

    public String name() {
        return name;
    }

    public Class<? extends Event> type() {
        return type;
    }

    /// The record's components without `on`: the keys of `data`.
    public List<RecordComponent> fields() {
        return fields;
    }

    /// The values of [#fields] in this event.
    public Object[] valuesOf(Event event) {
        var values = new Object[fields.size()];
        Arrays.setAll(values, field -> valueOf(event, field));
        return values;
    }

    /// The value of one of [#fields], by its place among them.
    public Object valueOf(Event event, int field) {
        return accessors().values[field].apply(event);
    }

    /// The same of a field that is an `int` or a `long`.
    public long numberOf(Event event, int field) {
        return accessors().numbers[field].applyAsLong(event);
    }

    private Accessors accessors() {
        var made = accessors;
        if (made == null) {
            made = new Accessors(fields);
            accessors = made;
        }
        return made;
    }

    /// The event of this kind with these values, in the order of [#fields].
    ///
    /// @throws ClassCastException if a value is not of its field's type
    public Event make(Ref on, Object... values) {
        return maker.make(on, values);
    }

    @Override
    public String toString() {
        return name;
    }
}
