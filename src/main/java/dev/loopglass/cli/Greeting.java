package dev.loopglass.cli;

import dev.loopglass.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/// What happens without a command: a fetch is recorded and opened in the window. Where there can be no
/// window, the same walk as text, and a picture of the window.
final class Greeting {
    private static final Desktop.Look LOOK = new Desktop.Look(1280, 800, false, Desktop.Part.WINDOW);

    private final Terminal terminal;
    private final Desktop desktop;

    Greeting(Terminal terminal, Desktop desktop) {
        this.terminal = terminal;
        this.desktop = desktop;
    }

    int call() throws Failure {
        try {
            desktop.record();
            return Exit.FINE;
        } catch (IOException e) {
            terminal.say("no window: " + e.getMessage() + "; here is the same walk as text");
            return walk();
        }
    }

    private int walk() throws Failure {
        var folder = folder();
        var trace = folder.resolve(RecordCommand.DEFAULT_SCENARIO + ".json");
        int exit = Loopglass.run(terminal, desktop, RecordCommand.NAME, "-o", trace.toString());
        if (exit != Exit.FINE) {
            return exit;
        }
        var steps = Inlet.open(terminal, trace.toString()).trace();
        ShowCommand.print(terminal, steps);
        terminal.out().flush();
        draw(trace, telling(steps), folder.resolve(RecordCommand.DEFAULT_SCENARIO + ".png"));
        return Exit.FINE;
    }

    /// A step at which there is something to see.
    private static int telling(Trace trace) {
        return IntStream.range(0, trace.size()).filter(seq -> trace.kind(seq).equals("channel.connected"))
                .findFirst().orElse(0);
    }

    /// Not the current one: nobody asked for files there.
    private static Path folder() throws Failure {
        try {
            return Files.createTempDirectory("loopglass-");
        } catch (IOException e) {
            throw Failure.io(System.getProperty("java.io.tmpdir") + ": no folder can be made there: "
                    + e.getMessage(), null);
        }
    }

    private void draw(Path trace, int step, Path png) {
        try {
            desktop.draw(trace, step, LOOK, png);
            terminal.say("a picture of the window: " + png);
        } catch (IOException e) {
            terminal.say("the window could not be drawn either: " + e.getMessage());
        }
    }
}
