package dev.loopglass.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// What can be done with a lesson. Alone it says just that.
@Command(name = "lesson", sortOptions = false,
        description = "Check, print or begin a lesson: a walk over a trace, written in Markdown.",
        footer = {"", "docs/lessons.md tells how one is written."})
final class LessonCommand extends Verb {
    @Spec
    private CommandSpec spec;

    LessonCommand(Terminal terminal) {
        super(terminal);
    }

    /// With the commands of its own.
    CommandLine commandLine() {
        return new CommandLine(this)
                .addSubcommand(new LessonCheckCommand(terminal))
                .addSubcommand(new LessonShowCommand(terminal))
                .addSubcommand(new LessonNewCommand(terminal));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(terminal.out());
        return Exit.FINE;
    }
}
