package dev.loopglass.cli;

import dev.loopglass.trace.Reading;
import java.io.IOException;
import java.nio.file.Path;

/// The window, as far as a command needs it. `Main` brings it along, so that the commands work without.
public interface Desktop {

    /// Opens the window, records a fetch and shows it; returns when the window is closed.
    ///
    /// @throws IOException if no window can be opened here; its message says why
    void record() throws IOException;

    /// A window will be wanted in a moment: whatever can be prepared for it is, while something else is done.
    void ahead();

    /// Opens the window on a trace; returns when the window is closed.
    ///
    /// @param file where the trace was read from
    /// @param step the `seq` of the step to begin with
    /// @throws IOException if no window can be opened here; its message says why
    void open(Path file, Reading reading, int step) throws IOException;

    /// Opens the window on a lesson; returns when the window is closed.
    ///
    /// @throws IOException if no window can be opened here; its message says why
    void teach(Path lesson) throws IOException;

    /// Draws the window into a file, with no display.
    void draw(Path trace, int step, Look look, Path picture) throws IOException;

    /// What is drawn: the window or its timeline as a PNG, or the timeline as an SVG.
    enum Part { WINDOW, TIMELINE, SVG }

    /// How a drawn window looks.
    record Look(int width, int height, boolean dark, Part part) {}
}
