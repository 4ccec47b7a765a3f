package dev.loopglass.scenario;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.http.AsyncHttpClient;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.IOLoop;
import java.io.IOException;

/// A fetch over TLS, from a server that anybody could pretend to be.
final class HttpsRejected implements Scenario {
    private static final int THINK_MILLIS = 20;

    @Override
    public String name() {
        return "https-rejected";
    }

    @Override
    public String title() {
        return "A certificate that is self-signed";
    }

    @Override
    public String watch() {
        return "How the handshake ends at the certificate, before one byte of the request was sent.";
    }

    @Override
    public Scenario warmUp() {
        return new SecureWarmUp();
    }

    @Override
    public void run() throws Exception {
        var stranger = Identity.selfSigned("stranger", "127.0.0.1");
        try (var server = SecureServer.start(stranger, THINK_MILLIS); var loop = new IOLoop()) {
            var url = server.url("/hello");
            loop.runSync(() -> Coroutine.start("main", () -> main(url)));
        }
    }

    private static String main(String url) throws Exception {
        try {
            return await(AsyncHttpClient.current().fetch(url)).text();
        } catch (IOException e) {
            // The connection stood, and was encrypted. But with whom?
            return e.getMessage();
        }
    }
}
