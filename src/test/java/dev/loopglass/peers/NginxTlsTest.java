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
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Fetches from nginx over TLS.
@Timeout(120)
class NginxTlsTest {
    private static final int PLAIN = 1;
    private static final int TLS_12 = 2;
    private static final int TLS_13 = 3;
    private static final int EXPIRED = 4;
    private static final int WRONG_HOST = 5;
    private static final int SELF_SIGNED = 6;
    private static final int KNOWN_ONLY = 7;
    private static final byte[] BIG = new byte[2 << 20];

    private static final String SERVERS = """
            ssl_certificate $D/good.pem;
            ssl_certificate_key $D/good.key;
            ssi_types *;
            server {
                listen 127.0.0.1:$P1;
                location /secure { return 301 https://127.0.0.1:$P3/who; }
                location /said { client_max_body_size 9m; return 200 $content_length; }
                location / { return 200 "plain"; }
            }
            server {
                listen 127.0.0.1:$P2 ssl;
                ssl_protocols TLSv1.2;
                location /chunked/ { alias $D/www/; ssi on; }
                location /until-close/ { alias $D/www/; ssi on; chunked_transfer_encoding off; }
                location /who { return 200 "$ssl_protocol $server_name $ssl_server_name"; }
            }
            server {
                listen 127.0.0.1:$P3 ssl;
                server_name first;
                ssl_protocols TLSv1.3;
                location /chunked/ { alias $D/www/; ssi on; }
                location /until-close/ { alias $D/www/; ssi on; chunked_transfer_encoding off; }
                location /who { return 200 "$ssl_protocol $server_name $ssl_server_name"; }
                location /plain { return 302 http://127.0.0.1:$P1/; }
                location /say { client_max_body_size 9m; proxy_pass http://127.0.0.1:$P1/said; }
            }
            server {
                listen 127.0.0.1:$P3 ssl;
                server_name second.example *.two.example;
                ssl_certificate $D/second.pem;
                ssl_certificate_key $D/second.key;
                location /who { return 200 "$ssl_protocol $host $ssl_server_name"; }
            }
            server { listen 127.0.0.1:$P4 ssl; ssl_certificate $D/expired.pem; ssl_certificate_key $D/expired.key; }
            server { listen 127.0.0.1:$P5 ssl; ssl_certificate $D/wrong.pem; ssl_certificate_key $D/wrong.key; }
            server { listen 127.0.0.1:$P6 ssl; ssl_certificate $D/self.pem; ssl_certificate_key $D/self.key; }
            server {
                listen 127.0.0.1:$P7 ssl;
                ssl_verify_client on;
                ssl_client_certificate $D/authority.pem;
                return 200 "$ssl_client_verify $ssl_client_s_dn";
            }
            """;

    private static Nginx nginx;
    private static Path folder;

