package dev.loopglass.scenario;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.http.AsyncHttpClient;
import dev.loopglass.http.HttpError;
import dev.loopglass.http.HttpRequest;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.IOLoop;
import java.time.Duration;

/// The server takes the request and never answers.
final class TimedOut implements Scenario {
    private static final Duration PATIENCE = Duration.ofMillis(300);

    @Override
    public String name() {
        return "timeout";
    }

    @Override
    public String title() {
        return "An answer that never comes";
    }

    @Override
    public String watch() {
        return "How a timer, not the socket, ends the longest poll, and what has to be tidied up then.";
    }

    @Override
    public void run() throws Exception {
        try (var server = Mischief.start(Caller::keepSilent); var loop = new IOLoop()) {
            var url = server.url("/hello");
            loop.runSync(() -> Coroutine.start("main", () -> main(url)));
        }
    }

    private static String main(String url) throws Exception {
        var request = new HttpRequest(url).requestTimeout(PATIENCE);
        try {
            return await(AsyncHttpClient.current().fetch(request)).text();
        } catch (HttpError e) {
            // No server sends a 599: it is the client's own way of saying that there was no answer.
            return e.getMessage();
        }
    }
}
