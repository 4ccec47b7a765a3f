package dev.loopglass.cli;

import dev.loopglass.lesson.Skeleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A lesson to begin with, whose stops stand at chosen steps.
@Command(name = "new", sortOptions = false,
        description = "Begin a lesson over a trace: its stops stand at these steps, found by what happens there.")
final class LessonNewCommand extends Verb {
    @Parameters(paramLabel = "TRACE", index = "0", description = "The trace it walks over.")
    private String trace;

    @Parameters(paramLabel = "STEP", index = "1", arity = "1..*", description = "Where to stop, such as 3 17 40.")
    private List<Integer> steps;

    @Option(names = "-o", paramLabel = "OUT", description = "Where to (default: standard output); never over a file.")
    private String out;

    @Mixin
    private Tongue tongue;

    LessonNewCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws Failure {
        var language = tongue.language();
        var toFile = out != null && !out.equals(Outlet.STANDARD_OUTPUT);
        if (toFile && Files.isRegularFile(terminal.path(out))) {
            throw Failure.io(out + ": is there already", "name another file, or remove this one");
        }
        var inlet = Inlet.open(terminal, trace);
        for (int step : steps) {
            inlet.wantStep("step", step);
        }
        int exit = inlet.tellFaults(terminal);
        if (inlet.trace().size() == 0) {
            throw Failure.wrong(inlet.name() + ": has no steps", null);
        }
        var text = Skeleton.of(inlet.trace(), toFile ? seenFrom(terminal.path(out)) : trace, steps, language);
        Outlet.write(terminal, toFile ? out : Outlet.STANDARD_OUTPUT, path -> Files.writeString(path, text));
        return exit;
    }

    /// The trace, as somebody names it who stands beside the lesson.
    private String seenFrom(Path lesson) throws Failure {
        var folder = lesson.toAbsolutePath().normalize().getParent();
        return folder.relativize(terminal.path(trace).toAbsolutePath().normalize()).toString().replace('\\', '/');
    }
}
