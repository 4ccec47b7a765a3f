package dev.loopglass.app;

import dev.loopglass.app.session.Bookmarks;
import dev.loopglass.app.session.Recording;
import dev.loopglass.app.session.Scenarios;
import dev.loopglass.app.session.Traces;
import dev.loopglass.trace.Meta;
import dev.loopglass.trace.TraceException;
import dev.loopglass.trace.TraceTail;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Where the recordings made in the window are kept, with the bookmarks beside them: a folder of the user's
/// own beside the settings.
///
/// It does not grow without end. Of too many recordings, or too large ones, the oldest go; those with
/// bookmarks, which are somebody's work, after all others.
final class Shelf {
    static final int MOST = 30;
    static final long LARGEST = 1L << 30;
    private static final String NAME = "recordings";
    private static final Pattern OURS = Pattern.compile("recording-\\d{8}-\\d{6}-\\d{3}\\.json");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd' 'HH:mm");
    /// The head of a trace is shorter.
    private static final long HEAD = 1 << 13;

    private final Path folder;
    private final Map<Path, Label> labels = new HashMap<>();
    private Path passing;

    /// What a recording is called in a list.
    ///
    /// @param title what was recorded, in the words of the trace
    /// @param time when, in the place of who reads it
    record Label(String title, String time) {
        String said() {
            return Scenarios.title(title);
        }
    }

    Shelf(Settings settings) {
        folder = settings.beside(NAME);
    }

    /// A file that is not there yet, for a new recording. What has to go for it goes.
    ///
    /// @param open those that somebody looks at: they stay
    /// @throws IOException if nothing can be kept there
    Path room(Collection<Path> open) throws IOException {
        if (folder == null) {
            return passing();
        }
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder.getParent());
            Files.createDirectory(folder, secluded());
        } else if (!Files.isWritable(folder)) {
            throw new AccessDeniedException(folder.toString());
        }
        clear(open);
        return free(folder);
    }

    /// Why nothing can be kept there.
    String reason(IOException e) {
        return Traces.reason(e, folder);
    }

    /// What was fetched is nobody else's business.
    private FileAttribute<?>[] secluded() {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))}
                : new FileAttribute<?>[0];
    }

    /// A file that is not there yet, and will not be after the program has ended.
    Path passing() throws IOException {
        if (passing == null) {
            passing = Files.createTempDirectory("loopglass");
            var its = passing;
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(its)));
        }
        return free(passing);
    }

    private static void remove(Path folder) {
        try (var files = Files.list(folder)) {
            files.forEach(it -> it.toFile().delete());
            Files.delete(folder);
        } catch (IOException e) {
            // The system's own folder for such files is cleared by the system.
        }
    }

    private static Path free(Path folder) {
        var now = LocalDateTime.now();
        var file = folder.resolve(name(now));
        while (Files.exists(file)) {
            now = now.plusNanos(1_000_000);
            file = folder.resolve(name(now));
        }
        return file;
    }

    static String name(LocalDateTime begun) {
        return "recording-" + STAMP.format(begun) + ".json";
    }

    private void clear(Collection<Path> open) throws IOException {
        int count = 1;
        long size = Recording.LONGEST;
        for (var file : recordings()) {
            count++;
            size += file.toFile().length();
            if ((count > MOST || size > LARGEST) && !open.contains(file)) {
                // One that another program holds goes next time.
                file.toFile().delete();
                Bookmarks.beside(file).toFile().delete();
            }
        }
    }

    /// Those that are to stay longest first.
    private List<Path> recordings() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(it -> OURS.matcher(it.getFileName().toString()).matches())
                    .sorted(Comparator.comparing((Path it) -> Files.exists(Bookmarks.beside(it)))
                            .thenComparing(it -> it.getFileName().toString()).reversed()).toList();
        }
    }

    /// Whether this is one of the recordings, still there or not.
    boolean holds(Path file) {
        var its = file.toAbsolutePath().normalize().getParent();
        return its != null && (its.equals(folder) || its.equals(passing));
    }

    /// What the head of a recording says; null if this is none, or tells nothing.
    Label label(Path file) {
        return holds(file) ? labels.computeIfAbsent(file, Shelf::read) : null;
    }

    private static Label read(Path file) {
        try (var tail = new TraceTail(file)) {
            tail.poll(HEAD);
            return label(tail.trace().meta());
        } catch (TraceException e) {
            return null;
        }
    }

    private static Label label(Meta meta) {
        try {
            return meta.title() == null || meta.recorded() == null ? null
                    : new Label(meta.title(), TIME.format(Instant.parse(meta.recorded()).atZone(ZoneId.systemDefault())));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
