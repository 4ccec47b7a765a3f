package dev.loopglass.scenario;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/// A small web server on this machine, on a port that was free: what the scenarios fetch from.
///
/// It is a real one, behind a real socket, in threads of its own. Its answers are always the same, and
/// come after a moment of thought, so that a client that waits is seen to wait. It leaves it to the client to
/// hang up: an end of the connection that races against the end of the answer would make two recordings of
/// one scenario differ.
///
/// | path | answer |
/// |---|---|
/// | `/hello` | 200, a short text with its `Content-Length` |
/// | `/split` | 200, a longer text in two pieces with a pause between |
/// | `/gzip` | 200, the same text, compressed |
/// | `/echo` | 200, what it was sent |
/// | `/moved` | 302 to `/hello` |
/// | `/circle` | 302 to `/circle` |
/// | `/chunked` | 200, three chunks with a pause before each |
/// | `/slow?ms=500` | 200 after that time; without `ms`, never |
/// | anything else | 404 |
public final class TeachingServer implements AutoCloseable {
    private static final String GREETING = "Hello from the other side of the socket.";
    private static final String STORY = "This text is longer than the others, and says the same thing again and again. "
            .repeat(5).strip();
    private static final List<String> CHUNKS = List.of("One chunk, ", "then another, ", "then the last.");
    private static final String PLAIN = "Content-Type: text/plain; charset=utf-8\r\n";
    /// Long enough, even on a busy machine, for the loop to have gone back to sleep: so every answer and
    /// every chunk wakes it, and two recordings of one scenario have the same steps.
    private static final long THINK_MILLIS = 100;

    private final CountDownLatch closing = new CountDownLatch(1);
    private final Doorman doorman = Doorman.start(this::answer);

    private TeachingServer() {
    }

    public static TeachingServer start() {
        return new TeachingServer();
    }

    public int port() {
        return doorman.port();
    }

    /// @param path for example `/hello`
    public String url(String path) {
        return "http://" + doorman.address() + path;
    }

    private void answer(Socket socket) throws IOException {
        var caller = Caller.heard(socket, () -> think(THINK_MILLIS));
        if (caller.waitsForContinue()) {
            caller.say("HTTP/1.1 100 Continue\r\n\r\n");
        }
        var said = caller.takeBody();
        switch (caller.target().split("\\?")[0]) {
            case "/hello" -> send(caller, "200 OK", PLAIN, GREETING);
            case "/split" -> sendInTwo(caller);
            case "/gzip" -> send(caller, "200 OK", PLAIN + "Content-Encoding: gzip\r\n", packed(STORY));
            case "/echo" -> send(caller, "200 OK", PLAIN,
                    "You sent " + said.length + " bytes: " + new String(said, StandardCharsets.UTF_8));
            case "/moved" -> sendElsewhere(caller, "/hello");
            case "/circle" -> sendElsewhere(caller, "/circle");
            case "/chunked" -> sendChunks(caller);
            case "/slow" -> sendLate(socket, caller);
            default -> send(caller, "404 Not Found", PLAIN, "There is nothing at " + caller.target() + ".");
        }
        caller.keepSilent();
    }

    private void sendLate(Socket socket, Caller caller) throws IOException {
        var digits = caller.target().replaceFirst("^/slow\\?ms=(\\d{1,6})$", "$1");
        if (!digits.startsWith("/")) {
            think(Long.parseLong(digits));
            socket.getOutputStream().write(answer(caller, "200 OK", PLAIN, GREETING.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static void sendElsewhere(Caller caller, String path) throws IOException {
        send(caller, "302 Found", PLAIN + "Location: " + path + "\r\n", "It is at " + path + ".");
    }

    private static void sendInTwo(Caller caller) throws IOException {
        var whole = answer(caller, "200 OK", PLAIN, STORY.getBytes(StandardCharsets.UTF_8));
        int middle = Math.max(0, whole.length - STORY.length() / 2);
        caller.say(Arrays.copyOf(whole, middle));
        caller.say(Arrays.copyOfRange(whole, middle, whole.length));
    }

    private static void sendChunks(Caller caller) throws IOException {
        var head = "HTTP/1.1 200 OK\r\n" + PLAIN + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n";
        for (var chunk : CHUNKS) {
            caller.say(head + "%x\r\n%s\r\n".formatted(chunk.length(), chunk));
            head = "";
        }
        caller.say("0\r\n\r\n");
    }

    private static void send(Caller caller, String status, String headers, String text) throws IOException {
        send(caller, status, headers, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(Caller caller, String status, String headers, byte[] body) throws IOException {
        caller.say(answer(caller, status, headers, body));
    }

    private static byte[] answer(Caller caller, String status, String headers, byte[] body) throws IOException {
        var head = "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + body.length
                + "\r\nConnection: close\r\n\r\n";
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        if (!caller.method().equals("HEAD")) {
            whole.writeBytes(body);
        }
        return whole.toByteArray();
    }

    private static byte[] packed(String text) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    /// Cut short when the server closes.
    private void think(long millis) {
        try {
            closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        doorman.close();
        closing.countDown();
    }
}
