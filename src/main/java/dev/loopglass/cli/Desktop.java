package dev.loopglass.cli;

import java.io.IOException;
import java.nio.file.Path;

/// The window, as far as a command needs it. `Main` brings it along, so that the commands work without.
public interface Desktop {

    /// Why no window can open here, in a few words; null when one can.
    String absence();

    /// Opens the window and returns when the last one is closed.
    ///
    /// @param trace the file to show, which may still grow
    /// @param step the `seq` of the step to begin with
    /// @throws IOException if no window opened after all; its message says why
    void open(Path trace, int step) throws IOException;

    /// Draws the window into a PNG, with no display.
    void draw(Path trace, int step, Look look, Path png) throws IOException;

    /// How a drawn window looks.
    record Look(int width, int height, boolean dark) {}
}
