package dev.loopglass.app;

import dev.loopglass.app.session.Child;
import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Traces;
import dev.loopglass.trace.TraceException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.image.Image;

/// The window as a picture, drawn without a display.
final class Picture {
    private Picture() {}

    /// Draws in a process of its own: in one where no window could be opened, nothing can be drawn.
    ///
    /// @param args trace, step, picture, width, height, `dark` or `light`
    static void main(String[] args) throws Exception {
        draw(Path.of(args[0]), Integer.parseInt(args[1]), Path.of(args[2]), Integer.parseInt(args[3]),
                Integer.parseInt(args[4]), args[5].equals("dark"));
        System.exit(0);
    }

    static void draw(Path trace, int step, Path png, int width, int height, boolean dark)
            throws IOException, NoWindowException {
        var session = new Session(trace, Traces.read(trace).trace());
        if (Toolkit.failed()) {
            elsewhere(trace, step, png, width, height, dark);
            return;
        }
        Toolkit.startHeadless();
        var image = Toolkit.call(() -> {
            session.go(step);
            session.lookNow();
            return snapshot(session, width, height, dark);
        });
        save(image, png);
    }

    private static void elsewhere(Path trace, int step, Path png, int width, int height, boolean dark)
            throws IOException, NoWindowException {
        var command = Child.command(Picture.class.getName(), List.of(), List.of(trace.toString(),
                String.valueOf(step), png.toString(), String.valueOf(width), String.valueOf(height),
                dark ? "dark" : "light"));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var words = process.inputReader()) {
            var last = words.lines().filter(line -> !line.isBlank()).reduce((_, line) -> line);
            if (process.waitFor() != 0) {
                throw new NoWindowException("the window could not be drawn: "
                        + last.orElse("no reason given"));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }

    private static Image snapshot(Session session, int width, int height, boolean dark) {
        var windows = new Windows(Settings.in(null), () -> { });
        windows.look(dark ? Theme.Choice.DARK : Theme.Choice.LIGHT);
        var shell = new Shell(windows);
        var scene = new Scene(shell, width, height);
        shell.dress(scene);
        shell.show(session);
        // The first layout tells the panels how large they are, the last is the one to be seen.
        for (int i = 0; i < 3; i++) {
            shell.desk().invalidate();
            shell.pulse();
            shell.applyCss();
            shell.layout();
        }
        return scene.snapshot(null);
    }

    /// A picture that is there already stays as it is until the new one is whole.
    private static void save(Image image, Path png) throws TraceException, IOException {
        // Not a temporary file, as only its owner could read that.
        var beside = png.resolveSibling(png.getFileName() + ".part");
        try {
            try (var out = new BufferedOutputStream(Files.newOutputStream(beside))) {
                Png.write(image, out);
            }
            Files.move(beside, png, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
