package dev.loopglass.event;

import java.util.function.UnaryOperator;

/// The stacks that a thread changes between: its own, and those of the coroutines that it runs, which are
/// put aside while they wait. Somebody may be keeping notes of a thread's calls, and then needs others.
public final class Stacks {
    private static volatile UnaryOperator<Object> notes;

    private Stacks() {}

    /// From now on `change` is told of every change: it is given the notes of the stack that is gone over
    /// to, or null where that begins, and returns those of the stack that is left.
    public static void keep(UnaryOperator<Object> change) {
        notes = change;
    }

    /// This thread goes over to another stack.
    ///
    /// @param to what this returned when that stack was left; null if it begins
    /// @return for the return to the stack that is left now; null if nobody keeps notes
    public static Object change(Object to) {
        var keeper = notes;
        return keeper == null ? null : keeper.apply(to);
    }
}
