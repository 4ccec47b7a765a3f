package dev.loopglass;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the README tells people to type works when they type it.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");

    @TempDir
    private Path temp;

    private static List<String> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(Path.of("README.md"))).results().map(match -> match.group(1))
                .toList();
    }

    private static List<String> lines(String command) throws IOException {
        return blocks().stream().flatMap(String::lines).map(line -> line.replaceFirst("\\s+#.*", "").strip())
                .filter(line -> line.equals(command) || line.startsWith(command + " ")).toList();
    }

    /// The blocks run one after the other, as a script. `loopglass` is this very build; Maven, which runs
    /// this test, is not started anew.
    @Test
    void everyCommandSucceeds() throws Exception {
        assertThat(lines("loopglass")).hasSizeGreaterThan(5);
        var bin = Files.createDirectory(temp.resolve("bin"));
        tool(bin.resolve("loopglass"), "exec '" + Path.of(System.getProperty("java.home"), "bin", "java")
                + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp '" + System.getProperty("java.class.path")
                + "' dev.loopglass.Main \"$@\"");
        tool(bin.resolve("mvn"), "exit 0");
        tool(bin.resolve("git"), "exit 0");
        var script = Files.writeString(temp.resolve("readme.sh"), "set -ex\n" + String.join("\n", blocks()));
        var said = temp.resolve("said");
        var builder = new ProcessBuilder("sh", script.toString())
                .directory(Files.createDirectory(temp.resolve("work")).toFile())
                .redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().merge("PATH", bin.toString(), (path, first) -> first + ":" + path);
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
        var process = builder.start();
        process.getOutputStream().close();
        assertThat(process.waitFor()).as(Files.readString(said)).isZero();
    }

    private static void tool(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void theMavenCommandsAreThoseOfTheBuild() throws IOException {
        assertThat(lines("mvn")).containsExactly("mvn", "mvn verify");
        assertThat(Path.of("pom.xml")).content()
                .contains("<defaultGoal>process-classes exec:exec@app</defaultGoal>");
        assertThat(Path.of(".ci/run")).content().contains("\nexec mvn -B verify </dev/null\n");
    }
}
