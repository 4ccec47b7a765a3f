package dev.loopglass.abuse;

import dev.loopglass.event.Event;
import dev.loopglass.lint.Lints;
import dev.loopglass.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a recorded program began and did not end, as its trace tells. A future counts when somebody listens to it:
/// one that nobody waits for is mere garbage.
final class Leaks {
    private static final Set<String> ABOUT_LEAKS = Set.of("pending", "unasked", "open");

    private final Map<String, String> open = new LinkedHashMap<>();

    private Leaks() {}

    /// Empty when all is clean.
    static List<String> of(Trace trace) {
        var leaks = new Leaks();
        for (int seq = 0; seq < trace.size(); seq++) {
            leaks.see(trace.event(seq));
        }
        var all = new ArrayList<>(leaks.open.values());
        Lints.of(trace).stream().filter(finding -> ABOUT_LEAKS.contains(finding.lint()))
                .forEach(finding -> all.add(finding.toString()));
        return all;
    }

    private void see(Event event) {
        switch (event) {
            case Event.ChannelOpened _ -> begin("channel", event, "was never closed");
            case Event.ChannelClosed _ -> end("channel", event);
            case Event.HandlerAdded _ -> begin("handler", event, "is still watched");
            case Event.HandlerRemoved _ -> end("handler", event);
            case Event.HandlerBegin _ -> begin("handling", event, "is still being handled");
            case Event.HandlerEnd _ -> end("handling", event);
            case Event.TimerAdded _ -> begin("timer", event, "was neither run nor removed");
            case Event.TimerRemoved _, Event.TimerEnd _ -> end("timer", event);
            // The peer's own: it may ask when the client has all it wants, and the loop ends.
            case Event.CallbackAdded added when Caller.PAUSE.equals(added.label()) -> { }
            case Event.CallbackAdded _ -> begin("callback", event, "never ran");
            case Event.CallbackEnd _ -> end("callback", event);
            case Event.CoroutineStarted _ -> begin("coroutine", event, "neither returned nor failed");
            case Event.CoroutineReturned _, Event.CoroutineFailed _ -> end("coroutine", event);
            case Event.HttpQueued _ -> begin("request", event, "was never answered");
            case Event.HttpFinished _ -> end("request", event);
            case Event.ContextEntered _ -> begin("context", event, "was never left");
            case Event.ContextLeft _ -> end("context", event);
            default -> { }
        }
    }

    private void begin(String what, Event event, String problem) {
        open.put(what + event.on(), "%s %s (%s) %s".formatted(what, event.on(), event.on().label(), problem));
    }

    private void end(String what, Event event) {
        open.remove(what + event.on());
    }
}
