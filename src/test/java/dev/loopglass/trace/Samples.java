package dev.loopglass.trace;

import dev.loopglass.event.Event;
import dev.loopglass.event.Kind;
import dev.loopglass.event.Ref;
import dev.loopglass.event.Step;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;

/// Makes traces up: every kind of event, with whatever values its fields can have. They are sound as
/// files; as recordings they make no sense.
final class Samples {
    private static final String[] ODD = {
        "", " ", "plain", "two\nlines\r\n", "tab\there", "\"quoted\" \\ back", "{\"seq\":1}", "],\"end\"", "\u0000\u0001\u001f",
        "\u007f\u0085\u00a0", "é ü ß", "中文", "😀𝄞", "\ud800", "\udc00x", "a\udbff", "\u2028\u2029", "\uffff\ufeff", "</script>",
    };

    private final Random random;
    private final boolean halves;

    Samples(long seed) {
        this(seed, true);
    }

    /// @param halves whether texts hold halves of surrogate pairs, which other JSON libraries do not keep
    Samples(long seed, boolean halves) {
        this.random = new Random(seed);
        this.halves = halves;
    }

    /// A trace with every kind of event at least once.
    Trace trace(int steps) {
        var trace = new Trace();
        trace.meta(new Meta(text(), "2026-11-23T10:15:30Z", maybe(text()), "25.0.3", "ns"));
        long t = 0;
        var kinds = Kind.all();
        for (int seq = 0; seq < Math.max(steps, kinds.size() + 1); seq++) {
            if (random.nextInt(3) == 0 || trace.frames() == 1) {
                frame(trace);
            }
            t += random.nextInt(1000);
            var event = seq == kinds.size() ? unknown(trace) : event(trace, kinds.get(seq % kinds.size()));
            trace.add(new Step(seq, t, seq / 7, earlier(seq), earlier(seq), earlier(seq),
                    random.nextInt(trace.frames()), event), 0);
        }
        trace.end(new Ending(trace.size(), random.nextInt(3), "finished"));
        return trace;
    }

    static byte[] written(Trace trace) {
        var out = new ByteArrayOutputStream();
        try {
            TraceWriter.copy(trace, out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private void frame(Trace trace) {
        if (trace.methods().isEmpty() || random.nextInt(4) == 0) {
            if (trace.sources().isEmpty() || random.nextInt(4) == 0) {
                int id = trace.sources().size() + 1;
                trace.add(new Frame.Source(id, "dev/loopglass/reactor/Some" + id + ".java", "java",
                        text() + "\n" + text()));
            }
            int id = trace.methods().size() + 1;
            var source = random.nextBoolean() ? trace.sources().getLast() : null;
            trace.add(new Frame.Method(id, "Some.method" + id, maybe("tornado.ioloop.IOLoop.start"), source));
        }
        trace.add(new Frame(trace.frames(), random.nextInt(trace.frames()),
                trace.methods().get(random.nextInt(trace.methods().size())), random.nextInt(200)));
    }

    private Event event(Trace trace, Kind kind) {
        var values = kind.fields().stream().map(field -> value(trace, field)).toArray();
        var type = Layout.of(kind).on();
        return kind.make(type == null ? null : object(trace, type), values);
    }

    private Event unknown(Trace trace) {
        return new Event.Unknown(object(trace, Ref.Type.OTHER), "future.wished",
                "{\"a\":[1,2.50,-1e9,{\"b\":\"\\u00e9 \\\" \\\\ x y\"}],\"c\":null}");
    }

    private Object value(Trace trace, RecordComponent field) {
        var type = field.getType();
        if (type == int.class) {
            return random.nextInt();
        } else if (type == long.class) {
            return random.nextInt(4) == 0 ? Long.MIN_VALUE : random.nextLong();
        } else if (type == boolean.class) {
            return random.nextBoolean();
        } else if (type == String.class) {
            return maybe(text());
        } else if (type == Ref.class) {
            return maybe(object(trace, Ref.Type.FUTURE));
        } else if (type == Event.Because.class) {
            return Event.Because.values()[random.nextInt(3)];
        } else if (type == java.util.Set.class) {
            return ops();
        }
        var list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(field.getName().equals("locals") ? new Event.Local(text(), maybe(text()))
                    : new Event.Interest(object(trace, Ref.Type.CHANNEL), ops()));
        }
        return List.copyOf(list);
    }

    private EnumSet<Event.Op> ops() {
        var ops = EnumSet.noneOf(Event.Op.class);
        for (var op : Event.Op.values()) {
            if (random.nextBoolean()) {
                ops.add(op);
            }
        }
        return ops;
    }

    private Ref object(Trace trace, Ref.Type type) {
        var known = trace.object(type.prefix() + (1 + random.nextInt(5)));
        if (known != null) {
            return known;
        }
        for (int number = 1; ; number++) {
            if (trace.object(type.prefix() + number) == null) {
                var ref = Ref.numbered(type, number, maybe(text()));
                trace.add(ref);
                return ref;
            }
        }
    }

    private int earlier(int seq) {
        return seq == 0 || random.nextBoolean() ? Step.NONE : random.nextInt(seq);
    }

    private <T> T maybe(T value) {
        return random.nextInt(3) == 0 ? null : value;
    }

    private String text() {
        var text = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            text.append(ODD[random.nextInt(ODD.length)]);
        }
        return halves ? text.toString() : text.toString().replaceAll("\\p{Cs}", "?");
    }
}
