package dev.loopglass.scenario;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.http.AsyncHttpClient;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.IOLoop;
import java.io.IOException;
import java.time.Duration;

/// The answer comes word by word.
final class SlowServer implements Scenario {
    private static final String STORY =
            "Slowly, very slowly, one word after the other, comes all there is to say.";
    private static final Duration PAUSE = Duration.ofMillis(50);

    @Override
    public String name() {
        return "slow-server";
    }

    @Override
    public String title() {
        return "A server that takes its time";
    }

    @Override
    public String watch() {
        return "How many polls one body can take, and that the loop sleeps through nearly all of that time.";
    }

    @Override
    public void run() throws Exception {
        try (var server = Mischief.start(PAUSE, SlowServer::answer); var loop = new IOLoop()) {
            var url = server.url("/hello");
            loop.runSync(() -> Coroutine.start("main", () -> main(url)));
        }
    }

    private static void answer(Caller caller) throws IOException {
        caller.say("HTTP/1.1 200 OK\r\nContent-Length: " + STORY.length() + "\r\n\r\n");
        for (var word : STORY.split("(?<= )")) {
            caller.say(word);
        }
    }

    private static String main(String url) throws Exception {
        // A thread would be blocked all this time. A loop has it free for a thousand others.
        return await(AsyncHttpClient.current().fetch(url)).text();
    }
}
