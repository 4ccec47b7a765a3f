package dev.loopglass.scenario;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.http.HttpError;
import dev.loopglass.http.SimpleAsyncHttpClient;
import dev.loopglass.http.SimpleAsyncHttpClient.Limits;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.IOLoop;
import dev.loopglass.reactor.Resolver;
import java.io.IOException;

/// One GET whose answer is damaged on the way, or was never right. The program is always the same; what
/// the server says to it is not. A client is as good as what it does then.
final class BrokenAnswer implements Scenario {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n";
    private static final int MAX_HEADER_BYTES = 1000;

    private final String name;
    private final String title;
    private final String watch;
    private final Mischief.Deed deed;

    private BrokenAnswer(String name, String title, String watch, Mischief.Deed deed) {
        this.name = name;
        this.title = title;
        this.watch = watch;
        this.deed = deed;
    }

    static Scenario cutOffBody() {
        return new BrokenAnswer("cut-off-body", "A body that ends too early",
                "Who finds out that a thousand bytes were promised: not the socket, for "
                        + "which the end is just an end.",
                caller -> caller.say(HEAD + "That was all."));
    }

    static Scenario cutOffHeader() {
        return new BrokenAnswer("cut-off-header", "A header that breaks off",
                "How the end of the stream fails a read that still waits, and the bytes read "
                        + "so far are good for nothing.",
                caller -> caller.say("HTTP/1.1 200 OK\r\nContent-Le"));
    }

    static Scenario resetBeforeHeaders() {
        return new BrokenAnswer("reset-before-headers", "A connection that is reset instead of answered",
                "That a reset comes as something to read, and only reading tells that it is an error.",
                Caller::reset);
    }

    static Scenario resetAfterHeaders() {
        return new BrokenAnswer("reset-after-headers", "A connection that is reset in the middle of the body",
                "How the error climbs from the read through two coroutines, a turn for each, "
                        + "and is still the same error.",
                caller -> {
                    caller.say(HEAD + "Here is the beg");
                    caller.reset();
                });
    }

    static Scenario malformedResponse() {
        return new BrokenAnswer("malformed-response", "An answer that is not HTTP",
                "That the read succeeds, and it is the parser, one turn later, that gives up "
                        + "and closes the connection.",
                caller -> caller.say("220 mail.example at your service\r\n\r\n"));
    }

    static Scenario oversizedHeader() {
        return new BrokenAnswer("oversized-header", "A header without end",
                "How the read buffer grows poll by poll while no empty line comes, until the "
                        + "client has had enough.",
                caller -> {
                    caller.say("HTTP/1.1 200 OK\r\n");
                    // Whatever its patience, the caller hangs up before its memory is full.
                    for (int i = 1; true; i++) {
                        caller.say("X-More-" + i + ": " + "more ".repeat(60).strip() + "\r\n");
                    }
                });
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String watch() {
        return watch;
    }

    @Override
    public void run() throws Exception {
        try (var server = Mischief.start(deed); var loop = new IOLoop()) {
            var url = server.url("/hello");
            loop.runSync(() -> Coroutine.start("main", () -> main(url)));
        }
    }

    private static String main(String url) throws Exception {
        var limits = Limits.DEFAULT.withMaxHeaderBytes(MAX_HEADER_BYTES);
        try (var client = new SimpleAsyncHttpClient(limits, Resolver.blocking())) {
            return await(client.fetch(url)).text();
        } catch (IOException | HttpError e) {
            // Each of them gets here, and says what was wrong.
            return e.getMessage();
        }
    }
}
