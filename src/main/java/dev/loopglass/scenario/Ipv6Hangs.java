package dev.loopglass.scenario;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.http.SimpleAsyncHttpClient;
import dev.loopglass.http.SimpleAsyncHttpClient.Limits;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.IOLoop;
import dev.loopglass.reactor.Probe;
import dev.loopglass.reactor.Resolver;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;

/// The name has an address of each family, and on the way to the first one packets get lost: what a broken
/// IPv6 route looks like from inside a program.
final class Ipv6Hangs implements Scenario {
    private static final String HOST = "everywhere.example";

    @Override
    public String name() {
        return "ipv6-hangs";
    }

    @Override
    public String title() {
        return "One family of addresses hangs";
    }

    @Override
    public String watch() {
        return "How a timer lets the other family in after 0.3 s, and what becomes of the "
                + "attempt that lost the race.";
    }

    @Override
    public void run() throws Exception {
        try (var server = TeachingServer.start();
                var _ = abyss(server.port());
                var loop = new IOLoop()) {
            var url = "http://" + HOST + ':' + server.port() + "/hello";
            loop.runSync(() -> Coroutine.start("main", () -> main(url)));
        }
    }

    /// The same port as the server's, but of the other family's address, swallows whoever calls.
    private static AutoCloseable abyss(int port) {
        try {
            return new FullHouse(InetAddress.ofLiteral("::1"), port);
        } catch (UncheckedIOException e) {
            // It takes the timer to fall back then, too.
            Probe.mark("this machine has no IPv6: the first attempt fails at once instead of hanging");
            return () -> { };
        }
    }

    private static String main(String url) throws Exception {
        var addresses = List.of(InetAddress.ofLiteral("::1"), InetAddress.ofLiteral("127.0.0.1"));
        var resolver = Resolver.overriding(Map.of(HOST, addresses), Resolver.blocking());
        try (var client = new SimpleAsyncHttpClient(Limits.DEFAULT, resolver)) {
            return await(client.fetch(url)).text();
        }
    }
}
