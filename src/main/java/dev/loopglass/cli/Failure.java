package dev.loopglass.cli;

import dev.loopglass.explain.Complaint;
import dev.loopglass.explain.Language;
import dev.loopglass.trace.NotATraceException;
import dev.loopglass.trace.TraceException;
import java.nio.file.Path;

/// A command cannot go on. One line says where, what was wanted and what was got; another, at most, what
/// one could do.
final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exit;
    private final String hint;

    private Failure(int exit, String problem, String hint) {
        super(problem);
        this.exit = exit;
        this.hint = hint;
    }

    static Failure wrong(String problem, String hint) {
        return new Failure(Exit.WRONG, problem, hint);
    }

    static Failure usage(String problem, String hint) {
        return new Failure(Exit.USAGE, problem, hint);
    }

    static Failure io(String problem, String hint) {
        return new Failure(Exit.IO, problem, hint);
    }

    /// @param name how the user spelt `file`
    static Failure of(TraceException e, String name, Path file, Language language) {
        var fault = e.fault().file().equals(file.toString()) ? e.fault().in(name) : e.fault();
        var told = Complaint.of(fault, language);
        return new Failure(e instanceof NotATraceException ? Exit.WRONG : Exit.IO, told.problem(), told.hint());
    }

    int exit() {
        return exit;
    }

    /// May be null.
    String hint() {
        return hint;
    }
}
