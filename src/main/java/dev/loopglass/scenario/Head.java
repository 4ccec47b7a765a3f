package dev.loopglass.scenario;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.http.AsyncHttpClient;
import dev.loopglass.http.HttpRequest;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.IOLoop;

/// Only the headers, please.
final class Head implements Scenario {

    @Override
    public String name() {
        return "head";
    }

    @Override
    public String title() {
        return "A HEAD request";
    }

    @Override
    public String watch() {
        return "That the response states a length, and no body is read for it.";
    }

    @Override
    public void run() throws Exception {
        try (var server = TeachingServer.start(); var loop = new IOLoop()) {
            var url = server.url("/hello");
            loop.runSync(() -> Coroutine.start("main", () -> main(url)));
        }
    }

    private static String main(String url) throws Exception {
        var request = new HttpRequest(url).method("HEAD");
        return await(AsyncHttpClient.current().fetch(request)).headers().get("Content-Length");
    }
}
