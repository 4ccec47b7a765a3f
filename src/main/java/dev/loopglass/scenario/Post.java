package dev.loopglass.scenario;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.http.AsyncHttpClient;
import dev.loopglass.http.HttpRequest;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.IOLoop;
import java.nio.charset.StandardCharsets;

/// A request with something to say.
final class Post implements Scenario {

    @Override
    public String name() {
        return "post";
    }

    @Override
    public String title() {
        return "A POST with a body";
    }

    @Override
    public String watch() {
        return "That head and body go out in one breath, before the loop sleeps, and only the answer is waited for.";
    }

    @Override
    public void run() throws Exception {
        try (var server = TeachingServer.start(); var loop = new IOLoop()) {
            var url = server.url("/echo");
            loop.runSync(() -> Coroutine.start("main", () -> main(url)));
        }
    }

    private static String main(String url) throws Exception {
        var body = "greeting=hello&to=the+server".getBytes(StandardCharsets.UTF_8);
        var request = new HttpRequest(url).method("POST").body(body);
        return await(AsyncHttpClient.current().fetch(request)).text();
    }
}
