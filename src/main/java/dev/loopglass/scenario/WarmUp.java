package dev.loopglass.scenario;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.http.AsyncHttpClient;
import dev.loopglass.http.HttpResponse;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.Future;
import dev.loopglass.reactor.IOLoop;
import java.util.ArrayList;

/// Fetches that nobody watches. The first time that code runs, a Java program mostly loads classes, and
/// the first hundred times it interprets; a recording of that would show the wrong thing. Run before
/// the recording, this leaves the event loop at its own pace.
final class WarmUp implements Scenario {
    private static final int ROUNDS = 12;
    private static final int AT_ONCE = 10;

    @Override
    public String name() {
        return "warm-up";
    }

    @Override
    public String title() {
        return "Fetches that nobody watches";
    }

    @Override
    public String watch() {
        return "Nothing: it is not for watching.";
    }

    @Override
    public void run() throws Exception {
        try (var server = TeachingServer.start(); var loop = new IOLoop()) {
            // A server that does not think before it answers: nobody is watching.
            var url = server.url("/slow?ms=0");
            loop.runSync(() -> Coroutine.start("main", () -> main(url)));
        }
    }

    private static int main(String url) throws Exception {
        var client = AsyncHttpClient.current();
        for (int round = 0; round < ROUNDS; round++) {
            var futures = new ArrayList<Future<HttpResponse>>();
            for (int i = 0; i < AT_ONCE; i++) {
                futures.add(client.fetch(url));
            }
            await(futures);
        }
        return ROUNDS * AT_ONCE;
    }
}
