package dev.loopglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.reactor.Peer;
import dev.loopglass.scenario.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opentest4j.TestAbortedException;

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
            int length = head.contains("Content-Length: ") && !head.contains("Expect: ")
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
        assertThat(head("-H", "accept-encoding: identity")).contains("Accept-Encoding: identity")
                .noneMatch(line -> line.contains("gzip"));
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

    /// This server says at once what it thinks of the request; whoever waits for its word sends no body.
    @Test
    void aBodyWaitsForTheServersWordIfTheServerIsAskedForIt() throws IOException {
        assertThat(head("-d", "hello", "-H", "expect: 100-Continue")).contains("Expect: 100-continue", "Content-Length: 5");
        assertThat(count("\"channel.wrote\"")).isEqualTo(1);
        head("-d", "hello");
        assertThat(count("\"channel.wrote\"")).isEqualTo(2);
        assertThat(head("-H", "Expect: 100-continue")).contains("Expect: 100-continue");
    }

    private long count(String text) throws IOException {
        return Files.readString(folder.resolve("a.json")).lines().filter(line -> line.contains(text)).count();
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
        assertThat(record("--max-redirs", "1", "--no-location", "-L").err()).contains(": 200, 2 bytes");
        assertThat(shell.run("check", "a.json").out()).endsWith(", no faults\n");
    }

    @Test
    void badStatusesFailOrNotAsAsked() throws IOException {
        answer = "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone";
        assertThat(record().err()).contains("/x: failed after ", "HTTP 404: Not Found");
        assertThat(Files.readString(folder.resolve("a.json"))).contains("future.failed");
        assertThat(record("--no-fail", "-f").err()).contains("HTTP 404: Not Found");
        assertThat(record("-f", "--no-fail").err()).contains("/x: 404, 4 bytes after ");
        assertThat(Files.readString(folder.resolve("a.json"))).doesNotContain("future.failed");
    }

    @Test
    void timeouts() throws IOException {
        try (var silent = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            var url = "http://127.0.0.1:" + silent.getLocalPort() + "/";
            assertThat(shell.run("record", url, "-m", "0.05", "-o", "a.json").err()).contains("HTTP 599: Timeout");
        }
    }

    /// As curl's: for the redirects, too.
    @Test
    void theMaximalTimeIsForAllOfIt() throws IOException {
        answer = "HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n";
        assertThat(record("-m", "9").err()).contains(": 200, 2 bytes");
        var deadlines = Files.readString(folder.resolve("a.json")).lines().filter(line -> line.matches(".*deadlineNanos.*request timeout.*"))
                .map(line -> line.replaceFirst(".*(\"deadlineNanos\":\\d+).*", "$1")).toList();
        assertThat(deadlines).hasSize(2)
                .satisfies(both -> assertThat(both.getFirst()).contains("deadlineNanos").isEqualTo(both.getLast()));
    }

    /// Nobody calls in those who knock here, and there is no chair left: they get no answer at all.
    @Test
    void connectTimeouts() throws IOException {
        var guests = new ArrayList<SocketChannel>();
        try (var full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            for (int i = 0; i < 8; i++) {
                guests.add(SocketChannel.open());
                guests.getLast().configureBlocking(false);
                guests.getLast().connect(full.getLocalSocketAddress());
            }
            var outcome = shell.run("record", "http://127.0.0.1:" + full.getLocalPort() + "/", "-o", "a.json",
                    "--connect-timeout", "0.05", "-m", "0");
            assertThat(outcome.exit()).as("the failure is the recording").isZero();
            assertThat(outcome.err()).containsPattern("/: failed after .*: HttpError: HTTP 599: Timeout\n");
        } finally {
            for (var guest : guests) {
                guest.close();
            }
        }
        assertThat(Files.readString(folder.resolve("a.json"))).contains("\"label\":\"connect timeout\"")
                .doesNotContain("\"label\":\"request timeout\"");
        assertThat(shell.run("check", "a.json").out()).endsWith(", no faults\n");
    }

    @Test
    void certificates() throws IOException {
        var identity = Identity.selfSigned("server", "127.0.0.1");
        shell.write("it.pem", identity.certificatePem());
        shell.write("other.pem", Identity.selfSigned("other").certificatePem());
        try (var secure = Peer.start(caller -> {
            try (var socket = identity.context().getSocketFactory().createSocket(caller, null, true)) {
                server.readHead(socket);
                Peer.send(socket, OK);
                Peer.awaitEnd(socket);
            }
        })) {
            var url = "https://127.0.0.1:" + secure.port() + "/";
            var self = "TlsException: 127.0.0.1: the certificate is self-signed, so nobody vouches for it\n";
            assertThat(shell.run("record", url, "-o", "a.json").err()).contains("failed after ", self);
            assertThat(shell.run("record", url, "-o", "a.json", "--cacert", "other.pem").err()).contains(self);
            assertThat(shell.run("record", url, "-o", "a.json", "--cacert", "it.pem").err()).contains(": 200, 2 bytes");
            for (var option : List.of("-k", "--insecure")) {
                assertThat(shell.run("record", url, "-o", "a.json", option).err()).contains(": 200, 2 bytes");
            }
            assertThat(Files.readString(folder.resolve("a.json"))).contains("tls.established");
            assertThat(shell.run("check", "a.json").out()).endsWith(", no faults\n");
            assertThat(shell.run("record", url, "-o", "b.json", "--cacert", "missing.pem"))
                    .isEqualTo(new Shell.Outcome(Exit.IO, "", "loopglass: missing.pem: no such file\n"));
            assertThat(folder.resolve("b.json")).doesNotExist();
        }
    }

    @Test
    void ipv6Only() {
        Peer there;
        try {
            there = Peer.start("::1", 0, caller -> {
                server.readHead(caller);
                Peer.send(caller, OK);
            });
        } catch (UncheckedIOException e) {
            throw new TestAbortedException("no IPv6 on this machine: not tested", e);
        }
        try (there) {
            int port = there.port();
            var outcome = shell.run("record", "http://both.test:" + port + "/", "-6", "-o", "a.json",
                    "--resolve", "both.test:" + port + ":127.0.0.1,::1");
            assertThat(outcome.err()).contains(": 200, 2 bytes");
            assertThat(shell.run("record", "http://[::1]:" + port + "/", "-o", "a.json").err()).contains(": 200, 2 bytes");
        }
    }

    @Test
    void overridesAreForOnePort() {
        var url = "http://nowhere.invalid:" + server.port() + "/x";
        var there = "nowhere.invalid:" + server.port() + ":127.0.0.1";
        assertThat(shell.run("record", url, "-o", "a.json", "--resolve", there, "--resolve", "else.invalid:80:::1").err())
                .contains(": 200, 2 bytes");
        assertThat(shell.run("record", url, "-o", "a.json", "--resolve", "nowhere.invalid:1:127.0.0.1").err())
                .contains("failed after ", "nowhere.invalid");
    }

    /// None is answered before all have asked.
    @Test
    void severalUrlsAtOnce() {
        var all = new CountDownLatch(3);
        try (var slow = Peer.start(caller -> {
            server.readHead(caller);
            all.countDown();
            all.await();
            Peer.send(caller, OK);
        })) {
            var outcome = shell.run("record", slow.url("/1"), slow.url("/2"), slow.url("/3"), "-o", "a.json");
            assertThat(outcome.exit()).isZero();
            assertThat(outcome.err().lines()).hasSize(4);
            assertThat(outcome.err()).contains("/1: 200, 2 bytes", "/2: 200, 2 bytes", "/3: 200, 2 bytes");
        }
    }

    @Test
    void someMayFail() throws IOException {
        var dead = "http://127.0.0.1:" + Peer.deadPort() + "/";
        var outcome = shell.run("record", dead, server.url("/x"), "-o", "a.json");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.err()).contains("GET " + dead + ": failed after ", "Connection refused",
                "GET " + server.url("/x") + ": 200, 2 bytes");
        assertThat(shell.run("check", "a.json").out()).endsWith(", no faults\n");
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
