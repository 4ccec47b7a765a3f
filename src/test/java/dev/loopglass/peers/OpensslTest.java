package dev.loopglass.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.event.Event;
import dev.loopglass.http.HttpRequest;
import dev.loopglass.reactor.TlsException;
import dev.loopglass.scenario.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Fetches from `openssl s_server`.
@Timeout(120)
class OpensslTest {
    private static String openssl;
    private static Path folder;
    private static Identity authority;

    @BeforeAll
    static void makeIdentities(@TempDir Path temporary) throws IOException {
        openssl = Stranger.find("openssl", "openssl");
        folder = temporary;
        authority = Identity.selfSigned("Test Authority");
        write("authority", authority);
        write("good", authority.issue("openssl", "127.0.0.1"));
    }

    private static void write(String name, Identity identity) throws IOException {
        Files.writeString(file(name + ".pem"), identity.certificatePem());
        Files.writeString(file(name + ".key"), identity.keyPem());
    }

    private static Path file(String name) {
        return folder.resolve(name);
    }

    /// A server that tells, in HTTP/1.0 and until it closes, what it knows about the connection.
    private record Server(Stranger stranger, int port) implements AutoCloseable {
        static Server start(String identity, String... options) throws IOException {
            var command = new ArrayList<>(List.of(openssl, "s_server", "-accept", "127.0.0.1:0", "-cert", identity + ".pem",
                    "-key", identity + ".key"));
            command.addAll(List.of(options));
            var stranger = Stranger.start(folder, command.toArray(String[]::new));
            try {
                return new Server(stranger, Integer.parseInt(stranger.awaitWords("ACCEPT 127.0.0.1:([0-9]+)\\s").group(1)));
            } catch (IOException e) {
                stranger.close();
                throw e;
            }
        }

        HttpRequest request(String path) {
            return new HttpRequest("https://127.0.0.1:" + port + path).caCerts(file("authority.pem"));
        }

