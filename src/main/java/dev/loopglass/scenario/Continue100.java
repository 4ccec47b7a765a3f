package dev.loopglass.scenario;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.http.AsyncHttpClient;
import dev.loopglass.http.HttpRequest;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.IOLoop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// A large body should not travel for nothing: the server is asked first.
final class Continue100 implements Scenario {

    @Override
    public String name() {
        return "100-continue";
    }

    @Override
    public String title() {
        return "A body that waits for 100 Continue";
    }

    @Override
    public String watch() {
        return "How the body goes out from the middle of reading the response, when the server has said go on.";
    }

    @Override
    public void run() throws Exception {
        try (var server = Mischief.start(Continue100::answer); var loop = new IOLoop()) {
            var url = server.url("/upload");
            loop.runSync(() -> Coroutine.start("main", () -> main(url)));
        }
    }

    /// Quite a proper server, but one that takes its time.
    private static void answer(Caller caller) throws IOException {
        caller.say("HTTP/1.1 100 Continue\r\n\r\n");
        var thanks = "Thank you for " + caller.takeBody().length + " bytes.\n";
        caller.say("HTTP/1.1 200 OK\r\nContent-Length: " + thanks.length() + "\r\n\r\n" + thanks);
    }

    private static String main(String url) throws Exception {
        var body = "Imagine a gigabyte here.".getBytes(StandardCharsets.UTF_8);
        var request = new HttpRequest(url).method("PUT").body(body).expect100Continue(true);
        // Two heads are read for this one: "100 Continue", and the answer.
        return await(AsyncHttpClient.current().fetch(request)).text();
    }
}
