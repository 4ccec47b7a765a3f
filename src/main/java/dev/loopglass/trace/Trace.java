package dev.loopglass.trace;

import dev.loopglass.event.Event;
import dev.loopglass.event.Kind;
import dev.loopglass.event.Ref;
import dev.loopglass.event.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The steps of one recording, as a table: a column per field of the envelope, and every different
/// set of data once. A million steps take some fifty bytes each, not an object graph each.
///
/// A trace only grows, at its end, while its file is being written. Not thread-safe: whoever appends
/// and whoever reads share one thread.
public final class Trace {
    /// To list so many steps of an object takes a while: the loop's, for example.
    private static final int MANY = 1_000;

    private final Map<String, Kind> unknownKinds = new HashMap<>();
    private final Pool<Fact> facts = new Pool<>();
    private final Pool<Object> values = new Pool<>();
    private final List<Frame> frames = new ArrayList<>(Collections.singletonList(null));
    private final List<Frame.Method> methods = new ArrayList<>();
    private final List<Frame.Source> sources = new ArrayList<>();
    private final Set<Object> known = new HashSet<>();
    private final Pool<String> names = new Pool<>();
    private final List<Ref> objects = new ArrayList<>();
    private Meta meta = new Meta(null, null, null, null, "ns");
    private Ending ending;

    private int size;
    private final Longs t = new Longs();
    private final Ints turn = new Ints();
    private final Ints task = new Ints();
    private final Ints cause = new Ints();
    private final Ints occasion = new Ints();
    private final Ints path = new Ints();
    private final Ints fact = new Ints();
    private final Ints on = new Ints();
    private final Ints line = new Ints();

    /// Per object its last step and how many it has; per step the one before that is about the same object.
    private final Ints last = new Ints();
    private final Ints count = new Ints();
    private final Ints before = new Ints();
    /// The steps of the few objects that have many.
    private final Map<Integer, int[]> about = new ConcurrentHashMap<>();

    /// In which order things were defined, and before which step each: which column, and where in it.
    private final Ints definitions = new Ints();
    private final Ints definedBefore = new Ints();

