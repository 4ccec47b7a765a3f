package dev.loopglass.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.loopglass.event.Event;
import dev.loopglass.http.HttpError;
import dev.loopglass.http.HttpRequest;
import dev.loopglass.http.SimpleAsyncHttpClient;
import dev.loopglass.http.SimpleAsyncHttpClient.Limits;
import dev.loopglass.reactor.Resolver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Fetches from nginx.
@Timeout(120)
class NginxTest {
    private static final String HELLO = "hello from nginx\n";
    private static final byte[] BIG = new byte[8 << 20];

    private static final String SERVERS = """
            server {
                listen 127.0.0.1:$P1;
                $IPV6
                if_modified_since before;
                location /gzip/ { alias $D/www/; gzip on; gzip_min_length 1; gzip_types text/plain application/octet-stream; }
                location /chunked/ { alias $D/www/; ssi on; ssi_types *; }
                location /until-close/ { alias $D/www/; ssi on; ssi_types *; chunked_transfer_encoding off; }
                location /301 { return 301 /hello.txt; }
                location /302 { return 302 http://localhost:$P1/hello.txt; }
                location /303 { return 303 hello.txt; }
                location /307 { return 307 /say; }
                location /308 { return 308 /hello.txt; }
                location /loop { return 302 /loop; }
                location /forbidden { deny all; }
                location /private { auth_basic "here"; auth_basic_user_file $D/users; }
                location /small { client_max_body_size 1k; proxy_pass http://127.0.0.1:$P1/said; }
                location /say {
                    client_max_body_size 20m;
                    proxy_pass http://127.0.0.1:$P1/said;
                    proxy_set_header X-Said $request_body;
                    proxy_set_header X-How "$http_transfer_encoding,$http_expect";
                }
                location /said { client_max_body_size 20m; return 200 "$request_method $content_length $http_x_how $http_x_said"; }
                location /headers { return 200 "$http_host $http_user_agent $http_x_one $http_accept_encoding $request_uri"; }
                location /empty { return 204; }
            }
            """;

