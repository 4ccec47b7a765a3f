package dev.loopglass.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.IntStream;

/// How long the packaged program takes from its start until a trace is painted, against an empty JavaFX
/// window, in turn and in one run: on the headless platform with the software pipeline. Both close as soon
/// as they are painted, and say so first; what is measured is how long that takes to be heard.
///
/// `mvn package -DskipTests exec:exec@start-bench`
public final class StartBench {
    private static final int WARM_UPS = 2;
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 9);
    private static final String LEARN = "-XX:AOTCacheOutput=";
    private static final String USE = "-XX:AOTCache=";

    private final Path home;
    private final Path jar;

    private StartBench(Path home, Path folder) {
        this.home = home;
        this.jar = folder.resolve("empty.jar");
    }

    /// @param args the folder of the packaged program, a trace, the folder of this class
    public static void main(String[] args) throws Exception {
        var folder = Files.createTempDirectory("loopglass-start");
        var bench = new StartBench(Path.of(args[0]), folder);
        var cache = folder.resolve("empty.aot");
        try {
            bench.pack(args[2]);
            run(bench.empty(LEARN + cache));
            Map<String, List<String>> programs = new LinkedHashMap<>();
            programs.put("empty window", bench.empty("-XX:AOTMode=off"));
            programs.put("empty window, AOT cache", bench.empty(USE + cache));
            programs.put("Loopglass, no AOT cache", bench.loopglass("-XX:AOTMode=off", args[1]));
            programs.put("Loopglass", bench.loopglass(USE + bench.home.resolve("lib/loopglass.aot"), args[1]));
            compare(programs);
        } finally {
            Files.deleteIfExists(cache);
            Files.deleteIfExists(bench.jar);
            Files.delete(folder);
        }
    }

    /// Only what comes from a jar can be cached.
    private void pack(String classes) {
        ToolProvider.findFirst("jar").orElseThrow().run(System.out, System.err, "--create", "--file=" + jar,
                "-C", classes, EmptyWindow.class.getName().replace('.', '/') + ".class");
    }

    private List<String> command(String option) {
        return new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), option,
                "-Xlog:aot=off,cds=off", "-Dglass.platform=Headless", "-Dprism.order=sw", "-Dloopglass.trial=true",
                "--module-path", home.resolve("lib").toString(), "--enable-native-access=javafx.graphics"));
    }

    private List<String> empty(String option) {
        var line = command(option);
        line.addAll(List.of("--add-modules", "javafx.controls", "-cp", jar.toString(), EmptyWindow.class.getName()));
        return line;
    }

    /// As the start script does.
    private List<String> loopglass(String option, String trace) {
        var line = command(option);
        line.addAll(1, List.of("-XX:CompileThresholdScaling=2.5", "-XX:-UsePerfData", "-XX:NewSize=256m", "-XX:InitialRAMPercentage=5"));
        line.addAll(List.of("--add-opens=java.base/jdk.internal.vm=dev.loopglass", "--module",
                "dev.loopglass/dev.loopglass.Main", "open", trace));
        return line;
    }

    private static void compare(Map<String, List<String>> programs) throws Exception {
        Map<String, double[]> times = new LinkedHashMap<>();
        programs.keySet().forEach(name -> times.put(name, new double[ROUNDS]));
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            for (var program : programs.entrySet()) {
                double millis = run(program.getValue());
                if (round >= 0) {
                    times.get(program.getKey())[round] = millis;
                }
            }
        }
        // Round by round, because other work on the machine comes and goes.
        var base = times.get("empty window");
        times.forEach((name, all) -> System.out.printf(Locale.ROOT, "%-26s %6.0f ms   × %4.2f%n", name, median(all),
                median(IntStream.range(0, ROUNDS).mapToDouble(i -> all[i] / base[i]).toArray())));
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /// @return how long it took until its first word, in milliseconds
    private static double run(List<String> line) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putIfAbsent("LC_ALL", "C.UTF-8");
        long start = System.nanoTime();
        var process = builder.start();
        try (var words = process.getInputStream()) {
            int word = words.read();
            double millis = (System.nanoTime() - start) / 1e6;
            words.readAllBytes();
            int exit = process.waitFor();
            if (word < 0 || exit != 0) {
                throw new IOException(String.join(" ", line) + " ended with " + exit);
            }
            return millis;
        }
    }
}
