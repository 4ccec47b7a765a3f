package dev.loopglass.scenario;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.http.AsyncHttpClient;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.IOLoop;

/// A body that the network brings in two pieces.
final class SplitBody implements Scenario {

    @Override
    public String name() {
        return "split-body";
    }

    @Override
    public String title() {
        return "A body in two pieces";
    }

    @Override
    public String watch() {
        return "How the loop is woken twice for one read, and the coroutine only when a piece is there for it.";
    }

    @Override
    public void run() throws Exception {
        try (var server = TeachingServer.start(); var loop = new IOLoop()) {
            var url = server.url("/split");
            loop.runSync(() -> Coroutine.start("main", () -> main(url)));
        }
    }

    private static String main(String url) throws Exception {
        // The length is known from the headers; how many reads it takes is up to the network.
        return await(AsyncHttpClient.current().fetch(url)).text();
    }
}
