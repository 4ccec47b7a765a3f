package dev.loopglass.app;

import dev.loopglass.app.session.Child;
import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Traces;
import dev.loopglass.app.timeline.Drawing;
import dev.loopglass.app.timeline.Timeline;
import dev.loopglass.trace.TraceException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;

/// The window as a picture, drawn without a display.
final class Picture {
    private Picture() {}

    /// Draws in a process of its own: in one where no window could be opened, nothing can be drawn.
    ///
    /// @param args trace, step, picture, width, height, `dark` or `light`, part
    static void main(String[] args) throws Exception {
        draw(Path.of(args[0]), Integer.parseInt(args[1]), Path.of(args[2]), Integer.parseInt(args[3]),
                Integer.parseInt(args[4]), args[5].equals("dark"), Window.Part.valueOf(args[6]));
        System.exit(0);
    }

    static void draw(Path trace, int step, Path file, int width, int height, boolean dark, Window.Part part)
            throws IOException, NoWindowException {
        var session = new Session(trace, Traces.read(trace).trace());
        if (Toolkit.failed()) {
            elsewhere(trace, step, file, width, height, dark, part);
            return;
        }
        Toolkit.startHeadless();
        Content content = Toolkit.call(() -> {
            session.go(step);
            session.lookNow();
            var windows = new Windows(Settings.in(null), () -> { });
            windows.look(dark ? Theme.Choice.DARK : Theme.Choice.LIGHT);
            return switch (part) {
                case WINDOW -> png(window(windows, session, width, height));
                case TIMELINE -> png(timeline(windows, session, width, height));
                case SVG -> {
                    var svg = Drawing.svg(session, Theme.of(windows.look(), null).ink(), width, height);
                    yield out -> out.write(svg.getBytes(StandardCharsets.UTF_8));
                }
            };
        });
        save(content, file);
    }

    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    private static Content png(Image image) {
        return out -> Png.write(image, out);
    }

    private static void elsewhere(Path trace, int step, Path file, int width, int height, boolean dark, Window.Part part)
            throws IOException, NoWindowException {
        var command = Child.command(Picture.class.getName(), List.of(), List.of(trace.toString(),
                String.valueOf(step), file.toString(), String.valueOf(width), String.valueOf(height),
                dark ? "dark" : "light", part.name()));
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

    private static Image window(Windows windows, Session session, int width, int height) {
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

    /// By itself, as large as the picture.
    private static Image timeline(Windows windows, Session session, int width, int height) {
        var theme = Theme.of(windows.look(), null);
        var timeline = new Timeline(session, theme.ink(), () -> { });
        var floor = new StackPane(timeline);
        floor.getStyleClass().add("shell");
        var scene = new Scene(floor, width, height);
        scene.getStylesheets().setAll(theme.sheets(1));
        for (int i = 0; i < 3; i++) {
            timeline.refresh();
            floor.applyCss();
            floor.layout();
        }
        return scene.snapshot(null);
    }

    /// A picture that is there already stays as it is until the new one is whole.
    private static void save(Content content, Path file) throws TraceException, IOException {
        // Not a temporary file, as only its owner could read that.
        var beside = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (var out = new BufferedOutputStream(Files.newOutputStream(beside))) {
                content.write(out);
            }
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
