package dev.loopglass.trace;

import java.io.IOException;

/// A trace's file cannot be read or written at all. The message is one line: where, and what.
public class TraceException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String hint;

    TraceException(String where, String problem, String hint) {
        super(where + ": " + problem);
        this.hint = hint;
    }

    /// What one could do about it, or null.
    public String hint() {
        return hint;
    }
}
