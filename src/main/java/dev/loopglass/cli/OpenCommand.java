package dev.loopglass.cli;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The window on a trace.
@Command(name = "open", sortOptions = false, description = "Open the window on a trace.")
final class OpenCommand extends Verb {
    private final Desktop desktop;

    @Parameters(paramLabel = "FILE", description = "The trace; - is standard input.")
    private String file;

    @Option(names = "--step", paramLabel = "N", description = "Begin at step N (default: 0).")
    private int step;

    OpenCommand(Terminal terminal, Desktop desktop) {
        super(terminal);
        this.desktop = desktop;
    }

    @Override
    public Integer call() throws Failure {
        desktop.ahead();
        var inlet = Inlet.open(terminal, file);
        inlet.wantStep("--step", step);
        inlet.tellFaults(terminal);
        try {
            desktop.open(inlet.file(), inlet.reading(), step);
        } catch (IOException e) {
            throw Failure.io("no window: " + e.getMessage(), "loopglass show " + file);
        }
        return Exit.FINE;
    }
}
