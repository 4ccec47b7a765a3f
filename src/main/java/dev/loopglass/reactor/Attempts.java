package dev.loopglass.reactor;

import java.util.ArrayList;
import java.util.List;

/// The sockets of one connection that are still trying. Whoever waits for the connection keeps this, to
/// give up: a socket that hangs would stay open for minutes otherwise, watched and useless.
public final class Attempts implements AutoCloseable {
    private final List<IOStream> streams = new ArrayList<>();
    private boolean closed;

    void add(IOStream stream) {
        streams.add(stream);
        if (closed) {
            stream.close();
        }
    }

    void remove(IOStream stream) {
        streams.remove(stream);
    }

    boolean closed() {
        return closed;
    }

    /// Closes what still tries; nothing new is tried after that.
    @Override
    public void close() {
        closed = true;
        closeOthers();
    }

    /// The race is decided: those who still run have lost.
    void closeOthers() {
        for (var stream : List.copyOf(streams)) {
            stream.close();
        }
    }
}
