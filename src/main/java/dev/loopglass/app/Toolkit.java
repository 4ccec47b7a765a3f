package dev.loopglass.app;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;

/// Starts what draws windows, once, and says in a word when it cannot.
final class Toolkit {
    private enum State { NEVER, RUNS, FAILED }

    /// So many places of a window JavaFX paints apart, at most; those that are more it joins, with all that lies between them.
    /// A step changes a dozen, and by itself JavaFX knows six.
    private static final String PLACES = "prism.dirtyregioncount";
    private static final int MOST_PLACES = 15;

    private static State state = State.NEVER;
    private static String failure;

    private Toolkit() {}

    /// For windows that people see.
    ///
    /// @throws NoWindowException if there is no display, or nothing to draw on it with
    static synchronized void start() throws NoWindowException {
        if (state == State.NEVER && lacksDisplay()) {
            throw new NoWindowException("no display: neither DISPLAY nor WAYLAND_DISPLAY is set");
        }
        run();
    }

    /// For windows that are only drawn.
    ///
    /// @throws NoWindowException if even that is not possible
    static synchronized void startHeadless() throws NoWindowException {
        if (state == State.NEVER) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
        run();
    }

    /// Whether it was tried in vain; it cannot be tried again in this process.
    static synchronized boolean failed() {
        return state == State.FAILED;
    }

    private static boolean lacksDisplay() {
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        return linux && !"Headless".equalsIgnoreCase(System.getProperty("glass.platform"))
                && isEmpty(System.getenv("DISPLAY")) && isEmpty(System.getenv("WAYLAND_DISPLAY"));
    }

    private static boolean isEmpty(String value) {
        return value == null || value.isBlank();
    }

    private static void run() throws NoWindowException {
        switch (state) {
            case RUNS -> { }
            case FAILED -> throw new NoWindowException(failure);
            case NEVER -> {
                state = State.FAILED;
                startPlatform();
                state = State.RUNS;
            }
        }
    }

    /// The toolkit complains with stack traces, also about what it gets over; nobody can use them here.
    private static void startPlatform() throws NoWindowException {
        var before = System.err;
        var muffled = new ByteArrayOutputStream();
        System.setErr(new PrintStream(muffled, true, StandardCharsets.UTF_8));
        System.setProperty(PLACES, System.getProperty(PLACES, String.valueOf(MOST_PLACES)));
        try {
            var up = new CompletableFuture<Void>();
            Platform.startup(() -> up.complete(null));
            up.join();
        } catch (IllegalStateException e) {
            // Somebody else in this process has started it: so it runs.
        } catch (RuntimeException | LinkageError e) {
            failure = "no window can be opened: " + reason(e);
            throw new NoWindowException(failure);
        } finally {
            System.setErr(before);
        }
    }

    private static String reason(Throwable e) {
        var message = e.getMessage();
        if (message == null) {
            return e.getClass().getSimpleName();
        }
        if (message.contains("Unable to open DISPLAY")) {
            return "the display " + System.getenv("DISPLAY") + " cannot be opened, or GTK 3 is not installed";
        }
        return message.lines().findFirst().orElse(message);
    }

    /// Runs something on the JavaFX thread and waits for what comes of it.
    static <T> T call(Callable<T> work) {
        var task = new FutureTask<>(work);
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause
                    : new IllegalStateException(e.getCause());
        }
    }
}
