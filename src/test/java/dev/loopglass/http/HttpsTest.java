package dev.loopglass.http;

import static dev.loopglass.reactor.Coroutine.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.loopglass.event.Event;
import dev.loopglass.reactor.Loops;
import dev.loopglass.reactor.Peer;
import dev.loopglass.reactor.Secret;
import dev.loopglass.reactor.Sightings;
import dev.loopglass.reactor.TlsException;
import dev.loopglass.scenario.Identity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Fetches over TLS, from servers good and bad.
@Timeout(60)
class HttpsTest {
    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
    private static final String NO_LENGTH = "HTTP/1.1 200 OK\r\n\r\nhello";
    private static final String TLS_12 = "TLSv1.2";
    private static final String TLS_13 = "TLSv1.3";

    private static Identity authority;
    private static Identity server;
    private static Path trusted;

    private final Sightings sightings = Sightings.begin();

    @BeforeAll
    static void makeIdentities(@TempDir Path folder) throws IOException {
        authority = Identity.selfSigned("Test Authority");
        server = authority.issue("server", "127.0.0.1", "localhost");
        trusted = Files.writeString(folder.resolve("ca.pem"), authority.certificatePem());
    }

    @AfterEach
    void nothingIsLeft() {
        sightings.close();
        assertThat(sightings.of(Event.ChannelClosed.class)).hasSameSizeAs(sightings.of(Event.ChannelOpened.class));
    }

    /// What the server does once hands are shaken.
    @FunctionalInterface
    private interface Talk {
        void with(Secret caller) throws Exception;
    }

    private static Peer serve(Identity identity, String protocol, Talk talk) {
        return Peer.start(caller -> talk.with(Secret.with(caller, identity.context(), protocol).shakeHands()));
    }

    private static Peer serve(String protocol, Talk talk) {
        return serve(server, protocol, talk);
    }

    private static HttpRequest to(Peer peer) {
        return new HttpRequest("https://127.0.0.1:" + peer.port() + "/hello").caCerts(trusted);
    }

    private static HttpResponse fetch(HttpRequest request) throws Exception {
        return Fetches.fetch(request, true);
    }

    private static String failure(Peer peer) {
        return failure(to(peer));
    }

    private static String failure(HttpRequest request) {
        var error = catchThrowable(() -> fetch(request));
        assertThat(error).isInstanceOf(TlsException.class);
        return error.getMessage();
    }

    private static void answer(Secret caller) throws Exception {
        caller.readHead();
        caller.write(ANSWER);
        caller.goodbye();
        caller.read();
    }

    // ---- good servers

    @ParameterizedTest
    @ValueSource(strings = {TLS_12, TLS_13})
    void fetches(String protocol) throws Exception {
        try (var peer = serve(protocol, HttpsTest::answer)) {
            assertThat(fetch(to(peer)).text()).isEqualTo("hello");
        }
        assertThat(sightings.of(Event.TlsEstablished.class)).singleElement()
                .extracting(Event.TlsEstablished::protocol).isEqualTo(protocol);
        assertThat(sightings.of(Event.TlsHandshake.class).getFirst().status()).startsWith("sent ClientHello (")
                .endsWith(" bytes); waits for the peer");
    }

