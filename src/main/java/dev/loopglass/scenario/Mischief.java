package dev.loopglass.scenario;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A server that does not behave: it does one wrong or old-fashioned thing, its *deed*, to everyone who
/// calls.
///
/// It takes its time for everything, so that a client has gone to sleep over it and is seen to wake.
final class Mischief implements AutoCloseable {

    /// What it does once it has read the head of a request. Afterwards it hangs up.
    @FunctionalInterface
    interface Deed {
        void to(Caller caller) throws IOException;
    }

    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d{1,8})");
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Deed deed;
    private final Duration pause;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Doorman doorman;

    private Mischief(Duration pause, Deed deed) {
        this.deed = deed;
        this.pause = pause;
        doorman = Doorman.start(this::answer);
    }

    static Mischief start(Deed deed) {
        return start(PAUSE, deed);
    }

    /// @param pause before everything it says
    static Mischief start(Duration pause, Deed deed) {
        return new Mischief(pause, deed);
    }

    String url(String path) {
        return "http://" + doorman.address() + path;
    }

    private void answer(Socket socket) throws IOException {
        deed.to(new Caller(socket, readHead(socket)));
        pause();
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

    private void pause() {
        try {
            closing.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        doorman.close();
    }

    /// Somebody who has asked for something.
    final class Caller {
        private final Socket socket;
        private final String head;

        private Caller(Socket socket, String head) {
            this.socket = socket;
            this.head = head;
        }

        void say(String text) throws IOException {
            pause();
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        /// @return how long the body is that came with the request
        int takeBody() throws IOException {
            var length = LENGTH.matcher(head);
            int promised = length.find() ? Integer.parseInt(length.group(1)) : 0;
            return socket.getInputStream().readNBytes(promised).length;
        }

        /// Says no more, for as long as the caller has patience.
        void keepSilent() throws IOException {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        }

        /// Hangs up without the good manners: instead of "this is the end" the caller hears "there is no such
        /// connection".
        void reset() throws IOException {
            pause();
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }
}
