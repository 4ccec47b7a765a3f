package dev.loopglass.reactor;

/// Code that can be left in its middle and gone on with later. Whatever calls it has begun, and their
/// variables, are put aside meanwhile.
///
/// This is all that a coroutine needs of a language. Python's generators are one; Java has it inside of
/// virtual threads, and keeps it there.
sealed interface Continuation permits JdkContinuation, ThreadContinuation {

    /// One that has not begun.
    static Continuation of(String name, Runnable body) {
        return JdkContinuation.isOpen() && !Thread.currentThread().isVirtual() ? new JdkContinuation(body)
                : new ThreadContinuation(name, body);
    }

    /// Begins, or goes on, until the body waits or ends.
    void run();

    /// Called by the body: whoever called [#run] goes on from there. Returns in the next `run`.
    ///
    /// @throws IllegalStateException if there is something on the body's stack that cannot be put aside
    void yield();
}
