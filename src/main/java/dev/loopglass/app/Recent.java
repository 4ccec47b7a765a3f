package dev.loopglass.app;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The traces that were opened last, the newest first. One that has gone since stays on the list until
/// somebody takes it off: it may be on a disk that comes back.
final class Recent {
    static final int MOST = 10;
    private static final String NAME = "recent";

    private final Settings settings;

    Recent(Settings settings) {
        this.settings = settings;
    }

    List<Path> all() {
        return settings.all(NAME).stream().map(Recent::path).filter(Objects::nonNull).limit(MOST).toList();
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    static boolean missing(Path trace) {
        return !Files.isRegularFile(trace);
    }

    /// What to call it in a list.
    static String name(Path trace) {
        var name = trace.getFileName();
        return name == null ? trace.toString() : name.toString();
    }

    /// Where it lies.
    static String folder(Path trace) {
        var folder = trace.toAbsolutePath().getParent();
        var home = Path.of(System.getProperty("user.home"));
        return folder == null ? "" : folder.startsWith(home) && !home.equals(home.getRoot())
                ? Path.of("~").resolve(home.relativize(folder)).toString() : folder.toString();
    }

    void add(Path trace) {
        var wanted = trace.toAbsolutePath().normalize();
        var list = new ArrayList<>(all());
        list.remove(wanted);
        list.addFirst(wanted);
        put(list.subList(0, Math.min(MOST, list.size())));
    }

    void remove(Path trace) {
        put(all().stream().filter(it -> !it.equals(trace)).toList());
    }

    private void put(List<Path> list) {
        settings.put(NAME, list.stream().map(Path::toString).toList());
    }
}
