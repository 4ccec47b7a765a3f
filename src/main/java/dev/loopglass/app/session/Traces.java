package dev.loopglass.app.session;

import dev.loopglass.trace.Reading;
import dev.loopglass.trace.Trace;
import dev.loopglass.trace.TraceException;
import dev.loopglass.trace.TraceReader;
import dev.loopglass.trace.TraceWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Opening and saving, away from the JavaFX thread or on it.
public final class Traces {
    private Traces() {}

    public static Reading read(Path file) throws TraceException {
        return TraceReader.read(file);
    }

    /// Writes the trace beside the file first, so that a good file is never half overwritten.
    public static void save(Trace trace, Path file) throws IOException {
        // Not a temporary file, as only its owner could read that.
        var beside = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (var out = new BufferedOutputStream(Files.newOutputStream(beside))) {
                TraceWriter.copy(trace, out);
            }
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
