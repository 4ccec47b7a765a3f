package dev.loopglass.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the servers of the scenarios answer, asked by a client that is not ours.
@Timeout(20)
class TeachingServerTest {
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .build();

    @AfterAll
    static void closeClient() {
        CLIENT.shutdownNow();
    }

    private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(url)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void helloSaysHowLongItIs() throws Exception {
        try (var server = TeachingServer.start()) {
            var response = get(server.url("/hello"));
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("Hello from the other side of the socket.");
            assertThat(response.headers().firstValueAsLong("content-length"))
                    .hasValue(response.body().length());
        }
    }

    @Test
    void headHasTheLengthAndNoBody() throws Exception {
        try (var server = TeachingServer.start()) {
            var head = HttpRequest.newBuilder(URI.create(server.url("/hello"))).HEAD().build();
            var response = CLIENT.send(head, HttpResponse.BodyHandlers.ofString());
            assertThat(response.body()).isEmpty();
            assertThat(response.headers().firstValueAsLong("content-length")).hasValue(40);
        }
    }

    @Test
    void chunkedComesInChunks() throws Exception {
        try (var server = TeachingServer.start()) {
            var response = get(server.url("/chunked"));
            assertThat(response.headers().firstValue("transfer-encoding")).hasValue("chunked");
            assertThat(response.body()).isEqualTo("One chunk, then another, then the last.");
        }
    }

    @Test
    void missingIsNotFound() throws Exception {
        try (var server = TeachingServer.start()) {
            assertThat(get(server.url("/missing")).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void slowAnswersInTheEndIfItWasToldWhen() throws Exception {
        try (var server = TeachingServer.start()) {
            assertThat(get(server.url("/slow?ms=1")).statusCode()).isEqualTo(200);
            var hasty = HttpRequest.newBuilder(URI.create(server.url("/slow"))).timeout(Duration.ofMillis(50))
                    .build();
            assertThatThrownBy(() -> CLIENT.send(hasty, HttpResponse.BodyHandlers.discarding()))
                    .isInstanceOf(HttpTimeoutException.class);
        }
    }

    /// The "100 Continue" tells that the request has arrived: closing before that would prove nothing.
    @Test
    void closingEndsAnAnswerThatWouldNeverCome() throws Exception {
        try (var server = TeachingServer.start(); var caller = new Socket("127.0.0.1", server.port())) {
            var head = "POST /slow HTTP/1.1\r\nHost: here\r\nContent-Length: 1\r\nExpect: 100-continue\r\n\r\n";
            caller.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(answer.readLine()).contains("100");
            server.close();
            assertThat(endOf(answer)).doesNotContain("200");
        }
    }

    /// What still comes until the end, however that comes.
    private static String endOf(BufferedReader answer) {
        try {
            return answer.readAllAsString();
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    void mischiefIsSilent() {
        try (var mischief = Mischief.start(Caller::keepSilent)) {
            var hasty = HttpRequest.newBuilder(URI.create(mischief.url("/"))).timeout(Duration.ofMillis(50))
                    .build();
            assertThatThrownBy(() -> CLIENT.send(hasty, HttpResponse.BodyHandlers.discarding()))
                    .isInstanceOf(HttpTimeoutException.class);
        }
    }

    @Test
    void mischiefEndsABodyByHangingUp() throws Exception {
        try (var mischief = Mischief.start(UntilClose::answer)) {
            assertThat(get(mischief.url("/")).body()).isEqualTo("Nobody said how long this is.\n");
        }
    }

    @Test
    void mischiefHangsUpTooEarly() {
        var tooLittle = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nBye";
        try (var mischief = Mischief.start(caller -> caller.say(tooLittle))) {
            assertThatThrownBy(() -> get(mischief.url("/"))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void mischiefResets() {
        try (var mischief = Mischief.start(Caller::reset)) {
            assertThatThrownBy(() -> get(mischief.url("/"))).isInstanceOf(IOException.class)
                    .hasRootCauseInstanceOf(SocketException.class);
        }
    }

    @Test
    void mischiefTakesTheBody() throws Exception {
        try (var mischief = Mischief.start(caller -> {
            var answer = "got " + caller.takeBody().length;
            caller.say("HTTP/1.1 200 OK\r\nContent-Length: " + answer.length() + "\r\n\r\n" + answer);
        })) {
            var request = HttpRequest.newBuilder(URI.create(mischief.url("/")))
                    .POST(HttpRequest.BodyPublishers.ofString("hello")).build();
            assertThat(CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body()).isEqualTo("got 5");
        }
    }

    @Test
    void theClosedDoorRefuses() {
        try (var door = new ClosedDoor()) {
            assertThatThrownBy(() -> get(door.url("/"))).isInstanceOf(ConnectException.class);
        }
    }
}
