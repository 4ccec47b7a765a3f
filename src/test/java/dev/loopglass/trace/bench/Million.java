package dev.loopglass.trace.bench;

import dev.loopglass.event.Event;
import dev.loopglass.event.Event.Because;
import dev.loopglass.event.Event.Interest;
import dev.loopglass.event.Event.Op;
import dev.loopglass.event.Ref;
import dev.loopglass.event.Step;
import dev.loopglass.trace.Ending;
import dev.loopglass.trace.Frame;
import dev.loopglass.trace.Meta;
import dev.loopglass.trace.TraceException;
import dev.loopglass.trace.TraceWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes a long trace such as a busy client leaves: a turn of sixteen steps, with objects of its own and
/// numbers that never repeat, over and over.
final class Million {
    private static final int METHODS = 120;

    private final TraceWriter writer;
    private final Map<Ref.Type, Integer> numbers = new EnumMap<>(Ref.Type.class);
    private final Ref loop;
    private final Ref channel;
    private final List<Interest> watching;
    private int objects;
    private int seq;
    private long t;
    private int turn;

    private Million(TraceWriter writer) throws TraceException {
        this.writer = writer;
        this.loop = object(Ref.Type.LOOP, null);
        this.channel = object(Ref.Type.CHANNEL, "127.0.0.1:8080");
        this.watching = List.of(new Interest(channel, Set.of(Op.READ)));
    }

    static Meta meta() {
        return new Meta("a long one", "2026-11-23T10:15:30Z", "Million", "25", "ns");
    }

    static void write(TraceWriter writer, int steps) throws TraceException {
        var million = new Million(writer);
        var source = new Frame.Source(1, "Million.java", "java", "void million() {}\n".repeat(400));
        writer.source(source);
        for (int id = 1; id <= METHODS; id++) {
            var method = new Frame.Method(id, "Million.method" + id, null, source);
            writer.method(method);
            writer.path(new Frame(id, id / 3, method, id));
        }
        while (million.seq < steps) {
            million.turn();
        }
        writer.close(new Ending(million.seq, 0, "finished"));
    }

    private void turn() throws TraceException {
        turn++;
        step(new Event.TurnBegin(loop, 1, 0), 1);
        var callback = object(Ref.Type.CALLBACK, "Runner.run");
        int added = step(new Event.CallbackAdded(callback, "addFuture", "Runner.run", null), objects);
        int begin = step(new Event.CallbackBegin(callback), objects, Step.NONE, added);
        int its = objects;
        var future = object(Ref.Type.FUTURE, "connect 127.0.0.1:8080");
        step(new Event.FutureCreated(future), objects, begin, Step.NONE);
        step(new Event.FutureListened(future, "co1"), objects, begin, Step.NONE);
        var timer = object(Ref.Type.TIMER, "request timeout");
        step(new Event.TimerAdded(timer, t + 20_000_000_000L, "request timeout"), objects, begin, Step.NONE);
        step(new Event.TimerRemoved(timer), objects, begin, Step.NONE);
        step(new Event.CallbackEnd(callback, null), its, begin, Step.NONE);
        int poll = step(new Event.PollBegin(loop, 299_000_000 - t % 1_000_003, Because.TIMER, watching), 1);
        int end = step(new Event.PollEnd(loop, watching, false), 1);
        int handler = step(new Event.HandlerBegin(channel, Set.of(Op.READ)), 2, Step.NONE, end);
        step(new Event.ChannelRead(channel, turn % 1400, "HTTP/1.1 200 OK\\r\\nDate: " + turn % 60), 2,
                handler, Step.NONE);
        step(new Event.FutureResolved(future, "IOStream ch1"), its + 1, handler, Step.NONE);
        step(new Event.HandlerUpdated(channel, Set.of(Op.ERROR)), 2, handler, Step.NONE);
        step(new Event.HandlerEnd(channel, null), 2, handler, Step.NONE);
        step(new Event.Mark(null, "polled at " + poll), 0);
    }

    private int step(Event event, int on) throws TraceException {
        return step(event, on, Step.NONE, Step.NONE);
    }

    private int step(Event event, int on, int task, int cause) throws TraceException {
        t += 1_700;
        writer.step(new Step(seq, t, turn, task, cause, Step.NONE, 1 + seq % METHODS, event), on);
        return seq++;
    }

    private Ref object(Ref.Type type, String label) throws TraceException {
        var ref = Ref.numbered(type, numbers.merge(type, 1, Integer::sum), label);
        writer.object(++objects, ref);
        return ref;
    }
}
