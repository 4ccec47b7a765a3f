package dev.loopglass.reactor;

/// The stack context that catches: an error in its block, or in any callback the block asked for, comes
/// to the handler instead of to the loop's log.
public final class ExceptionStackContext extends StackContext {

    @FunctionalInterface
    public interface ExceptionHandler {
        /// @return true when the error is dealt with and should go no further
        boolean handleException(Throwable error) throws Exception;
    }

    private final ExceptionHandler handler;

    public ExceptionStackContext(String label, ExceptionHandler handler) {
        super(label, null);
        this.handler = handler;
    }

    /// It stands in the chain only: there is nothing to enter again when a callback runs.
    @Override
    State inside(State outer) {
        return new State(outer.contexts(), this);
    }

    @Override
    void enter() {}

    @Override
    boolean exit(Throwable error) throws Exception {
        return error != null && handler.handleException(error);
    }
}
