package dev.loopglass.reactor;

import java.io.IOException;
import java.util.List;

/// Waits until a channel can be read or written: what the kernel does for an event loop.
interface Poller extends AutoCloseable {

    /// Starts watching. Level-triggered: a channel is reported by every poll for as long as it is ready.
    void register(Registration registration) throws IOException;

    /// Watches for what the registration's ops say now.
    void modify(Registration registration);

    void unregister(Registration registration);

    /// Sleeps until a watched channel is ready, [#wake] is called, or the time is up.
    ///
    /// @param timeoutNanos 0 does not sleep; negative sleeps without limit
    /// @return what is ready, newest registration first
    List<Registration> poll(long timeoutNanos) throws IOException;

    /// Ends the current poll, or, if there is none, the next one. From any thread.
    void wake();

    @Override
    void close() throws IOException;
}
