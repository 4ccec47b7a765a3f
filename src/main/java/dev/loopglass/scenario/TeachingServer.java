package dev.loopglass.scenario;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
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

/// A small web server on this machine, on a port that was free: what the scenarios fetch from.
///
/// It is a real one, behind a real socket, in threads of its own. Its answers are always the same, and
/// come after a moment of thought, so that a client that waits is seen to wait.
///
/// | path | answer |
/// |---|---|
/// | `/hello` | 200, a short text with its `Content-Length` |
/// | `/chunked` | 200, three chunks with a pause before each |
/// | `/slow?ms=500` | 200 after that time; without `ms`, never |
/// | anything else | 404 |
public final class TeachingServer implements AutoCloseable {
    private static final String GREETING = "Hello from the other side of the socket.";
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
            exchange.getRequestBody().readAllBytes();
            switch (exchange.getRequestURI().getPath()) {
                case "/hello" -> {
                    closesWithin(THINK_MILLIS);
                    send(exchange, 200, GREETING);
                }
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