    /// TORNADO's scenario n: iterations 0, 6, 8 and 9, when the peer pauses before each of its flights.
    @Test
    void theTurnsAreTornados() throws Exception {
        try (var peer = Peer.start(caller -> {
            var secret = Secret.with(caller, server.context(), TLS_12, sightings::awaitSleep, Integer.MAX_VALUE).shakeHands();
            secret.readHead();
            sightings.awaitSleepAfterRequest(1);
            secret.write(ANSWER);
            Peer.awaitEnd(caller);
        })) {
            fetch(to(peer));
        }
        assertThat(sightings.turnsOf(Event.ChannelConnected.class)).containsExactly(1);
        assertThat(sightings.turnsOf(Event.TlsStarted.class)).containsExactly(2);
        assertThat(sightings.turnsOf(Event.TlsHandshake.class)).containsExactly(2, 3, 4);
        assertThat(sightings.turnsOf(Event.TlsEstablished.class)).containsExactly(4);
        assertThat(turns("future.resolved", "IOStream.startTls")).containsExactly(5);
        assertThat(turns("future.resolved", "TcpClient.connect")).containsExactly(6);
        assertThat(turns("callback.begin", "HttpConnection.onConnect")).containsExactly(7);
        assertThat(turns("callback.begin", "handleResponse")).containsExactly(9);
        assertThat(turns("coroutine.resumed", "main")).containsExactly(10);
        var lines = Telling.lines(sightings.all().stream().filter(seen -> seen.turn() == 2).toList());
        assertThat(lines).containsSubsequence("2 coroutine.resumed TcpClient.connect", "2 handler.removed",
                "2 handler.added WRITE|ERROR", "2 coroutine.suspended TcpClient.connect", "2 poll.end WRITE",
                "2 handler.begin WRITE", "2 handler.updated READ|ERROR");
        assertThat(sightings.of(Event.TlsHandshake.class)).extracting(each -> each.status().replaceAll("\\d+ bytes", "n"))
                .containsExactly("sent ClientHello (n); waits for the peer",
                        "received ServerHello, Certificate, ServerKeyExchange, ServerHelloDone (n); "
                                + "sent ClientKeyExchange, ChangeCipherSpec, Finished (n); waits for the peer",
                        "received NewSessionTicket, ChangeCipherSpec, Finished (n); done");
    }

    private List<Integer> turns(String kind, String label) {
        Predicate<Event> like = event -> event.kind().toString().equals(kind) && label.equals(event.on().label()
                .replaceFirst("^[a-z]{2}\\d+ ", ""));
        return sightings.turnsOf(like);
    }

    @ParameterizedTest
    @ValueSource(strings = {TLS_12, TLS_13})
    void recordsMayComeByteByByte(String protocol) throws Exception {
        try (var peer = Peer.start(caller ->
                answer(Secret.with(caller, server.context(), protocol, () -> { }, 1).shakeHands()))) {
            assertThat(fetch(to(peer)).text()).isEqualTo("hello");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {TLS_12, TLS_13})
    void largeBodiesGoBothWays(String protocol) throws Exception {
        var body = new byte[3_000_000];
        new Random(1).nextBytes(body);
        try (var peer = serve(protocol, caller -> {
            var head = caller.readHead();
            var got = new ByteArrayOutputStream();
            got.writeBytes(head.substring(head.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.ISO_8859_1));
            while (got.size() < body.length) {
                got.writeBytes(caller.read());
            }
            caller.write("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n");
            caller.write(got.toByteArray());
            caller.read();
        })) {
            assertThat(fetch(to(peer).method("POST").body(body)).body()).isEqualTo(body);
        }
    }

    /// A server of TLS 1.3 sends session tickets whenever it likes, here in the middle of an answer.
    @Test
    void theGoodbyeIsTheEndOfTheStream() throws Exception {
        try (var peer = serve(TLS_13, caller -> {
            caller.readHead();
            caller.write(NO_LENGTH);
            caller.goodbye();
            caller.read();
        })) {
            assertThat(fetch(to(peer)).text()).isEqualTo("hello");
        }
    }

    @Test
    void severalFetchesShakeHandsAnew() throws Exception {
        try (var peer = serve(TLS_12, HttpsTest::answer)) {
            Loops.run(() -> {
                for (int i = 0; i < 3; i++) {
                    await(AsyncHttpClient.current().fetch(to(peer)));
                }
                return null;
            });
        }
        assertThat(sightings.of(Event.TlsHandshake.class)).filteredOn(each -> each.status().contains("Certificate"))
                .hasSize(3);
    }

    @Test
    void aHostIsAlsoItsName() throws Exception {
        try (var peer = serve(TLS_13, HttpsTest::answer)) {
            var request = new HttpRequest("https://localhost:" + peer.port() + "/").caCerts(trusted);
            assertThat(fetch(request).text()).isEqualTo("hello");
        }
    }

    @Test
    void withoutValidationAnybodyWillDo() throws Exception {
        try (var peer = serve(Identity.selfSigned("stranger", "elsewhere.example"), TLS_13, HttpsTest::answer)) {
            assertThat(fetch(new HttpRequest("https://127.0.0.1:" + peer.port() + "/").validateCert(false)).text())
                    .isEqualTo("hello");
        }
    }

    @Test
    void aSelfSignedCertificateMayBeTrusted(@TempDir Path folder) throws Exception {
        var stranger = Identity.selfSigned("stranger", "127.0.0.1");
        var file = Files.writeString(folder.resolve("it.pem"), stranger.certificatePem());
        try (var peer = serve(stranger, TLS_13, HttpsTest::answer)) {
            assertThat(fetch(to(peer).caCerts(file)).text()).isEqualTo("hello");
        }
    }

    // ---- certificates that are no good

    @Test
    void selfSigned() {
        try (var peer = serve(Identity.selfSigned("stranger", "127.0.0.1"), TLS_12, HttpsTest::answer)) {
            assertThat(failure(peer)).isEqualTo("127.0.0.1: the certificate is self-signed, so nobody vouches for it");
        }
        assertThat(sightings.of(Event.ChannelWrote.class)).as("not a byte of the request").isEmpty();
    }

    @Test
    void unknownAuthority() {
        try (var peer = serve(Identity.selfSigned("Somebody").issue("server", "127.0.0.1"), TLS_13, HttpsTest::answer)) {
            assertThat(failure(peer)).isEqualTo(
                    "127.0.0.1: the certificate was issued by CN=Somebody, an authority that is not trusted here");
        }
    }

    @Test
    void unknownToJava() {
        try (var peer = serve(TLS_13, HttpsTest::answer)) {
            assertThat(failure(to(peer).caCerts(null))).contains("CN=Test Authority, an authority that is not trusted");
        }
    }

    @ParameterizedTest
    @CsvSource({"-20, -10, expired on 2", "10, 20, is valid only from 2"})
    void outOfTime(int from, int until, String reason) {
        var now = Instant.now();
        var old = authority.issue("server", now.plus(Duration.ofDays(from)), now.plus(Duration.ofDays(until)), "127.0.0.1");
        try (var peer = serve(old, TLS_12, HttpsTest::answer)) {
            assertThat(failure(peer)).startsWith("127.0.0.1: the certificate " + reason);
        }
    }

    @Test
    void expiredThoughTrusted(@TempDir Path folder) throws IOException {
        var now = Instant.now();
        var old = authority.issue("server", now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(8)), "127.0.0.1");
        var file = Files.writeString(folder.resolve("old.pem"), old.certificatePem());
        try (var peer = serve(old, TLS_13, HttpsTest::answer)) {
            assertThat(failure(to(peer).caCerts(file))).contains("expired on");
        }
    }

