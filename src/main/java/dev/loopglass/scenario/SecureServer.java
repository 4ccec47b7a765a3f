package dev.loopglass.scenario;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// A web server that speaks TLS only, on a free port of this machine. It greets everyone who calls.
///
/// It is deliberate: it thinks for a moment before each flight of the handshake and before its answer.
/// And it speaks TLS 1.2, whose messages have names that anybody on the wire can read; in TLS 1.3 most
/// of the handshake is encrypted itself.
final class SecureServer implements AutoCloseable {
    static final String GREETING = "Hello from behind a lock.";
    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n"
            + "Content-Length: " + GREETING.length() + "\r\nConnection: close\r\n\r\n" + GREETING;
    private static final String[] PROTOCOL = {"TLSv1.2"};

    private final ServerSocket listener;
    private final SSLContext context;
    private final Set<Socket> callers = ConcurrentHashMap.newKeySet();

    private SecureServer(ServerSocket listener, SSLContext context) {
        this.listener = listener;
        this.context = context;
    }

    /// @param thinkMillis the pause before everything it says
    static SecureServer start(Identity identity, long thinkMillis) {
        try {
            var server = new SecureServer(Flights.listen(thinkMillis), identity.context());
            Thread.ofVirtual().name("secure server").start(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on 127.0.0.1", e);
        }
    }

    String url(String path) {
        return "https://127.0.0.1:" + listener.getLocalPort() + path;
    }

    private void accept() {
        try {
            while (true) {
                var caller = listener.accept();
                callers.add(caller);
                Thread.ofVirtual().start(() -> greet(caller));
            }
        } catch (IOException e) {
            // Closed: nobody calls any more.
        }
    }

    private void greet(Socket caller) {
        try (var secure = (SSLSocket) context.getSocketFactory().createSocket(caller, null, true)) {
            secure.setEnabledProtocols(PROTOCOL);
            var in = new BufferedReader(new InputStreamReader(secure.getInputStream(), StandardCharsets.ISO_8859_1));
            for (var line = in.readLine(); line != null && !line.isEmpty(); ) {
                line = in.readLine();
            }
            secure.getOutputStream().write(ANSWER.getBytes(StandardCharsets.ISO_8859_1));
            // Goes out as soon as we listen. The caller hangs up.
            in.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            // The caller did not like our certificate, or hung up first.
        } finally {
            callers.remove(caller);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (var caller : callers) {
                caller.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
