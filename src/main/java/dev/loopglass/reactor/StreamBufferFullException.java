package dev.loopglass.reactor;

import java.io.IOException;

/// More was read, or was to be written, than the stream may keep in memory.
public final class StreamBufferFullException extends IOException {
    private static final long serialVersionUID = 1;

    StreamBufferFullException(String message) {
        super(message);
    }
}
