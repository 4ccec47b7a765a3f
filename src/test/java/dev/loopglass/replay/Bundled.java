package dev.loopglass.replay;

import dev.loopglass.trace.Trace;
import dev.loopglass.trace.TraceReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The real recordings that come with the program.
public final class Bundled {
    private static final Path FOLDER = Path.of("traces");

    private Bundled() {}

    /// @param trace what is in the file `name`
    public record Recording(String name, Trace trace) {
        @Override
        public String toString() {
            return name;
        }

        List<dev.loopglass.event.Step> steps() {
            return IntStream.range(0, trace.size()).mapToObj(trace::step).toList();
        }
    }

    public static Stream<Recording> recordings() {
        if (!Files.isDirectory(FOLDER)) {
            return Stream.empty();
        }
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().matches(".*\\.json(\\.gz)?")).sorted().toList()
                    .stream()
                    .map(file -> new Recording(file.getFileName().toString(), read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Trace read(Path file) {
        try {
            return TraceReader.read(file).trace();
        } catch (Exception e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }
}
