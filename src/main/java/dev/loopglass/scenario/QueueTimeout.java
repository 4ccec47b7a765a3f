package dev.loopglass.scenario;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.http.HttpRequest;
import dev.loopglass.http.SimpleAsyncHttpClient;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.IOLoop;
import dev.loopglass.reactor.Resolver;
import java.time.Duration;
import java.util.List;

/// Standing in line for too long.
final class QueueTimeout implements Scenario {
    private static final Duration PATIENCE = Duration.ofMillis(150);

    @Override
    public String name() {
        return "queue-timeout";
    }

    @Override
    public String title() {
        return "A request that never gets its turn";
    }

    @Override
    public String watch() {
        return "How a timer takes a request out of the line before it has seen a socket.";
    }

    @Override
    public void run() throws Exception {
        try (var server = TeachingServer.start(); var loop = new IOLoop()) {
            var url = server.url("/slow?ms=400");
            loop.runSync(() -> Coroutine.start("main", () -> main(url)));
        }
    }

    private static String main(String url) throws Exception {
        var limits = SimpleAsyncHttpClient.Limits.DEFAULT.withMaxClients(1);
        try (var client = new SimpleAsyncHttpClient(limits, Resolver.blocking())) {
            var slow = client.fetch(url);
            // There is one slot, and it is taken for longer than this one has patience.
            var hurried = client.fetch(new HttpRequest(url).requestTimeout(PATIENCE), false);
            return await(List.of(slow, hurried)).getLast().error().getMessage();
        }
    }
}
