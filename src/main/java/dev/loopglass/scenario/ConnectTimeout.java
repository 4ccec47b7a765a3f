package dev.loopglass.scenario;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.http.AsyncHttpClient;
import dev.loopglass.http.HttpError;
import dev.loopglass.http.HttpRequest;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.IOLoop;
import java.time.Duration;

/// The other end does not even say no.
final class ConnectTimeout implements Scenario {
    /// Longer than the connector waits before it falls back on another address; here it has none.
    private static final Duration PATIENCE = Duration.ofMillis(450);

    @Override
    public String name() {
        return "connect-timeout";
    }

    @Override
    public String title() {
        return "A connection that never comes about";
    }

    @Override
    public String watch() {
        return "That nothing at all happens on the channel, and what a timer has to tidy up then.";
    }

    @Override
    public void run() throws Exception {
        try (var house = new FullHouse(); var loop = new IOLoop()) {
            var url = house.url("/hello");
            loop.runSync(() -> Coroutine.start("main", () -> main(url)));
        }
    }

    private static String main(String url) throws Exception {
        var request = new HttpRequest(url).connectTimeout(PATIENCE);
        try {
            return await(AsyncHttpClient.current().fetch(request)).text();
        } catch (HttpError e) {
            return e.getMessage();
        }
    }
}
