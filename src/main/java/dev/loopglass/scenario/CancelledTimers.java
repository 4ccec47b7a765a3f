package dev.loopglass.scenario;

import dev.loopglass.reactor.IOLoop;
import dev.loopglass.reactor.Probe;
import java.time.Duration;

/// A removed timer only loses its task. Its empty shell stays in the heap until it comes to the head.
final class CancelledTimers implements Scenario {

    @Override
    public String name() {
        return "cancelled-timers";
    }

    @Override
    public String title() {
        return "Timers that are cancelled";
    }

    @Override
    public String watch() {
        return "Why a poll wakes up for a timer that is not there any more.";
    }

    @Override
    public void run() {
        try (var loop = new IOLoop()) {
            var shell = loop.callLater(Duration.ofMillis(100), "will be removed", () -> Probe.mark("never"));
            var late = loop.callLater(Duration.ofMillis(300), "removed by its neighbour", () -> Probe.mark("never"));
            loop.callLater(Duration.ofMillis(200), "removes its neighbour", () -> loop.removeTimeout(late));
            loop.callLater(Duration.ofMillis(400), "stop", loop::stop);
            loop.addCallback("remove", () -> loop.removeTimeout(shell));
            loop.start();
        }
    }
}
