package dev.loopglass.export;

import dev.loopglass.lint.Finding;
import dev.loopglass.trace.Fault;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// What was found wrong in a trace, for scripts.
public final class Findings {
    private Findings() {}

    /// One line: `{"file":"ok.json","steps":128,"faults":[{"line":17,"problem":"…","hint":"…"}],
    /// "lints":[{"lint":"blocked","steps":[12,40],"text":"…"}]}`.
    public static String json(String file, int steps, List<Fault> faults, List<Finding> lints) {
        var text = new StringWriter();
        try (var json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("file", file);
            json.writeNumberProperty("steps", steps);
            json.writeArrayPropertyStart("faults");
            for (var fault : faults) {
                write(json, fault);
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("lints");
            for (var lint : lints) {
                write(json, lint);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Finding finding) {
        json.writeStartObject();
        json.writeStringProperty("lint", finding.lint());
        json.writeArrayPropertyStart("steps");
        finding.steps().forEach(json::writeNumber);
        json.writeEndArray();
        json.writeStringProperty("text", finding.text());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Fault fault) {
        json.writeStartObject();
        if (fault.line() > 0) {
            json.writeNumberProperty("line", fault.line());
        }
        json.writeStringProperty("problem", fault.problem());
        if (fault.hint() != null) {
            json.writeStringProperty("hint", fault.hint());
        }
        json.writeEndObject();
    }
}
