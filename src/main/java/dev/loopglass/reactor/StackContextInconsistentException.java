package dev.loopglass.reactor;

/// A coroutine waited inside a stack context: the context would stay in force for whoever runs next.
public final class StackContextInconsistentException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    StackContextInconsistentException() {
        super("stack context inconsistency (may be caused by await inside a StackContext)");
    }
}
