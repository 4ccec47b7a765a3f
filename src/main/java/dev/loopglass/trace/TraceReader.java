package dev.loopglass.trace;

import java.io.InputStream;
import java.nio.file.Path;

/// Reads traces, strictly: what it does not complain about is sound.
public final class TraceReader {
    private TraceReader() {}

    /// Reads a whole file, packed or not. A file that is still growing is read as far as it goes.
    ///
    /// @throws NotATraceException if it holds no trace that this version can read
    /// @throws TraceException if it cannot be read at all
    public static Reading read(Path file) throws TraceException {
        try (var tail = new TraceTail(file)) {
            return tail.finish();
        }
    }

    /// Reads a whole trace, packed or not, from a stream, and closes it.
    ///
    /// @param name what faults call it
    /// @throws NotATraceException if it is no trace that this version can read
    /// @throws TraceException if it cannot be read at all
    public static Reading read(InputStream in, String name) throws TraceException {
        try (var tail = new TraceTail(new Feed(name, in))) {
            return tail.finish();
        }
    }
}
