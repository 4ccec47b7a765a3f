package dev.loopglass.trace;

import dev.loopglass.event.Event;
import dev.loopglass.event.Kind;
import dev.loopglass.event.Ref;
import dev.loopglass.event.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The steps of one recording, as a table: a column per field of the envelope, and every different
/// set of data once. A million steps take some fifty bytes each, not an object graph each.
///
/// A trace only grows, at its end, while its file is being written. Not thread-safe: whoever appends
/// and whoever reads share one thread.
public final class Trace {
    private final Map<String, Integer> kindIds = new HashMap<>();
    private final List<Kind> kinds = new ArrayList<>();
    private final Map<List<Object>, Integer> dataIds = new HashMap<>();
    private final List<Object[]> datas = new ArrayList<>();
    private final List<Frame> frames = new ArrayList<>(Collections.singletonList(null));
    private final Map<String, Integer> objectIds = new HashMap<>();
    private final List<Ref> objects = new ArrayList<>();
    private final List<Ints> about = new ArrayList<>();
    private final List<Frame.Source> sources = new ArrayList<>();
    private Meta meta = new Meta(null, null, null, null, "ns");
    private Ending ending;

    private int size;
    private long[] t = new long[256];
    private int[] turn = new int[256];
    private int[] task = new int[256];
    private int[] cause = new int[256];
    private int[] occasion = new int[256];
    private int[] path = new int[256];
    private short[] kind = new short[256];
    private int[] on = new int[256];
    private int[] data = new int[256];
    private int[] line = new int[256];

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
        return t[seq];
    }

    public int turn(int seq) {
        return turn[seq];
    }

    /// The begin step inside which step `seq` happened, or [Step#NONE].
    public int task(int seq) {
        return task[seq];
    }

    /// The step that made step `seq` happen, or [Step#NONE].
    public int cause(int seq) {
        return cause[seq];
    }

    /// The `poll.end` that found the channel of step `seq` ready, or [Step#NONE].
    public int occasion(int seq) {
        return occasion[seq];
    }

    /// The innermost call of step `seq`, or null when the trace does not tell.
    public Frame frame(int seq) {
        return path[seq] == 0 ? null : frames.get(path[seq]);
    }

    /// For example `future.resolved`.
    public String kind(int seq) {
        return kinds.get(kind[seq]).name();
    }

    /// The object that step `seq` is about, or null.
    public Ref on(int seq) {
        return on[seq] < 0 ? null : objects.get(on[seq]);
    }

    public Event event(int seq) {
        return kinds.get(kind[seq]).make(on(seq), datas.get(data[seq]));
    }

    /// The line of the file that step `seq` stands on, from 1; 0 for a trace that was never a file.
    public int line(int seq) {
        return line[seq];
    }

    public Step step(int seq) {
        return new Step(seq, t[seq], turn[seq], task[seq], cause[seq], occasion[seq], path[seq], event(seq));
    }

    /// The call path of a frame, oldest ancestor first.
    public List<Frame> callPath(Frame innermost) {
        var path = new ArrayList<Frame>();
        for (var frame = innermost; frame != null; frame = frames.get(frame.parent())) {
            path.addFirst(frame);
        }
        return path;
    }

    /// The frame with this id, from 1, or null.
    public Frame frameById(int id) {
        return id > 0 && id < frames.size() ? frames.get(id) : null;
    }

    /// The object spelt `name`, such as `fu4`, or null.
    public Ref object(String name) {
        var id = objectIds.get(name);
        return id == null ? null : objects.get(id);
    }

    /// Every object of the trace, in the order in which they were first mentioned.
    public List<Ref> objects() {
        return Collections.unmodifiableList(objects);
    }

    public List<Frame.Source> sources() {
        return Collections.unmodifiableList(sources);
    }

    /// The steps that are about this object, in order.
    public int[] about(Ref object) {
        var id = object == null ? null : objectIds.get(object.name());
        return id == null ? new int[0] : about.get(id).toArray();
    }

    // ---- growing

    public void meta(Meta meta) {
        this.meta = meta;
    }

    public void end(Ending ending) {
        this.ending = ending;
    }

    public void add(Frame.Source source) {
        sources.add(source);
    }

    /// @throws IllegalArgumentException if its id is not the next one
    public void add(Frame frame) {
        if (frame.id() != frames.size()) {
            throw new IllegalArgumentException("path id " + frame.id() + ", wanted " + frames.size());
        }
        frames.add(frame);
    }

    /// An object stands here before the first step about it; one that is already here stays.
    public void add(Ref object) {
        if (objectIds.putIfAbsent(object.name(), objects.size()) == null) {
            objects.add(object);
            about.add(new Ints());
        }
    }

    /// Appends a step.
    ///
    /// @param lineInFile the line of the file it stands on, or 0
    /// @throws IllegalArgumentException if its `seq` is not the next one
    public void add(Step step, int lineInFile) {
        if (step.seq() != size) {
            throw new IllegalArgumentException("seq " + step.seq() + ", wanted " + size);
        }
        if (size == t.length) {
            grow(size * 2);
        }
        t[size] = step.t();
        turn[size] = step.turn();
        task[size] = step.task();
        cause[size] = step.cause();
        occasion[size] = step.occasion();
        path[size] = step.path();
        line[size] = lineInFile;
        addEvent(step.event());
        size++;
    }

    private void addEvent(Event event) {
        var its = Kind.of(event);
        kind[size] = (short) (int) kindIds.computeIfAbsent(its.name(), _ -> {
            kinds.add(its);
            return kinds.size() - 1;
        });
        on[size] = -1;
        if (event.on() != null) {
            add(event.on());
            on[size] = objectIds.get(event.on().name());
            about.get(on[size]).add(size);
        }
        var values = its.valuesOf(event);
        data[size] = dataIds.computeIfAbsent(Arrays.asList(values), _ -> {
            datas.add(values);
            return datas.size() - 1;
        });
    }

    private void grow(int capacity) {
        t = Arrays.copyOf(t, capacity);
        turn = Arrays.copyOf(turn, capacity);
        task = Arrays.copyOf(task, capacity);
        cause = Arrays.copyOf(cause, capacity);
        occasion = Arrays.copyOf(occasion, capacity);
        path = Arrays.copyOf(path, capacity);
        kind = Arrays.copyOf(kind, capacity);
        on = Arrays.copyOf(on, capacity);
        data = Arrays.copyOf(data, capacity);
        line = Arrays.copyOf(line, capacity);
    }

    /// A list of ints that does not box them.
    private static final class Ints {
        private int[] values = new int[4];
        private int size;

        void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        int[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }
}
