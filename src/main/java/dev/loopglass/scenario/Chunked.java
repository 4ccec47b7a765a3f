package dev.loopglass.scenario;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.http.AsyncHttpClient;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.IOLoop;

/// A body that comes in pieces, whose number nobody knows beforehand.
final class Chunked implements Scenario {

    @Override
    public String name() {
        return "chunked";
    }

    @Override
    public String title() {
        return "A body in three chunks";
    }

    @Override
    public String watch() {
        return "How each chunk wakes the loop, and the reader goes on only when its piece is whole.";
    }

    @Override
    public void run() throws Exception {
        try (var server = TeachingServer.start(); var loop = new IOLoop()) {
            var url = server.url("/chunked");
            loop.runSync(() -> Coroutine.start("main", () -> main(url)));
        }
    }

    private static String main(String url) throws Exception {
        // All the waiting for chunks is in the client: this program waits once, for the whole.
        var response = await(AsyncHttpClient.current().fetch(url));
        return response.text();
    }
}
