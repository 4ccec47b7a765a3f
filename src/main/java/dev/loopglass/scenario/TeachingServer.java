package dev.loopglass.scenario;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/// A small web server on this machine, on a port that was free: what the scenarios fetch from.
///
/// It is a real one, behind a real socket, in threads of its own. Its answers are always the same, and
/// come after a moment of thought, so that a client that waits is seen to wait.
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
    /// Long enough, even on a busy machine, for the loop to have gone back to sleep: so every answer and
    /// every chunk wakes it, and two recordings of one scenario have the same steps.
    private static final long THINK_MILLIS = 100;
    private static final long CHUNK_MILLIS = 50;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);

    private TeachingServer(HttpServer server) {
        this.server = server;
        server.createContext("/", this::answer);
        server.setExecutor(threads);
    }

    public static TeachingServer start() {
        // Or the kernel would hold back a chunk until the one before is acknowledged.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            var address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
            var teaching = new TeachingServer(HttpServer.create(address, 0));
            teaching.server.start();
            teaching.warmUp();
            return teaching;
        } catch (IOException e) {
            throw new UncheckedIOException("the teaching server found no free port on 127.0.0.1", e);
        }
    }

    /// The first request takes a tenth of a second, for loading classes. It is not the one to watch.
    private void warmUp() throws IOException {
        try (var socket = new Socket(server.getAddress().getAddress(), port())) {
            var request = "GET /slow?ms=0 HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /// @param path for example `/hello`
    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var said = exchange.getRequestBody().readAllBytes();
            switch (exchange.getRequestURI().getPath()) {
                case "/hello" -> {
                    closesWithin(THINK_MILLIS);
                    send(exchange, 200, GREETING);
                }
                case "/split" -> sendInTwo(exchange);
                case "/gzip" -> sendPacked(exchange);
                case "/echo" -> {
                    closesWithin(THINK_MILLIS);
                    send(exchange, 200, "You sent " + said.length + " bytes: " + new String(said, StandardCharsets.UTF_8));
                }
                case "/moved" -> sendElsewhere(exchange, "/hello");
                case "/circle" -> sendElsewhere(exchange, "/circle");
                case "/chunked" -> sendChunks(exchange);
                case "/slow" -> sendLate(exchange);
                default -> {
                    closesWithin(THINK_MILLIS);
                    send(exchange, 404, "There is nothing at " + exchange.getRequestURI().getPath() + ".");
                }
            }
        }
    }

    private void sendLate(HttpExchange exchange) throws IOException {
        var query = exchange.getRequestURI().getQuery();
        if (query != null && query.matches("ms=\\d{1,6}")) {
            if (!closesWithin(Long.parseLong(query.substring(3)))) {
                send(exchange, 200, GREETING);
            }
        } else {
            closesWithin(Long.MAX_VALUE);
        }
    }

    private void sendElsewhere(HttpExchange exchange, String path) throws IOException {
        closesWithin(THINK_MILLIS);
        exchange.getResponseHeaders().set("Location", path);
        send(exchange, 302, "It is at " + path + ".");
    }

    private void sendInTwo(HttpExchange exchange) throws IOException {
        var bytes = STORY.getBytes(StandardCharsets.UTF_8);
        closesWithin(THINK_MILLIS);
        exchange.sendResponseHeaders(200, isHead(exchange) ? -1 : bytes.length);
        if (!isHead(exchange)) {
            int half = bytes.length / 2;
            exchange.getResponseBody().write(bytes, 0, half);
            exchange.getResponseBody().flush();
            closesWithin(CHUNK_MILLIS);
            exchange.getResponseBody().write(bytes, half, bytes.length - half);
        }
    }

    private void sendPacked(HttpExchange exchange) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(STORY.getBytes(StandardCharsets.UTF_8));
        }
        closesWithin(THINK_MILLIS);
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        exchange.sendResponseHeaders(200, isHead(exchange) ? -1 : packed.size());
        if (!isHead(exchange)) {
            exchange.getResponseBody().write(packed.toByteArray());
        }
    }

    private void sendChunks(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(200, isHead(exchange) ? -1 : 0);
        if (isHead(exchange)) {
            return;
        }
        try (var body = exchange.getResponseBody()) {
            closesWithin(THINK_MILLIS - CHUNK_MILLIS);
            for (var chunk : CHUNKS) {
                closesWithin(CHUNK_MILLIS);
                body.write(chunk.getBytes(StandardCharsets.UTF_8));
                body.flush();
            }
            closesWithin(CHUNK_MILLIS);
        }
    }

    private static void send(HttpExchange exchange, int code, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        if (isHead(exchange)) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
            exchange.sendResponseHeaders(code, -1);
        } else {
            exchange.sendResponseHeaders(code, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static boolean isHead(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("HEAD");
    }

    /// Waits; cut short when the server closes.
    private boolean closesWithin(long millis) {
        try {
            return closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
