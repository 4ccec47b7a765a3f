package dev.loopglass.scenario;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.http.HttpResponse;
import dev.loopglass.http.SimpleAsyncHttpClient;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.Future;
import dev.loopglass.reactor.IOLoop;
import dev.loopglass.reactor.Resolver;
import java.util.List;

/// Three fetches at once, through a client that does one at a time.
final class Queue implements Scenario {

    @Override
    public String name() {
        return "queue";
    }

    @Override
    public String title() {
        return "Three fetches, one connection at a time";
    }

    @Override
    public String watch() {
        return "How the end of one fetch starts the next at once, before anybody hears of the first.";
    }

    @Override
    public void run() throws Exception {
        try (var server = TeachingServer.start(); var loop = new IOLoop()) {
            var url = server.url("/hello");
            loop.runSync(() -> Coroutine.start("main", () -> main(url)));
        }
    }

    private static int main(String url) throws Exception {
        var limits = SimpleAsyncHttpClient.Limits.DEFAULT.withMaxClients(1);
        try (var client = new SimpleAsyncHttpClient(limits, Resolver.blocking())) {
            // All three are asked for here and now. Two of them wait in the client's line, each
            // with a timer in case it takes too long.
            List<Future<HttpResponse>> futures =
                    List.of(client.fetch(url + "?1"), client.fetch(url + "?2"), client.fetch(url + "?3"));
            return await(futures).size();
        }
    }
}
