package dev.loopglass.reactor;

/// Called whenever a watched descriptor is ready.
@FunctionalInterface
public interface Handler {
    /// @param events what it is ready for: [IOLoop#READ], [IOLoop#WRITE]
    void handleEvents(Descriptor fd, int events) throws Exception;
}
