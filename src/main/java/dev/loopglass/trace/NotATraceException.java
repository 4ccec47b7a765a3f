package dev.loopglass.trace;

/// The file can be read, but it holds no trace that this version of Loopglass understands.
public final class NotATraceException extends TraceException {
    private static final long serialVersionUID = 1L;

    NotATraceException(Fault fault) {
        super(fault);
    }
}