    @Test
    void wrongHost() {
        try (var peer = serve(authority.issue("server", "one.example", "two.example"), TLS_12, HttpsTest::answer)) {
            assertThat(failure(peer)).isEqualTo(
                    "127.0.0.1: the certificate is for one.example, two.example, not for 127.0.0.1");
        }
    }

    // ---- no TLS at all

    @Test
    void plainText() {
        try (var peer = Peer.start(caller -> {
            caller.getInputStream().read();
            Peer.send(caller, "HTTP/1.1 400 Bad Request\r\n\r\n");
            Peer.awaitEnd(caller);
        })) {
            assertThat(failure(peer)).isEqualTo(
                    "127.0.0.1: the server speaks plain text, not TLS: \"HTTP/1.1 400 Bad Request\"");
        }
    }

    @Test
    void garbage() {
        try (var peer = Peer.start(caller -> {
            Peer.send(caller, new byte[] {(byte) 0x99, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16});
            Peer.awaitEnd(caller);
        })) {
            assertThat(failure(peer)).isEqualTo("127.0.0.1: the server sent bytes that are no TLS");
        }
    }

    @ParameterizedTest
    @CsvSource({"15030300020246, no TLS version in common; the server wants neither 1.2 nor 1.3",
        "15030300020228, the server found no cipher or key in common (alert handshake_failure)",
        "15030300020270, the server knows no host of this name (alert unrecognized_name)",
        "15030300020250, the server broke it off (alert internal_error)"})
    void alerts(String hex, String reason) {
        try (var peer = Peer.start(caller -> {
            Peer.send(caller, HexFormat.of().parseHex(hex));
            Peer.awaitEnd(caller);
        })) {
            assertThat(failure(peer)).isEqualTo("127.0.0.1: " + reason);
        }
    }

