package dev.loopglass.export;

import dev.loopglass.trace.Meta;
import java.io.OutputStream;
import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/// Writes trace events, one a line.
final class Slate implements AutoCloseable {
    /// The numbers of the tracks.
    static final int LOOPS = 1;
    static final int COROUTINES = 1001;

    private static final int PROGRAM = 1;

    private final JsonGenerator json;

    Slate(OutputStream out) {
        json = Facts.JSON.createGenerator(ObjectWriteContext.empty(), out);
    }

    /// `ms` is how times are shown; older versions of Perfetto would take all of them for nanoseconds at `ns`. They
    /// look for it only near the beginning.
    void begin(Meta meta) {
        json.writeStartObject();
        json.writeStringProperty("displayTimeUnit", "ms");
        json.writeName("otherData");
        json.writeStartObject();
        optional("title", meta.title());
        optional("recorded", meta.recorded());
        optional("program", meta.program());
        json.writeEndObject();
        json.writeArrayPropertyStart("traceEvents");
        name("process_name", PROGRAM, meta.title() == null ? "Loopglass" : "Loopglass: " + meta.title());
    }

    private void optional(String key, String value) {
        if (value != null) {
            json.writeStringProperty(key, Facts.whole(value));
        }
    }

    void track(int track, String name) {
        name("thread_name", track, name);
        open("M", "thread_sort_index", track);
        fact("sort_index", track);
        done();
    }

    private void name(String what, int track, String name) {
        open("M", what, track);
        fact("name", name);
        done();
    }

    /// A slice, until [#over]; its facts follow, and then [#done]. It is told by its beginning and its end, and not by
    /// its length: a beginning and a length do not always add up to where the next one begins, in floating-point numbers.
    void slice(Slice slice, long nanos) {
        open("B", slice.name, slice.track);
        json.writeStringProperty("cat", slice.category);
        time("ts", nanos);
    }

    void over(Slice slice, long nanos) {
        open("E", slice.name, slice.track);
        json.writeStringProperty("cat", slice.category);
        time("ts", nanos);
        done();
    }

    /// @param until the step at which it ends
    record Slice(int track, String category, String name, int until) {}

    void begin(String category, String id, String name, long nanos) {
        async("b", category, id, name, nanos);
    }

    void end(String category, String id, String name, long nanos) {
        async("e", category, id, name, nanos);
    }

    private void async(String phase, String category, String id, String name, long nanos) {
        open(phase, name, LOOPS);
        json.writeStringProperty("cat", category);
        json.writeStringProperty("id", Facts.whole(id));
        time("ts", nanos);
        done();
    }

    /// One end of an arrow: `s` where it starts, `f` where it points.
    void arrow(char end, String category, long id, int track, long nanos) {
        open(String.valueOf(end), category, track);
        json.writeStringProperty("cat", category);
        json.writeNumberProperty("id", id);
        time("ts", nanos);
        if (end == 'f') {
            json.writeStringProperty("bp", "e");
        }
        done();
    }

    // ---- the pieces

    private boolean inFacts;

    private void open(String phase, String name, int track) {
        json.writeRaw("\n");
        json.writeStartObject();
        json.writeStringProperty("ph", phase);
        json.writeStringProperty("name", name.isEmpty() ? "?" : Facts.whole(name));
        json.writeNumberProperty("pid", PROGRAM);
        json.writeNumberProperty("tid", track);
    }

    void fact(String key, String value) {
        facts();
        json.writeStringProperty(key, Facts.whole(value));
    }

    void fact(String key, int value) {
        facts();
        json.writeNumberProperty(key, value);
    }

    /// @param value JSON, or null for none
    void raw(String key, String value) {
        if (value != null) {
            facts();
            json.writeName(key);
            json.writeRawValue(value);
        }
    }

    private void facts() {
        if (!inFacts) {
            json.writeObjectPropertyStart("args");
            inFacts = true;
        }
    }

    void done() {
        if (inFacts) {
            json.writeEndObject();
            inFacts = false;
        }
        json.writeEndObject();
    }

    private void time(String key, long nanos) {
        json.writeName(key);
        json.writeNumber(micros(nanos));
    }

    /// Microseconds, for times are told in these. Perfetto takes a fraction for a floating-point number and cuts it to
    /// whole nanoseconds, which are one too few where that number is the least bit too small; then a slice would
    /// reach out of the one around it. A tenth of a nanosecond more mends that.
    static BigDecimal micros(long nanos) {
        if (nanos % 1000 == 0) {
            return BigDecimal.valueOf(nanos / 1000);
        }
        var exact = BigDecimal.valueOf(nanos, 3);
        return (long) (exact.doubleValue() * 1000.0) == nanos ? exact : BigDecimal.valueOf(nanos * 10 + 1, 4);
    }

    void end() {
        json.writeEndArray();
        json.writeRaw("\n");
        json.writeEndObject();
        json.writeRaw("\n");
    }

    @Override
    public void close() {
        json.close();
    }
}
