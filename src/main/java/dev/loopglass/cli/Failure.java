package dev.loopglass.cli;

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

    static Failure of(TraceException e) {
        return new Failure(e instanceof NotATraceException ? Exit.WRONG : Exit.IO, e.getMessage(), e.hint());
    }

    /// @param name how the user spelt `file`
    static Failure of(TraceException e, String name, Path file) {
        var message = e.getMessage();
        var path = file.toString();
        var mine = message.startsWith(path) ? name + message.substring(path.length()) : message;
        return new Failure(e instanceof NotATraceException ? Exit.WRONG : Exit.IO, mine, e.hint());
    }

    int exit() {
        return exit;
    }

    /// May be null.
    String hint() {
        return hint;
    }
}