    @BeforeAll
    static void start(@TempDir Path temporary) throws IOException {
        folder = temporary;
        new Random(1).nextBytes(BIG);
        Files.createDirectories(folder.resolve("www"));
        Files.writeString(folder.resolve("www/hello.txt"), "hello\n");
        Files.write(folder.resolve("www/big"), BIG);
        var authority = Identity.selfSigned("Test Authority");
        var now = Instant.now();
        var identities = Map.of("authority", authority, "good", authority.issue("nginx", "127.0.0.1", "localhost"),
                "second", authority.issue("second", "second.example", "*.two.example"), "client", authority.issue("Ann"),
                "stranger", Identity.selfSigned("Stranger"), "self", Identity.selfSigned("nginx", "127.0.0.1"),
                "wrong", authority.issue("nginx", "other.example"), "expired",
                authority.issue("nginx", now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(8)), "127.0.0.1"));
        for (var identity : identities.entrySet()) {
            Files.writeString(folder.resolve(identity.getKey() + ".pem"), identity.getValue().certificatePem());
            Files.writeString(folder.resolve(identity.getKey() + ".key"), identity.getValue().keyPem());
        }
        nginx = Nginx.start(folder, 7, SERVERS);
    }

    @AfterAll
    static void stop() {
        if (nginx != null) {
            nginx.close();
        }
    }

    private static HttpRequest request(int server, String path) {
        var scheme = server == PLAIN ? "http" : "https";
        return new HttpRequest(scheme + "://127.0.0.1:" + nginx.port(server) + path).caCerts(file("authority.pem"));
    }

    private static Path file(String name) {
        return folder.resolve(name);
    }

    @ParameterizedTest
    @CsvSource({TLS_12 + ", TLSv1.2", TLS_13 + ", TLSv1.3"})
    void shakesHands(int server, String protocol) throws Exception {
        var visit = Visit.to(request(server, "/who"));
        assertThat(visit.response().text()).as("an address is no name to ask for").startsWith(protocol).endsWith(" ");
        assertThat(visit.of(Event.TlsStarted.class)).hasSize(1);
        assertThat(visit.of(Event.TlsHandshake.class)).extracting(Event.TlsHandshake::status)
                .first().asString().startsWith("sent ClientHello");
        assertThat(visit.of(Event.TlsEstablished.class)).singleElement()
                .extracting(Event.TlsEstablished::protocol).isEqualTo(protocol);
    }

    @ParameterizedTest
    @ValueSource(ints = {TLS_12, TLS_13})
    void bodiesOfEveryKind(int server) throws Exception {
        for (var path : List.of("/big", "/chunked/big", "/until-close/big")) {
            assertThat(Visit.to(request(server, path)).response().body()).isEqualTo(BIG);
        }
        assertThat(Visit.to(request(server, "/big").method("HEAD")).response().body()).isEmpty();
        var kept = Visit.to(request(server, "/chunked/hello.txt").header("Connection", "keep-alive"));
        assertThat(kept.response().text()).isEqualTo("hello\n");
        assertThat(Visit.to(request(server, "/none")).refusal().code()).isEqualTo(404);
    }

    @Test
    void aLargeBodyGoesThere() throws Exception {
        var visit = Visit.to(request(TLS_13, "/say").method("POST").body(BIG));
        assertThat(visit.response().text()).isEqualTo(String.valueOf(BIG.length));
    }

    /// Several hosts at one address: which is meant, is said in the handshake.
    @ParameterizedTest
    @ValueSource(strings = {"second.example", "my_host.two.example"})
    void theNameIsSaidInTheHandshake(String host) throws Exception {
        var request = new HttpRequest("https://" + host + ":" + nginx.port(TLS_13) + "/who").caCerts(file("authority.pem"));
        assertThat(Visit.through(Visit.knowing(host), request).response().text()).isEqualTo("TLSv1.3 " + host + " " + host);
        var local = new HttpRequest("https://localhost:" + nginx.port(TLS_13) + "/who").caCerts(file("authority.pem"));
        assertThat(Visit.to(local).response().text()).isEqualTo("TLSv1.3 first localhost");
    }

    @Test
    void redirectsThereAndBack() throws Exception {
        var there = Visit.to(request(PLAIN, "/secure"));
        assertThat(there.response().text()).startsWith("TLSv1.3");
        assertThat(there.of(Event.TlsEstablished.class)).hasSize(1);
        var back = Visit.to(request(TLS_13, "/plain"));
        assertThat(back.response().text()).isEqualTo("plain");
        assertThat(back.of(Event.ChannelClosed.class)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({EXPIRED + ", the certificate expired on", WRONG_HOST + ", 'the certificate is for other.example, not for 127.0.0.1'",
        SELF_SIGNED + ", the certificate is self-signed"})
    void certificatesThatAreNoGood(int server, String reason) throws Exception {
        var visit = Visit.to(request(server, "/"));
        assertThat(visit.error()).isInstanceOf(TlsException.class).hasMessageContaining(reason);
        assertThat(visit.of(Event.TlsEstablished.class)).isEmpty();
        assertThat(visit.of(Event.HttpSent.class)).as("not a byte of the request").isEmpty();
        assertThat(Visit.to(request(server, "/").validateCert(false)).refusal().code()).as("unless nobody asks").isEqualTo(403);
    }

    @Test
    void anAuthorityThatJavaDoesNotKnow() throws Exception {
        var visit = Visit.to(new HttpRequest("https://127.0.0.1:" + nginx.port(TLS_13) + "/who"));
        assertThat(visit.error()).hasMessageContaining("CN=Test Authority, an authority that is not trusted here");
    }

    @Test
    void aSelfSignedCertificateMayBeTrusted() throws Exception {
        assertThat(Visit.to(request(SELF_SIGNED, "/").caCerts(file("self.pem"))).refusal().code()).isEqualTo(403);
    }

    @Test
    void plainTextIsNoTls() throws Exception {
        var visit = Visit.to(new HttpRequest("https://127.0.0.1:" + nginx.port(PLAIN) + "/"));
        assertThat(visit.error()).isInstanceOf(TlsException.class)
                .hasMessageContaining("speaks plain text, not TLS: \"HTTP/1.1 400 Bad Request\"");
    }

    /// nginx understands that, and answers in plain text.
    @Test
    void noTlsWhereTlsIsWanted() throws Exception {
        var visit = Visit.to(new HttpRequest("http://127.0.0.1:" + nginx.port(TLS_13) + "/who"));
        assertThat(visit.refusal().code()).isEqualTo(400);
        assertThat(visit.refusal().text()).contains("The plain HTTP request was sent to HTTPS port");
    }

    @Test
    void whoWeAre() throws Exception {
        var request = request(KNOWN_ONLY, "/").clientCert(file("client.pem")).clientKey(file("client.key"));
        assertThat(Visit.to(request).response().text()).isEqualTo("SUCCESS CN=Ann");
    }

    @Test
    void nobodyOrAStranger() throws Exception {
        var nobody = Visit.to(request(KNOWN_ONLY, "/")).refusal();
        assertThat(nobody.code()).isEqualTo(400);
        assertThat(nobody.text()).contains("No required SSL certificate was sent");
        var stranger = request(KNOWN_ONLY, "/").clientCert(file("stranger.pem")).clientKey(file("stranger.key"));
        assertThat(Visit.to(stranger).refusal().text()).contains("400");
    }
}
