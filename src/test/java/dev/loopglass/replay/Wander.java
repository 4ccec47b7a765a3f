package dev.loopglass.replay;

import static dev.loopglass.event.Event.Op.READ;
import static dev.loopglass.event.Event.Op.WRITE;

import dev.loopglass.event.Event;
import dev.loopglass.event.Event.Because;
import dev.loopglass.event.Event.Interest;
import dev.loopglass.event.Event.Op;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A program that does whatever comes to its mind, on a small model of the loop: a sound trace of any
/// length, the same for the same seed.
public final class Wander {
    private final Random random;
    private final TraceScript script = new TraceScript();
    private final Deque<Call> ready = new ArrayDeque<>();
    private final List<Alarm> heap = new ArrayList<>();
    private final List<String> pending = new ArrayList<>();
    private final Map<String, Op> watched = new LinkedHashMap<>();
    private final Map<String, String> waiting = new LinkedHashMap<>();
    private int names;

    /// @param resumes the coroutine it brings back, or null
    private record Call(String name, String resumes, String future) {}

    private record Alarm(String name, long deadline, int number, boolean[] gone) {}

    private Wander(long seed) {
        random = new Random(seed);
    }

    /// @param steps how many steps it has at least
    public static TraceScript of(long seed, int steps) {
        var wander = new Wander(seed);
        wander.run(steps);
        return wander.script;
    }

    private void run(int steps) {
        add("addCallback");
        script.start();
        while (script.last() < steps) {
            turn();
            poll();
        }
        script.turn(ready.size(), takeDue().size());
        for (var call : List.copyOf(ready)) {
            script.run(call.name).ran(call.name);
        }
        for (var alarm : dueNow) {
            script.fire(alarm.name, 0).fired(alarm.name);
        }
        script.stop();
    }

    private List<Alarm> dueNow = List.of();

    private List<Alarm> takeDue() {
        var due = new ArrayList<Alarm>();
        heap.sort(Comparator.comparingLong(Alarm::deadline).thenComparingInt(Alarm::number));
        while (!heap.isEmpty() && (heap.getFirst().gone[0] || heap.getFirst().deadline <= script.t())) {
            var first = heap.removeFirst();
            if (!first.gone[0]) {
                due.add(first);
            }
        }
        dueNow = due;
        return due;
    }

    private void turn() {
        var calls = List.copyOf(ready);
        ready.clear();
        script.turn(calls.size(), takeDue().size());
        for (var call : calls) {
            script.run(call.name);
            if (call.resumes != null) {
                resume(call.resumes, call.future);
            }
            acts(4);
            script.ran(call.name);
        }
        for (var alarm : dueNow) {
            if (!alarm.gone[0]) {
                alarm.gone[0] = true;
                script.fire(alarm.name, 0);
                acts(3);
                script.fired(alarm.name);
            }
        }
    }

    private void poll() {
        heap.sort(Comparator.comparingLong(Alarm::deadline).thenComparingInt(Alarm::number));
        if (!ready.isEmpty()) {
            script.poll(0, Because.CALLBACKS);
        } else if (!heap.isEmpty()) {
            long sleep = Math.max(0, heap.getFirst().deadline - script.t());
            script.poll(sleep, Because.TIMER).pass(random.nextBoolean() ? sleep : sleep / 2);
        } else {
            script.poll(-1, Because.IDLE).pass(random.nextInt(1_000_000));
        }
        if (ready.isEmpty() && random.nextInt(3) == 0) {
            add("thread");
        }
        var found = new ArrayList<Interest>();
        watched.forEach((channel, op) -> {
            if (random.nextInt(3) == 0) {
                found.addFirst(script.ready(channel, op));
            }
        });
        script.polled(found.toArray(Interest[]::new));
        for (var interest : found) {
            handle(interest.channel().name());
        }
    }

    private void handle(String channel) {
        var op = watched.get(channel);
        if (op == null) {
            return;
        }
        script.handle(channel, op);
        if (op == WRITE) {
            script.add(new Event.ChannelConnected(script.ref(channel), "127.0.0.1:80"));
            script.watch(channel, READ);
            watched.put(channel, READ);
        } else if (random.nextInt(4) > 0) {
            script.add(new Event.ChannelRead(script.ref(channel), 1 + random.nextInt(9000), "bytes"));
        } else {
            script.unwatch(channel).add(new Event.ChannelClosed(script.ref(channel), "end of stream"));
            watched.remove(channel);
        }
        acts(3);
        script.handled(channel);
    }

    private void acts(int most) {
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            act();
        }
        if (ready.size() < 2 && watched.size() < 2 && heap.size() < 2) {
            act();
        }
    }

    private void act() {
        switch (random.nextInt(8)) {
            case 0 -> add("addCallback");
            case 1 -> {
                var name = name("fu");
                script.future(name, "wander " + name);
                pending.add(name);
            }
            case 2 -> settle();
            case 3 -> {
                var name = name("tm");
                long delay = random.nextInt(2_000_000);
                script.timer(name, delay, "wander");
                heap.add(new Alarm(name, script.t() + delay, names, new boolean[1]));
            }
            case 4 -> removeTimer();
            case 5 -> {
                var name = name("ch");
                script.add(new Event.ChannelOpened(script.ref(name)))
                        .add(new Event.ChannelConnecting(script.ref(name), "127.0.0.1:80"))
                        .watch(name, WRITE);
                watched.put(name, WRITE);
            }
            case 6 -> coroutine();
            default -> script.add(new Event.Mark(null, "remark " + random.nextInt(5)));
        }
    }

    private void removeTimer() {
        var set = heap.stream().filter(it -> !it.gone[0]).toList();
        if (!set.isEmpty()) {
            var one = set.get(random.nextInt(set.size()));
            one.gone[0] = true;
            script.untime(one.name);
        }
    }

    private void add(String by) {
        var name = name("cb");
        script.callback(name, by, "wander");
        ready.add(new Call(name, null, null));
    }

    private void settle() {
        if (pending.isEmpty()) {
            return;
        }
        var future = pending.remove(random.nextInt(pending.size()));
        if (random.nextInt(5) == 0) {
            script.fail(future, "IOException");
        } else {
            script.resolve(future, "value");
        }
        var coroutine = waiting.remove(future);
        if (coroutine != null) {
            var name = name("cb");
            script.callbackOf(future, name, coroutine);
            ready.add(new Call(name, coroutine, future));
        }
    }

    private void coroutine() {
        var result = name("fu");
        var coroutine = name("co");
        script.future(result, "result").coroutine(coroutine, result, "wander");
        results.put(coroutine, result);
        go(coroutine);
    }

    private final Map<String, String> results = new LinkedHashMap<>();

    private void resume(String coroutine, String future) {
        script.resume(coroutine, future);
        go(coroutine);
    }

    /// Runs a stretch of a coroutine: it may start another one, waits for something, or returns.
    private void go(String coroutine) {
        if (random.nextInt(4) == 0) {
            coroutine();
        }
        var free = pending.stream().filter(it -> !waiting.containsKey(it)).toList();
        if (!free.isEmpty() && random.nextInt(3) > 0) {
            var future = free.get(random.nextInt(free.size()));
            waiting.put(future, coroutine);
            script.await(coroutine, future);
        } else {
            script.returns(coroutine, "value").resolve(results.remove(coroutine), "value");
        }
    }

    private String name(String prefix) {
        return prefix + ++names;
    }
}
