package dev.loopglass.scenario;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.Future;
import dev.loopglass.reactor.IOLoop;
import dev.loopglass.reactor.Probe;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/// Somebody promised a value and forgot.
final class NeverResolved implements Scenario {

    @Override
    public String name() {
        return "never-resolved";
    }

    @Override
    public String title() {
        return "A future nobody resolves";
    }

    @Override
    public String watch() {
        return "What a coroutine looks like that waits for ever, and what ends the program all the same.";
    }

    @Override
    public void run() throws Exception {
        try (var loop = new IOLoop()) {
            loop.runSync(() -> Coroutine.start("main", NeverResolved::main), Duration.ofMillis(200));
        } catch (TimeoutException e) {
            Probe.mark("the loop was told to stop: " + e.getMessage());
        }
    }

    private static String main() throws Exception {
        // Nothing is wrong with waiting. But no code has this future any more that could resolve it.
        return await(new Future<String>("a promise"));
    }
}
