package dev.loopglass.app;

import dev.loopglass.app.session.Errand;
import dev.loopglass.event.Kind;
import dev.loopglass.trace.Reading;
import dev.loopglass.trace.TraceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;

/// The way in: opens the window, or draws it.
public final class Window {
    /// Set to `true`, the window says on standard output that the trace is painted, and closes again: so its start
    /// is measured, and so the packaged program learns which classes it takes.
    private static final String TRIAL = "loopglass.trial";

    /// Made before it is needed; touched by the JavaFX thread alone.
    private static Windows ready;
    private static Runnable end = () -> { };

    private Window() {}

    /// Begins to start what draws windows, for whoever has something else to do before one is shown.
    public static void ahead() {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                Toolkit.start();
                Toolkit.call(() -> ready = windows());
            } catch (NoWindowException e) {
                // Whoever wants the window will hear of it.
            }
            // What steps are made with is read off their records: half as long again.
            Kind.all();
        });
    }

    /// Opens the window on a trace, and waits until the last one is closed.
    ///
    /// @param file where the trace was read from
    /// @param step the step to begin with, from 0
    /// @throws NoWindowException if no window can be opened here
    public static void open(Path file, Reading reading, int step) throws NoWindowException {
        var opened = Opened.of(file, reading, Errand.here());
        run(windows -> {
            var shell = windows.show(new Stage(), it -> it.enter(opened, step));
            if (Boolean.getBoolean(TRIAL)) {
                closeWhenPainted(shell);
            }
        });
    }

    /// Opens the window on a lesson, and waits until the last one is closed.
    ///
    /// @throws NoWindowException if no window can be opened here
    public static void teach(Path lesson) throws NoWindowException {
        run(windows -> windows.show(new Stage()).open(lesson));
    }

    /// A frame is painted while the next but one is prepared.
    private static void closeWhenPainted(Shell shell) {
        var frames = new int[1];
        shell.getScene().addPostLayoutPulseListener(() -> {
            if (frames[0]++ < 2) {
                Platform.requestNextPulse();
            } else {
                System.out.println(TRIAL);
                Platform.runLater(() -> shell.stage().hide());
            }
        });
    }

    /// Opens the window, records a fetch and shows it as it grows; waits until the last one is closed.
    ///
    /// @param arguments what follows `record` on the command line; nothing for the embedded server
    /// @throws NoWindowException if no window can be opened here
    public static void record(List<String> arguments) throws NoWindowException {
        run(windows -> windows.show(new Stage()).studio().record(arguments));
    }

    /// Draws the window without a display.
    ///
    /// The toolkit that draws goes on running, so a program that calls this ends with `System.exit`.
    ///
    /// @param step the step to be shown, from 0
    /// @param picture where to write it
    /// @throws TraceException if the file holds no trace
    /// @throws IOException if the picture cannot be written
    /// @throws NoWindowException if nothing can be drawn here at all
    public static void picture(Path trace, int step, Path picture, int width, int height, boolean dark, Part part)
            throws IOException, NoWindowException {
        Picture.draw(trace, step, picture, width, height, dark, part);
    }

    /// What a picture shows: the window or its timeline as a PNG, or the timeline as an SVG, which is higher than
    /// asked for if its rows need it.
    public enum Part { WINDOW, TIMELINE, SVG }

    private static Windows windows() {
        return new Windows(Settings.ofUser(), () -> end.run());
    }

    private static void run(Consumer<Windows> first) throws NoWindowException {
        Toolkit.start();
        var closed = new CountDownLatch(1);
        Toolkit.call(() -> {
            // Not in the midst of closing: whoever waits ends the program, and JavaFX would trip over that.
            end = () -> Platform.runLater(closed::countDown);
            var windows = ready == null ? windows() : ready;
            ready = null;
            first.accept(windows);
            return windows;
        });
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
