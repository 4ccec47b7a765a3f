package dev.loopglass.app.timeline;

import dev.loopglass.app.session.Digest;
import dev.loopglass.app.session.Findings;
import dev.loopglass.event.Event;
import dev.loopglass.event.Ref;
import dev.loopglass.trace.Trace;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// The index behind the timeline: which stretch of which row each step belongs to. It reads every step
/// once, when the trace is opened or grows; drawing only searches it.
final class Lanes implements Digest {
    /// More objects at once than this are counted, not drawn.
    private static final int ROWS_PER_BAND = 24;

    private final Trace trace;
    private final Row loop = new Row(Band.LOOP);
    private final Row tasks = new Row(Band.TASKS);
    private final Map<Band, List<Row>> rows = new EnumMap<>(Band.class);
    private final Map<Band, PriorityQueue<Integer>> free = new EnumMap<>(Band.class);
    private final Map<Band, Integer> hidden = new EnumMap<>(Band.class);
    private final Map<Ref, Row> homes = new HashMap<>();
    private final Row turns = new Row(Band.LOOP);
    private Findings findings = Findings.UNKNOWN;
    private int read;
    private int horizon = Integer.MAX_VALUE;

    Lanes(Trace trace) {
        this.trace = trace;
        for (var band : Band.values()) {
            rows.put(band, new ArrayList<>());
            free.put(band, new PriorityQueue<>());
        }
        rows.get(Band.LOOP).add(loop);
        rows.get(Band.TASKS).add(tasks);
    }

    /// Every row from top to bottom.
    List<Row> rows() {
        return rows.keySet().stream().filter(this::told).flatMap(band -> rows.get(band).stream()).filter(this::begun).toList();
    }

    /// After this step nothing will be seen: a row in which nothing has happened yet is not there yet.
    void until(int step) {
        horizon = step;
    }

    private boolean begun(Row row) {
        return row.band.type == null || row.from() <= horizon;
    }

    /// The one request of a trace is told by everything else.
    private boolean told(Band band) {
        return band != Band.REQUESTS || rows.get(band).size() > 1 && begun(rows.get(band).get(1));
    }

    /// What the loop itself was busy with.
    Row loop() {
        return loop;
    }

    Findings findings() {
        return findings;
    }

    /// Gives what is unhealthy a row at the top; a trace without such a thing has none.
    void take(Findings found) {
        findings = found;
        rows.get(Band.FINDINGS).clear();
        if (!found.isEmpty()) {
            var row = new Row(Band.FINDINGS);
            for (int seq : found.steps()) {
                row.add(seq);
            }
            rows.get(Band.FINDINGS).add(row);
        }
    }

    /// How many objects of a band found no row, once that may be known.
    int hidden(Band band) {
        return horizon < trace.size() - 1 ? 0 : hidden.getOrDefault(band, 0);
    }

    /// The row in which a step is to be seen: its object's, or else that of the tasks.
    Row rowOf(int seq) {
        var on = trace.on(seq);
        if (on == null || on.type() == Ref.Type.LOOP) {
            return on == null ? tasks : loop;
        }
        var home = homes.getOrDefault(on, tasks);
        return told(home.band) ? home : tasks;
    }

    /// The row in which an object lives, or null.
    Row home(Ref object) {
        var home = object == null ? null : homes.get(object);
        return home != null && told(home.band) ? home : null;
    }

    /// Where and from which step to which an object is to be seen.
    record Life(Ref object, Row row, int first, int last) {}

    /// Null for one that is not to be seen yet. A callback is to be seen as long as it runs.
    Life life(Ref object) {
        var home = home(object);
        var about = home == null && (object == null || object.type() != Ref.Type.CALLBACK) ? new int[0] : trace.about(object);
        if (about.length == 0 || about[0] > horizon) {
            return null;
        } else if (home == null) {
            return run(object, about);
        }
        // Who listens to a future that is done belongs to it no more, and others may have taken its row.
        boolean settles = home.band == Band.FUTURES || home.band == Band.TIMERS;
        int last = settles ? home.spans.to(home.spans.after(about[0])) : about[about.length - 1];
        return new Life(object, home, about[0], seen(last));
    }

    private Life run(Ref callback, int[] about) {
        int index = tasks.spans.after(seen(about[about.length - 1]));
        return index < tasks.spans.size() && callback.equals(trace.on(tasks.spans.from(index)))
                ? new Life(callback, tasks, tasks.spans.from(index), seen(tasks.spans.to(index) - 1)) : null;
    }

    /// No later than what may be seen, or than there is.
    private int seen(int seq) {
        return Math.min(seq, Math.min(horizon, trace.size() - 1));
    }

