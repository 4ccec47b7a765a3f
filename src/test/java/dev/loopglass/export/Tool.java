package dev.loopglass.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/// Programs of others that open what we write. Where one is missing the test is skipped, and says so.
final class Tool {
    private static final Path PACKAGES = Path.of("target", "npm").toAbsolutePath();

    private Tool() {}

    /// @param debian the package that has it
    static String find(String program, String debian) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(place -> Path.of(place, program)).filter(Files::isExecutable).map(Path::toString).findFirst()
                .orElseThrow(() -> skipped(program + " is not installed (Debian: " + debian + ")"));
    }

    private static TestAbortedException skipped(String reason) {
        System.err.println(reason + ": not tested against it");
        return new TestAbortedException(reason);
    }

    /// @param out what it printed
    /// @param err what it complained about
    record Said(int exit, String out, String err) {}

    static Said run(Path folder, List<String> command) throws Exception {
        var out = Files.createTempFile("tool", ".out");
        var err = Files.createTempFile("tool", ".err");
        try {
            var process = new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(out.toFile())
                    .redirectError(err.toFile()).start();
            process.getOutputStream().close();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IOException(command.getFirst() + " does not end: " + Files.readString(err));
            }
            return new Said(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /// Where the package of this name and version is, which npm brings here at the first time.
    static Path npm(String name, String version) throws Exception {
        var home = PACKAGES.resolve(name + "-" + version);
        if (!Files.isDirectory(home)) {
            var npm = find("npm", "npm");
            var fresh = Files.createDirectories(PACKAGES.resolve(name + ".part"));
            var said = run(fresh, List.of(npm, "install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts",
                    "--prefix", fresh.toString(), name + "@" + version));
            if (said.exit() != 0) {
                throw skipped("npm cannot bring " + name + " " + version + ": "
                        + said.err().lines().filter(line -> line.contains("error")).findFirst().orElse(""));
            }
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        }
        return home.resolve("node_modules").resolve(name);
    }

    /// A page as Chromium has made it, and what was said on its console.
    static Said chromium(Path folder, String url, String... options) throws Exception {
        var command = new ArrayList<>(List.of(find("chromium", "chromium"), "--headless", "--no-sandbox",
                "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--enable-logging=stderr",
                "--user-data-dir=" + Files.createTempDirectory(folder, "chromium"), "--virtual-time-budget=10000"));
        command.addAll(List.of(options));
        command.add(url);
        var said = run(folder, command);
        assertThat(said.exit()).as(said.err()).isZero();
        return said;
    }
}
