package dev.loopglass;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The start script under `sh`, with JDKs that only tell how they were called.
class StartScriptTest {
    @TempDir
    private Path temp;

    private Path script;
    private Path usualPlace;
    /// All that is on the `PATH`: no Java of this machine.
    private Path tools;

    private record Outcome(int exit, List<String> out, List<String> err) {}

    /// The script in a folder with a space in its name, told to look for JDKs in `usualPlace` instead of `/usr/lib/jvm`.
    @BeforeEach
    void install() throws IOException {
        usualPlace = Files.createDirectories(temp.resolve("jvm"));
        var text = Files.readString(Path.of("src/main/dist/bin/loopglass"));
        assertThat(text).contains("/usr/lib/jvm/* /opt/* ");
        script = temp.resolve("a program/bin/loopglass");
        Files.createDirectories(script.getParent());
        Files.writeString(script, text.replace("/usr/lib/jvm/* /opt/* ", usualPlace + "/* "));
        makeExecutable(script);
        tools = Files.createDirectories(temp.resolve("tools"));
        for (var tool : List.of("dirname", "readlink")) {
            var place = Stream.of("/usr/bin", "/bin").map(bin -> Path.of(bin, tool)).filter(Files::exists)
                    .findFirst();
            Files.writeString(tools.resolve(tool), "#!/bin/sh\nexec " + place.orElseThrow() + " \"$@\"\n");
            makeExecutable(tools.resolve(tool));
        }
    }

    private Path jdk(Path home, String version) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version
                + "\"\n");
        Files.writeString(home.resolve("bin/java"),
                "#!/bin/sh\necho \"$0\"\nprintf '<%s>\\n' \"$@\"\nexit 7\n");
        makeExecutable(home.resolve("bin/java"));
        return home;
    }

    private static void makeExecutable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Outcome start(Path program, Map<String, String> environment, String... args) throws Exception {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(args));
        var err = temp.resolve("err");
        var builder = new ProcessBuilder(command).directory(temp.toFile()).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", tools.toString(), "HOME", temp.toString()));
        builder.environment().putAll(environment);
        var process = builder.start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), out.lines().toList(), Files.readAllLines(err));
    }

    @Test
    void passesEveryArgumentAsItIsAndTheExitCodeToo() throws Exception {
        var jdk = jdk(temp.resolve("my jdk"), "25.0.3");
        var outcome = start(script, Map.of("LOOPGLASS_JAVA_HOME", jdk.toString()), "show", "two words", "",
                "*", "\"'$HOME\\");
        assertThat(outcome.exit()).isEqualTo(7);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).containsExactly(jdk + "/bin/java", "<-XX:CompileThresholdScaling=2.5>", "<-XX:-UsePerfData>",
                "<-XX:NewSize=256m>", "<-XX:InitialRAMPercentage=5>", "<-XX:AOTCache=" + temp.toRealPath() + "/a program/lib/loopglass.aot>", "<-Xlog:aot=off,cds=off>",
                "<--module-path>", "<" + temp.toRealPath() + "/a program/lib>",
                "<--enable-native-access=javafx.graphics>",
                "<--add-opens=java.base/jdk.internal.vm=dev.loopglass>",
                "<--module>", "<dev.loopglass/dev.loopglass.Main>",
                "<show>", "<two words>", "<>", "<*>", "<\"'$HOME\\>");
    }

    @Test
    void findsItsLibrariesThroughLinksOfLinks() throws Exception {
        var jdk = jdk(temp.resolve("jdk"), "25");
        Files.createDirectories(temp.resolve("bin"));
        Files.createSymbolicLink(temp.resolve("bin/first"), Path.of("../a program/bin/loopglass"));
        Files.createSymbolicLink(temp.resolve("second"), temp.resolve("bin/first"));
        var outcome = start(temp.resolve("second"), Map.of("LOOPGLASS_JAVA_HOME", jdk.toString()));
        assertThat(outcome.out()).contains("<" + temp.toRealPath() + "/a program/lib>");
    }

    @Test
    void prefersLoopglassJavaHomeToJavaHomeToTheUsualPlaces() throws Exception {
        var usual = jdk(usualPlace.resolve("jdk-25"), "25.0.1");
        var javaHome = jdk(temp.resolve("java-home"), "26");
        var ours = jdk(temp.resolve("ours"), "27-ea");
        assertThat(start(script, Map.of()).out()).first().isEqualTo(usual + "/bin/java");
        assertThat(start(script, Map.of("JAVA_HOME", javaHome.toString())).out())
                .first().isEqualTo(javaHome + "/bin/java");
        assertThat(start(script,
                Map.of("JAVA_HOME", javaHome.toString(), "LOOPGLASS_JAVA_HOME", ours.toString())).out())
                .first().isEqualTo(ours + "/bin/java");
    }

    @Test
    void passesOverJdksThatAreTooOld() throws Exception {
        jdk(usualPlace.resolve("a-jdk-8"), "1.8.0_402");
        jdk(usualPlace.resolve("b-jdk-17"), "17.0.15");
        Files.createDirectories(usualPlace.resolve("c-empty"));
        var good = jdk(usualPlace.resolve("d-jdk-25"), "25");
        var old = jdk(temp.resolve("old"), "21.0.2");
        assertThat(start(script, Map.of("JAVA_HOME", old.toString())).out()).first()
                .isEqualTo(good + "/bin/java");
    }

    @Test
    void findsTheOneOnThePath() throws Exception {
        var jdk = jdk(temp.resolve("elsewhere"), "25");
        Files.createDirectories(temp.resolve("bin"));
        Files.createSymbolicLink(temp.resolve("bin/java"), jdk.resolve("bin/java"));
        var outcome = start(script, Map.of("PATH", temp.resolve("bin") + ":" + tools));
        assertThat(outcome.out()).first().isEqualTo(jdk.toRealPath() + "/bin/java");
    }

    @Test
    void saysWhatToInstallWhenThereIsNone() throws Exception {
        jdk(usualPlace.resolve("jdk-17"), "17.0.15");
        var outcome = start(script, Map.of());
        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).containsExactly("loopglass: no JDK 25 or newer found; "
                + "install one (for example from https://adoptium.net) or set LOOPGLASS_JAVA_HOME");
    }

    @Test
    void doesNotGuessWhenItWasToldWrong() throws Exception {
        jdk(usualPlace.resolve("jdk-25"), "25");
        var old = jdk(temp.resolve("old"), "17");
        assertThat(start(script, Map.of("LOOPGLASS_JAVA_HOME", old.toString())))
                .isEqualTo(new Outcome(3, List.of(),
                        List.of("loopglass: LOOPGLASS_JAVA_HOME=" + old + " is not a JDK 25 or newer")));
    }
}
