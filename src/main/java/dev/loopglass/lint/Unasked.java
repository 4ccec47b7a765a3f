package dev.loopglass.lint;

import dev.loopglass.event.Event;
import dev.loopglass.event.Ref;
import dev.loopglass.trace.Trace;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A future that failed, and nobody ever listened to it: the error is lost. One that was settled in the
/// very call that made it is not meant, for there the caller has the error in its hands.
final class Unasked extends Lint {
    private final Set<Ref> listened = new HashSet<>();
    private final Map<Ref, Integer> created = new LinkedHashMap<>();
    private final Map<Ref, Integer> failed = new LinkedHashMap<>();

    Unasked(Trace trace, List<Finding> findings) {
        super(trace, findings);
    }

    @Override
    void see(int seq, Event event) {
        switch (event) {
            case Event.FutureCreated made -> created.put(made.on(), seq);
            case Event.FutureListened heard -> {
                listened.add(heard.on());
                failed.remove(heard.on());
            }
            case Event.FutureFailed failure when !listened.contains(failure.on()) && later(failure.on(), seq) ->
                failed.put(failure.on(), seq);
            case Event.CoroutineSuspended suspended -> failed.remove(suspended.future());
            default -> { }
        }
    }

    /// Whether the call that made it had returned by then: another task runs, or another turn.
    private boolean later(Ref future, int seq) {
        var made = created.get(future);
        return made != null && trace.task(made) != trace.task(seq);
    }

    @Override
    void end() {
        failed.forEach((future, seq) -> find(List.of(seq, created.get(future)), "unasked", future,
                ((Event.FutureFailed) trace.event(seq)).error()));
    }
}
