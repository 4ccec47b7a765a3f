package dev.loopglass.app;

import dev.loopglass.app.session.Speech;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The traces that were opened last, the newest first. One that has gone since stays on the list until
/// somebody takes it off: it may be on a disk that comes back.
final class Recent {
    static final int MOST = 10;
    private static final String NAME = "recent";

    private final Settings settings;
    private final Shelf shelf;

    Recent(Settings settings, Shelf shelf) {
        this.settings = settings;
        this.shelf = shelf;
    }

    /// A recording of ours that is missing has made room for others, and will not come back.
    List<Path> all() {
        return settings.all(NAME).stream().map(Recent::path)
                .filter(it -> it != null && !(shelf.holds(it) && missing(it))).limit(MOST).toList();
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
    String name(Path trace) {
        var label = shelf.label(trace);
        var name = trace.getFileName();
        return label != null ? label.said() : name == null ? trace.toString() : name.toString();
    }

    /// Where it lies; when it was recorded, if that is a recording of ours.
    String place(Path trace) {
        var label = shelf.label(trace);
        return label == null ? folder(trace) : Speech.say("recent.recorded", label.time());
    }

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
