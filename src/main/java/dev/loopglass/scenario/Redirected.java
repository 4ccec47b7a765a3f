package dev.loopglass.scenario;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.http.AsyncHttpClient;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.IOLoop;

/// The page has moved.
final class Redirected implements Scenario {

    @Override
    public String name() {
        return "redirect";
    }

    @Override
    public String title() {
        return "A redirect";
    }

    @Override
    public String watch() {
        return "How one fetch becomes two, and each place on the way costs the answer one turn more.";
    }

    @Override
    public void run() throws Exception {
        try (var server = TeachingServer.start(); var loop = new IOLoop()) {
            var url = server.url("/moved");
            loop.runSync(() -> Coroutine.start("main", () -> main(url)));
        }
    }

    private static String main(String url) throws Exception {
        var response = await(AsyncHttpClient.current().fetch(url));
        // Not the URL that was asked for.
        return response.effectiveUrl();
    }
}
