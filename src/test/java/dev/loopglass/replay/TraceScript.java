package dev.loopglass.replay;

import dev.loopglass.event.Event;
import dev.loopglass.event.Event.Because;
import dev.loopglass.event.Event.Interest;
import dev.loopglass.event.Event.Op;
import dev.loopglass.event.Ref;
import dev.loopglass.event.Step;
import dev.loopglass.trace.Ending;
import dev.loopglass.trace.Trace;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes traces by hand, for tests: each call is one step, in the envelope a recorder would give it.
public final class TraceScript {
    public static final long MICRO = 1_000;
    public static final long MILLI = 1_000_000;
    public static final long SECOND = 1_000_000_000;

    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Ref> names = new HashMap<>();
    private final Map<String, Integer> born = new HashMap<>();
    private final Map<String, Integer> settled = new HashMap<>();
    private final Map<String, Set<Op>> watched = new LinkedHashMap<>();
    private final Map<String, Integer> handler = new HashMap<>();
    private long t;
    private int turn;
    private int task = Step.NONE;
    private int polled = Step.NONE;

    /// The object of this name: its first two letters tell what it is. The first mention may give a label.
    public Ref ref(String name, String... label) {
        return names.computeIfAbsent(name, _ -> {
            for (var type : Ref.Type.values()) {
                if (name.startsWith(type.prefix())) {
                    return new Ref(type, name, label.length > 0 ? label[0] : null);
                }
            }
            throw new IllegalArgumentException(name);
        });
    }

    public TraceScript pass(long nanos) {
        t += nanos;
        return this;
    }

    /// Any event, in the open task, without a cause.
    public TraceScript add(Event event) {
        return add(event, task, Step.NONE, Step.NONE);
    }

    public TraceScript add(Event event, int inTask, int cause, int occasion) {
        t += MICRO;
        steps.add(new Step(steps.size(), t, turn, inTask, cause, occasion, 0, event));
        return this;
    }

    public long t() {
        return t;
    }

    public int last() {
        return steps.size() - 1;
    }

    // ---- the loop

    public TraceScript start() {
        return add(new Event.LoopStarted(ref("lo1")));
    }

    public TraceScript stop() {
        return add(new Event.LoopStopped(ref("lo1"), "stop"));
    }

    public TraceScript turn(int callbacks, int timers) {
        turn++;
        return add(new Event.TurnBegin(ref("lo1"), callbacks, timers));
    }

    public TraceScript poll(long timeoutNanos, Because because) {
        var watching = watched.entrySet().stream().map(it -> new Interest(ref(it.getKey()), it.getValue()))
                .toList();
        return add(new Event.PollBegin(ref("lo1"), timeoutNanos, because, watching));
    }

    public TraceScript polled(Interest... ready) {
        add(new Event.PollEnd(ref("lo1"), List.of(ready), false));
        polled = last();
        return this;
    }

    public Interest ready(String channel, Op... ops) {
        return new Interest(ref(channel), set(ops));
    }

    /// A poll that does not sleep, and finds nothing.
    public TraceScript glance() {
        return poll(0, Because.CALLBACKS).polled();
    }

    // ---- tasks

    public TraceScript callback(String name, String by, String label) {
        add(new Event.CallbackAdded(ref(name, label), by, label, null),
                "thread".equals(by) ? Step.NONE : task, Step.NONE, Step.NONE);
        born.put(name, last());
        return this;
    }

    /// A callback that a settled future asks for.
    public TraceScript callbackOf(String future, String name, String label) {
        add(new Event.CallbackAdded(ref(name, label), "addFuture", label, ref(future)), task,
                settled.get(future), Step.NONE);
        born.put(name, last());
        return this;
    }

    public TraceScript run(String name) {
        add(new Event.CallbackBegin(ref(name)), Step.NONE, born.get(name), Step.NONE);
        task = last();
        return this;
    }

    public TraceScript ran(String name) {
        add(new Event.CallbackEnd(ref(name), null));
        task = Step.NONE;
        return this;
    }

    public TraceScript timer(String name, long fromNow, String label) {
        add(new Event.TimerAdded(ref(name, label), t + MICRO + fromNow, label));
        born.put(name, last());
        return this;
    }

    public TraceScript untime(String name) {
        return add(new Event.TimerRemoved(ref(name)));
    }

    public TraceScript fire(String name, long lateNanos) {
        add(new Event.TimerBegin(ref(name), lateNanos), Step.NONE, born.get(name), Step.NONE);
        task = last();
        return this;
    }

    public TraceScript fired(String name) {
        add(new Event.TimerEnd(ref(name), null));
        task = Step.NONE;
        return this;
    }

    public TraceScript handle(String channel, Op... ops) {
        add(new Event.HandlerBegin(ref(channel), set(ops)), Step.NONE, handler.get(channel), polled);
        task = last();
        return this;
    }

    public TraceScript handled(String channel) {
        add(new Event.HandlerEnd(ref(channel), null));
        task = Step.NONE;
        return this;
    }

    // ---- channels

    public TraceScript watch(String channel, Op... ops) {
        boolean already = watched.put(channel, set(ops)) != null;
        add(already ? new Event.HandlerUpdated(ref(channel), set(ops))
                : new Event.HandlerAdded(ref(channel), set(ops)));
        handler.put(channel, last());
        return this;
    }

    public TraceScript unwatch(String channel) {
        watched.remove(channel);
        return add(new Event.HandlerRemoved(ref(channel)));
    }

    // ---- futures and coroutines

    public TraceScript future(String name, String label) {
        return add(new Event.FutureCreated(ref(name, label)));
    }

    public TraceScript listen(String future, String whose) {
        return add(new Event.FutureListened(ref(future), whose));
    }

    public TraceScript resolve(String future, String value) {
        add(new Event.FutureResolved(ref(future), value));
        settled.put(future, last());
        return this;
    }

    public TraceScript fail(String future, String error) {
        add(new Event.FutureFailed(ref(future), error));
        settled.put(future, last());
        return this;
    }

    public TraceScript coroutine(String name, String result, String label) {
        return add(new Event.CoroutineStarted(ref(name, label), ref(result)));
    }

    /// Listens and suspends.
    public TraceScript await(String coroutine, String future) {
        return listen(future, coroutine).add(new Event.CoroutineSuspended(ref(coroutine), ref(future)));
    }

    public TraceScript resume(String coroutine, String future) {
        return add(new Event.CoroutineResumed(ref(coroutine), ref(future)), task, settled.get(future),
                Step.NONE);
    }

    public TraceScript returns(String coroutine, String value) {
        return add(new Event.CoroutineReturned(ref(coroutine), value));
    }

    private static Set<Op> set(Op... ops) {
        var set = EnumSet.noneOf(Op.class);
        set.addAll(List.of(ops));
        return set;
    }

    // ---- the result

    public List<Step> steps() {
        return List.copyOf(steps);
    }

    public Trace trace() {
        return trace(steps);
    }

    /// These steps as a trace that finished, on the lines of a file from 10.
    public static Trace trace(List<Step> steps) {
        var trace = new Trace();
        for (var step : steps) {
            trace.add(step, step.seq() + 10);
        }
        trace.end(new Ending(steps.size(), 0, "finished"));
        return trace;
    }
}
