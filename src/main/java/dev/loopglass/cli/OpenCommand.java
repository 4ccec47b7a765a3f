package dev.loopglass.cli;

import dev.loopglass.explain.Language;
import dev.loopglass.lesson.LessonException;
import dev.loopglass.lesson.LessonReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The window on a trace.
@Command(name = OpenCommand.NAME, sortOptions = false, description = "Open the window on a trace or a lesson.")
final class OpenCommand extends Verb {
    static final String NAME = "open";

    private final Desktop desktop;

    @Parameters(paramLabel = "FILE", description = "The trace, or a lesson (*.md); - is standard input.")
    private String file;

    @Option(names = "--step", paramLabel = "N", description = "Begin at step N (default: 0).")
    private int step;

    OpenCommand(Terminal terminal, Desktop desktop) {
        super(terminal);
        this.desktop = desktop;
    }

    int open(String named) throws Failure {
        file = named;
        return call();
    }

    @Override
    public Integer call() throws Failure {
        if (file.toLowerCase(Locale.ROOT).matches(".*\\.(md|markdown)")) {
            return teach();
        }
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

    /// What is wrong with a lesson that can be shown all the same is said in the window.
    private int teach() throws Failure {
        var lesson = Path.of(file);
        try {
            var draft = LessonReader.read(lesson, Language.ENGLISH);
            if (draft.lesson() == null) {
                var fault = draft.faults().getFirst();
                throw Failure.wrong(fault.toString(), fault.hint());
            }
        } catch (LessonException e) {
            throw Failure.io(e.getMessage(), "loopglass lesson check " + file);
        }
        try {
            desktop.teach(lesson);
        } catch (IOException e) {
            throw Failure.io("no window: " + e.getMessage(), "loopglass lesson check " + file);
        }
        return Exit.FINE;
    }
}
