package dev.loopglass.reactor;

/// What belongs to one flow of control, whichever thread carries it. The loop's thread and the threads
/// of its coroutines take turns and never run at once; to the program they are one flow, so they share
/// one strand: one current loop, one state of the stack contexts.
final class Strand {
    private static final ThreadLocal<Strand> CURRENT = ThreadLocal.withInitial(Strand::new);

    /// The loop that [IOLoop#current] answers with, or null.
    IOLoop loop;
    /// The stack contexts in force.
    StackContext.State contexts = StackContext.State.EMPTY;
    /// The callback, timer or descriptor whose code is running, or null.
    Named running;

    static Strand current() {
        return CURRENT.get();
    }

    /// Makes this thread carry the strand too.
    void adopt() {
        CURRENT.set(this);
    }
}
