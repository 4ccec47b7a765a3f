package dev.loopglass.scenario;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A server that does not behave: it listens on a free port of this machine and does one wrong or
/// old-fashioned thing to everyone who calls.
final class Mischief implements AutoCloseable {

    /// What it does once it has read the head of a request.
    enum Deed {
        /// Never answers, and keeps the connection open.
        SILENCE,
        /// Sends a body without saying how long it is; only closing the connection tells the end.
        UNTIL_CLOSE,
        /// Promises more bytes than it sends, then hangs up.
        CUT_OFF
    }

    private static final String BODY = "Nobody said how long this is.\n";

    private final Deed deed;
    private final ServerSocket listener;
    private final Set<Socket> callers = ConcurrentHashMap.newKeySet();

    private Mischief(Deed deed, ServerSocket listener) {
        this.deed = deed;
        this.listener = listener;
    }

    static Mischief start(Deed deed) {
        try {
            var address = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            var mischief = new Mischief(deed, new ServerSocket(0, 0, address));
            Thread.ofVirtual().name("mischief").start(mischief::accept);
            return mischief;
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on 127.0.0.1", e);
        }
    }

    String url(String path) {
        return "http://127.0.0.1:" + listener.getLocalPort() + path;
    }

    private void accept() {
        try {
            while (true) {
                var caller = listener.accept();
                callers.add(caller);
                Thread.ofVirtual().start(() -> answer(caller));
            }
        } catch (IOException e) {
            // Closed: nobody calls any more.
        }
    }

    private void answer(Socket caller) {
        try {
            readHead(caller);
            switch (deed) {
                case SILENCE -> { }
                case UNTIL_CLOSE -> hangUp(caller, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + BODY);
                case CUT_OFF -> hangUp(caller, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + BODY);
            }
        } catch (IOException e) {
            // The caller hung up first, which is its good right.
        }
    }

    private static void readHead(Socket caller) throws IOException {
        var in = caller.getInputStream();
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
        for (var line = reader.readLine(); line != null && !line.isEmpty(); ) {
            line = reader.readLine();
        }
    }

    private static void hangUp(Socket caller, String answer) throws IOException {
        caller.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
        caller.close();
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
