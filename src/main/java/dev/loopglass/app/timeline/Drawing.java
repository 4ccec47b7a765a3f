package dev.loopglass.app.timeline;

import dev.loopglass.app.session.Ink;
import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;

/// The timeline as a document of its own, drawn by what draws it in the window.
public final class Drawing {
    private Drawing() {}

    /// To be called on the JavaFX thread, as texts are measured.
    ///
    /// @param width in pixels
    /// @param height in pixels; more, where the rows need more to be read
    /// @return SVG, with the playhead on the session's step
    public static String svg(Session session, Ink ink, double width, double height) {
        var trace = session.trace();
        var lanes = session.digest(Lanes.class, Lanes::new);
        lanes.grow(trace.size());
        lanes.take(session.findings());
        lanes.until(session.horizon());
        var view = new View(new Axis(trace, session.digest(Work.class, Work::new)));
        view.size(width, height, lanes.rows());
        double high = Math.ceil(View.STRIP + lanes.rows().size() * view.rowHeight());
        view.size(width, high, lanes.rows());
        var pen = new Vector();
        new Painter(trace, lanes, view, ink, pen).paint(session.selectedProperty().get());
        var title = trace.meta().title();
        if (session.isEmpty()) {
            return pen.document(width, high, Speech.say("timeline.empty"), Speech.say("timeline.empty"));
        }
        var effects = session.replay().effects(session.step());
        new Overlay(trace, lanes, view, ink, pen).paint(session.step(),
                effects.subList(0, Math.min(Timeline.MOST_EFFECTS, effects.size())), session.horizon());
        return pen.document(width, high, title == null ? session.file().getFileName().toString() : title,
                Speech.say("timeline.name", session.step(), trace.size() - 1, session.explainer().sentence(session.step())));
    }
}
