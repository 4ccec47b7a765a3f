package dev.loopglass.event;

/// Sees every event of a reactor as it happens, on the thread that does it.
public interface Observer {

    /// @param event what happened
    /// @param onLoop whether it happened in the loop's own flow (its thread, or a coroutine that has the
    ///     turn), and not on a foreign thread
    void observe(Event event, boolean onLoop);

    /// The name for the next object of this type that the reactor mentions.
    Ref name(Ref.Type type, String label);
}
