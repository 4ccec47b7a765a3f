package dev.loopglass.scenario;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.http.AsyncHttpClient;
import dev.loopglass.http.HttpRequest;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.IOLoop;

/// The page is not there, and whoever asks can live with that.
final class NotFoundQuiet implements Scenario {

    @Override
    public String name() {
        return "not-found-quiet";
    }

    @Override
    public String title() {
        return "A page that is not there, taken calmly";
    }

    @Override
    public String watch() {
        return "That all goes as in not-found, and only the last step, the fetch's future, ends differently.";
    }

    @Override
    public void run() throws Exception {
        try (var server = TeachingServer.start(); var loop = new IOLoop()) {
            var url = server.url("/missing");
            loop.runSync(() -> Coroutine.start("main", () -> main(url)));
        }
    }

    private static int main(String url) throws Exception {
        boolean raiseError = false;
        var response = await(AsyncHttpClient.current().fetch(new HttpRequest(url), raiseError));
        return response.code();
    }
}
