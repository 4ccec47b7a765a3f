package dev.loopglass.app;

import dev.loopglass.app.session.Errand;
import dev.loopglass.trace.TraceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javafx.stage.Stage;

/// The way in: opens the window, or draws it.
public final class Window {
    private Window() {}

    /// Opens the window on a trace, or on the choice of what to do, and waits until the last one is closed.
    ///
    /// @param trace a trace file, or null
    /// @param step the step to begin with, from 0
    /// @throws TraceException if the file holds no trace
    /// @throws NoWindowException if no window can be opened here
    public static void open(Path trace, int step) throws TraceException, NoWindowException {
        var opened = trace == null ? null : Opened.read(trace, Errand.here());
        run(shell -> {
            if (opened != null) {
                shell.enter(opened, step);
            }
        });
    }

    /// Opens the window, records a fetch and shows it as it grows; waits until the last one is closed.
    ///
    /// @param arguments what follows `record` on the command line; nothing for the embedded server
    /// @throws NoWindowException if no window can be opened here
    public static void record(List<String> arguments) throws NoWindowException {
        run(shell -> shell.record(arguments));
    }

    /// Draws the window without a display.
    ///
    /// The toolkit that draws goes on running, so a program that calls this ends with `System.exit`.
    ///
    /// @param step the step to be shown, from 0
    /// @param png where to write the picture
    /// @throws TraceException if the file holds no trace
    /// @throws IOException if the picture cannot be written
    /// @throws NoWindowException if nothing can be drawn here at all
    public static void picture(Path trace, int step, Path png, int width, int height, boolean dark)
            throws IOException, NoWindowException {
        Picture.draw(trace, step, png, width, height, dark);
    }

    private static void run(Consumer<Shell> first) throws NoWindowException {
        Toolkit.start();
        var closed = new CountDownLatch(1);
        Toolkit.call(() -> {
            var shell = new Windows(Settings.ofUser(), closed::countDown).show(new Stage());
            first.accept(shell);
            return shell;
        });
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
