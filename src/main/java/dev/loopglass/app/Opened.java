package dev.loopglass.app;

import dev.loopglass.app.session.Errand;
import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import dev.loopglass.app.session.Talk;
import dev.loopglass.app.session.Traces;
import dev.loopglass.app.session.Walk;
import dev.loopglass.trace.Reading;
import dev.loopglass.trace.TraceException;
import java.nio.file.Path;

/// A trace from a file of the user's, read as far as its window will want to know it, so that the window
/// can show it at once however long it is.
///
/// @param talk the lesson that is about it, if that was the file; else null
record Opened(Session session, Reading reading, Talk talk) {
    /// @throws TraceException if the file holds no trace
    /// @throws java.util.concurrent.CancellationException if it was called off
    static Opened read(Path file, Errand errand) throws TraceException {
        return of(file, Traces.read(file, errand.part(0, 0.5)), errand.part(0.5, 1));
    }

    /// A lesson, with its trace.
    ///
    /// @throws Walk.Unreadable if there is nothing to be shown
    static Opened lesson(Path file, Errand errand) throws Walk.Unreadable {
        var walk = Walk.read(file, Speech.language(), trace -> read(trace, errand).session());
        return new Opened(walk.session(), null, new Talk(file, walk, System::nanoTime));
    }

    static Opened of(Path file, Reading reading, Errand errand) {
        var session = new Session(file, reading.trace());
        session.reading(reading);
        Desk.read(session, errand);
        return new Opened(session, reading, null);
    }
}
