package dev.loopglass.export;

import dev.loopglass.event.Event;
import dev.loopglass.event.Kind;
import dev.loopglass.event.Ref;
import java.io.StringWriter;
import java.util.Collection;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The data of a step as JSON, with the keys of the trace file.
final class Facts {
    static final JsonFactory JSON = new JsonFactory();

    private Facts() {}

    /// For example `{"bytes":88,"preview":"GET /"}`; null when there are none.
    static String json(Event event) {
        if (event instanceof Event.Unknown unknown) {
            return unknown.data() == null ? null : whole(unknown.data());
        }
        var kind = Kind.of(event);
        var text = new StringWriter();
        boolean none = true;
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            for (int field = 0; field < kind.fields().size(); field++) {
                var value = kind.valueOf(event, field);
                if (value != null && value != Boolean.FALSE) {
                    json.writeName(kind.fields().get(field).getName());
                    write(json, value);
                    none = false;
                }
            }
            json.writeEndObject();
        }
        return none ? null : text.toString();
    }

    private static void write(JsonGenerator json, Object value) {
        switch (value) {
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Boolean flag -> json.writeBoolean(flag);
            case String text -> json.writeString(whole(text));
            case Ref ref -> json.writeString(whole(ref.name()));
            case Event.Because because -> json.writeString(because.name().toLowerCase(Locale.ROOT));
            case Event.Op op -> json.writeString(op.name());
            case Event.Interest(Ref channel, var ops) -> pair(json, "channel", channel, "ops", ops);
            case Event.Local(String name, String local) -> pair(json, "name", name, "value", local);
            case Collection<?> many -> {
                json.writeStartArray();
                many.forEach(each -> write(json, each));
                json.writeEndArray();
            }
            default -> throw new AssertionError("no way to write a " + value.getClass());
        }
    }

    private static void pair(JsonGenerator json, String key, Object value, String otherKey, Object other) {
        json.writeStartObject();
        json.writeName(key);
        write(json, value);
        if (other != null) {
            json.writeName(otherKey);
            write(json, other);
        }
        json.writeEndObject();
    }

    /// Half a surrogate pair has no UTF-8, and a trace may hold one: what a program cut in two, for example.
    static String whole(String text) {
        if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            return text;
        }
        return text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
