package dev.loopglass.scenario;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Somebody who has asked a server for something, and hears from it after a pause each time.
final class Caller {
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d{1,8})");
    private static final Pattern CONTINUE = Pattern.compile("(?i)\\r\\nexpect: *100-continue\\r\\n");

    private final Socket socket;
    private final Runnable pause;
    private final String head;

    private Caller(Socket socket, Runnable pause, String head) {
        this.socket = socket;
        this.pause = pause;
        this.head = head;
    }

    /// Hears what a caller asks for, up to the end of the head.
    ///
    /// @param pause what is done before anything is said
    static Caller heard(Socket socket, Runnable pause) throws IOException {
        // Or the kernel would hold back a piece until the one before is acknowledged.
        socket.setTcpNoDelay(true);
        return new Caller(socket, pause, readHead(socket));
    }

    /// Byte by byte: what comes after the head must stay where it is.
    private static String readHead(Socket socket) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("hung up");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /// The request's method, for example `GET`.
    String method() {
        return head.substring(0, head.indexOf(' '));
    }

    /// What is asked for, for example `/slow?ms=5`.
    String target() {
        return head.split(" ", 3)[1];
    }

    /// Whether it sends its body only when it has been told to go on.
    boolean waitsForContinue() {
        return CONTINUE.matcher(head).find();
    }

    void say(String text) throws IOException {
        say(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void say(byte[] bytes) throws IOException {
        pause.run();
        socket.getOutputStream().write(bytes);
    }

    /// Takes the body that came with the request, if one was announced.
    byte[] takeBody() throws IOException {
        var length = LENGTH.matcher(head);
        int promised = length.find() ? Integer.parseInt(length.group(1)) : 0;
        return socket.getInputStream().readNBytes(promised);
    }

    /// Says no more, until the caller hangs up.
    void keepSilent() throws IOException {
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    /// Hangs up without the good manners: instead of "this is the end" the caller hears "there is no such
    /// connection".
    void reset() throws IOException {
        pause.run();
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
