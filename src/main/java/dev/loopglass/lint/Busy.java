package dev.loopglass.lint;

import dev.loopglass.event.Event;
import dev.loopglass.explain.Durations;
import dev.loopglass.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/// Turn after turn without sleep and without a channel that was ready: somebody waits by asking again and
/// again, and the processor is hot for nothing.
final class Busy extends Lint {
    private static final int TOO_MANY_TURNS = 100;

    private final List<Integer> polls = new ArrayList<>();
    private boolean asleep;

    Busy(Trace trace, List<Finding> findings) {
        super(trace, findings);
    }

    @Override
    void see(int seq, Event event) {
        switch (event) {
            case Event.PollBegin poll -> asleep = poll.timeoutNanos() != 0;
            case Event.PollEnd poll when asleep || !poll.ready().isEmpty() -> tell();
            case Event.PollEnd _ -> polls.add(seq);
            case Event.LoopStopped _ -> tell();
            default -> { }
        }
    }

    private void tell() {
        if (polls.size() >= TOO_MANY_TURNS) {
            int first = polls.getFirst();
            int last = polls.getLast();
            find(List.of(first, last), "busy", Integer.toString(polls.size()),
                    Durations.of(trace.t(last) - trace.t(first)));
        }
        polls.clear();
    }
}
