package dev.loopglass.app.timeline;

import dev.loopglass.app.session.Digest;
import dev.loopglass.trace.Trace;
import java.util.Arrays;

/// A clock that hardly moves while the loop sleeps. A fetch is microseconds of work in milliseconds of
/// waiting: on a true scale there is nothing to be seen of it.
///
/// Only the sleeps are kept: what the clock shows is the true time without what was cut off them before.
final class Work implements Digest {
    /// A wait is cut to this part of the work that there is in a turn on average.
    private static final double SHARE = 0.25;

    private final Trace trace;
    /// The steps that end a sleep.
    private int[] ends = new int[64];
    private int count;
    private long slept;
    private int read;
    /// For each sleep, what was cut off up to its end.
    private long[] cut = {};
    private long longest = Long.MAX_VALUE;
    private int reckoned;

    Work(Trace trace) {
        this.trace = trace;
    }

    @Override
    public void grow(int to) {
        for (; read < to; read++) {
            long its = slept(read);
            if (its > 0) {
                if (count == ends.length) {
                    ends = Arrays.copyOf(ends, count * 2);
                }
                ends[count++] = read;
                slept += its;
            }
        }
    }

    long at(int seq) {
        reckon();
        int place = Arrays.binarySearch(ends, 0, count, seq);
        int before = place >= 0 ? place : -place - 2;
        return trace.t(seq) - (before < 0 ? 0 : cut[before]);
    }

    /// Whether the poll that step `seq` ends lasted longer than it is drawn.
    boolean cut(int seq) {
        reckon();
        return slept(seq) > longest;
    }

    private long slept(int seq) {
        return seq > 0 && trace.kind(seq).equals("poll.end") ? trace.t(seq) - trace.t(seq - 1) : 0;
    }

    private void reckon() {
        if (reckoned == trace.size()) {
            return;
        }
        grow(trace.size());
        reckoned = read;
        long work = trace.t(read - 1) - slept;
        longest = Math.max(1, (long) (work * SHARE / Math.max(1, count)));
        cut = new long[count];
        for (int i = 0; i < count; i++) {
            cut[i] = (i == 0 ? 0 : cut[i - 1]) + Math.max(0, slept(ends[i]) - longest);
        }
    }
}
