package dev.loopglass.scenario;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.http.SimpleAsyncHttpClient;
import dev.loopglass.http.SimpleAsyncHttpClient.Limits;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.IOLoop;
import dev.loopglass.reactor.Resolver;
import java.net.UnknownHostException;

/// Nobody knows a host of that name.
final class ResolveFailure implements Scenario {

    @Override
    public String name() {
        return "resolve-failure";
    }

    @Override
    public String title() {
        return "A name that nobody knows";
    }

    @Override
    public String watch() {
        return "That the fetch fails in its first turn, without a socket, and main still hears of it turns later.";
    }

    @Override
    public void run() throws Exception {
        try (var loop = new IOLoop()) {
            loop.runSync(() -> Coroutine.start("main", ResolveFailure::main));
        }
    }

    private static String main() throws Exception {
        // Not the system's address book: what that says, and how soon, is different everywhere.
        var resolver = Resolver.blocking(host -> {
            throw new UnknownHostException(host + ": no such host");
        });
        try (var client = new SimpleAsyncHttpClient(Limits.DEFAULT, resolver)) {
            return await(client.fetch("http://nowhere.invalid/hello")).text();
        } catch (UnknownHostException e) {
            return e.getMessage();
        }
    }
}
