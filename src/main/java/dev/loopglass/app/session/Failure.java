package dev.loopglass.app.session;

import dev.loopglass.event.Event;
import dev.loopglass.trace.Trace;

/// How a fetch failed.
///
/// @param seq the step with which it ended
/// @param request for example `ht1`
/// @param error in the words of the program
public record Failure(int seq, String request, String error) {
    /// The first of a trace, or null.
    public static Failure of(Trace trace) {
        for (int seq = 0; seq < trace.size(); seq++) {
            if (trace.event(seq) instanceof Event.HttpFinished finished && finished.error() != null) {
                return new Failure(seq, finished.on().name(), finished.error());
            }
        }
        return null;
    }

    public String said() {
        return Speech.say("record.failed", request, error, seq);
    }
}
