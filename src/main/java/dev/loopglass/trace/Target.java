package dev.loopglass.trace;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/// The file that a trace is written to. A new one is written directly, so that it can be watched while
/// it grows and is there when its recorder was killed. An old one stays as it is until its successor,
/// written beside it, is whole.
final class Target implements Closeable {
    private final Path file;
    private final Path beside;
    private final OutputStream out;

    private Target(Path file, Path beside, OutputStream out) {
        this.file = file;
        this.beside = beside;
        this.out = out;
    }

    /// @throws TraceException if this cannot be written
    static Target open(Path path) throws TraceException {
        var where = path.toString();
        try {
            var folder = path.toAbsolutePath().getParent();
            if (Files.isDirectory(path)) {
                throw unwritable(where, "it is a folder", "name a file in it, such as "
                        + path.resolve("trace.json"));
            } else if (folder != null && !Files.isDirectory(folder)) {
                throw unwritable(where, "there is no folder " + folder, null);
            } else if (Files.exists(path) && !Files.isWritable(path)) {
                throw unwritable(where, "writing to it is not permitted", null);
            }
            boolean old = Files.isRegularFile(path);
            var file = old ? path.toRealPath() : path;
            var beside = old ? file.resolveSibling(file.getFileName() + ".part") : null;
            return new Target(file, beside, stream(old ? beside : file));
        } catch (TraceException e) {
            throw e;
        } catch (IOException e) {
            throw unwritable(where, reason(e, where), null);
        }
    }

    /// Not through a channel, which is closed when the thread that writes is interrupted.
    private static OutputStream stream(Path path) throws IOException {
        if (path.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*\\.gz(\\.part)?")) {
            return new GZIPOutputStream(new FileOutputStream(path.toFile()), 8192, true);
        }
        return new FileOutputStream(path.toFile());
    }

    static TraceException unwritable(String where, String reason, String hint) {
        return new TraceException(Fault.of(where, Sort.UNWRITABLE, "cannot be written: " + reason, hint, reason));
    }

    /// The system's own words, without the file's name that Java puts before them.
    static String reason(IOException e, String where) {
        var message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        if (e instanceof FileNotFoundException && message.endsWith(")") && message.contains(" (")) {
            return message.substring(message.lastIndexOf(" (") + 2, message.length() - 1);
        }
        return message.startsWith(where + ": ") ? message.substring(where.length() + 2) : message;
    }

    OutputStream out() {
        return out;
    }

    /// The trace is whole: closes it, and puts it in the place of the old one.
    void commit() throws TraceException {
        close();
        if (beside != null) {
            try {
                Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw unwritable(file.toString(), reason(e, beside.toString()), "the new one is in " + beside);
            }
        }
    }

    /// The trace stays as it is, cut off; an old one is left alone.
    @Override
    public void close() throws TraceException {
        try {
            out.close();
        } catch (IOException e) {
            throw unwritable(file.toString(), reason(e, file.toString()), null);
        }
    }
}
