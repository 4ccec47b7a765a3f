package dev.loopglass.replay;

import dev.loopglass.event.Ref;
import dev.loopglass.event.Step;
import dev.loopglass.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Walks a trace: the state at any step, moves of every size both ways, causes and effects.
///
/// Positions are steps, from 0; -1 is before the first. A trace with impossible steps can be walked as
/// well; what is wrong with it is for [Validator] to say. Belongs to the trace's thread.
public final class Replay {
    private final Trace trace;
    private final Moments moments;
    private final Index index;

    public Replay(Trace trace) {
        this.trace = trace;
        this.moments = new Moments(trace);
        this.index = new Index(trace);
    }

    public Trace trace() {
        return trace;
    }

    /// Takes in what was appended to the trace since.
    public void refresh() {
        index.grow();
    }

    /// Prepares some more of the trace for jumps; in a long one, the first jump to its end would take a
    /// while. A window calls this whenever it has nothing else to do, until it is false.
    ///
    /// @return whether there is more to prepare
    public boolean prepare() {
        return moments.prepare();
    }

    /// How many steps are prepared.
    public int prepared() {
        return moments.prepared();
    }

    /// The last step, or -1 when there is none.
    public int last() {
        return trace.size() - 1;
    }

    /// The state after step `seq`; before the first step for -1.
    ///
    /// @throws IndexOutOfBoundsException if there is no such step
    public LoopState at(int seq) {
        Objects.checkIndex(seq + 1, trace.size() + 1);
        return moments.at(seq);
    }

    /// Where a move forwards from here ends; the last step at most.
    public int next(int from, Stride stride) {
        refresh();
        if (from < 0 || from >= last()) {
            return Math.min(0, last()) < 0 ? -1 : from < 0 ? 0 : last();
        }
        int task = index.task(from);
        int to = switch (stride) {
            case STEP -> from + 1;
            case OVER -> task == Step.NONE ? from + 1 : index.end(task) + 1;
            case OUT -> outForwards(from, task);
            case TURN -> index.nextTurn(from);
        };
        return Math.clamp(to, from + 1, last());
    }

    private int outForwards(int from, int task) {
        if (task != Step.NONE && from < index.end(task)) {
            return index.end(task);
        }
        return index.nextTurn(from) - 1;
    }

    /// Where a move backwards from here ends; the first step at least.
    public int previous(int from, Stride stride) {
        refresh();
        if (from <= 0 || from > last()) {
            return from <= 0 ? Math.min(0, last()) : last();
        }
        int task = index.task(from);
        int to = switch (stride) {
            case STEP -> from - 1;
            case OVER -> task == Step.NONE ? from - 1 : task - 1;
            case OUT -> task != Step.NONE && from > task ? task : index.previousTurn(from);
            case TURN -> index.previousTurn(from);
        };
        return Math.clamp(to, 0, from - 1);
    }

    /// The next step about this object, or `from` when there is none.
    public int nextAbout(int from, Ref ref) {
        var about = trace.about(ref);
        int at = Arrays.binarySearch(about, from + 1);
        int place = at >= 0 ? at : -at - 1;
        return place < about.length ? about[place] : from;
    }

    /// The previous step about this object, or `from` when there is none.
    public int previousAbout(int from, Ref ref) {
        var about = trace.about(ref);
        int at = Arrays.binarySearch(about, from);
        int place = (at >= 0 ? at : -at - 1) - 1;
        return place >= 0 ? about[place] : from;
    }

    /// The begin step of the task that this step belongs to (its begin and its end do), or [Step#NONE].
    public int taskOf(int seq) {
        refresh();
        return index.task(seq);
    }

    /// The end step of the task with this begin step; the last step there is when it did not end.
    public int endOf(int begin) {
        refresh();
        return index.end(begin);
    }

    /// Why this step happened, nearest first and without itself: its cause, else the task in which it
    /// happened, and so on back to where the program began. Before the registration that asked for a
    /// handler stands the `poll.end` that was its occasion. A loop stops because of the only task that ran
    /// since it looked last whether to; of several nobody can tell which.
    public List<Integer> why(int seq) {
        return why(seq, Integer.MAX_VALUE);
    }

    /// The nearest `most` of these reasons: a program that runs for long has thousands.
    public List<Integer> why(int seq, int most) {
        refresh();
        var chain = new ArrayList<Integer>();
        for (int at = seq; at != Step.NONE && chain.size() < most; at = parent(at)) {
            if (at != seq) {
                chain.add(at);
            }
            int occasion = trace.occasion(at);
            if (occasion >= 0 && occasion < at && chain.size() < most) {
                chain.add(occasion);
            }
        }
        return chain;
    }

    /// How many reasons there are in all.
    public int depth(int seq) {
        refresh();
        return index.depth(seq);
    }

    private int parent(int seq) {
        int parent = index.parent(seq);
        return parent < seq ? parent : Step.NONE;
    }

    /// What this step led to directly: the steps that name it as their cause or occasion, in order.
    public List<Integer> effects(int seq) {
        refresh();
        return index.effects(seq);
    }
}
