package dev.loopglass.export;

import dev.loopglass.event.Ref;
import dev.loopglass.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/// What lies within what: turns, the polls and tasks in them, and in these the other steps. Each loop has its
/// own nest. It holds for any trace, also for one that was cut off or whose steps are not in order: what is open
/// when something around it ends, ends with it.
final class Nest {
    private final Trace trace;
    private final long[] nanos;
    private final int[] until;
    private final int[] loop;
    private final List<Ref> loops = new ArrayList<>();
    private final List<List<Integer>> open = new ArrayList<>();
    private int current;

    Nest(Trace trace) {
        this.trace = trace;
        int size = trace.size();
        nanos = new long[size + 1];
        until = new int[size];
        loop = new int[size];
        loops.add(trace.objects().stream().filter(it -> it.type() == Ref.Type.LOOP).findFirst().orElse(null));
        open.add(new ArrayList<>());
        for (int seq = 0; seq < size; seq++) {
            nanos[seq] = seq == 0 ? trace.t(0) : Math.max(trace.t(seq), nanos[seq - 1] + 1);
            take(seq);
        }
        nanos[size] = size == 0 ? 0 : nanos[size - 1] + 1;
        open.forEach(its -> close(its, 0, size));
    }

    private void take(int seq) {
        var on = trace.on(seq);
        if (on != null && on.type() == Ref.Type.LOOP) {
            current = number(on);
        }
        int task = trace.task(seq);
        loop[seq] = task >= 0 && task < seq ? loop[task] : current;
        var its = open.get(loop[seq]);
        switch (trace.kind(seq)) {
            case "turn.begin", "loop.stopped" -> close(its, 0, seq);
            case "poll.end" -> close(its, innermostPoll(its), seq);
            case "callback.end", "timer.end", "handler.end" -> {
                int place = its.lastIndexOf(task);
                close(its, place < 0 ? its.size() : place, seq);
            }
            default -> { }
        }
        until[seq] = seq + 1;
        if (holds(seq)) {
            its.add(seq);
        }
    }

    private int number(Ref ref) {
        int known = loops.indexOf(ref);
        if (known >= 0) {
            return known;
        }
        loops.add(ref);
        open.add(new ArrayList<>());
        return loops.size() - 1;
    }

    private int innermostPoll(List<Integer> its) {
        int place = its.size() - 1;
        while (place >= 0 && !trace.kind(its.get(place)).equals("poll.begin")) {
            place--;
        }
        return place < 0 ? its.size() : place;
    }

    private void close(List<Integer> its, int from, int seq) {
        while (its.size() > from) {
            until[its.removeLast()] = seq;
        }
    }

    /// Whether other steps lie within this one: it begins a turn, a poll or a task.
    boolean holds(int seq) {
        return switch (trace.kind(seq)) {
            case "turn.begin", "poll.begin", "callback.begin", "timer.begin", "handler.begin" -> true;
            default -> false;
        };
    }

    /// The step at which it ends: that which ends it, or for one that holds nothing the next one; the trace's
    /// size when there is none.
    int until(int seq) {
        return until[seq];
    }

    /// When step `seq` happened, and for the trace's size, when all is over. No two steps have the same time: those
    /// of the same nanosecond are moved apart by one, so that each has a place of its own.
    long nanos(int seq) {
        return nanos[seq];
    }

    /// Every loop, the one that steps before the first loop belong to first; that is null in a trace without a loop.
    List<Ref> loops() {
        return loops;
    }

    /// Which of the [#loops] the step belongs to.
    int loop(int seq) {
        return loop[seq];
    }
}
