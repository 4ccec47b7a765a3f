package dev.loopglass.scenario;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
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

    private final SSLContext context;
    private final Doorman doorman;

    private SecureServer(SSLContext context, long thinkMillis) {
        this.context = context;
        doorman = Doorman.start(address -> Flights.listen(address, thinkMillis), this::greet);
    }

    /// @param thinkMillis the pause before everything it says
    static SecureServer start(Identity identity, long thinkMillis) {
        return new SecureServer(identity.context(), thinkMillis);
    }

    String url(String path) {
        return "https://" + doorman.address() + path;
    }

    /// Fails when the caller does not like our certificate.
    private void greet(Socket caller) throws IOException {
        try (var secure = (SSLSocket) context.getSocketFactory().createSocket(caller, null, true)) {
            secure.setEnabledProtocols(PROTOCOL);
            var in = new BufferedReader(new InputStreamReader(secure.getInputStream(), StandardCharsets.ISO_8859_1));
            for (var line = in.readLine(); line != null && !line.isEmpty(); ) {
                line = in.readLine();
            }
            secure.getOutputStream().write(ANSWER.getBytes(StandardCharsets.ISO_8859_1));
            // Goes out as soon as we listen. The caller hangs up.
            in.transferTo(Writer.nullWriter());
        }
    }

    @Override
    public void close() {
        doorman.close();
    }
}
