package dev.loopglass.app.session;

import dev.loopglass.trace.Reading;
import dev.loopglass.trace.Trace;
import dev.loopglass.trace.TraceException;
import dev.loopglass.trace.TraceReader;
import dev.loopglass.trace.TraceTail;
import dev.loopglass.trace.TraceWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;

/// Opening and saving, away from the JavaFX thread or on it.
public final class Traces {
    private static final long PART = 1 << 18;
    /// As Linux, macOS and Windows say it.
    private static final Pattern FULL = Pattern.compile("(?i)no\\sspace\\sleft|not\\senough\\sspace|quota\\sexceeded");

    private Traces() {}

    public static Reading read(Path file) throws TraceException {
        return TraceReader.read(file);
    }

    /// Like [#read(Path)], part by part, which can be called off.
    public static Reading read(Path file, Errand errand) throws TraceException {
        long size = file.toFile().length();
        long read = 0;
        try (var tail = new TraceTail(file)) {
            while (tail.poll(PART)) {
                read += PART;
                // A packed file is longer than it is.
                errand.at(Math.min(1, (double) read / Math.max(1, size)));
            }
            return tail.finish();
        }
    }

    /// Why a file could not be written, in a few words.
    public static String reason(IOException e, Path file) {
        var folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            return Speech.say("shell.unwritten.folder", folder);
        } else if (!Files.isWritable(folder) || e instanceof AccessDeniedException) {
            return Speech.say("shell.unwritten.forbidden");
        } else if (Files.isDirectory(file)) {
            return Speech.say("shell.unwritten.directory");
        } else if (full(e.getMessage())) {
            return Speech.say("shell.unwritten.full");
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /// Whether these are a system's words for a disk on which there is no more room.
    static boolean full(String reason) {
        return reason != null && FULL.matcher(reason).find();
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
