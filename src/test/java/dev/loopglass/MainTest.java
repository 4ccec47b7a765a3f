package dev.loopglass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loopglass.reactor.Hanging;
import dev.loopglass.reactor.Peer;
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
        // Each is over before the second compiler and the parallel collector could pay for themselves.
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
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

    /// Java by itself would try IPv4 first, and would know a name for half a minute that nobody has any more.
    @Test
    void asksTheSystemForAddressesEachTimeAndTriesThemInItsOrder() throws Exception {
        assumeTrue(Hanging.hasIpv6(), "this machine has no ::1");
        var hosts = folder.resolve("hosts");
        Files.writeString(hosts, "::1 both.test\n127.0.0.1 both.test\n");
        var peers = new Peer[1];
        try (var peer = Peer.start(caller -> {
            peers[0].readHead(caller);
            Files.writeString(hosts, "127.0.0.1 else.test\n");
            Peer.send(caller, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        })) {
            peers[0] = peer;
            var url = "http://both.test:" + peer.port();
            var err = folder.resolve("both.err");
            var builder = program("record", url + "/1", url + "/2", "--max-clients", "1", "-o", "both.json");
            builder.environment().put("JDK_JAVA_OPTIONS", "-Djdk.net.hosts.file=" + hosts);
            assertThat(builder.redirectError(err.toFile()).start().waitFor()).isZero();
            assertThat(Files.readString(err)).contains("/1: 200, 2 bytes", "/2: failed after ", "UnknownHostException");
            // The second is tried in the very handler that saw the first refused.
            assertThat(stepsOf("both.json", "channel.connecting|channel.failed")).hasSize(3).satisfies(steps -> {
                assertThat(steps.get(0)).contains("channel.connecting", "[::1]:" + peer.port());
                assertThat(steps.get(1)).contains("channel.failed", "refused");
                assertThat(steps.get(2)).contains("channel.connecting", "127.0.0.1:" + peer.port())
                        .contains(steps.get(1).replaceFirst(".*(\"task\":\\d+).*", "$1"));
            });
        }
    }

    private static List<String> stepsOf(String file, String kinds) throws IOException {
        try (var lines = Files.lines(folder.resolve(file))) {
            return lines.filter(line -> line.matches(".*\"kind\":\"(" + kinds + ")\".*")).toList();
        }
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
        try (var silent = new ServerSocket(0, 0, InetAddress.getByName("127.0.0.1"))) {
            var process = program("record", "http://127.0.0.1:" + silent.getLocalPort() + "/", "-o",
                    "killed.json")
                    .redirectErrorStream(true).start();
            try (var caller = silent.accept()) {
                assertThat(caller.getInputStream().read()).isEqualTo('G');
                // It waits for the answer; what it did is in the file a moment later.
                while (!Files.readString(folder.resolve("killed.json")).contains("\"http.sent\"")) {
                    assertThat(process.isAlive()).isTrue();
                }
                process.destroyForcibly().waitFor();
            }
        }
        var outcome = run("show", "killed.json");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("loop.started", "channel.connected", "http.sent");
        assertThat(outcome.err()).startsWith("loopglass: killed.json").contains("cut off").hasLineCount(1);
    }

    @Test
    void handsTheExitCodeToTheShell() throws Exception {
        assertThat(run("show", "nowhere.json").exit()).isEqualTo(3);
        assertThat(run("record", "ftp://h/"))
                .isEqualTo(new Outcome(2, "", "loopglass: ftp://h/: scheme ftp; wanted http or https\n"));
    }
}
