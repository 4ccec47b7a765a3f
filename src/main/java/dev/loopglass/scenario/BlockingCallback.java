package dev.loopglass.scenario;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.http.AsyncHttpClient;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.IOLoop;
import java.time.Duration;

/// One callback computes for a fifth of a second. The loop has one thread, so everything else stands still.
final class BlockingCallback implements Scenario {

    @Override
    public String name() {
        return "blocking-callback";
    }

    @Override
    public String title() {
        return "A callback that starves the loop";
    }

    @Override
    public String watch() {
        return "Who waits meanwhile, and for how long: a timer, a callback, and the socket of a fetch.";
    }

    private static final Duration HOG = Duration.ofMillis(200);

    @Override
    public void run() throws Exception {
        try (var server = TeachingServer.start(); var loop = new IOLoop()) {
            var url = server.url("/hello");
            loop.runSync(() -> Coroutine.start("main", () -> main(loop, url)));
        }
    }

    private static String main(IOLoop loop, String url) throws Exception {
        var response = AsyncHttpClient.current().fetch(url);
        loop.callLater(Duration.ofMillis(10), "tick", () -> { });
        loop.addCallback("hog", BlockingCallback::hog);
        loop.addCallback("patient", () -> { });
        return await(response).text();
    }

    /// What a long computation, a blocking read or a slow query do to a loop.
    private static void hog() {
        for (long end = System.nanoTime() + HOG.toNanos(); System.nanoTime() - end < 0; ) {
            Thread.onSpinWait();
        }
    }
}