    /// The steps that begin a turn.
    Row turns() {
        return turns;
    }

    @Override
    public void grow(int to) {
        for (; read < to; read++) {
            take(read, trace.event(read));
        }
    }

    private void take(int seq, Event event) {
        switch (event) {
            case Event.TurnBegin _ -> {
                turns.add(seq);
                phase(seq, Look.CALLBACKS);
            }
            case Event.PollBegin _ -> phase(seq, Look.POLL);
            case Event.PollEnd poll -> {
                loop.spans.end(seq);
                if (!poll.ready().isEmpty()) {
                    loop.spans.begin(seq, Look.EVENTS);
                }
            }
            case Event.LoopStopped _ -> loop.spans.end(seq + 1);
            case Event.CallbackBegin _ -> task(seq, Look.CALLBACK);
            case Event.HandlerBegin _ -> task(seq, Look.HANDLER);
            case Event.CallbackEnd _ -> tasks.spans.end(seq + 1);
            case Event.HandlerEnd _ -> tasks.spans.end(seq + 1);
            default -> takeObject(seq, event);
        }
    }

    private void takeObject(int seq, Event event) {
        switch (event) {
            case Event.TimerBegin timer -> {
                settle(timer.on(), seq, Look.FIRED);
                if (loop.spans.open() && loop.spans.look(loop.spans.size() - 1) == Look.CALLBACKS) {
                    phase(seq, Look.TIMERS);
                }
                task(seq, Look.TIMER);
            }
            case Event.TimerEnd _ -> tasks.spans.end(seq + 1);
            case Event.TimerAdded timer -> begin(Band.TIMERS, timer.on(), seq, Look.ARMED);
            case Event.TimerRemoved timer -> settle(timer.on(), seq, Look.CANCELLED);
            case Event.FutureCreated future -> begin(Band.FUTURES, future.on(), seq, Look.PENDING);
            case Event.FutureResolved future -> settle(future.on(), seq, Look.RESOLVED);
            case Event.FutureFailed future -> settle(future.on(), seq, Look.FAILED);
            case Event.CoroutineStarted coroutine ->
                    begin(Band.COROUTINES, coroutine.on(), seq, Look.RUNNING);
            case Event.CoroutineSuspended coroutine -> turnInto(coroutine.on(), seq + 1, Look.WAITING);
            case Event.CoroutineResumed coroutine -> turnInto(coroutine.on(), seq, Look.RUNNING);
            case Event.CoroutineReturned coroutine -> settle(coroutine.on(), seq + 1, null);
            case Event.CoroutineFailed coroutine -> settle(coroutine.on(), seq + 1, null);
            default -> takeMark(seq, event.on());
        }
    }

    /// Channels and requests are lives with marks on them.
    private void takeMark(int seq, Ref on) {
        if (on == null || on.type() != Ref.Type.CHANNEL && on.type() != Ref.Type.REQUEST) {
            return;
        }
        if (!homes.containsKey(on)) {
            begin(on.type() == Ref.Type.CHANNEL ? Band.CHANNELS : Band.REQUESTS, on, seq, Look.ALIVE);
        }
        var home = homes.get(on);
        if (home != null) {
            home.add(seq);
            var kind = trace.kind(seq);
            if (kind.equals("channel.closed") || kind.equals("http.finished")) {
                settle(on, seq + 1, null);
            }
        }
    }

    private void phase(int seq, Look look) {
        loop.spans.end(seq);
        loop.spans.begin(seq, look);
    }

    private void task(int seq, Look look) {
        tasks.spans.end(seq);
        tasks.spans.begin(seq, look);
    }

    private void begin(Band band, Ref object, int seq, Look look) {
        if (homes.containsKey(object)) {
            return;
        }
        var its = rows.get(band);
        var gap = free.get(band).poll();
        if (gap == null && its.size() >= ROWS_PER_BAND) {
            hidden.merge(band, 1, Integer::sum);
            return;
        }
        if (gap == null) {
            its.add(new Row(band));
            gap = its.size() - 1;
        }
        var row = its.get(gap);
        row.hold(object, seq);
        row.spans.begin(seq, look);
        homes.put(object, row);
    }

    private void turnInto(Ref object, int seq, Look look) {
        var row = homes.get(object);
        if (row != null && row.holds(object)) {
            row.spans.end(seq);
            row.spans.begin(seq, look);
        }
    }

    private void settle(Ref object, int seq, Look how) {
        var row = homes.get(object);
        if (row == null || !row.holds(object)) {
            return;
        }
        if (how == null) {
            row.spans.end(seq);
        } else {
            row.spans.end(seq, how);
        }
        free.get(row.band).add(rows.get(row.band).indexOf(row));
    }
}
