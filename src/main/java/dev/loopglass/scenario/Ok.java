package dev.loopglass.scenario;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.http.AsyncHttpClient;
import dev.loopglass.http.HttpResponse;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.IOLoop;

/// One plain fetch. If you watch only one, watch this one.
final class Ok implements Scenario {

    @Override
    public String name() {
        return "ok";
    }

    @Override
    public String title() {
        return "One plain GET";
    }

    @Override
    public String watch() {
        return "How the fetch is cut into pieces at every wait, and who puts the next piece in motion.";
    }

    @Override
    public void run() throws Exception {
        try (var server = TeachingServer.start(); var loop = new IOLoop()) {
            var url = server.url("/hello");
            // From here on nobody but the loop decides what runs next. It returns when `main` has.
            loop.runSync(() -> Coroutine.start("main", () -> main(url)));
        }
    }

    private static String main(String url) throws Exception {
        var client = AsyncHttpClient.current();
        // The fetch is under way as soon as this returns, though not a byte has been sent yet.
        var future = client.fetch(url);
        // Here the coroutine stops and the loop goes on without it. One turn after the future is
        // resolved, the next line runs, as if nothing had been in between.
        HttpResponse response = await(future);
        return response.text();
    }
}
