package dev.loopglass.trace.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.trace.Trace;
import dev.loopglass.trace.TraceReader;
import dev.loopglass.trace.TraceWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryTest {
    private static final int STEPS = 200_000;

    @TempDir
    Path folder;

    private static long used() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    /// So that a million steps, with almost two hundred thousand objects, take some hundred megabytes.
    @Test
    void aStepTakesAHundredBytes() throws IOException {
        var file = folder.resolve("long.json");
        try (var writer = TraceWriter.create(file, Million.meta())) {
            Million.write(writer, STEPS);
        }
        long before = used();
        Trace trace = TraceReader.read(file).trace();
        long bytes = used() - before;
        assertThat(trace.size()).isGreaterThanOrEqualTo(STEPS);
        assertThat(bytes / trace.size()).isBetween(40L, 120L);
    }
}
