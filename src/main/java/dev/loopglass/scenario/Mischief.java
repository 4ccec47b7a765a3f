package dev.loopglass.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

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
        CUT_OFF,
        /// Says "100 Continue", takes the body, and only then answers. That is quite proper; but it takes its
        /// time for each, so that the other side is seen to wait.
        CONTINUE
    }

    private static final String BODY = "Nobody said how long this is.\n";

    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d{1,8})");
    private static final long PAUSE_MILLIS = 100;

    private final Deed deed;
    private final CountDownLatch closing = new CountDownLatch(1);
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
            int length = readHead(caller);
            switch (deed) {
                case SILENCE -> { }
                case UNTIL_CLOSE -> {
                    send(caller, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
                    send(caller, BODY);
                    hangUp(caller);
                }
                case CUT_OFF -> {
                    send(caller, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + BODY);
                    hangUp(caller);
                }
                case CONTINUE -> {
                    send(caller, "HTTP/1.1 100 Continue\r\n\r\n");
                    int taken = caller.getInputStream().readNBytes(length).length;
                    var thanks = "Thank you for " + taken + " bytes.\n";
                    send(caller, "HTTP/1.1 200 OK\r\nContent-Length: " + thanks.length() + "\r\n\r\n" + thanks);
                    hangUp(caller);
                }
            }
        } catch (IOException e) {
            // The caller hung up first, which is its good right.
        }
    }

    /// Byte by byte: what comes after the head must stay where it is.
    ///
    /// @return how long a body is announced
    private static int readHead(Socket caller) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = caller.getInputStream().read();
            if (next < 0) {
                throw new IOException("hung up");
            }
            head.append((char) next);
        }
        var matcher = LENGTH.matcher(head);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /// Pauses before, so that a client has gone to sleep over it.
    private void send(Socket caller, String text) throws IOException {
        pause();
        caller.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void hangUp(Socket caller) throws IOException {
        pause();
        caller.close();
    }

    private void pause() {
        try {
            closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
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
