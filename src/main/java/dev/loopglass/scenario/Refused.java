package dev.loopglass.scenario;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.http.AsyncHttpClient;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.IOLoop;
import java.io.IOException;

/// Nobody listens at the other end.
final class Refused implements Scenario {

    @Override
    public String name() {
        return "refused";
    }

    @Override
    public String title() {
        return "A connection that is refused";
    }

    @Override
    public String watch() {
        return "How a failure travels from the selector up to the coroutine that waits, future by future.";
    }

    @Override
    public void run() throws Exception {
        try (var door = new ClosedDoor(); var loop = new IOLoop()) {
            var url = door.url("/hello");
            loop.runSync(() -> Coroutine.start("main", () -> main(url)));
        }
    }

    private static String main(String url) throws Exception {
        try {
            return await(AsyncHttpClient.current().fetch(url)).text();
        } catch (IOException e) {
            // There is no response to speak of, so the error is the connection's own.
            return e.getMessage();
        }
    }
}
