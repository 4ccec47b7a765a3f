package dev.loopglass.scenario;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.http.AsyncHttpClient;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.IOLoop;
import java.io.IOException;

/// A body that ends when the connection does, as in the first years of the web.
final class UntilClose implements Scenario {

    @Override
    public String name() {
        return "until-close";
    }

    @Override
    public String title() {
        return "A body until the connection closes";
    }

    @Override
    public String watch() {
        return "That the pieces only pile up in the stream, and the end of the connection is the answer.";
    }

    @Override
    public void run() throws Exception {
        try (var server = Mischief.start(UntilClose::answer); var loop = new IOLoop()) {
            var url = server.url("/hello");
            loop.runSync(() -> Coroutine.start("main", () -> main(url)));
        }
    }

    /// What the server says, and then hangs up.
    static void answer(Caller caller) throws IOException {
        caller.say("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
        caller.say("Nobody said how long this is.\n");
    }

    private static String main(String url) throws Exception {
        // Nobody can tell this end from a broken connection: that is why there are lengths and chunks.
        return await(AsyncHttpClient.current().fetch(url)).text();
    }
}
