package dev.loopglass.record;

import dev.loopglass.event.Stacks;
import java.util.Arrays;

/// The calls that a stack is in the middle of, oldest first: what it would say of itself, kept by the woven
/// program. Every woven method takes the level above its caller's when it begins, puts down at which
/// line it is before it calls anybody, and gives the level back when it ends.
///
/// Public only because woven code calls it.
public final class Shadow {
    private static final ThreadLocal<Active> ACTIVE = ThreadLocal.withInitial(Active::new);
    private static final int SHALLOW = 12;
    /// The one that was asked for last; mostly it is asked for next. Threads race for it, and may: whoever
    /// finds another one's here looks further.
    private static Shadow last = ACTIVE.get().shadow;

    /// Which thread runs on this stack; null while it is put aside.
    private Thread runs;
    private int[] sites = new int[SHALLOW];
    private int top;
    /// What [CallPaths] made of it the last time.
    Object memo;

    static {
        Stacks.keep(Shadow::change);
    }

    /// Which of a thread's stacks it runs on.
    private static final class Active {
        private Shadow shadow = new Shadow();

        private Active() {
            shadow.runs = Thread.currentThread();
        }
    }

    Shadow() {}

    /// The one of the stack that this thread runs on.
    public static Shadow current() {
        var shadow = last;
        return shadow.runs == Thread.currentThread() ? shadow : find();
    }

    private static Shadow find() {
        var shadow = ACTIVE.get().shadow;
        last = shadow;
        return shadow;
    }

    /// This thread goes over to another stack, to a new one if that is null.
    private static Shadow change(Object to) {
        var active = ACTIVE.get();
        var left = active.shadow;
        var taken = to == null ? new Shadow() : (Shadow) to;
        left.runs = null;
        taken.runs = Thread.currentThread();
        active.shadow = taken;
        last = taken;
        return left;
    }

    /// A method begins: the level that is its own.
    public int enter() {
        if (top == sites.length) {
            sites = Arrays.copyOf(sites, 2 * top);
        }
        return top;
    }

    /// The method of this level goes on at `site` (see [Places]). Whoever it called is done.
    public void at(int level, int site) {
        sites[level] = site;
        top = level + 1;
    }

    /// The method of this level ends.
    public void leave(int level) {
        top = level;
    }

    int top() {
        return top;
    }

    /// How many calls, from the oldest on, are at the first `count` of these sites.
    int sameAs(int[] others, int count) {
        int differs = Arrays.mismatch(sites, 0, top, others, 0, count);
        return differs < 0 ? top : differs;
    }

    int site(int level) {
        return sites[level];
    }
}
