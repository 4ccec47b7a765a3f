package dev.loopglass.lint;

import dev.loopglass.event.Event;
import dev.loopglass.event.Ref;
import dev.loopglass.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A future that somebody waits for, and that the program ended without settling.
final class Unsettled extends Lint {
    private final Map<Ref, List<Integer>> pending = new LinkedHashMap<>();
    private final Map<Ref, String> listeners = new LinkedHashMap<>();

    Unsettled(Trace trace, List<Finding> findings) {
        super(trace, findings);
    }

    @Override
    void see(int seq, Event event) {
        switch (event) {
            case Event.FutureCreated created -> pending.computeIfAbsent(created.on(), _ -> new ArrayList<>()).add(seq);
            case Event.FutureListened listened when pending.containsKey(listened.on()) -> {
                pending.get(listened.on()).add(seq);
                listeners.put(listened.on(), listened.callback());
            }
            case Event.FutureResolved resolved -> settle(resolved.on());
            case Event.FutureFailed failed -> settle(failed.on());
            default -> { }
        }
    }

    private void settle(Ref future) {
        pending.remove(future);
        listeners.remove(future);
    }

    @Override
    void end() {
        listeners.forEach((future, listener) -> find(pending.get(future), "pending", future, listener));
    }
}
