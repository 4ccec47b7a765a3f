package dev.loopglass.scenario;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.http.AsyncHttpClient;
import dev.loopglass.http.HttpError;
import dev.loopglass.http.HttpRequest;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.IOLoop;

/// The page has moved to where it was.
final class RedirectLoop implements Scenario {

    @Override
    public String name() {
        return "redirect-loop";
    }

    @Override
    public String title() {
        return "Redirects in a circle";
    }

    @Override
    public String watch() {
        return "How the client counts down, and takes the third redirect for the answer.";
    }

    @Override
    public void run() throws Exception {
        try (var server = TeachingServer.start(); var loop = new IOLoop()) {
            var url = server.url("/circle");
            loop.runSync(() -> Coroutine.start("main", () -> main(url)));
        }
    }

    private static String main(String url) throws Exception {
        var request = new HttpRequest(url).maxRedirects(2);
        try {
            return await(AsyncHttpClient.current().fetch(request)).text();
        } catch (HttpError e) {
            // A 302 is no error of the server's. It is one here because nobody follows it any more.
            return e.getMessage();
        }
    }
}
