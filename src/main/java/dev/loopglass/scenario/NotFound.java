package dev.loopglass.scenario;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.http.AsyncHttpClient;
import dev.loopglass.http.HttpError;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.IOLoop;

/// The server answers, but not what one hoped for.
final class NotFound implements Scenario {

    @Override
    public String name() {
        return "not-found";
    }

    @Override
    public String title() {
        return "A page that is not there";
    }

    @Override
    public String watch() {
        return "That all goes as for a good page, until the fetch's future fails in the end.";
    }

    @Override
    public void run() throws Exception {
        try (var server = TeachingServer.start(); var loop = new IOLoop()) {
            var url = server.url("/missing");
            loop.runSync(() -> Coroutine.start("main", () -> main(url)));
        }
    }

    private static String main(String url) throws Exception {
        try {
            return await(AsyncHttpClient.current().fetch(url)).text();
        } catch (HttpError e) {
            // The error was made turns ago, on another stack. It is thrown here because here is
            // who waited for it.
            return e.getMessage();
        }
    }
}
