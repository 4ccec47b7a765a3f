package dev.loopglass.reactor;

import java.io.IOException;

/// The stream was closed before it could do what it was asked to.
public final class StreamClosedException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Throwable realError;

    /// @param realError why it was closed, or null if nothing went wrong
    public StreamClosedException(Throwable realError) {
        super("Stream is closed", realError);
        this.realError = realError;
    }

    /// Why the stream was closed; null when the peer, or we, simply closed it.
    public Throwable realError() {
        return realError;
    }
}
