package dev.loopglass;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The real program in a process of its own, without a display.
@Timeout(120)
class MainTest {
    @TempDir
    private static Path folder;

    private record Outcome(int exit, String out, String err) {}

    @BeforeAll
    static void record() throws Exception {
        var outcome = run("record", "-o", "ok.json");
        assertThat(outcome.exit()).as(outcome.err()).isZero();
    }

    private static ProcessBuilder program(String... args) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString(),
                "--enable-native-access=ALL-UNNAMED", "-Djava.io.tmpdir=" + folder,
                "-cp", System.getProperty("java.class.path"), "dev.loopglass.Main"));
        command.addAll(List.of(args));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static Outcome run(String... args) throws IOException, InterruptedException {
        var err = Files.createTempFile(folder, "err", null);
        var process = program(args).redirectError(err.toFile()).start();
        process.getOutputStream().close();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), out, Files.readString(err));
    }

    @Test
    void withoutACommandAndWithoutADisplayItWalksInTheTerminal() throws Exception {
        var outcome = run();
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out())
                .contains("loop.started", "http.finished", "“HTTP/1.1 200 OK", "loop.stopped");
        assertThat(outcome.err().lines()).hasSize(4).allMatch(line -> line.startsWith("loopglass: "));
        assertThat(outcome.err()).startsWith("loopglass: no window: ");
        var picture = outcome.err().strip();
        var image = ImageIO.read(Path.of(picture.substring(picture.lastIndexOf(": ") + 2)).toFile());
        assertThat(image.getWidth()).isEqualTo(1280);
    }

    @Test
    void drawsThePictureItIsAskedFor() throws Exception {
        var outcome = run("export", "ok.json", "--as", "png", "--step", "40", "--size", "900x700", "--dark",
                "-o", "a.png");
        assertThat(outcome).isEqualTo(new Outcome(0, "", ""));
        var image = ImageIO.read(folder.resolve("a.png").toFile());
        assertThat(image.getWidth()).isEqualTo(900);
        assertThat(image.getHeight()).isEqualTo(700);
    }

    @Test
    void saysInOneLineThatThereIsNoDisplay() throws Exception {
        var outcome = run("open", "ok.json");
        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(outcome.err()).startsWith("loopglass: no window: ")
                .endsWith("hint: loopglass show ok.json\n").hasLineCount(2);
    }

    @Test
    void endsQuietlyWhenItsReaderHasSeenEnough() throws Exception {
        var err = Files.createTempFile(folder, "err", null);
        var process = program("show", "ok.json", "--state").redirectError(err.toFile()).start();
        process.getInputStream().close();
        assertThat(process.waitFor()).isZero();
        assertThat(err).isEmptyFile();
    }

    /// Whoever is killed has no time to tidy up, and need not.
    @Test
    void leavesATraceThatOpensWhenItIsKilled() throws Exception {
        try (var silent = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            var process = program("record", "http://127.0.0.1:" + silent.getLocalPort() + "/", "-o",
                    "killed.json")
                    .redirectErrorStream(true).start();
            try (var caller = silent.accept()) {
                assertThat(caller.getInputStream().read()).isEqualTo('G');
                process.destroyForcibly().waitFor();
            }
        }
        var outcome = run("show", "killed.json");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("loop.started", "channel.connected");
        assertThat(outcome.err()).startsWith("loopglass: killed.json").contains("cut off").hasLineCount(1);
    }

    @Test
    void handsTheExitCodeToTheShell() throws Exception {
        assertThat(run("show", "nowhere.json").exit()).isEqualTo(3);
        assertThat(run("record", "ftp://h/"))
                .isEqualTo(new Outcome(2, "", "loopglass: ftp://h/: scheme ftp; wanted http or https\n"));
    }
}
