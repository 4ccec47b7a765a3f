package dev.loopglass.app.session;

import dev.loopglass.event.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// Steps to come back to, each with a note. They are kept in a file of their own beside the trace, which
/// itself is never written to: a line for each, with its step, a tab and the note.
public final class Bookmarks {
    private static final Pattern LINE = Pattern.compile("(\\d{1,9})\t(.*)");

    private final Path file;
    private final NavigableMap<Integer, String> notes = new TreeMap<>();
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();

    Bookmarks(Path trace) {
        file = beside(trace);
    }

    /// The file in which those of a trace are kept; null for what cannot be a file.
    public static Path beside(Path trace) {
        var name = trace.getFileName();
        return name == null ? null : trace.resolveSibling(name + ".bookmarks");
    }

    /// Reads those of an earlier time; lines that are none are passed over.
    void read(int steps) {
        if (file == null || !Files.isRegularFile(file)) {
            return;
        }
        try (var lines = Files.lines(file)) {
            lines.map(LINE::matcher).filter(line -> line.matches() && Integer.parseInt(line.group(1)) < steps)
                    .forEach(line -> notes.put(Integer.parseInt(line.group(1)), line.group(2)));
        } catch (IOException | UncheckedIOException e) {
            // Whoever cannot read them can do without.
            notes.clear();
        }
    }

    /// Changes whenever a bookmark comes or goes.
    public ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /// All of them, by their steps.
    public NavigableMap<Integer, String> notes() {
        return Collections.unmodifiableNavigableMap(notes);
    }

    /// @throws IOException if it cannot be kept beside the trace; it is there nevertheless
    public void put(int seq, String note) throws IOException {
        notes.put(seq, note.replaceAll("\\s+", " ").strip());
        write();
    }

    /// @throws IOException if the file beside the trace cannot be changed; it is gone nevertheless
    public void remove(int seq) throws IOException {
        notes.remove(seq);
        write();
    }

    private void write() throws IOException {
        changes.set(changes.get() + 1);
        if (file != null && notes.isEmpty()) {
            Files.deleteIfExists(file);
        } else if (file != null) {
            Files.write(file, lines());
        }
    }

    private List<String> lines() {
        var lines = new ArrayList<String>();
        notes.forEach((seq, note) -> lines.add(seq + "\t" + note));
        return lines;
    }

    /// Puts them beside a copy of the trace as well. Where there are none, what lies there stays.
    ///
    /// @throws IOException if they cannot be written there
    public void copy(Path trace) throws IOException {
        if (!notes.isEmpty()) {
            Files.write(beside(trace), lines());
        }
    }

    /// The next one after step `seq`, going round at the end; [Step#NONE] if there are none.
    public int next(int seq) {
        var later = notes.higherKey(seq);
        return later != null ? later : notes.isEmpty() ? Step.NONE : notes.firstKey();
    }

    /// The one before step `seq`, going round at the begin; [Step#NONE] if there are none.
    public int previous(int seq) {
        var earlier = notes.lowerKey(seq);
        return earlier != null ? earlier : notes.isEmpty() ? Step.NONE : notes.lastKey();
    }
}
