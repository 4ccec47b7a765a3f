package dev.loopglass.app.timeline;

import dev.loopglass.trace.Trace;
import java.util.Arrays;

/// A clock that hardly moves while the loop sleeps. A fetch is microseconds of work in milliseconds of
/// waiting: on a true scale there is nothing to be seen of it.
final class Work {
    /// A wait is cut to this part of the work that there is in a turn on average.
    private static final double SHARE = 0.25;

    private final Trace trace;
    private long[] at = {};
    private long longest = Long.MAX_VALUE;
    private int read;

    Work(Trace trace) {
        this.trace = trace;
    }

    long at(int seq) {
        if (read != trace.size()) {
            read();
        }
        return at[seq];
    }

    /// Whether the poll that step `seq` ends lasted longer than it is drawn.
    boolean cut(int seq) {
        at(seq);
        return slept(seq) > longest;
    }

    private long slept(int seq) {
        return seq > 0 && trace.kind(seq).equals("poll.end") ? trace.t(seq) - trace.t(seq - 1) : 0;
    }

    private void read() {
        read = trace.size();
        long work = trace.t(read - 1);
        int polls = 0;
        for (int seq = 0; seq < read; seq++) {
            long slept = slept(seq);
            work -= slept;
            polls += slept > 0 ? 1 : 0;
        }
        longest = Math.max(1, (long) (work * SHARE / Math.max(1, polls)));
        at = Arrays.copyOf(at, read);
        for (int seq = 0; seq < read; seq++) {
            long slept = slept(seq);
            long passed = seq == 0 ? trace.t(0) : trace.t(seq) - trace.t(seq - 1);
            at[seq] = (seq == 0 ? 0 : at[seq - 1]) + (slept > 0 ? Math.min(slept, longest) : passed);
        }
    }
}