        @Override
        public void close() {
            stranger.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"-tls1_2, TLSv1.2", "-tls1_3, TLSv1.3"})
    void shakesHands(String option, String protocol) throws Exception {
        try (var server = Server.start("good", "-www", option)) {
            var visit = Visit.to(server.request("/"));
            assertThat(visit.response().text()).contains("s_server", "Protocol  : " + protocol);
            assertThat(visit.of(Event.TlsEstablished.class)).singleElement()
                    .extracting(Event.TlsEstablished::protocol).isEqualTo(protocol);
            assertThat(visit.of(Event.TlsHandshake.class)).last().extracting(Event.TlsHandshake::status).asString()
                    .endsWith("done");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ECDHE-ECDSA-AES128-GCM-SHA256", "ECDHE-ECDSA-AES256-GCM-SHA384", "ECDHE-ECDSA-CHACHA20-POLY1305"})
    void ciphers(String cipher) throws Exception {
        try (var server = Server.start("good", "-www", "-tls1_2", "-cipher", cipher)) {
            var visit = Visit.to(server.request("/"));
            assertThat(visit.response().text()).contains(cipher);
            assertThat(visit.of(Event.TlsEstablished.class)).hasSize(1);
        }
    }

    /// The key that we send on speculation is for a curve that this server does not want. It asks for another.
    @Test
    void aServerThatAsksForAnotherKey() throws Exception {
        try (var server = Server.start("good", "-www", "-tls1_3", "-groups", "P-384")) {
            var visit = Visit.to(server.request("/"));
            assertThat(visit.response().text()).contains("TLSv1.3");
            assertThat(visit.of(Event.TlsHandshake.class).toString()).as("two hellos")
                    .containsPattern("sent ClientHello .*received ServerHello .*sent ClientHello ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void files(String option) throws Exception {
        var big = new byte[1 << 20];
        new Random(1).nextBytes(big);
        Files.write(file("big.bin"), big);
        try (var server = Server.start("good", "-WWW", "-http_server_binmode", option)) {
            var visit = Visit.to(server.request("/big.bin"));
            assertThat(visit.response().body()).isEqualTo(big);
            assertThat(visit.response().headers().contains("Content-Length")).isFalse();
        }
    }

    /// RSA, as most of the world has it, and not made by us.
    @Test
    void rsa() throws Exception {
        try (var request = Stranger.start(folder, openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
                "-subj", "/CN=rsa", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", "rsa.key", "-out", "rsa.pem")) {
            request.awaitEnd();
        }
        try (var server = Server.start("rsa", "-www", "-tls1_2")) {
            assertThat(Visit.to(server.request("/").caCerts(file("rsa.pem"))).response().text()).contains("RSA");
        }
        try (var server = Server.start("good", "-www", "-Verify", "1", "-CAfile", "rsa.pem", "-verify_return_error")) {
            var known = server.request("/").clientCert(file("rsa.pem")).clientKey(file("rsa.key"));
            assertThat(Visit.to(known).response().text()).contains("Client certificate", "rsa");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void whoWeAre(String option) throws Exception {
        write("client", authority.issue("Ann"));
        write("stranger", Identity.selfSigned("Stranger"));
        try (var server = Server.start("good", "-www", "-Verify", "1", "-CAfile", "authority.pem", "-verify_return_error", option)) {
            var known = server.request("/").clientCert(file("client.pem")).clientKey(file("client.key"));
            assertThat(Visit.to(known).response().text()).contains("Client certificate", "Ann");
            // Under TLS 1.3 the request may be on its way when the server hangs up, which then is a reset.
            assertThat(Visit.to(server.request("/")).error()).isInstanceOf(IOException.class)
                    .hasMessageMatching("(?i).*(certificate|reset|broken pipe|aborted).*");
            var stranger = server.request("/").clientCert(file("stranger.pem")).clientKey(file("stranger.key"));
            assertThat(Visit.to(stranger).error()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void certificatesThatAreNoGood() throws Exception {
        var now = Instant.now();
        write("self", Identity.selfSigned("openssl", "127.0.0.1"));
        write("wrong", authority.issue("openssl", "other.example"));
        write("expired", authority.issue("openssl", now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(8)), "127.0.0.1"));
        write("early", authority.issue("openssl", now.plus(Duration.ofDays(8)), now.plus(Duration.ofDays(9)), "127.0.0.1"));
        refused("self", "127.0.0.1: the certificate is self-signed");
        refused("wrong", "127.0.0.1: the certificate is for other.example, not for 127.0.0.1");
        refused("expired", "127.0.0.1: the certificate expired on");
        refused("early", "127.0.0.1: the certificate is valid only from");
    }

    private static void refused(String identity, String reason) throws Exception {
        try (var server = Server.start(identity, "-www")) {
            var visit = Visit.to(server.request("/"));
            assertThat(visit.error()).isInstanceOf(TlsException.class).hasMessageContaining(reason);
            assertThat(visit.of(Event.HttpSent.class)).isEmpty();
            assertThat(visit.of(Event.TlsEstablished.class)).isEmpty();
            assertThat(Visit.to(server.request("/").validateCert(false)).response().code()).isEqualTo(200);
        }
    }

    /// Java's own check refuses such a name, so this one is ours.
    @ParameterizedTest
    @CsvSource({"my_host.two.example, *.two.example, true", "MY_HOST.two.example, my_host.TWO.example, true",
        "my_host, my_host, true", "my_host.two.example, *.one.example, false",
        "my_host.two.example, my-host.two.example, false", "a.my_host.two.example, *.two.example, false",
        "my_host.example, *.example, false", "my_host, *, false", "my_host.two.example, two.example, false"})
    void aNameMayHaveAnUnderscore(String host, String certified, boolean accepted) throws Exception {
        write("named", authority.issue("openssl", certified));
        try (var server = Server.start("named", "-www")) {
            var request = new HttpRequest("https://" + host + ":" + server.port + "/").caCerts(file("authority.pem"));
            var visit = Visit.through(Visit.knowing(host), request);
            if (accepted) {
                assertThat(visit.response().code()).isEqualTo(200);
            } else {
                assertThat(visit.error()).isInstanceOf(TlsException.class)
                        .hasMessage(host + ": the certificate is for " + certified + ", not for " + host);
            }
        }
    }

    /// Security level 0 is what it takes to make openssl as old as that.
    @Test
    void aServerOfTheOldDays() throws Exception {
        try (var server = Server.start("good", "-www", "-tls1_1", "-cipher", "ALL:@SECLEVEL=0")) {
            assertThat(Visit.to(server.request("/")).error()).isInstanceOf(TlsException.class)
                    .hasMessageContaining("no TLS version in common");
        }
    }

    @Test
    void noCipherInCommon() throws Exception {
        try (var server = Server.start("good", "-www", "-tls1_2", "-cipher", "ECDHE-RSA-AES128-GCM-SHA256")) {
            assertThat(Visit.to(server.request("/")).error()).isInstanceOf(TlsException.class)
                    .hasMessageContaining("the server found no cipher or key in common");
        }
    }
}
