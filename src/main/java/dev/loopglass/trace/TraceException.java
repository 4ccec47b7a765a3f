package dev.loopglass.trace;

import java.io.IOException;

/// A trace's file cannot be read or written at all. The message is one line: where, and what.
public class TraceException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    TraceException(Fault fault) {
        super(fault.toString());
        this.fault = fault;
    }

    /// What is wrong.
    public Fault fault() {
        return fault;
    }

    /// What one could do about it, or null.
    public String hint() {
        return fault.hint();
    }
}
