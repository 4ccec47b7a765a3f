package dev.loopglass.cli;

import dev.loopglass.trace.Fault;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// What is wrong with a lesson, by line. What is only worth a notice is told too, but it is no fault.
@Command(name = "check", sortOptions = false,
        description = "Check lessons: print every fault with its line, and every stop that is not in the trace.")
final class LessonCheckCommand extends Verb {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The lessons; - is standard input.")
    private List<String> files;

    @Mixin
    private Tongue tongue;

    LessonCheckCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws Failure {
        tongue.language();
        int worst = Exit.FINE;
        for (var file : files) {
            worst = Math.max(worst, check(file));
        }
        return worst;
    }

    private int check(String name) throws Failure {
        LessonFile file;
        try {
            file = LessonFile.open(terminal, name, tongue.language());
        } catch (Failure failure) {
            if (files.size() == 1) {
                throw failure;
            }
            // The others are looked at nevertheless.
            terminal.out().flush();
            terminal.say(failure.getMessage());
            return failure.exit();
        }
        var review = file.review();
        review.faults().forEach(fault -> print(file.mine(fault)));
        review.notices().forEach(notice -> print(file.mine(notice)));
        if (review.faults().isEmpty()) {
            terminal.out().println(file.name() + ": " + review.summary(tongue.language()));
        }
        return review.faults().isEmpty() ? Exit.FINE : Exit.WRONG;
    }

    private void print(Fault fault) {
        terminal.out().println(fault);
        if (fault.hint() != null) {
            terminal.out().println("    " + fault.hint());
        }
    }
}
