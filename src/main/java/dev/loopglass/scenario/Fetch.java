package dev.loopglass.scenario;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.http.AsyncHttpClient;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.IOLoop;

/// A fetch of any URL.
public final class Fetch implements Scenario {
    private final String url;

    public Fetch(String url) {
        this.url = url;
    }

    public String url() {
        return url;
    }

    @Override
    public String name() {
        return "fetch";
    }

    @Override
    public String title() {
        return "GET " + url;
    }

    @Override
    public String watch() {
        return "What a server out there does to the rhythm of the loop.";
    }

    @Override
    public void run() throws Exception {
        try (var loop = new IOLoop()) {
            loop.runSync(() -> Coroutine.start("main", this::main));
        }
    }

    private String main() {
        try {
            var response = await(AsyncHttpClient.current().fetch(url));
            return response.code() + ", " + response.body().length + " bytes";
        } catch (Exception e) {
            // Whatever went wrong out there: it was worth watching.
            return "failed: " + e.getMessage();
        }
    }
}
