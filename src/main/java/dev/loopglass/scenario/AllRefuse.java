package dev.loopglass.scenario;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.http.SimpleAsyncHttpClient;
import dev.loopglass.http.SimpleAsyncHttpClient.Limits;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.IOLoop;
import dev.loopglass.reactor.Resolver;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.stream.Stream;

/// The name has three addresses, and nobody listens at any of them.
final class AllRefuse implements Scenario {
    private static final String HOST = "everywhere.example";

    @Override
    public String name() {
        return "all-refuse";
    }

    @Override
    public String title() {
        return "Every address refuses";
    }

    @Override
    public String watch() {
        return "How each refusal starts the next attempt, and only the last one, with "
                + "nothing left to try, is an error.";
    }

    @Override
    public void run() throws Exception {
        try (var door = new ClosedDoor(); var loop = new IOLoop()) {
            var url = "http://" + HOST + ':' + door.port() + "/hello";
            loop.runSync(() -> Coroutine.start("main", () -> main(url)));
        }
    }

    private static String main(String url) throws Exception {
        var addresses = Stream.of("127.0.0.3", "127.0.0.2", "127.0.0.1").map(InetAddress::ofLiteral).toList();
        var resolver = Resolver.overriding(Map.of(HOST, addresses), Resolver.blocking());
        try (var client = new SimpleAsyncHttpClient(Limits.DEFAULT, resolver)) {
            return await(client.fetch(url)).text();
        } catch (IOException e) {
            // Three errors, and one exception: it is the last one's.
            return e.getMessage();
        }
    }
}
