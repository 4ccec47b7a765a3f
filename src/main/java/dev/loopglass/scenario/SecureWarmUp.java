package dev.loopglass.scenario;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.http.AsyncHttpClient;
import dev.loopglass.http.HttpRequest;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.IOLoop;
import java.nio.file.Files;
import java.nio.file.Path;

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
        var authority = Identity.selfSigned("authority");
        var file = Files.createTempFile("loopglass", ".pem");
        try (var server = SecureServer.start(authority.issue("server", "127.0.0.1"), 0); var loop = new IOLoop()) {
            Files.writeString(file, authority.certificatePem());
            var url = server.url("/");
            loop.runSync(() -> Coroutine.start("main", () -> main(url, file)));
        } finally {
            Files.delete(file);
        }
    }

    private static int main(String url, Path authority) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            await(AsyncHttpClient.current().fetch(new HttpRequest(url).caCerts(authority)));
        }
        return ROUNDS;
    }
}
