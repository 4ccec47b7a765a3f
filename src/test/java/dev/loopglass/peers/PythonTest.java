package dev.loopglass.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.event.Event;
import dev.loopglass.http.HttpRequest;
import dev.loopglass.reactor.TlsException;
import dev.loopglass.scenario.Identity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Fetches from Python's `http.server`: as it is started by everybody who needs a server for a moment, and with a
/// handler of our own.
@Timeout(120)
class PythonTest {
    private static final byte[] BIG = new byte[2 << 20];

    /// Answers in ways that files are not served in.
    private static final String HANDLER = """
            import http.server, ssl, sys

            class Handler(http.server.BaseHTTPRequestHandler):
                def do_GET(self):
                    if self.path == "/chunked":
                        self.protocol_version = "HTTP/1.1"
                        self.send_response(200)
                        self.send_header("Transfer-Encoding", "chunked")
                        self.end_headers()
                        for piece in b"one", b"two", b"":
                            self.wfile.write(b"%x;note=none\\r\\n%s" % (len(piece), piece + b"\\r\\n" * bool(piece)))
                        self.wfile.write(b"X-Trailer: yes\\r\\n\\r\\n")
                    elif self.path == "/length":
                        self.send_response(200)
                        self.send_header("Content-Length", "6")
                        self.end_headers()
                        self.wfile.write(b"length")
                    elif self.path == "/old":
                        self.wfile.write(b"no head at all")
                    else:
                        self.send_response(200, "Fine, I think")
                        self.send_header("X-Twice", "1")
                        self.send_header("X-Twice", "2")
                        self.end_headers()
                        self.wfile.write(b"until the end")

                def do_POST(self):
                    body = self.rfile.read(int(self.headers["Content-Length"]))
                    self.send_response(201)
                    self.end_headers()
                    self.wfile.write(self.headers["Content-Type"].encode() + b" " + body)

            server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
            if len(sys.argv) > 1:
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                context.load_cert_chain(sys.argv[1], sys.argv[2])
                server.socket = context.wrap_socket(server.socket, server_side=True)
            print("port", server.server_port, flush=True)
            server.serve_forever()
            """;

    private static String python;
    private static Path folder;
    private static Stranger files;
    private static Stranger handler;
    private static String filesUrl;
    private static String handlerUrl;

