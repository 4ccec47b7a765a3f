package dev.loopglass.scenario;

import dev.loopglass.reactor.IOLoop;
import dev.loopglass.reactor.Probe;

/// What runs when, if everything is asked for at once.
final class CallbackOrder implements Scenario {

    @Override
    public String name() {
        return "callback-order";
    }

    @Override
    public String title() {
        return "Callbacks, timers, next turn";
    }

    @Override
    public String watch() {
        return "That what is added in a turn runs in the next one, and that callbacks go before timers.";
    }

    @Override
    public void run() {
        try (var loop = new IOLoop()) {
            loop.addTimeout(loop.time(), "timer that is due", () -> Probe.mark("timers come after the callbacks"));
            loop.addCallback("first", () -> {
                Probe.mark("first, because it was added first");
                loop.addCallback("added in turn 1", () -> Probe.mark("so it runs in turn 2"));
                loop.addTimeout(loop.time(), "due at once", loop::stop);
            });
            loop.addCallback("second", () -> Probe.mark("second, and still before what the first one added"));
            loop.start();
        }
    }
}
