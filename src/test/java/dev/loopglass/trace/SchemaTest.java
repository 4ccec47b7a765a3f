package dev.loopglass.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.loopglass.event.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// The schema says what the reader says, and knows every kind and every field.
class SchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode TEXT = JSON.readTree(SchemaTest.class.getResourceAsStream("trace-1.schema.json"));
    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(TEXT);

    private static List<String> complaints(String document) {
        return SCHEMA.validate(document, InputFormat.JSON).stream().map(Object::toString).toList();
    }

    private static boolean readable(String document) throws IOException {
        try {
            return TraceReader.read(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)), "fetch.json")
                    .faults().isEmpty();
        } catch (NotATraceException _) {
            return false;
        }
    }

    @Test
    void whatIsWrittenIsValid() {
        for (int seed = 0; seed < 5; seed++) {
            var document = new String(Samples.written(new Samples(seed).trace(0)), StandardCharsets.UTF_8);
            assertThat(complaints(document)).isEmpty();
        }
    }

    @Test
    void everyKindAndEveryField() {
        var kinds = new ArrayList<String>();
        for (var rule : TEXT.at("/$defs/kinds/allOf")) {
            var name = rule.at("/if/properties/kind/const").asString();
            kinds.add(name);
            var layout = Layout.of(Kind.named(name));
            var data = rule.at("/then/properties/data");
            assertThat(data.path("properties").propertyNames()).as(name)
                    .containsExactly(layout.kind().fields().stream().map(field -> field.getName()).toArray(String[]::new));
            var needed = new ArrayList<String>();
            for (int i = 0; i < layout.size(); i++) {
                assertThat(data.at("/properties/" + layout.name(i) + "/$ref").asString()).as(name + "." + layout.name(i))
                        .isEqualTo("#/$defs/" + spelt(layout.shape(i)));
                if (!layout.shape(i).optional()) {
                    needed.add(layout.name(i));
                }
            }
            assertThat(data.path("required").valueStream().map(JsonNode::asString)).as(name).containsExactlyElementsOf(needed);
            assertThat(rule.at("/then/properties").has("on")).as(name).isEqualTo(layout.on() != null);
        }
        assertThat(kinds).containsExactlyElementsOf(Kind.all().stream().map(Kind::name).toList());
    }

    private static String spelt(Layout.Shape shape) {
        return shape == Layout.Shape.OBJECT ? "name" : shape.name().toLowerCase(java.util.Locale.ROOT);
    }

    /// Leaves every key of every entry out once, and puts something else in its place.
    @Test
    void theReaderAgrees() throws IOException {
        var document = JSON.readTree(Samples.written(new Samples(2, false).trace(0)));
        assertThat(readable(document.toString())).isTrue();
        int refused = 0;
        var seen = new ArrayList<String>();
        for (var entry : document.get("events")) {
            var what = entry.path("def").asString("") + entry.path("kind").asString("");
            if (!seen.contains(what)) {
                seen.add(what);
                refused += agreeOn(document, entry, (ObjectNode) entry, what);
                if (entry.get("data") instanceof ObjectNode data && Kind.named(what) != null) {
                    refused += agreeOn(document, entry, data, what + ".data");
                }
            }
        }
        assertThat(seen).hasSize(4 + Kind.all().size() + 1);
        assertThat(refused).isGreaterThan(400);
        for (var part : List.of("meta", "end")) {
            agreeOn(document, null, (ObjectNode) document.get(part), part);
        }
        agreeOn(document, null, (ObjectNode) document, "document");
    }

    private static int agreeOn(JsonNode document, JsonNode only, ObjectNode object, String what) throws IOException {
        int refused = 0;
        for (var key : List.copyOf(object.propertyNames())) {
            if (key.equals("def") || key.equals("events")) {
                continue;
            }
            var value = object.get(key);
            object.remove(key);
            refused += agree(document, only, what + " without " + key);
            for (var other : List.of("null", "\"odd\"", "-7.5", "[[]]")) {
                object.set(key, JSON.readTree(other));
                if (!key.equals("kind") || !other.equals("\"odd\"")) {
                    refused += agree(document, only, what + " with " + key + " " + other);
                }
            }
            object.set(key, value);
        }
        return refused;
    }

    /// @param only the entry it is about, so that the schema need not look at the others each time
    private static int agree(JsonNode document, JsonNode only, String what) throws IOException {
        var text = document.toString();
        var shown = only == null ? document : JSON.createObjectNode().put("format", "loopglass").put("version", 1)
                .set("end", document.get("end")).set("events", JSON.createArrayNode().add(only));
        boolean valid = complaints(shown.toString()).isEmpty();
        boolean readable = readable(text);
        if (valid && !readable) {
            assertThat(faultsOnly(text)).as("%s: the schema accepts it", what).isTrue();
        } else {
            assertThat(readable).as("%s: %s", what, complaints(text)).isEqualTo(valid);
        }
        return valid ? 0 : 1;
    }

    /// Whether the reader complains only of what a schema cannot see: what is defined elsewhere, the order.
    private static boolean faultsOnly(String text) throws IOException {
        try (var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))) {
            return TraceReader.read(in, "fetch.json").faults().stream().map(Fault::problem).allMatch(problem ->
                    problem.contains("not defined") || problem.contains("seq") || problem.contains("is taken"));
        }
    }
}
