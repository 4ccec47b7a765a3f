package dev.loopglass.explain;

/// A condition cannot be understood. The message is one line, in the reader's language.
public final class ConditionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String hint;

    ConditionException(String problem, String hint) {
        super(problem);
        this.hint = hint;
    }

    /// What was probably meant, or null.
    public String hint() {
        return hint;
    }
}