    @BeforeAll
    static void start(@TempDir Path temporary) throws IOException {
        python = Stranger.find("python3", "python3");
        folder = temporary;
        new Random(1).nextBytes(BIG);
        Files.createDirectories(folder.resolve("www/folder"));
        Files.writeString(folder.resolve("www/hello.txt"), "hello from python\n");
        Files.writeString(folder.resolve("www/folder/my file.txt"), "with a blank\n");
        Files.write(folder.resolve("www/big"), BIG);
        Files.writeString(folder.resolve("handler.py"), HANDLER);
        files = Stranger.start(folder, python, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", "www");
        filesUrl = "http://127.0.0.1:" + files.awaitWords("Serving HTTP on 127.0.0.1 port ([0-9]+)").group(1);
        handler = Stranger.start(folder, python, "-u", "handler.py");
        handlerUrl = "http://127.0.0.1:" + handler.awaitWords("port ([0-9]+)").group(1);
    }

    @AfterAll
    static void stop() {
        for (var stranger : new Stranger[] {files, handler}) {
            if (stranger != null) {
                stranger.close();
            }
        }
    }

    // ---- files

    @Test
    void aFile() throws Exception {
        var visit = Visit.to(filesUrl + "/hello.txt");
        assertThat(visit.response().text()).isEqualTo("hello from python\n");
        assertThat(visit.response().headers().get("Server")).startsWith("SimpleHTTP");
        assertThat(visit.of(Event.ChannelRead.class).getFirst().preview()).startsWith("HTTP/1.0 200 OK");
    }

    @Test
    void aBigFile() throws Exception {
        var visit = Visit.to(filesUrl + "/big");
        assertThat(visit.response().body()).isEqualTo(BIG);
        assertThat(visit.reads()).isGreaterThan(20);
    }

    @Test
    void aListing() throws Exception {
        var visit = Visit.to(filesUrl + "/");
        assertThat(visit.response().text()).contains("Directory listing", "<a href=\"hello.txt\">", "<a href=\"folder/\">");
        assertThat(Visit.to(filesUrl + "/folder/my%20file.txt").response().text()).isEqualTo("with a blank\n");
    }

    @Test
    void aFolderIsRedirectedToItsSlash() throws Exception {
        var visit = Visit.to(filesUrl + "/folder?a=b");
        assertThat(visit.response().effectiveUrl()).isEqualTo(filesUrl + "/folder/?a=b");
        assertThat(visit.response().text()).contains("my%20file.txt");
        assertThat(visit.of(Event.HttpRedirected.class)).singleElement().extracting(Event.HttpRedirected::code).isEqualTo(301);
        assertThat(visit.of(Event.ChannelClosed.class)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/hello.txt", "/", "/big"})
    void headHasNoBody(String path) throws Exception {
        var visit = Visit.to(new HttpRequest(filesUrl + path).method("HEAD"));
        assertThat(visit.response().headers().get("Content-Length")).isNotEqualTo("0");
        assertThat(visit.response().body()).isEmpty();
        assertThat(visit.of(Event.HttpBody.class)).isEmpty();
    }

    @Test
    void refusals() throws Exception {
        var none = Visit.to(filesUrl + "/none");
        assertThat(none.refusal().reason()).isEqualTo("File not found");
        assertThat(none.refusal().text()).contains("Error code: 404");
        var post = Visit.to(new HttpRequest(filesUrl + "/hello.txt").method("POST").body(new byte[10]));
        assertThat(post.refusal().code()).isEqualTo(501);
        assertThat(post.refusal().reason()).isEqualTo("Unsupported method ('POST')");
    }

    @Test
    void onlyWhatIsNew() throws Exception {
        var tomorrow = Instant.now().plus(Duration.ofDays(1));
        var visit = Visit.to(new HttpRequest(filesUrl + "/hello.txt").ifModifiedSince(tomorrow));
        assertThat(visit.refusal().code()).isEqualTo(304);
        assertThat(visit.of(Event.HttpBody.class)).isEmpty();
    }

    // ---- a handler

    @Test
    void aBodyThatLastsUntilTheClose() throws Exception {
        var visit = Visit.to(handlerUrl + "/");
        assertThat(visit.response().text()).isEqualTo("until the end");
        assertThat(visit.response().reason()).isEqualTo("Fine, I think");
        assertThat(visit.response().headers().getList("x-twice")).containsExactly("1", "2");
        assertThat(visit.response().headers().contains("Content-Length")).isFalse();
    }

    @Test
    void chunksWithExtensionsAndTrailers() throws Exception {
        assertThat(Visit.to(handlerUrl + "/chunked").response().text()).isEqualTo("onetwo");
    }

    @Test
    void aForm() throws Exception {
        var visit = Visit.to(new HttpRequest(handlerUrl + "/").method("POST").body("a=1&b=2".getBytes(StandardCharsets.UTF_8)));
        assertThat(visit.response().code()).isEqualTo(201);
        assertThat(visit.response().text()).isEqualTo("application/x-www-form-urlencoded a=1&b=2");
    }

    /// As in HTTP/0.9.
    @Test
    void aBodyWithoutAHead() throws Exception {
        assertThat(Visit.to(handlerUrl + "/old").error()).hasMessageStartingWith("HTTP 599: ");
    }

    // ---- TLS as Python closes it: without a goodbye

    @Test
    void aLengthNeedsNoGoodbye() throws Exception {
        try (var server = startSecure()) {
            var url = "https://127.0.0.1:" + server.awaitWords("port ([0-9]+)").group(1);
            var visit = Visit.to(new HttpRequest(url + "/length").caCerts(folder.resolve("python.pem")));
            assertThat(visit.response().text()).isEqualTo("length");
            assertThat(visit.of(Event.TlsEstablished.class)).hasSize(1);
            var cut = Visit.to(new HttpRequest(url + "/").caCerts(folder.resolve("python.pem")));
            assertThat(cut.error()).isInstanceOf(TlsException.class).hasMessageContaining("may be cut off");
        }
    }

    private static Stranger startSecure() throws IOException {
        var identity = Identity.selfSigned("python", "127.0.0.1");
        Files.writeString(folder.resolve("python.pem"), identity.certificatePem());
        Files.writeString(folder.resolve("python.key"), identity.keyPem());
        return Stranger.start(folder, python, "-u", "handler.py", "python.pem", "python.key");
    }
}
