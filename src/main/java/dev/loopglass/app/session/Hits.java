package dev.loopglass.app.session;

import java.util.Arrays;

/// The steps that fit what somebody looks for, in order, as far as they have been found.
public final class Hits {
    /// When nobody looks for anything.
    public static final Hits NONE = new Hits("", new int[0], 0, true, null);

    private final String query;
    private final int[] steps;
    private final int looked;
    private final boolean whole;
    private final String problem;

    private Hits(String query, int[] steps, int looked, boolean whole, String problem) {
        this.query = query;
        this.steps = steps;
        this.looked = looked;
        this.whole = whole;
        this.problem = problem;
    }

    static Hits begun(String query) {
        return new Hits(query, new int[0], 0, false, null);
    }

    /// @param looked how many steps have been looked at
    /// @param whole whether those are all
    static Hits found(String query, int[] steps, int looked, boolean whole) {
        return new Hits(query, steps, looked, whole, null);
    }

    /// @param problem why nobody can look for that
    static Hits refused(String query, String problem) {
        return new Hits(query, new int[0], 0, true, problem);
    }

    /// Those up to this step, as if there were no more.
    Hits until(int seq) {
        int shown = from(seq + 1);
        return shown == steps.length ? this : new Hits(query, Arrays.copyOf(steps, shown), looked, whole, problem);
    }

    public String query() {
        return query;
    }

    /// How many steps have been looked at so far.
    public int looked() {
        return looked;
    }

    /// Whether all of the trace has been looked through.
    public boolean whole() {
        return whole;
    }

    /// Why nobody can look for that, or null.
    public String problem() {
        return problem;
    }

    public int count() {
        return steps.length;
    }

    public int at(int index) {
        return steps[index];
    }

    /// The index of the first one at or after step `seq`; [#count] if there is none.
    public int from(int seq) {
        int found = Arrays.binarySearch(steps, seq);
        return found >= 0 ? found : -found - 1;
    }

    /// The index of the one that is step `seq`, or -1.
    public int index(int seq) {
        return Math.max(-1, Arrays.binarySearch(steps, seq));
    }

    /// The next one after step `seq`, going round at the end; there is at least one.
    public int next(int seq) {
        int index = from(seq + 1);
        return steps[index < steps.length ? index : 0];
    }

    /// The one before step `seq`, going round at the start; there is at least one.
    public int previous(int seq) {
        int index = from(seq) - 1;
        return steps[index >= 0 ? index : steps.length - 1];
    }
}
