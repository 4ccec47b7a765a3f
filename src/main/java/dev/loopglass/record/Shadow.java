package dev.loopglass.record;

import java.util.Arrays;

/// The calls that a thread is in the middle of, oldest first: what its stack would say, kept by the woven
/// program itself. Every woven method takes the level above its caller's when it begins, puts down at which
/// line it is before it calls anybody, and gives the level back when it ends.
///
/// Public only because woven code calls it.
public final class Shadow {
    private static final ThreadLocal<Shadow> CURRENT = ThreadLocal.withInitial(Shadow::new);
    private static final int SHALLOW = 12;
    /// The one that was asked for last; mostly it is asked for next. Threads race for it, and may: whoever
    /// finds another one's here looks further.
    private static Shadow last = CURRENT.get();

    private final Thread owner = Thread.currentThread();
    private int[] sites = new int[SHALLOW];
    private int top;
    /// What [CallPaths] made of it the last time.
    Object memo;

    Shadow() {}

    /// The one of this thread.
    public static Shadow current() {
        var shadow = last;
        return shadow.owner == Thread.currentThread() ? shadow : find();
    }

    private static Shadow find() {
        var shadow = CURRENT.get();
        last = shadow;
        return shadow;
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
