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
import java.util.function.Supplier;
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
            return TraceReader.read(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)),
                    "fetch.json")
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
                    .containsExactly(layout.kind().fields().stream().map(field -> field.getName())
                            .toArray(String[]::new));
            var needed = new ArrayList<String>();
            for (int i = 0; i < layout.size(); i++) {
                assertThat(data.at("/properties/" + layout.name(i) + "/$ref").asString())
                        .as(name + "." + layout.name(i))
                        .isEqualTo("#/$defs/" + spelt(layout.shape(i)));
                if (!layout.shape(i).optional()) {
                    needed.add(layout.name(i));
                }
            }
            assertThat(data.path("required").valueStream().map(JsonNode::asString)).as(name)
                    .containsExactlyElementsOf(needed);
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
        var document = (ObjectNode) JSON.readTree(Samples.written(new Samples(2, false).trace(0)));
        var entries = document.get("events").valueStream().map(JsonNode::toString).toList();
        var small = document.deepCopy();
        int refused = 0;
        var seen = new ArrayList<String>();
        for (int i = 0; i < entries.size(); i++) {
            var entry = (ObjectNode) JSON.readTree(entries.get(i));
            var what = entry.path("def").asString("") + entry.path("kind").asString("");
            if (!seen.contains(what)) {
                seen.add(what);
                small.set("events", JSON.createArrayNode().add(entry));
                var before = String.join(",", entries.subList(0, i));
                var after = String.join(",", entries.subList(i + 1, entries.size()));
                var whole = document.without("events").toString().replaceFirst("}$", ",\"events\":[");
                Supplier<String> text = () -> whole + before + (before.isEmpty() ? "" : ",") + entry
                        + (after.isEmpty() ? "" : ",") + after + "]}";
                refused += agreeOn(small, text, entry, what);
                if (entry.get("data") instanceof ObjectNode data && Kind.named(what) != null) {
                    refused += agreeOn(small, text, data, what + ".data");
                }
            }
        }
        assertThat(seen).hasSize(4 + Kind.all().size() + 1);
        assertThat(refused).isGreaterThan(400);
    }

    @Test
    void theReaderAgreesOnHeadAndEnd() throws IOException {
        var document = (ObjectNode) JSON.readTree(Samples.written(new Samples(2, false).trace(0)));
        assertThat(agreeOn(document, document::toString, (ObjectNode) document.get("meta"), "meta"))
                .isPositive();
        assertThat(agreeOn(document, document::toString, (ObjectNode) document.get("end"), "end"))
                .isPositive();
        assertThat(agreeOn(document, document::toString, document, "document")).isPositive();
    }

    /// @param small what the schema is shown: only the entry it is about
    /// @param text what the reader is shown: all of it
    private static int agreeOn(JsonNode small, Supplier<String> text, ObjectNode object,
            String what) throws IOException {
        int refused = 0;
        for (var key : List.copyOf(object.propertyNames())) {
            if (key.equals("def") || key.equals("events")) {
                continue;
            }
            var value = object.get(key);
            object.remove(key);
            refused += agree(small, text.get(), what + " without " + key);
            for (var other : List.of("null", "\"odd\"", "-7.5", "[[]]")) {
                object.set(key, JSON.readTree(other));
                if (!key.equals("kind") || !other.equals("\"odd\"")) {
                    refused += agree(small, text.get(), what + " with " + key + " " + other);
                }
            }
            object.set(key, value);
        }
        return refused;
    }

    private static int agree(JsonNode small, String text, String what) throws IOException {
        var complaints = SCHEMA.validate(small);
        boolean readable = readable(text);
        if (complaints.isEmpty() && !readable) {
            assertThat(faultsOnly(text)).as("%s: the schema accepts it", what).isTrue();
        } else {
            assertThat(readable).as("%s: %s", what, complaints).isEqualTo(complaints.isEmpty());
        }
        return complaints.isEmpty() ? 0 : 1;
    }

    /// Whether the reader complains only of what a schema cannot see: what is defined elsewhere, the order.
    private static boolean faultsOnly(String text) throws IOException {
        try (var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))) {
            return TraceReader.read(in, "fetch.json").faults().stream().map(Fault::problem)
                    .allMatch(problem ->
                    problem.contains("not defined") || problem.contains("seq") || problem.contains("is taken"));
        }
    }
}
