package dev.loopglass.cli;

import dev.loopglass.lesson.Script;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// A lesson as text.
@Command(name = "show", sortOptions = false,
        description = "Print a lesson as text: each stop with the sentence of its step, what is said, and its figures.")
final class LessonShowCommand extends Verb {
    @Parameters(paramLabel = "FILE", description = "The lesson; - is standard input.")
    private String name;

    @Mixin
    private Tongue tongue;

    LessonShowCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws Failure {
        var file = LessonFile.open(terminal, name, tongue.language());
        var review = file.review();
        if (review.route() != null) {
            Script.of(review).forEach(terminal.out()::println);
        }
        if (review.faults().isEmpty()) {
            return Exit.FINE;
        }
        terminal.out().flush();
        terminal.say(file.mine(review.faults().getFirst()).toString());
        terminal.hint("loopglass lesson check " + name + " tells every fault");
        return Exit.WRONG;
    }
}
