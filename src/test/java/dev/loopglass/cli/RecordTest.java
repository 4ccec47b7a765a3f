package dev.loopglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.loopglass.scenario.Scenario;
import dev.loopglass.scenario.Scenarios;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class RecordTest {
    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void openShell() {
        shell = new Shell(folder);
    }

    private void assertSound(String file) {
        assertThat(shell.run("check", file).out()).startsWith(file + ": ").endsWith(", no faults\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ok        | GET http://127\\.0\\.0\\.1:\\d+/hello: 200, 40 bytes after .* ms
            chunked   | GET http://127\\.0\\.0\\.1:\\d+/chunked: 200, 39 bytes after .* ms
            not-found | GET http://127\\.0\\.0\\.1:\\d+/missing: failed after .* ms: .*404.*
            refused   | GET http://127\\.0\\.0\\.1:\\d+/hello: failed after .* ms: .*refused.*
            timeout   | GET http://127\\.0\\.0\\.1:\\d+/hello: failed after .* ms: .*599.*
            """)
    void everyScenarioIsRecordedWhateverBecameOfItsFetch(String name, String ending) {
        var outcome = shell.run("record", "--scenario", name);
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .matches("loopglass: " + ending + "\nloopglass: " + name + "\\.json: .* steps in .* turns\n");
        assertSound(name + ".json");
    }

    @Test
    void tellsHowEachOfThreeFetchesEnded() {
        var outcome = shell.run("record", "--scenario", "queue", "-o", "q.json");
        assertThat(outcome.err().lines()).hasSize(4).filteredOn(line -> line.contains(": 200, 40 bytes"))
                .hasSize(3);
        assertSound("q.json");
    }

    @Test
    void choosesANameThatIsFree() throws IOException {
        shell.write("ok.json", "precious");
        shell.write("ok-2.json", "precious too");
        assertThat(shell.run("record").err()).contains("loopglass: ok-3.json: ");
        assertThat(folder.resolve("ok.json")).hasContent("precious");
        assertThat(folder.resolve("ok-2.json")).hasContent("precious too");
        assertSound("ok-3.json");
    }

    @Test
    void recordsAUrlUnderTheNameOfItsHost() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("hi".getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        server.start();
        try {
            int port = server.getAddress().getPort();
            var outcome = shell.run("record", "http://127.0.0.1:" + port + "/a?b=c");
            assertThat(outcome.err())
                    .contains("GET http://127.0.0.1:" + port + "/a?b=c: 200, 2 bytes", "127.0.0.1.json: ");
            assertSound("127.0.0.1.json");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aHostThatDoesNotResolveIsARecordingToo() {
        var outcome = shell.run("record", "http://nowhere.invalid/", "-o", "a.json");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.err()).contains("GET http://nowhere.invalid/: failed after ", "nowhere.invalid");
        assertSound("a.json");
    }

    @Test
    void writesToStandardOutput() {
        var outcome = shell.run("record", "-o", "-");
        assertThat(outcome.out()).startsWith("{\"format\":\"loopglass\"")
                .endsWith("\"reason\":\"finished\"}}\n");
        assertThat(outcome.err()).contains("loopglass: standard output: ");
        shell.input = outcome.out();
        assertThat(shell.run("check", "-").exit()).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void writesToADevice() {
        var outcome = shell.run("record", "-o", "/dev/null");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.err()).matches("loopglass: GET http://127.0.0.1:\\d+/hello: 200, \\d+ bytes after [^\n]+\n"
                + "loopglass: /dev/null: \\d+ steps in \\d+ turns\n");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void takesThePlaceOfAnOldFileWhenItIsWhole() throws IOException {
        shell.write("old.json", "old");
        assertThat(shell.run("record", "-o", "old.json").exit()).isZero();
        assertSound("old.json");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void hidesSecretsUnlessItIsToldNotTo() throws IOException {
        var url = "http://anna:geheim@nowhere.invalid/?access_token=hush";
        var masked = shell.run("record", url, "-o", "masked.json");
        assertThat(masked.err() + Files.readString(folder.resolve("masked.json")))
                .doesNotContain("geheim", "hush");
        shell.run("record", url, "-o", "plain.json", "--keep-secrets");
        assertThat(folder.resolve("plain.json")).content().contains("geheim", "hush");
    }

    @Test
    void saysWhichScenariosThereAre() {
        var names = Scenarios.all().stream().map(Scenario::name).collect(Collectors.joining(", "));
        assertThat(shell.run("record", "--scenario", "chunkd")).isEqualTo(new Shell.Outcome(Exit.USAGE, "",
                "loopglass: no scenario chunkd; there are " + names + "\nhint: did you mean chunked?\n"));
        assertThat(shell.run("record", "--scenario", "everything"))
                .isEqualTo(new Shell.Outcome(Exit.USAGE, "",
                "loopglass: no scenario everything; there are " + names + "\n"));
        assertThat(shell.run("scenarios").out()).contains("ok ", "queue ", "One plain GET");
    }

    @Test
    void refusesAScenarioBesideAUrl() {
        assertThat(shell.run("record", "http://h/", "--scenario", "ok"))
                .isEqualTo(new Shell.Outcome(Exit.USAGE, "",
                "loopglass: a URL and --scenario: wanted one of them\n"));
    }

    @Test
    void tellsWhyItCannotWrite() throws IOException {
        Files.createDirectory(folder.resolve("here"));
        var intoFolder = shell.run("record", "-o", "here");
        assertThat(intoFolder.exit()).isEqualTo(Exit.IO);
        assertThat(intoFolder.err()).startsWith("loopglass: here: cannot be written: ").contains("folder");
        var intoNowhere = shell.run("record", "-o", "no/such/a.json");
        assertThat(intoNowhere.exit()).isEqualTo(Exit.IO);
        assertThat(intoNowhere.err()).startsWith("loopglass: no/such/a.json: cannot be written: ")
                .hasLineCount(1);
    }
}
