package dev.loopglass.scenario;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.http.AsyncHttpClient;
import dev.loopglass.http.HttpRequest;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.IOLoop;

/// Fetches over TLS that nobody watches, besides the plain ones: the first handshake of a program takes
/// half a second, most of it for loading classes.
final class SecureWarmUp implements Scenario {
    private static final int ROUNDS = 8;

    @Override
    public String name() {
        return "secure-warm-up";
    }

    @Override
    public String title() {
        return "Fetches over TLS that nobody watches";
    }

    @Override
    public String watch() {
        return "Nothing: it is not for watching.";
    }

    @Override
    public void run() throws Exception {
        new WarmUp().run();
        var stranger = Identity.selfSigned("stranger", "127.0.0.1");
        try (var server = SecureServer.start(stranger, 0); var loop = new IOLoop()) {
            var url = server.url("/");
            loop.runSync(() -> Coroutine.start("main", () -> main(url)));
        }
    }

    private static int main(String url) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            await(AsyncHttpClient.current().fetch(new HttpRequest(url).validateCert(false)));
        }
        return ROUNDS;
    }
}