    /// What a step says: its kind and the values of its data, in which equal collections are the same one.
    private record Fact(Kind kind, Object[] values) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Fact(var itsKind, var its)
                    && itsKind == kind && Arrays.equals(its, values);
        }

        @Override
        public int hashCode() {
            int hash = System.identityHashCode(kind);
            for (var value : values) {
                hash = 31 * hash
                        + (value instanceof Collection ? System.identityHashCode(value) : Objects.hashCode(value));
            }
            return hash;
        }
    }

    public Meta meta() {
        return meta;
    }

    /// The file's last line, or null while it grows and when it was cut off.
    public Ending ending() {
        return ending;
    }

    public int size() {
        return size;
    }

    public long t(int seq) {
        return t.get(seq);
    }

    public int turn(int seq) {
        return turn.get(seq);
    }

    /// The begin step inside which step `seq` happened, or [Step#NONE].
    public int task(int seq) {
        return task.get(seq);
    }

    /// The step that made step `seq` happen, or [Step#NONE].
    public int cause(int seq) {
        return cause.get(seq);
    }

    /// The `poll.end` that found the channel of step `seq` ready, or [Step#NONE].
    public int occasion(int seq) {
        return occasion.get(seq);
    }

    /// The innermost call of step `seq`, or null when the trace does not tell.
    public Frame frame(int seq) {
        return frames.get(path.get(seq));
    }

    /// For example `future.resolved`.
    public String kind(int seq) {
        return facts.get(fact.get(seq)).kind().name();
    }

    /// The object that step `seq` is about, or null.
    public Ref on(int seq) {
        return on.get(seq) < 0 ? null : objects.get(on.get(seq));
    }

    public Event event(int seq) {
        var its = facts.get(fact.get(seq));
        return its.kind().make(on(seq), its.values());
    }

    /// The line of the file that step `seq` stands on, from 1; 0 for a trace that was never a file.
    public int line(int seq) {
        return line.get(seq);
    }

    public Step step(int seq) {
        return new Step(seq, t(seq), turn(seq), task(seq), cause(seq), occasion(seq), path.get(seq),
                event(seq));
    }

    /// The call path of a frame, oldest ancestor first.
    public List<Frame> callPath(Frame innermost) {
        var path = new ArrayList<Frame>();
        for (var frame = innermost; frame != null; frame = frames.get(frame.parent())) {
            path.add(frame);
        }
        return path.reversed();
    }

    /// The frame with this id, from 1, or null.
    public Frame frameById(int id) {
        return id > 0 && id < frames.size() ? frames.get(id) : null;
    }

    /// The object spelt `name`, such as `fu4`, or null.
    public Ref object(String name) {
        int number = names.find(name);
        return number < 0 ? null : objects.get(number);
    }

    /// Every object of the trace, in the order in which they were first mentioned.
    public List<Ref> objects() {
        return Collections.unmodifiableList(objects);
    }

    public List<Frame.Source> sources() {
        return Collections.unmodifiableList(sources);
    }

    public List<Frame.Method> methods() {
        return Collections.unmodifiableList(methods);
    }

    /// The steps that are about this object, in order. Not to be changed: a long list is kept for whoever asks next.
    public int[] about(Ref object) {
        int number = object == null ? -1 : names.find(object.name());
        if (number < 0) {
            return new int[0];
        }
        int wanted = count.get(number);
        var known = wanted < MANY ? null : about.get(number);
        if (known != null && known.length == wanted) {
            return known;
        }
        var steps = new int[wanted];
        for (int i = steps.length, seq = last.get(number); i > 0; seq = before.get(seq)) {
            steps[--i] = seq;
        }
        if (wanted >= MANY) {
            about.put(number, steps);
        }
        return steps;
    }

    // ---- growing

    public void meta(Meta meta) {
        this.meta = meta;
    }

    public void end(Ending ending) {
        this.ending = ending;
    }

    /// One that is already here stays.
    public void add(Frame.Source source) {
        if (known.add(source)) {
            sources.add(source);
            define(0, sources.size() - 1);
        }
    }

    /// One that is already here stays. Its source comes with it.
    public void add(Frame.Method method) {
        if (known.add(method)) {
            if (method.source() != null) {
                add(method.source());
            }
            methods.add(method);
            define(1, methods.size() - 1);
        }
    }

    /// Adds a frame. Its method comes with it.
    ///
    /// @throws IllegalArgumentException if its id is not the next one
    public void add(Frame frame) {
        if (frame.id() != frames.size()) {
            throw new IllegalArgumentException("path id " + frame.id() + ", wanted " + frames.size());
        }
        add(frame.method());
        frames.add(frame);
        define(2, frame.id());
    }

    /// An object stands here before the first step about it; one that is already here stays.
    public void add(Ref object) {
        number(object);
    }

    private int number(Ref object) {
        int number = names.number(object.name());
        if (number == objects.size()) {
            objects.add(object);
            last.add(Step.NONE);
            count.add(0);
            define(3, number);
        }
        return number;
    }

    private void define(int column, int index) {
        definitions.add(index << 2 | column);
        definedBefore.add(size);
    }

    /// Appends a step.
    ///
    /// @param lineInFile the line of the file it stands on, or 0
    /// @throws IllegalArgumentException if its `seq` is not the next one
    public void add(Step step, int lineInFile) {
        var event = step.event();
        var kind = event instanceof Event.Unknown unknown ? unknown(unknown.kind()) : Kind.of(event);
        add(step, kind, event.on() == null ? -1 : number(event.on()), kind.valuesOf(event), lineInFile);
    }

    /// Appends a step whose event is not made yet: to take it apart again would cost more than to read it.
    ///
    /// @param envelope all about it but its event
    /// @param about the number of the object that it is about, or -1
    /// @param data the values of the kind's fields; the trace keeps the array
    void add(Step envelope, Kind kind, int about, Object[] data, int lineInFile) {
        if (envelope.seq() != size) {
            throw new IllegalArgumentException("seq " + envelope.seq() + ", wanted " + size);
        }
        for (int i = 0; i < data.length; i++) {
            data[i] = shared(data[i]);
        }
        t.add(envelope.t());
        turn.add(envelope.turn());
        task.add(envelope.task());
        cause.add(envelope.cause());
        occasion.add(envelope.occasion());
        path.add(envelope.path());
        line.add(lineInFile);
        fact.add(facts.number(new Fact(kind, data)));
        addAbout(about);
        size++;
    }

    /// A kind that this version does not know; always the same one for a name.
    Kind unknown(String name) {
        return unknownKinds.computeIfAbsent(name, Kind::unknown);
    }

    private void addAbout(int object) {
        on.add(object);
        before.add(object < 0 ? Step.NONE : last.get(object));
        if (object >= 0) {
            last.set(object, size);
            count.set(object, count.get(object) + 1);
        }
    }

    /// Data repeat themselves: what polls watch, what timers are for. Objects they mention belong to the
    /// trace as well.
    private Object shared(Object value) {
        switch (value) {
            case Ref ref -> add(ref);
            case Collection<?> many -> many.forEach(one -> {
                if (one instanceof Event.Interest(Ref channel, var _)) {
                    add(channel);
                }
            });
            case null -> {
                return null;
            }
            default -> { }
        }
        boolean worth = value instanceof String || value instanceof Collection;
        return worth ? values.get(values.number(value)) : value;
    }

    // ---- for whoever reads it from a file, or writes it down again

    /// The id of the next frame.
    int frames() {
        return frames.size();
    }

    /// How many things were defined.
    int definitions() {
        return definitions.size();
    }

    /// The step before which the `index`-th thing was defined.
    int definedBefore(int index) {
        return definedBefore.get(index);
    }

    /// The `index`-th thing that was defined: a source, a method, a frame or an object.
    Object definition(int index) {
        int where = definitions.get(index);
        return switch (where & 3) {
            case 0 -> sources.get(where >>> 2);
            case 1 -> methods.get(where >>> 2);
            case 2 -> frames.get(where >>> 2);
            default -> objects.get(where >>> 2);
        };
    }

    /// Numbers objects from 1 in the order in which they were defined.
    int objectId(Ref object) {
        return names.find(object.name()) + 1;
    }

    /// The number of the object that step `seq` is about, or 0.
    int objectId(int seq) {
        return on.get(seq) + 1;
    }
}
