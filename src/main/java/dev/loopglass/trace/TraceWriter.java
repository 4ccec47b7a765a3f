package dev.loopglass.trace;

import dev.loopglass.event.Event;
import dev.loopglass.event.Kind;
import dev.loopglass.event.Ref;
import dev.loopglass.event.Step;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes a trace as it happens, one entry a line. What has been written is gathered until [#flush] hands it on.
///
/// Whoever writes gives the ids: to sources, methods and paths within them, to objects beside them. What
/// an entry refers to must have been written before it. Not thread-safe.
public final class TraceWriter implements Closeable {
    /// The version of the format that this writes, and the newest that [TraceReader] reads. It is the first:
    /// there is nothing older to upgrade yet.
    public static final int VERSION = 1;

    private static final int PLENTY = 1 << 16;

    private final String name;
    private final OutputStream out;
    private final Target target;
    private final Pen pen = new Pen();
    private boolean empty = true;
    private boolean closed;
    private TraceException failure;

    private TraceWriter(String name, OutputStream out, Target target, Meta meta) throws TraceException {
        this.name = name;
        this.out = out;
        this.target = target;
        head(meta);
        flush();
    }

    /// Begins a trace in a file; its name says whether it is packed (`.json.gz`). A file that is there
    /// already stays as it is until [#close(Ending)].
    ///
    /// @throws TraceException if it cannot be written
    public static TraceWriter create(Path file, Meta meta) throws TraceException {
        var target = Target.open(file);
        try {
            return new TraceWriter(file.toString(), target.out(), target, meta);
        } catch (TraceException e) {
            target.close();
            throw e;
        }
    }

    /// Begins a trace on a stream, which is left open at the end.
    public static TraceWriter on(OutputStream out, Meta meta) throws TraceException {
        return new TraceWriter("output", out, null, meta);
    }

    /// Writes a whole trace. What this class wrote and [TraceReader] read comes out byte by byte the
    /// same. The stream is left open.
    public static void copy(Trace trace, OutputStream out) throws TraceException {
        var writer = on(out, trace.meta());
        int definition = 0;
        for (int seq = 0; seq <= trace.size(); seq++) {
            while (definition < trace.definitions() && trace.definedBefore(definition) <= seq) {
                writer.define(trace, trace.definition(definition++));
            }
            if (seq < trace.size()) {
                writer.step(trace.step(seq), trace.objectId(seq));
            }
        }
        var ending = trace.ending();
        writer.close(ending == null ? new Ending(trace.size(), 0, "cut off") : ending);
    }

    private void define(Trace trace, Object thing) throws TraceException {
        switch (thing) {
            case Frame.Source source -> source(source);
            case Frame.Method method -> method(method);
            case Frame frame -> path(frame);
            case Ref ref -> object(trace.objectId(ref), ref);
            default -> throw new AssertionError(thing);
        }
    }

    private void head(Meta meta) {
        pen.raw("{\"format\":\"loopglass\",\"version\":").number(VERSION).raw(",\"meta\":{");
        int start = pen.size();
        optional(start, "title", meta.title());
        optional(start, "recorded", meta.recorded());
        optional(start, "program", meta.program());
        optional(start, "java", meta.java());
        optional(start, "clock", meta.clock() == null ? "ns" : meta.clock());
        pen.raw("},\"events\":[");
    }

    private void optional(int start, String key, String value) {
        if (value != null) {
            if (pen.size() > start) {
                pen.raw(',');
            }
            pen.raw('"').raw(key).raw("\":").text(value);
        }
    }

    // ---- definitions

    private static final byte[] SOURCE = ascii("{\"def\":\"source\",\"id\":");
    private static final byte[] METHOD = ascii("{\"def\":\"method\",\"id\":");
    private static final byte[] FRAME = ascii("{\"def\":\"path\",\"id\":");
    private static final byte[] OBJECT = ascii("{\"def\":\"object\",\"id\":");
    private static final byte[] NAME = ascii(",\"name\":");
    private static final byte[] TYPE = ascii(",\"type\":");
    private static final byte[] LABEL = ascii(",\"label\":");

    public void source(Frame.Source source) throws TraceException {
        entry().raw(SOURCE).number(source.id());
        text(",\"file\":", source.file());
        text(",\"lang\":", source.lang());
        text(",\"text\":", source.text());
        pen.raw('}');
        overflow();
    }

    public void method(Frame.Method method) throws TraceException {
        entry().raw(METHOD).number(method.id());
        if (method.source() != null) {
            pen.raw(",\"source\":").number(method.source().id());
        }
        text(",\"name\":", method.name());
        text(",\"models\":", method.models());
        pen.raw('}');
        overflow();
    }

    public void path(Frame frame) throws TraceException {
        entry().raw(FRAME).number(frame.id());
        positive(",\"parent\":", frame.parent());
        pen.raw(",\"method\":").number(frame.method().id());
        positive(",\"line\":", frame.line());
        pen.raw('}');
        overflow();
    }

    /// @param id what steps refer to, from 1; unique among the objects
    public void object(int id, Ref ref) throws TraceException {
        entry().raw(OBJECT).number(id);
        text(NAME, ref.name());
        text(TYPE, ref.type().word());
        text(LABEL, ref.label());
        pen.raw('}');
        overflow();
    }

    // ---- steps

    /// @param on the id of the object that the step's event is about, or 0
    public void step(Step step, int on) throws TraceException {
        var event = step.event();
        entry().raw(SEQ).number(step.seq()).raw(T).number(step.t()).raw(TURN).number(step.turn());
        var layout = event instanceof Event.Unknown ? null : Layout.of(Kind.of(event));
        if (layout != null) {
            pen.raw(layout.kindKey());
        } else {
            pen.raw(",\"kind\":").text(event.kind());
        }
        if (on > 0) {
            pen.raw(ON).number(on);
        }
        earlier(TASK, step.task());
        earlier(CAUSE, step.cause());
        earlier(OCCASION, step.occasion());
        if (step.path() > 0) {
            pen.raw(PATH).number(step.path());
        }
        if (layout != null) {
            data(layout, event);
        } else if (event instanceof Event.Unknown unknown && unknown.data() != null) {
            pen.raw(DATA).raw(unknown.data());
        }
        pen.raw('}');
        overflow();
    }

    private static final Pen.Word FIRST = new Pen.Word("\n");
    private static final Pen.Word NEXT = new Pen.Word(",\n");
    private static final Pen.Word SEQ = new Pen.Word("{\"seq\":");
    private static final Pen.Word T = new Pen.Word(",\"t\":");
    private static final Pen.Word TURN = new Pen.Word(",\"turn\":");
    private static final Pen.Word ON = new Pen.Word(",\"on\":");
    private static final Pen.Word TASK = new Pen.Word(",\"task\":");
    private static final Pen.Word CAUSE = new Pen.Word(",\"cause\":");
    private static final Pen.Word OCCASION = new Pen.Word(",\"occasion\":");
    private static final Pen.Word PATH = new Pen.Word(",\"path\":");
    private static final Pen.Word DATA = new Pen.Word(",\"data\":");

    private static final byte[] CHANNEL = ascii("{\"channel\":");
    private static final byte[] OPS_KEY = ascii(",\"ops\":");
    private static final Event.Op[] ALL_OPS = Event.Op.values();
    /// Every set of them, by its bits.
    private static final byte[][] OPS =
            IntStream.range(0, 1 << ALL_OPS.length).mapToObj(TraceWriter::spelt).toArray(byte[][]::new);

    private void earlier(Pen.Word key, int seq) {
        if (seq != Step.NONE) {
            pen.raw(key).number(seq);
        }
    }

    private void data(Layout layout, Event event) {
        boolean first = true;
        for (int i = 0; i < layout.size(); i++) {
            var shape = layout.shape(i);
            if (shape.counts()) {
                pen.raw(layout.key(i, first)).number(layout.kind().numberOf(event, i));
                first = false;
                continue;
            }
            var value = layout.kind().valueOf(event, i);
            if (value != null && value != Boolean.FALSE) {
                pen.raw(layout.key(i, first));
                value(shape, value);
                first = false;
            }
        }
        if (!first) {
            pen.raw('}');
        }
    }

    private void value(Layout.Shape shape, Object value) {
        switch (shape) {
            case INT, LONG -> throw new AssertionError("a number needs no box: " + value);
            case FLAG -> pen.raw("true");
            case TEXT -> pen.text((String) value);
            case OBJECT -> pen.text(((Ref) value).name());
            case BECAUSE -> pen.text(Layout.spelt((Event.Because) value));
            case OPS -> ops((Set<?>) value);
            case INTERESTS, LOCALS -> list((List<?>) value);
        }
    }

    private void ops(Set<?> ops) {
        int which = 0;
        for (var op : ALL_OPS) {
            which |= ops.contains(op) ? 1 << op.ordinal() : 0;
        }
        pen.raw(OPS[which]);
    }

    private static byte[] spelt(int ops) {
        return ascii(Arrays.stream(ALL_OPS).filter(op -> (ops & 1 << op.ordinal()) != 0)
                .map(op -> '"' + op.name() + '"').collect(Collectors.joining(",", "[", "]")));
    }

    private void list(List<?> list) {
        pen.raw('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                pen.raw(',');
            }
            switch (list.get(i)) {
                case Event.Interest(Ref channel, Set<Event.Op> ops) -> {
                    pen.raw(CHANNEL).text(channel.name()).raw(OPS_KEY);
                    ops(ops);
                }
                case Event.Local(String local, String value) -> {
                    pen.raw("{\"name\":").text(local);
                    text(",\"value\":", value);
                }
                default -> throw new AssertionError("no way to write a " + list.get(i));
            }
            pen.raw('}');
        }
        pen.raw(']');
    }

    // ---- the bytes

    private Pen entry() {
        var start = empty ? FIRST : NEXT;
        empty = false;
        return pen.raw(start);
    }

    private void text(String key, String value) {
        text(ascii(key), value);
    }

    private void text(byte[] key, String value) {
        if (value != null) {
            pen.raw(key).text(value);
        }
    }

    private void positive(String key, int value) {
        if (value > 0) {
            pen.raw(key).number(value);
        }
    }

    private void overflow() throws TraceException {
        if (pen.size() > PLENTY) {
            flush();
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// Hands on what has been written so far. Once that has failed something is missing, so it fails for good.
    public void flush() throws TraceException {
        if (failure != null) {
            throw failure;
        }
        try {
            pen.to(out);
            out.flush();
        } catch (IOException e) {
            failure = Target.unwritable(name, Target.reason(e, name), null);
            throw failure;
        }
    }

    /// Ends the trace with its last line; now it is whole, and takes the place of an old one.
    public void close(Ending ending) throws TraceException {
        pen.raw("\n],\"end\":{\"steps\":").number(ending.steps());
        pen.raw(",\"dropped\":").number(ending.dropped());
        text(",\"reason\":", ending.reason());
        pen.raw("}}\n");
        flush();
        closed = true;
        if (target != null) {
            target.commit();
        }
    }

    /// Gives up, unless the trace was ended: what has been written stays, as of a program that was killed.
    @Override
    public void close() throws TraceException {
        if (!closed && target != null) {
            target.close();
        }
        closed = true;
    }
}
