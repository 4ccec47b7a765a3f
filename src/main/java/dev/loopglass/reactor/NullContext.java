package dev.loopglass.reactor;

import dev.loopglass.event.Plumbing;

/// No context at all, for work that is not done on behalf of whoever happens to be running: a queued
/// request must not inherit the error handler of the request that made room for it.
public final class NullContext {
    private NullContext() {}

    /// What is done in no context. It may throw what it likes, and `run` throws just that.
    @FunctionalInterface
    public interface Body<E extends Exception> {
        void run() throws E;
    }

    @Plumbing
    public static <E extends Exception> void run(Body<E> body) throws E {
        var strand = Strand.current();
        var outer = strand.contexts;
        strand.contexts = StackContext.State.EMPTY;
        try {
            body.run();
        } finally {
            strand.contexts = outer;
        }
    }
}
