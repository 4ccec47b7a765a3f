package dev.loopglass.trace.bench;

import dev.loopglass.trace.Trace;
import dev.loopglass.trace.TraceReader;
import dev.loopglass.trace.TraceWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/// Measures what a step costs to write and to read, and how much memory a million of them take. Run it by
/// hand.
final class TraceBench {
    private TraceBench() {}

    public static void main(String[] args) throws IOException {
        int steps = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        var file = Files.createTempFile("million", ".json");
        try {
            for (int round = 0; round < 5; round++) {
                Files.delete(file);
                report("write to memory", steps, () -> {
                    write(TraceWriter.on(OutputStream.nullOutputStream(), Million.meta()), steps);
                    return 0;
                });
                report("write to a file", steps, () -> {
                    write(TraceWriter.create(file, Million.meta()), steps);
                    return 0;
                });
                report("read", steps, () -> TraceReader.read(file).trace().size());
            }
            memory(file);
            System.out.printf("file: %,d bytes%n", Files.size(file));
            packed(file, steps);
        } finally {
            Files.delete(file);
        }
    }

    private static void packed(Path file, int steps) throws IOException {
        var packed = file.resolveSibling(file.getFileName() + ".gz");
        try {
            report("write packed", steps / 10, () -> {
                write(TraceWriter.create(packed, Million.meta()), steps / 10);
                return 0;
            });
            System.out.printf("packed file of a tenth: %,d bytes%n", Files.size(packed));
            report("read packed", steps / 10, () -> TraceReader.read(packed).trace().size());
            report("copy", steps, () -> {
                try (var out = new BufferedOutputStream(Files.newOutputStream(packed))) {
                    TraceWriter.copy(TraceReader.read(file).trace(), out);
                }
                return 0;
            });
        } finally {
            Files.deleteIfExists(packed);
        }
    }

    private static void write(TraceWriter writer, int steps) throws IOException {
        try (writer) {
            Million.write(writer, steps);
        }
    }

    private static void memory(Path file) throws IOException {
        long before = used();
        Trace trace = TraceReader.read(file).trace();
        long after = used();
        System.out.printf("memory: %,d MB for %,d steps, %,d objects%n", (after - before) >> 20,
                trace.size(), trace.objects().size());
    }

    private static long used() {
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private interface Work {
        long run() throws IOException;
    }

    /// Tells the time of the clock and that of the processor; on a busy machine only the latter means much.
    private static void report(String what, int steps, Work work) throws IOException {
        var threads = ManagementFactory.getThreadMXBean();
        long start = System.nanoTime();
        long cpu = threads.getCurrentThreadCpuTime();
        work.run();
        long spent = threads.getCurrentThreadCpuTime() - cpu;
        long nanos = System.nanoTime() - start;
        System.out.printf("%-36s %,8d ns per step, %,d ns of the processor%n", what, nanos / steps,
                spent / steps);
    }
}
