package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loopglass.trace.Trace;
import dev.loopglass.trace.TraceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What another program recorded is stepped like a trace of our own: here one of Python's asyncio.
class PythonSourceTest {
    @TempDir
    private Path folder;

    @Test
    void theLinesOfAPythonProgramAreLit() throws Exception {
        var file = folder.resolve("fetch.json");
        assumeTrue(recorded(file), "python3 is not installed (Debian: python3): nothing to step through");
        var trace = TraceReader.read(file).trace();
        var lit = new HashSet<String>();
        try (var hall = Hall.open(file, 1000, 800)) {
            for (int seq : IntStream.range(0, trace.size()).filter(it -> it % 61 == 0 || own(trace, it) && it < 100).toArray()) {
                int step = seq;
                Hall.on(() -> hall.session().go(step));
                hall.settle();
                var frame = trace.frame(seq);
                var source = Hall.see(() -> {
                    hall.shell.pulse();
                    var pane = hall.shell.desk().source();
                    return pane.litFile() + ":" + pane.litLine();
                });
                assertThat(source).as("step %d", seq).isEqualTo(frame.method().source().file() + ":" + frame.line());
                lit.add(frame.method().source().file());
                assertThat(hall.sentence()).as("step %d", seq).isNotBlank();
            }
        }
        assertThat(lit).contains("fetch.py", "asyncio/base_events.py");
    }

    private static boolean own(Trace trace, int seq) {
        return trace.frame(seq).method().source().file().equals("fetch.py");
    }

    private boolean recorded(Path file) throws IOException, InterruptedException {
        var samples = Path.of("samples/python").toAbsolutePath();
        try {
            return new ProcessBuilder("python3", samples.resolve("loopglass_asyncio.py").toString(), "-o", file.toString(),
                    samples.resolve("fetch.py").toString()).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0 && Files.exists(file);
        } catch (IOException e) {
            return false;
        }
    }
}
