package dev.loopglass.scenario;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.http.AsyncHttpClient;
import dev.loopglass.http.HttpRequest;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.IOLoop;
import java.nio.file.Files;
import java.nio.file.Path;

/// A fetch over TLS, from a server whose certificate is good.
final class Https implements Scenario {
    private static final int THINK_MILLIS = 20;

    @Override
    public String name() {
        return "https";
    }

    @Override
    public String title() {
        return "One GET over TLS";
    }

    @Override
    public String watch() {
        return "How the handshake goes to and fro, one poll for each flight, on a socket that is connected already.";
    }

    @Override
    public Scenario warmUp() {
        return new SecureWarmUp();
    }

    @Override
    public void run() throws Exception {
        var authority = Identity.selfSigned("Loopglass Authority");
        var file = Files.createTempFile("loopglass", ".pem");
        try (var server = SecureServer.start(authority.issue("server", "127.0.0.1"), THINK_MILLIS);
                var loop = new IOLoop()) {
            Files.writeString(file, authority.certificatePem());
            var url = server.url("/hello");
            loop.runSync(() -> Coroutine.start("main", () -> main(url, file)));
        } finally {
            Files.delete(file);
        }
    }

    private static String main(String url, Path authority) throws Exception {
        // Only who shows a certificate from this authority, for this very host, gets our request.
        var request = new HttpRequest(url).caCerts(authority);
        var response = await(AsyncHttpClient.current().fetch(request));
        return response.text();
    }
}
