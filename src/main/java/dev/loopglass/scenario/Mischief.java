package dev.loopglass.scenario;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

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
        deed.to(Caller.heard(socket, this::pause));
        pause();
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
}