    @Test
    void hungUpInTheMiddleOfTheHandshake() {
        try (var peer = Peer.start(caller -> {
            caller.getInputStream().read(new byte[5000]);
            Peer.send(caller, new byte[] {22, 3, 3, 1});
        })) {
            var error = catchThrowable(() -> fetch(to(peer)));
            assertThat(error).isInstanceOf(IOException.class);
            assertThat(error.getMessage()).endsWith("the connection was closed in the middle of the handshake");
        }
    }

    @Test
    void resetInTheMiddleOfTheHandshake() {
        try (var peer = Peer.start(caller -> {
            caller.getInputStream().read();
            Peer.reset(caller);
        })) {
            assertThatThrownBy(() -> fetch(to(peer))).isInstanceOf(IOException.class).hasMessageContaining("reset");
        }
    }

    // ---- what goes wrong later

    /// Without the goodbye nobody knows whether this is the whole body.
    @Test
    void anEndWithoutGoodbyeIsNoEnd() {
        try (var peer = serve(TLS_12, caller -> {
            caller.readHead();
            caller.write(NO_LENGTH);
        })) {
            assertThat(failure(peer)).isEqualTo("127.0.0.1: the connection ended without TLS's goodbye (close_notify): "
                    + "what came may be cut off");
        }
    }

    @Test
    void aNewHandshakeIsRefused() {
        try (var peer = serve(TLS_12, caller -> {
            caller.readHead();
            caller.renegotiate();
            caller.read();
        })) {
            assertThat(failure(peer)).isEqualTo("127.0.0.1: the server asks for a new handshake, which is refused");
        }
    }

    @Test
    void aHandshakeThatHangsIsClosed() {
        var over = new CountDownLatch(1);
        try (var peer = Peer.start(caller -> {
            Peer.awaitEnd(caller);
            over.countDown();
        })) {
            assertThatThrownBy(() -> fetch(to(peer).connectTimeout(Duration.ofSeconds(2))))
                    .isInstanceOf(HttpError.class).hasMessageContaining("Timeout");
            assertThat(catchThrowable(over::await)).as("the peer sees the end").isNull();
        }
        assertThat(sightings.of(Event.TlsStarted.class)).hasSize(1);
        assertThat(sightings.of(Event.HandlerRemoved.class)).hasSize(2);
    }

    // ---- who we are

    private static Peer serveKnown() {
        return Peer.start(caller -> {
            var secret = Secret.with(caller, server.context(new Acquainted(authority.certificate())), TLS_12);
            secret.engine.setNeedClientAuth(true);
            answer(secret.shakeHands());
        });
    }

    @Test
    void weShowACertificate(@TempDir Path folder) throws Exception {
        var we = authority.issue("client");
        var certificate = Files.writeString(folder.resolve("we.pem"), we.certificatePem());
        var key = Files.writeString(folder.resolve("key.pem"), we.keyPem());
        var both = Files.writeString(folder.resolve("both.pem"), we.keyPem() + we.certificatePem());
        try (var peer = serveKnown()) {
            assertThat(fetch(to(peer).clientCert(certificate).clientKey(key)).text()).isEqualTo("hello");
            assertThat(fetch(to(peer).clientCert(both)).text()).isEqualTo("hello");
        }
    }

    @Test
    void weHaveNoCertificate() {
        try (var peer = serveKnown()) {
            var error = catchThrowable(() -> fetch(to(peer)));
            assertThat(error).isInstanceOf(IOException.class);
        }
    }

    @Test
    void filesThatAreNoGood(@TempDir Path folder) throws Exception {
        var empty = Files.writeString(folder.resolve("empty.pem"), "nothing\n");
        var missing = folder.resolve("missing.pem");
        var request = new HttpRequest("https://127.0.0.1:1/");
        assertThatThrownBy(() -> fetch(request.caCerts(missing))).hasMessage(missing + ": no such file");
        assertThatThrownBy(() -> fetch(request.caCerts(empty)))
                .hasMessage(empty + ": no certificate in it; wanted -----BEGIN CERTIFICATE-----");
        assertThatThrownBy(() -> fetch(new HttpRequest("https://127.0.0.1:1/").clientCert(trusted)))
                .hasMessage(trusted + ": no private key in it; wanted -----BEGIN PRIVATE KEY-----");
        assertThat(sightings.of(Event.ChannelOpened.class)).isEmpty();
    }
}
