package dev.loopglass.scenario;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.http.SimpleAsyncHttpClient;
import dev.loopglass.http.SimpleAsyncHttpClient.Limits;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.IOLoop;
import dev.loopglass.reactor.Probe;
import dev.loopglass.reactor.Resolver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;

/// The address book takes a fifth of a second to look something up. Meanwhile somebody else would like
/// to tick every thirty milliseconds.
final class SlowNames implements Scenario {
    private static final long LOOKUP_MILLIS = 200;
    private static final Duration TICK = Duration.ofMillis(30);

    private final String name;
    private final String title;
    private final String watch;
    private final Resolver resolver;

    private SlowNames(String name, String title, String watch, Resolver resolver) {
        this.name = name;
        this.title = title;
        this.watch = watch;
        this.resolver = resolver;
    }

    static Scenario blocking() {
        return new SlowNames("resolver-blocking", "Looking up a name blocks the loop",
                "How late the first tick comes: while the name is looked up, nothing else can run.",
                Resolver.blocking(SlowNames::lookup));
    }

    static Scenario threaded() {
        return new SlowNames("resolver-threaded", "Looking up a name in a thread of its own",
                "How the ticks go on while the name is looked up, and another thread wakes the loop in the end.",
                Resolver.threaded(SlowNames::lookup));
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
        try (var server = TeachingServer.start(); var loop = new IOLoop()) {
            var url = "http://far-away.example:" + server.port() + "/hello";
            loop.runSync(() -> Coroutine.start("main", () -> main(url)));
        }
    }

    private String main(String url) throws Exception {
        var ticks = Coroutine.start("ticks", SlowNames::tick);
        try (var client = new SimpleAsyncHttpClient(Limits.DEFAULT, resolver)) {
            var text = await(client.fetch(url)).text();
            await(ticks);
            return text;
        }
    }

    private static int tick() throws Exception {
        int ticks = 0;
        while (ticks < 3) {
            await(Coroutine.sleep(TICK));
            ticks++;
            Probe.mark("tick " + ticks);
        }
        return ticks;
    }

    /// Whatever it is asked for, it is on this machine; but it takes its time to say so.
    private static InetAddress[] lookup(String host) throws UnknownHostException {
        try {
            Thread.sleep(LOOKUP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new InetAddress[] {InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1})};
    }
}
