package dev.loopglass.scenario;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.http.AsyncHttpClient;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.IOLoop;

/// A body that is sent compressed.
final class Gzip implements Scenario {

    @Override
    public String name() {
        return "gzip";
    }

    @Override
    public String title() {
        return "A compressed body";
    }

    @Override
    public String watch() {
        return "How the bytes that came and the bytes of the body differ, and who stands between the two.";
    }

    @Override
    public void run() throws Exception {
        try (var server = TeachingServer.start(); var loop = new IOLoop()) {
            var url = server.url("/gzip");
            loop.runSync(() -> Coroutine.start("main", () -> main(url)));
        }
    }

    private static String main(String url) throws Exception {
        // The client has asked for gzip on its own account, and undoes it: nothing of it is seen here.
        return await(AsyncHttpClient.current().fetch(url)).text();
    }
}
