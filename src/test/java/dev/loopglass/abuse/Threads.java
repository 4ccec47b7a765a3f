package dev.loopglass.abuse;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The threads of the coroutines. They are virtual, and only a dump knows them all.
final class Threads {
    /// The outermost method of ours on a coroutine's thread.
    private static final String COROUTINE = "reactor.Runner.carry";

    private Threads() {}

    /// Those that are there now and were not `before`. One that has just ended may need a moment to be gone.
    static List<String> ofCoroutinesSince(List<String> before) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (true) {
            var left = ofCoroutines().stream().filter(thread -> !before.contains(thread)).toList();
            if (left.isEmpty() || System.nanoTime() > deadline) {
                return left;
            }
            Thread.onSpinWait();
        }
    }

    /// Each with its number and its name.
    static List<String> ofCoroutines() throws IOException {
        var folder = Files.createTempDirectory("threads");
        var file = folder.resolve("threads.txt");
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(file.toString(), ThreadDumpFormat.TEXT_PLAIN);
            return Stream.of(Files.readString(file).split("\n\n"))
                    .filter(thread -> thread.contains(COROUTINE))
                    .map(thread -> thread.replaceFirst("(?s)^(#\\d+ \"[^\"]*\").*", "$1")).toList();
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }
}