    private static Nginx nginx;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        new Random(1).nextBytes(BIG);
        Files.createDirectories(folder.resolve("www/folder"));
        Files.writeString(folder.resolve("www/hello.txt"), HELLO);
        Files.writeString(folder.resolve("www/private"), "secret\n");
        Files.writeString(folder.resolve("www/folder/index.html"), "<p>index\n");
        Files.write(folder.resolve("www/big"), BIG);
        Files.writeString(folder.resolve("users"), "ann:{PLAIN}geheim\n");
        nginx = Nginx.start(folder, 1, SERVERS.replace("$IPV6", Nginx.ipv6() ? "listen [::1]:$P1;" : ""));
    }

    @AfterAll
    static void stop() {
        if (nginx != null) {
            nginx.close();
        }
    }

    private static String url(String path) {
        return "http://127.0.0.1:" + nginx.port(1) + path;
    }

    private static HttpRequest request(String path) {
        return new HttpRequest(url(path));
    }

    // ---- bodies

    @Test
    void aFile() throws Exception {
        var visit = Visit.to(url("/hello.txt"));
        assertThat(visit.response().text()).isEqualTo(HELLO);
        assertThat(visit.response().headers().get("Server")).startsWith("nginx");
        assertThat(visit.response().headers().get("Content-Length")).isEqualTo(String.valueOf(HELLO.length()));
        assertThat(visit.response().headers().get("Connection")).isEqualTo("close");
        assertThat(visit.of(Event.HttpStatus.class)).extracting(Event.HttpStatus::code).containsExactly(200);
        assertThat(visit.of(Event.ChannelConnected.class)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/big", "/gzip/big", "/chunked/big", "/until-close/big"})
    void eightMegabytes(String path) throws Exception {
        var visit = Visit.to(url(path));
        assertThat(visit.response().body()).isEqualTo(BIG);
        assertThat(visit.reads()).as("in many pieces").isGreaterThan(100);
    }

    @Test
    void chunks() throws Exception {
        var visit = Visit.to(url("/chunked/hello.txt"));
        assertThat(visit.response().headers().get("Transfer-Encoding")).isEqualTo("chunked");
        assertThat(visit.response().headers().contains("Content-Length")).isFalse();
        assertThat(visit.response().text()).isEqualTo(HELLO);
    }

    /// What nginx does for those who do not know chunks, as in the days of HTTP/1.0.
    @Test
    void aBodyThatLastsUntilTheClose() throws Exception {
        var visit = Visit.to(url("/until-close/hello.txt"));
        assertThat(visit.response().headers().contains("Transfer-Encoding")).isFalse();
        assertThat(visit.response().headers().contains("Content-Length")).isFalse();
        assertThat(visit.response().text()).isEqualTo(HELLO);
    }

    @Test
    void gzip() throws Exception {
        var visit = Visit.to(url("/gzip/hello.txt"));
        assertThat(visit.response().headers().get("X-Consumed-Content-Encoding")).isEqualTo("gzip");
        assertThat(visit.response().headers().contains("Content-Encoding")).isFalse();
        assertThat(visit.response().text()).isEqualTo(HELLO);
        var plain = Visit.to(request("/gzip/hello.txt").decompressResponse(false)).response();
        assertThat(plain.headers().contains("X-Consumed-Content-Encoding")).isFalse();
        assertThat(plain.text()).isEqualTo(HELLO);
    }

    /// The server would like to go on; we have what we came for, and leave.
    @ParameterizedTest
    @ValueSource(strings = {"/hello.txt", "/chunked/hello.txt", "/gzip/hello.txt"})
    void keepAliveIsOfferedAndDeclined(String path) throws Exception {
        var visit = Visit.to(request(path).header("Connection", "keep-alive"));
        assertThat(visit.response().headers().get("Connection")).isEqualTo("keep-alive");
        assertThat(visit.response().text()).isEqualTo(HELLO);
        assertThat(visit.response().requestTime()).as("nobody waited for the end").isLessThan(Duration.ofSeconds(20));
        assertThat(visit.of(Event.ChannelClosed.class)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"/hello.txt, 200", "/big, 200", "/gzip/hello.txt, 200", "/chunked/big, 200", "/folder/, 200"})
    void headHasNoBody(String path, int code) throws Exception {
        var visit = Visit.to(request(path).method("HEAD"));
        assertThat(visit.response().code()).isEqualTo(code);
        assertThat(visit.response().body()).isEmpty();
        assertThat(visit.of(Event.HttpBody.class)).isEmpty();
    }

    @Test
    void headTellsTheLength() throws Exception {
        var response = Visit.to(request("/big").method("HEAD")).response();
        assertThat(response.headers().get("Content-Length")).isEqualTo(String.valueOf(BIG.length));
    }

    @Test
    void noContent() throws Exception {
        assertThat(Visit.to(url("/empty")).response().code()).isEqualTo(204);
    }

    // ---- ranges and conditions

    @ParameterizedTest
    @CsvSource({"bytes=0-4, hello", "bytes=6-9, from", "bytes=-6, 'nginx\n'", "bytes=11-, 'nginx\n'"})
    void ranges(String range, String part) throws Exception {
        var response = Visit.to(request("/hello.txt").header("Range", range)).response();
        assertThat(response.code()).isEqualTo(206);
        assertThat(response.reason()).isEqualTo("Partial Content");
        assertThat(response.text()).isEqualTo(part);
    }

    @Test
    void severalRangesAndNone() throws Exception {
        var several = Visit.to(request("/hello.txt").header("Range", "bytes=0-4,6-9")).response();
        assertThat(several.headers().get("Content-Type")).startsWith("multipart/byteranges");
        assertThat(several.text()).contains("hello", "from", "Content-Range: bytes 6-9/17");
        assertThat(Visit.to(request("/hello.txt").header("Range", "bytes=99-")).refusal().code()).isEqualTo(416);
    }

    @Test
    void onlyWhatIsNew() throws Exception {
        var tomorrow = Instant.now().plus(Duration.ofDays(1));
        var visit = Visit.to(request("/hello.txt").ifModifiedSince(tomorrow).header("Connection", "keep-alive"));
        assertThat(visit.refusal().code()).as("whatever is not 2xx is an error").isEqualTo(304);
        assertThat(visit.of(Event.HttpBody.class)).isEmpty();
        var yesterday = tomorrow.minus(Duration.ofDays(2));
        assertThat(Visit.to(request("/hello.txt").ifModifiedSince(yesterday)).response().text()).isEqualTo(HELLO);
    }

    // ---- what we say

    @Test
    void headersArrive() throws Exception {
        var said = Visit.to(request("/headers?a=b%20c").header("X-One", "1").header("x-one", "2").userAgent("Loopglass"))
                .response().text();
        // nginx joins the lines of a header with commas from 1.23 on, and knew only the first before.
        assertThat(said).startsWith("127.0.0.1:" + nginx.port(1) + " Loopglass 1").endsWith(" gzip /headers?a=b%20c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH"})
    void bodiesArrive(String method) throws Exception {
        var visit = Visit.to(request("/say").method(method).body("Grüße".getBytes(StandardCharsets.UTF_8)));
        assertThat(visit.response().text()).isEqualTo(method + " 7 , Grüße");
        assertThat(visit.of(Event.HttpSent.class)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE", "OPTIONS"})
    void methodsArrive(String method) throws Exception {
        assertThat(Visit.to(request("/said").method(method)).response().text()).isEqualTo(method + "   ");
    }

    @Test
    void aProducedBodyArrives() throws Exception {
        var visit = Visit.to(request("/say").method("POST").bodyProducer(write -> {
            write.write("one ".getBytes(StandardCharsets.UTF_8));
            write.write("two".getBytes(StandardCharsets.UTF_8));
            return null;
        }));
        assertThat(visit.response().text()).isEqualTo("POST 7 chunked, one two");
    }

    @Test
    void aLargeBodyArrives() throws Exception {
        var visit = Visit.to(request("/say").method("PUT").body(BIG));
        assertThat(visit.response().text()).startsWith("PUT " + BIG.length);
        assertThat(visit.of(Event.ChannelWrote.class)).as("in pieces").hasSizeGreaterThan(2);
        long wrote = visit.of(Event.ChannelWrote.class).stream().mapToLong(Event.ChannelWrote::bytes).sum();
        assertThat(wrote).isGreaterThan(BIG.length);
    }

    @Test
    void theBodyWaitsForTheServersWord() throws Exception {
        var visit = Visit.to(request("/say").method("POST").body("patience".getBytes(StandardCharsets.UTF_8))
                .expect100Continue(true));
        assertThat(visit.response().text()).endsWith(",100-continue patience");
        assertThat(visit.of(Event.HttpStatus.class)).extracting(Event.HttpStatus::code).containsExactly(100, 200);
    }

    @Test
    void tooMuchIsDeclined() throws Exception {
        var declined = Visit.to(request("/small").method("POST").body(new byte[5000])).refusal();
        assertThat(declined.code()).isEqualTo(413);
        var visit = Visit.to(request("/small").method("POST").body(new byte[5000]).expect100Continue(true));
        assertThat(visit.refusal().code()).isEqualTo(413);
        assertThat(visit.of(Event.HttpStatus.class)).extracting(Event.HttpStatus::code).containsExactly(413);
    }

    @Test
    void whoAsks() throws Exception {
        assertThat(Visit.to(url("/private")).refusal().headers().get("Www-Authenticate")).isEqualTo("Basic realm=\"here\"");
        assertThat(Visit.to(request("/private").auth("ann", "geheim")).response().text()).isEqualTo("secret\n");
        var visit = Visit.to(url("/private").replace("http://", "http://ann:geheim@"));
        assertThat(visit.response().text()).isEqualTo("secret\n");
        assertThat(visit.of(Event.ChannelWrote.class).toString()).as("the password is not in the recording")
                .contains("Authorization").doesNotContain("geheim", "YW5uOmdlaGVpbQ==");
        assertThat(Visit.to(request("/private").auth("ann", "wrong")).refusal().code()).isEqualTo(401);
    }

    // ---- redirects and refusals

    @ParameterizedTest
    @CsvSource({"/301, 127.0.0.1, /hello.txt", "/302, localhost, /hello.txt", "/303, 127.0.0.1, /hello.txt",
        "/folder, 127.0.0.1, /folder/"})
    void redirects(String path, String host, String place) throws Exception {
        var visit = Visit.to(url(path));
        assertThat(visit.response().effectiveUrl()).isEqualTo("http://" + host + ":" + nginx.port(1) + place);
        assertThat(visit.of(Event.HttpRedirected.class)).hasSize(1);
        assertThat(visit.of(Event.ChannelClosed.class)).hasSize(2);
    }

    @Test
    void aRedirectedBodyIsSentAgain() throws Exception {
        var visit = Visit.to(request("/307").method("POST").body("again".getBytes(StandardCharsets.UTF_8)));
        assertThat(visit.response().text()).isEqualTo("POST 5 , again");
    }

    @Test
    void redirectsThatAreNotFollowed() throws Exception {
        assertThat(Visit.to(url("/308")).refusal().code()).as("Tornado 4.3 does not know it").isEqualTo(308);
        assertThat(Visit.to(request("/301").followRedirects(false)).refusal().headers().get("Location"))
                .endsWith("/hello.txt");
        var loop = Visit.to(url("/loop"));
        assertThat(loop.refusal().code()).isEqualTo(302);
        assertThat(loop.of(Event.HttpRedirected.class)).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({"/none, 404, Not Found", "/forbidden, 403, Forbidden"})
    void refusals(String path, int code, String reason) throws Exception {
        var visit = Visit.to(url(path));
        assertThat(visit.refusal().code()).isEqualTo(code);
        assertThat(visit.refusal().reason()).isEqualTo(reason);
        assertThat(visit.refusal().text()).contains("<h1>" + code + " " + reason + "</h1>");
    }

    @Test
    void aFileTakesNoPost() throws Exception {
        assertThat(Visit.to(request("/hello.txt").method("POST").body(new byte[3])).refusal().code()).isEqualTo(405);
    }

    @Test
    void moreThanIsAllowed() throws Exception {
        var limits = new Limits(10, 1 << 20, 64 * 1024, 1 << 20);
        for (var path : List.of("/big", "/chunked/big")) {
            var visit = Visit.through(() -> new SimpleAsyncHttpClient(limits, Resolver.blocking()), request(path));
            assertThat(visit.error()).isInstanceOf(HttpError.class).hasMessageContaining("too l");
        }
        var heads = new Limits(10, 1 << 20, 100, 1 << 20);
        assertThat(Visit.through(() -> new SimpleAsyncHttpClient(heads, Resolver.blocking()), request("/hello.txt")).error())
                .hasMessageContaining("100");
    }

    // ---- callbacks, many at once, other addresses

    @Test
    void piecesAsTheyCome() throws Exception {
        var head = new ArrayList<String>();
        var sizes = new ArrayList<Integer>();
        var visit = Visit.to(request("/chunked/big").headerCallback(head::add)
                .streamingCallback(piece -> sizes.add(piece.length)));
        assertThat(visit.response().body()).isEmpty();
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(BIG.length);
        assertThat(Collections.max(sizes)).isLessThanOrEqualTo(64 * 1024);
        assertThat(head.getFirst()).isEqualTo("HTTP/1.1 200 OK\r\n");
        assertThat(head).contains("Transfer-Encoding: chunked\r\n").endsWith("\r\n");
    }

    @Test
    void fortyFetchesThreeAtATime() throws Exception {
        var paths = List.of("/hello.txt", "/gzip/hello.txt", "/chunked/hello.txt", "/until-close/hello.txt", "/301");
        var requests = new HttpRequest[40];
        for (int i = 0; i < requests.length; i++) {
            requests[i] = request(paths.get(i % paths.size()));
        }
        var visit = Visit.through(() -> new SimpleAsyncHttpClient(Limits.DEFAULT.withMaxClients(3), Resolver.blocking()),
                requests);
        assertThat(visit.responses()).hasSize(40).allSatisfy(response -> assertThat(response.text()).isEqualTo(HELLO));
    }

    @Test
    void ipv6() throws Exception {
        assumeThat(Nginx.ipv6()).as("no IPv6 on this machine: not tested").isTrue();
        var visit = Visit.to("http://[::1]:" + nginx.port(1) + "/headers");
        assertThat(visit.response().text()).startsWith("[::1]:" + nginx.port(1) + " ");
    }
}
