package dev.loopglass.app.session;

import dev.loopglass.trace.Trace;

/// How much of a recording was work, and how much waiting.
public final class Totals implements Digest {
    private final Trace trace;
    private int read;
    private int turns;
    private long waited;
    private long asleepSince = -1;

    public Totals(Trace trace) {
        this.trace = trace;
    }

    @Override
    public void grow(int to) {
        for (; read < to; read++) {
            switch (trace.kind(read)) {
                case "turn.begin" -> turns++;
                case "poll.begin" -> asleepSince = trace.t(read);
                case "poll.end" -> {
                    waited += asleepSince < 0 ? 0 : trace.t(read) - asleepSince;
                    asleepSince = -1;
                }
                default -> { }
            }
        }
    }

    public int turns() {
        return turns;
    }

    public long waitNanos() {
        return waited;
    }

    public long workNanos() {
        return trace.size() == 0 ? 0 : trace.t(trace.size() - 1) - waited;
    }
}
