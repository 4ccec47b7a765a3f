package dev.loopglass.reactor;

/// What a loop holds at a moment.
///
/// @param channels that it watches
/// @param timers that have neither run nor been removed
/// @param shells of removed timers, which it has not swept yet
public record Holdings(int channels, int timers, int shells) {
    public static Holdings of(IOLoop loop) {
        int timers = (int) loop.timeouts.heap.stream().filter(Timeout::pending).count();
        return new Holdings(loop.handlers.all().size(), timers, loop.timeouts.size() - timers);
    }
}
