package dev.loopglass.abuse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/// Servers for a great many callers, of whom they remember nothing. They are several, for the system remembers: for
/// a minute after each connection its two ports are not used together again.
final class Crowd implements AutoCloseable {
    private static final int SERVERS = 8;
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final Map<String, byte[]> ANSWERS = Map.of(
            "/good", bytes(OK + "Content-Length: 5\r\n\r\nhello"),
            "/chunked", bytes(OK + "Transfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n"),
            "/close", bytes(OK + "\r\nhello"),
            "/gzip", Zips.response("gzip", Zips.gzip("hello")),
            "/redirect", bytes("HTTP/1.1 302 Go\r\nLocation: /good\r\nContent-Length: 0\r\n\r\n"),
            "/missing", bytes("HTTP/1.1 404 Not Found\r\nContent-Length: 5\r\n\r\nhello"),
            "/cut", bytes(OK + "Content-Length: 9\r\n\r\nhello"),
            "/malformed", bytes("garbage\r\n\r\n"),
            "/silence", new byte[0]);

    private final List<ServerSocket> listeners = new ArrayList<>();
    private final Set<Socket> callers = ConcurrentHashMap.newKeySet();
    private final CyclicBarrier together;

    /// @param together so many callers of `/together` are answered when all of them are there
    Crowd(int together) throws IOException {
        this.together = new CyclicBarrier(together);
        for (int i = 0; i < SERVERS; i++) {
            var listener = new ServerSocket(0, 1000, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
            listeners.add(listener);
            Thread.ofVirtual().name("crowd").start(() -> accept(listener));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    String url(int number, String path) {
        return "http://127.0.0.1:" + listeners.get(number % SERVERS).getLocalPort() + path;
    }

    private void accept(ServerSocket listener) {
        try {
            while (true) {
                var caller = listener.accept();
                callers.add(caller);
                Thread.ofVirtual().name("crowd").start(() -> answer(caller));
            }
        } catch (IOException e) {
            // Closed: nobody is waited for any more.
        }
    }

    private void answer(Socket caller) {
        try (caller) {
            var path = path(caller.getInputStream());
            if (path.equals("/together")) {
                together.await(1, TimeUnit.MINUTES);
                path = "/good";
            }
            caller.getOutputStream().write(ANSWERS.get(path));
            if (path.equals("/cut") || path.equals("/close")) {
                caller.shutdownOutput();
            }
            caller.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (Exception e) {
            // The caller hung up first, or its answer never came: the caller will say so.
        } finally {
            callers.remove(caller);
        }
    }

    private static String path(InputStream in) throws IOException {
        var head = new byte[2000];
        int size = 0;
        for (int count; !new String(head, 0, size, StandardCharsets.ISO_8859_1).contains("\r\n\r\n"); size += count) {
            count = in.read(head, size, head.length - size);
            if (count < 0) {
                throw new IOException("the caller hung up");
            }
        }
        return new String(head, 0, size, StandardCharsets.ISO_8859_1).split(" ")[1];
    }

    /// How many callers are still there.
    int callers() {
        return callers.size();
    }

    @Override
    public void close() throws IOException {
        for (var listener : listeners) {
            listener.close();
        }
        for (var caller : callers) {
            caller.close();
        }
    }
}
