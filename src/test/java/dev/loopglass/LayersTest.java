package dev.loopglass;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The rules of `docs/design.md` on who may see whom, read off the compiled classes by the JDK's own `jdeps`.
class LayersTest {
    private static final String OURS = "dev.loopglass";
    private static final Path SOURCES = Path.of("src/main/java");

    /// Which of our packages each may import, besides itself and those below it. The root is `Main`.
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            // What a command has read already is shown without reading it again.
            Map.entry("(root)", Set.of("cli", "app", "trace")),
            Map.entry("event", Set.of()),
            Map.entry("reactor", Set.of("event")),
            Map.entry("http", Set.of("event", "reactor")),
            Map.entry("record", Set.of("event", "trace")),
            Map.entry("trace", Set.of("event")),
            Map.entry("replay", Set.of("event", "trace")),
            Map.entry("explain", Set.of("event", "trace", "replay")),
            Map.entry("scenario", Set.of("reactor", "http")),
            Map.entry("lesson", Set.of("event", "trace", "replay", "explain")),
            Map.entry("lint", Set.of("event", "trace", "explain")),
            Map.entry("export", Set.of("event", "trace", "replay", "explain", "lint", "lesson")),
            Map.entry("cli",
                    Set.of("event", "reactor", "http", "record", "trace", "replay", "explain", "scenario",
                    "lint", "lesson", "export")),
            Map.entry("app", Set.of("event", "trace", "replay", "explain", "lint", "lesson", "export")));

    private static List<Use> uses;

    /// A class of ours mentions another class.
    private record Use(String by, String of) {
        String layer() {
            return layer(by);
        }

        static String layer(String type) {
            var parts = type.substring(OURS.length() + 1).split("\\.");
            return parts.length == 1 ? "(root)" : parts[0];
        }
    }

    @BeforeAll
    static void runJdeps() {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = ToolProvider.findFirst("jdeps").orElseThrow()
                .run(new PrintWriter(out), new PrintWriter(err), "-verbose:class", "target/classes/dev");
        assertThat(code).as("jdeps: %s%s", out, err).isZero();
        var line = Pattern.compile("^ +(dev\\.loopglass\\.\\S+) +-> (\\S+) .*$", Pattern.MULTILINE);
        uses = line.matcher(out.toString()).results()
                .map(match -> new Use(match.group(1), match.group(2)))
                .filter(use -> !use.by().endsWith("package-info"))
                .toList();
        assertThat(uses).hasSizeGreaterThan(100);
    }

    @Test
    void everyPackageHasItsPlaceInTheTable() {
        assertThat(uses).extracting(Use::layer).isSubsetOf(MAY_IMPORT.keySet());
    }

    @Test
    void packagesImportOnlyThoseTheyMay() {
        assertThat(offenders(use -> use.of().startsWith(OURS + ".") && !allowed(use))).isEmpty();
    }

    private static boolean allowed(Use use) {
        var of = Use.layer(use.of());
        return of.equals(use.layer()) || MAY_IMPORT.getOrDefault(use.layer(), Set.of()).contains(of);
    }

    @Test
    void socketsAreOnlyInTheReactorAndTheTeachingServer() {
        var sockets = Pattern.compile("java\\.nio\\.channels\\."
                + "(Select|Pipe|(Server)?SocketChannel|DatagramChannel|Asynchronous).*|java\\.net\\.(Server)?Socket");
        assertThat(onlyIn(Set.of("reactor", "scenario"), sockets.asMatchPredicate())).isEmpty();
    }

    @Test
    void jsonIsOnlyInTraceLessonAndExport() {
        assertThat(onlyIn(Set.of("trace", "lesson", "export"), of -> of.startsWith("tools.jackson.")))
                .isEmpty();
    }

    @Test
    void picocliIsOnlyInTheCommandLine() {
        assertThat(onlyIn(Set.of("cli"), of -> of.startsWith("picocli."))).isEmpty();
    }

    @Test
    void javafxIsOnlyInTheWindow() {
        assertThat(onlyIn(Set.of("app"), of -> of.startsWith("javafx.") || of.startsWith("atlantafx.")))
                .isEmpty();
    }

    private static Set<String> onlyIn(Set<String> layers, Predicate<String> of) {
        return offenders(use -> of.test(use.of()) && !layers.contains(use.layer()));
    }

    private static Set<String> offenders(Predicate<Use> bad) {
        return uses.stream().filter(bad).map(use -> use.by() + " uses " + use.of())
                .collect(toCollection(TreeSet::new));
    }

    @Test
    void packageNamesSayWhatIsInThem() throws IOException {
        var vague = Set.of("util", "utils", "common", "core", "impl", "helper", "helpers", "manager", "misc",
                "base");
        try (var files = Files.walk(SOURCES)) {
            assertThat(files.filter(Files::isDirectory).map(path -> path.getFileName().toString()))
                    .doesNotContainAnyElementsOf(vague);
        }
    }

    @Test
    void everyPackageSaysInOneSentenceWhatItIs() throws IOException {
        var packages = sources().stream().map(Path::getParent)
                .filter(path -> path.getNameCount() > SOURCES.getNameCount() + 2)
                .collect(toCollection(TreeSet::new));
        assertThat(packages).isNotEmpty().allSatisfy(path ->
                assertThat(path.resolve("package-info.java")).content().startsWith("/// ")
                        .contains("\npackage "));
    }

    @Test
    void noFileIsTooLongToRead() throws IOException {
        var tooLong = new TreeSet<String>();
        for (var path : sources()) {
            var lines = Files.readAllLines(path).stream().map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("//")).count();
            if (lines > 400) {
                tooLong.add(path + ": " + lines + " lines of code");
            }
        }
        assertThat(tooLong).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(path -> path.toString().endsWith(".java")).toList();
        }
    }
}
