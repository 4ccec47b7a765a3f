package dev.loopglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.reactor.Peer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `record` takes curl's options, and does with them what curl does.
@Timeout(60)
class CurlTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    @TempDir
    private Path folder;

    private Shell shell;
    private Peer server;
    private volatile String answer = OK;
    private final List<String> bodies = new ArrayList<>();

    @BeforeEach
    void open() {
        shell = new Shell(folder);
        server = Peer.start(caller -> {
            var head = server.readHead(caller);
            int length = head.contains("Content-Length: ")
                    ? Integer.parseInt(head.replaceFirst("(?s).*Content-Length: (\\d+).*", "$1")) : 0;
            bodies.add(new String(caller.getInputStream().readNBytes(length), StandardCharsets.UTF_8));
            Peer.send(caller, head.startsWith("GET /again") ? OK : answer);
        });
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Shell.Outcome record(String... args) {
        var all = Stream.concat(Stream.of("record", server.url("/x"), "-o", "a.json"), Arrays.stream(args));
        return shell.run(all.toArray(String[]::new));
    }

    /// The head that the server got.
    private List<String> head(String... args) {
        var outcome = record(args);
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.err()).contains(": 200, 2 bytes after ");
        assertThat(shell.run("check", "a.json").out()).endsWith(", no faults\n");
        return server.heads().getLast().lines().toList();
    }

    @Test
    void withoutOptionsItIsAPlainGet() {
        assertThat(head()).containsExactly("GET /x HTTP/1.1", "Connection: close", "Host: 127.0.0.1:" + server.port(),
                "Accept-Encoding: gzip");
    }

    @Test
    void methodsAndHeaders() {
        assertThat(head("-X", "DELETE", "-H", "X-One: 1", "-H", "X-Two;", "-H", "Accept:", "-A", "me"))
                .startsWith("DELETE /x HTTP/1.1", "X-One: 1", "X-Two: ").contains("User-Agent: me");
        assertThat(head("--no-compressed")).doesNotContain("Accept-Encoding: gzip");
        assertThat(head("-H", "Accept-Encoding:")).doesNotContain("Accept-Encoding: gzip");
        assertThat(head("--no-compressed", "--compressed")).contains("Accept-Encoding: gzip");
        assertThat(head("-X", "BREW").getFirst()).isEqualTo("BREW /x HTTP/1.1");
        assertThat(head("-X", "POST")).contains("Content-Length: 0");
    }

    @Test
    void data() throws IOException {
        shell.write("form", "c=three\r\nand\n");
        assertThat(head("-d", "a=1", "-d", "b=ä", "-d", "@form")).startsWith("POST /x HTTP/1.1")
                .contains("Content-Length: 19", "Content-Type: application/x-www-form-urlencoded");
        assertThat(bodies.getLast()).isEqualTo("a=1&b=ä&c=threeand");
        assertThat(head("-X", "PUT", "-d", "x")).contains("Content-Type: application/x-www-form-urlencoded");
        assertThat(head("-d", "{}", "-H", "Content-Type: application/json")).contains("Content-Type: application/json");
        assertThat(head("-X", "GET", "-d", "q")).startsWith("GET /x HTTP/1.1").contains("Content-Length: 1");
        shell.input = "from a pipe";
        head("-d", "@-");
        assertThat(bodies.getLast()).isEqualTo("from a pipe");
    }

    @Test
    void theUserIsSentButNotWrittenDown() throws IOException {
        assertThat(head("-u", "anna:geheim")).contains("Authorization: Basic YW5uYTpnZWhlaW0=");
        assertThat(Files.readString(folder.resolve("a.json"))).contains("Authorization: •••")
                .doesNotContain("YW5uYTpnZWhlaW0").doesNotContain("geheim");
    }

    @Test
    void redirects() throws IOException {
        answer = "HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n";
        assertThat(record().err()).contains("GET " + server.url("/x") + ": sent on to " + server.url("/again")
                + ": 200, 2 bytes after ");
        assertThat(record("--no-location").err()).contains("/x: failed after ", "HTTP 302");
        assertThat(record("--max-redirs", "0", "--no-fail").err()).contains("/x: 302, 0 bytes after ");
        assertThat(record("--max-redirs", "-1").err()).contains(": 200, 2 bytes");
        assertThat(shell.run("check", "a.json").out()).endsWith(", no faults\n");
    }

    @Test
    void badStatusesFailOrNotAsAsked() throws IOException {
        answer = "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone";
        record();
        assertThat(Files.readString(folder.resolve("a.json"))).contains("future.failed");
        record("--no-fail");
        assertThat(Files.readString(folder.resolve("a.json"))).doesNotContain("future.failed");
    }

    @Test
    void timeouts() throws IOException {
        try (var silent = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            var url = "http://127.0.0.1:" + silent.getLocalPort() + "/";
            assertThat(shell.run("record", url, "-m", "0.05", "-o", "a.json").err()).contains("HTTP 599: Timeout");
        }
    }

    @Test
    void addresses() {
        var port = Integer.toString(server.port());
        for (var resolver : new String[] {"blocking", "threaded"}) {
            var outcome = shell.run("record", "http://example.test:" + port + "/x", "-o", "a.json", "--resolver", resolver,
                    "--resolve", "example.test:" + port + ":::1,127.0.0.1", "-4");
            assertThat(outcome.err()).contains("http://example.test:" + port + "/x: 200, 2 bytes");
        }
        assertThat(server.heads().getLast()).contains("Host: example.test:" + port);
        assertThat(record("-6").err()).contains("no IPv6 address");
        assertThat(record("--resolver", "threaded").err()).contains(": 200, 2 bytes");
    }

    @Test
    void severalUrlsInTheOrderGiven() {
        var outcome = shell.run("record", server.url("/1"), server.url("/2"), server.url("/3"), "--max-clients", "1",
                "-o", "a.json");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.err().lines().map(line -> line.replaceAll("after.*|:\\d+", ""))).startsWith(
                "loopglass: GET http://127.0.0.1/1: 200, 2 bytes ", "loopglass: GET http://127.0.0.1/2: 200, 2 bytes ",
                "loopglass: GET http://127.0.0.1/3: 200, 2 bytes ");
        assertThat(shell.run("check", "a.json").out()).endsWith(", no faults\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            -X | a b            | -X a b: wanted a method such as GET
            -H | no colon       | -H no colon: wanted NAME: VALUE
            -H | a b: c         | -H a b: c: wanted NAME: VALUE
            -H | Host:          | -H Host: this header cannot be left out
            -u | geheim         | -u: wanted USER:PASSWORD, got no colon
            -m | soon           | -m soon: wanted a number of seconds, such as 2 or 0.5
            -m | -1             | -m -1: wanted a number of seconds, such as 2 or 0.5
            --connect-timeout | 1e3 | --connect-timeout 1e3: wanted a number of seconds, such as 2 or 0.5
            --max-redirs  | -2  | --max-redirs -2: wanted a number from -1 on
            --max-clients | 0   | --max-clients 0: wanted a number from 1 on
            --max-clients | ten | --max-clients ten: wanted a number from 1 on
            --resolver | quick  | --resolver quick: wanted blocking or threaded
            --resolve | h:1     | --resolve h:1: wanted HOST:PORT:ADDR[,ADDR]...
            --resolve | h:0:::1 | --resolve h:0:::1: port 0; wanted a number from 1 to 65535
            --resolve | h:1:x   | --resolve h:1:x: address x; wanted one such as 127.0.0.1 or ::1
            --resolve | h:1:1.2.3.999 | --resolve h:1:1.2.3.999: address 1.2.3.999; wanted one such as 127.0.0.1 or ::1
            """)
    void valuesThatCannotBe(String option, String value, String problem) {
        assertThat(record(option, value)).isEqualTo(new Shell.Outcome(Exit.USAGE, "", "loopglass: " + problem + "\n"));
        assertThat(folder.resolve("a.json")).doesNotExist();
    }

    @Test
    void whatDoesNotGoTogether() {
        assertThat(record("-4", "-6").err()).isEqualTo("loopglass: -4 and -6: wanted one of them\n");
        assertThat(shell.run("record", "--scenario", "ok", "-X", "POST")).isEqualTo(
                new Shell.Outcome(Exit.USAGE, "", "loopglass: -X: wanted a URL to go with it\n"));
        assertThat(shell.run("record", "-L").err()).isEqualTo("loopglass: -L: wanted a URL to go with it\n");
        assertThat(record("-d", "@missing")).isEqualTo(
                new Shell.Outcome(Exit.IO, "", "loopglass: -d @missing: there is no such file\n"));
    }
}
