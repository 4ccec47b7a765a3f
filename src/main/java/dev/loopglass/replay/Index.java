package dev.loopglass.replay;

import dev.loopglass.event.Step;
import dev.loopglass.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What moves need to know of a trace: where turns begin, where tasks end, what a step led to.
final class Index {
    private final Trace trace;
    private int size;
    private int[] turns = new int[64];
    private int turnCount;
    /// For a begin step, its end step.
    private int[] end = new int[256];
    /// Chains of effects: the last one of a step, and the one before each.
    private int[] lastEffect = new int[256];
    private int[] siblingByCause = new int[256];
    private int[] lastFound = new int[256];
    private int[] siblingByOccasion = new int[256];
    /// For a step at which a loop stopped, the only task in which it can have been told to.
    private final Map<Integer, Integer> stoppers = new HashMap<>();
    /// How many steps lead to each, as [Replay#why] tells them.
    private int[] depth = new int[256];

    Index(Trace trace) {
        this.trace = trace;
        grow();
    }

    /// Takes in what was appended to the trace.
    void grow() {
        int wanted = trace.size();
        if (wanted > end.length) {
            resize(Math.max(wanted, end.length * 2));
        }
        for (; size < wanted; size++) {
            end[size] = Step.NONE;
            lastEffect[size] = Step.NONE;
            lastFound[size] = Step.NONE;
            take(size);
        }
    }

    private void resize(int capacity) {
        end = Arrays.copyOf(end, capacity);
        lastEffect = Arrays.copyOf(lastEffect, capacity);
        siblingByCause = Arrays.copyOf(siblingByCause, capacity);
        lastFound = Arrays.copyOf(lastFound, capacity);
        siblingByOccasion = Arrays.copyOf(siblingByOccasion, capacity);
        depth = Arrays.copyOf(depth, capacity);
    }

    private void take(int seq) {
        if (seq == 0 || trace.turn(seq) != trace.turn(seq - 1)) {
            if (turnCount == turns.length) {
                turns = Arrays.copyOf(turns, turnCount * 2);
            }
            turns[turnCount++] = seq;
        }
        int task = trace.task(seq);
        if (isEarlier(task, seq) && ends(trace.kind(seq))) {
            end[task] = seq;
        }
        int cause = trace.cause(seq);
        if (isEarlier(cause, seq)) {
            siblingByCause[seq] = lastEffect[cause];
            lastEffect[cause] = seq;
        }
        int occasion = trace.occasion(seq);
        if (isEarlier(occasion, seq)) {
            siblingByOccasion[seq] = lastFound[occasion];
            lastFound[occasion] = seq;
        }
        if (cause == Step.NONE && task == Step.NONE && trace.kind(seq).equals("loop.stopped")) {
            stoppers.put(seq, alone(seq));
        }
        int parent = parent(seq);
        depth[seq] = (isEarlier(parent, seq) ? depth[parent] + 1 : 0) + (isEarlier(occasion, seq) ? 1 : 0);
    }

    /// A loop looks before each poll whether it was told to stop. If but one task ran since it looked last, the loop
    /// was told in there.
    private int alone(int seq) {
        int found = Step.NONE;
        for (int at = seq - 1; at >= 0 && !looks(trace.kind(at)); at--) {
            if (begins(trace.kind(at))) {
                if (found != Step.NONE) {
                    return Step.NONE;
                }
                found = at;
            }
        }
        return found;
    }

    private static boolean looks(String kind) {
        return kind.equals("poll.begin") || kind.equals("loop.started");
    }

    /// The step that made this one happen, else the one inside which it happened, or [Step#NONE]: what [Replay#why] follows.
    int parent(int seq) {
        int cause = trace.cause(seq);
        return cause != Step.NONE ? cause : trace.task(seq) != Step.NONE ? trace.task(seq)
                : stoppers.getOrDefault(seq, Step.NONE);
    }

    int depth(int seq) {
        return depth[seq];
    }

    private static boolean isEarlier(int parent, int seq) {
        return parent >= 0 && parent < seq;
    }

    private static boolean ends(String kind) {
        return kind.equals("callback.end") || kind.equals("timer.end") || kind.equals("handler.end");
    }

    static boolean begins(String kind) {
        return kind.equals("callback.begin") || kind.equals("timer.begin") || kind.equals("handler.begin");
    }

    /// The begin step of the task that this step belongs to, its begin and end included; or [Step#NONE].
    int task(int seq) {
        return begins(trace.kind(seq)) ? seq : isEarlier(trace.task(seq), seq) ? trace.task(seq) : Step.NONE;
    }

    /// The end step of the task with this begin step; the last step there is when it did not end.
    int end(int begin) {
        return end[begin] == Step.NONE ? size - 1 : end[begin];
    }

    /// The first step of the next turn, or `size`.
    int nextTurn(int seq) {
        int at = Arrays.binarySearch(turns, 0, turnCount, seq + 1);
        int place = at >= 0 ? at : -at - 1;
        return place < turnCount ? turns[place] : size;
    }

    /// The nearest first step of a turn before `seq`, or -1.
    int previousTurn(int seq) {
        int at = Arrays.binarySearch(turns, 0, turnCount, seq);
        int place = (at >= 0 ? at : -at - 1) - 1;
        return place < 0 ? -1 : turns[place];
    }

    List<Integer> effects(int seq) {
        var effects = new ArrayList<Integer>();
        for (int each = lastEffect[seq]; each != Step.NONE; each = siblingByCause[each]) {
            effects.add(each);
        }
        for (int each = lastFound[seq]; each != Step.NONE; each = siblingByOccasion[each]) {
            effects.add(each);
        }
        effects.sort(null);
        return effects;
    }
}
