package dev.loopglass.scenario;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.http.SimpleAsyncHttpClient;
import dev.loopglass.http.SimpleAsyncHttpClient.Limits;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.IOLoop;
import dev.loopglass.reactor.Resolver;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;

/// The name has two addresses, and the server listens at the second one only. (127.0.0.2 is this machine,
/// too; but nobody has opened the port there.)
final class FirstAddressRefuses implements Scenario {
    private static final String HOST = "everywhere.example";

    @Override
    public String name() {
        return "first-address-refuses";
    }

    @Override
    public String title() {
        return "The first address refuses";
    }

    @Override
    public String watch() {
        return "That the second address is tried at once, inside the very handler that hears "
                + "the first one refuse.";
    }

    @Override
    public void run() throws Exception {
        try (var server = TeachingServer.start(); var loop = new IOLoop()) {
            var url = "http://" + HOST + ':' + server.port() + "/hello";
            loop.runSync(() -> Coroutine.start("main", () -> main(url)));
        }
    }

    private static String main(String url) throws Exception {
        var addresses = List.of(InetAddress.ofLiteral("127.0.0.2"), InetAddress.ofLiteral("127.0.0.1"));
        var resolver = Resolver.overriding(Map.of(HOST, addresses), Resolver.blocking());
        try (var client = new SimpleAsyncHttpClient(Limits.DEFAULT, resolver)) {
            // Nothing of the refusal is to be seen here: the connector has dealt with it.
            return await(client.fetch(url)).text();
        }
    }
}
