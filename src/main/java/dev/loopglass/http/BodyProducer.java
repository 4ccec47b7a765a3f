package dev.loopglass.http;

import dev.loopglass.reactor.Future;
import java.io.IOException;

/// Makes the body of a request piece by piece, while it is sent: a body that is too large for the
/// memory, or not known yet when the request begins.
@FunctionalInterface
public interface BodyProducer {

    /// Takes the pieces.
    @FunctionalInterface
    interface Writer {
        /// @return done when the kernel has taken all of it, or the connection is closed, which the next write
        ///     will tell. Wait for that before you write more: else what a slow network does not take piles up
        Future<Void> write(byte[] piece) throws IOException;
    }

    /// @return done when the body is complete; null when it is already
    Future<Void> produce(Writer writer) throws Exception;
}
