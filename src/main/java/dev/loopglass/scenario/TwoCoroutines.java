package dev.loopglass.scenario;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.IOLoop;
import dev.loopglass.reactor.Probe;
import java.time.Duration;
import java.util.List;

/// Two walkers, each sleeping between its steps, at different paces.
final class TwoCoroutines implements Scenario {

    @Override
    public String name() {
        return "two-coroutines";
    }

    @Override
    public String title() {
        return "Two coroutines side by side";
    }

    @Override
    public String watch() {
        return "How one thread carries both: each runs while the other waits.";
    }

    @Override
    public void run() throws Exception {
        try (var loop = new IOLoop()) {
            loop.runSync(() -> Coroutine.start("main", TwoCoroutines::main));
        }
    }

    private static List<String> main() throws Exception {
        var tortoise = Coroutine.start("tortoise", () -> walk("tortoise", Duration.ofMillis(170)));
        var hare = Coroutine.start("hare", () -> walk("hare", Duration.ofMillis(70)));
        return await(List.of(tortoise, hare));
    }

    private static String walk(String who, Duration pace) throws Exception {
        for (int step = 1; step <= 3; step++) {
            await(Coroutine.sleep(pace));
            Probe.mark(who + " makes step " + step);
        }
        return who;
    }
}
