package dev.loopglass.lint;

import dev.loopglass.event.Event;
import dev.loopglass.event.Ref;
import dev.loopglass.trace.Trace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A channel that was opened, and was still open when the program ended.
final class Open extends Lint {
    private final Map<Ref, Integer> open = new LinkedHashMap<>();

    Open(Trace trace, List<Finding> findings) {
        super(trace, findings);
    }

    @Override
    void see(int seq, Event event) {
        switch (event) {
            case Event.ChannelOpened opened -> open.put(opened.on(), seq);
            case Event.ChannelClosed closed -> open.remove(closed.on());
            default -> { }
        }
    }

    @Override
    void end() {
        open.forEach((channel, seq) -> find(List.of(seq), "open", channel));
    }
}
