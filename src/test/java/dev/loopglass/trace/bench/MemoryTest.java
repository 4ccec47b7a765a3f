package dev.loopglass.trace.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.trace.TraceReader;
import dev.loopglass.trace.TraceWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
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

    /// Says how many bytes a step of this trace takes in memory.
    public static void main(String[] file) throws IOException {
        long before = used();
        var trace = TraceReader.read(Path.of(file[0])).trace();
        long bytes = used() - before;
        System.out.print(bytes / trace.size());
        Reference.reachabilityFence(trace);
    }

    /// So that a million steps, with almost two hundred thousand objects, take some hundred megabytes. Measured in a process
    /// of its own: in this one, what other tests leave behind goes when it likes.
    @Test
    void aStepTakesAHundredBytes() throws Exception {
        var file = folder.resolve("long.json");
        try (var writer = TraceWriter.create(file, Million.meta())) {
            Million.write(writer, STEPS);
        }
        var child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-cp", System.getProperty("java.class.path"), MemoryTest.class.getName(), file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).isZero();
        assertThat(Long.parseLong(said)).isBetween(40L, 120L);
    }
}
