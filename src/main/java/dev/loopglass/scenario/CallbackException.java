package dev.loopglass.scenario;

import dev.loopglass.reactor.IOLoop;
import dev.loopglass.reactor.Probe;

/// One callback fails; its neighbours must not notice.
final class CallbackException implements Scenario {

    @Override
    public String name() {
        return "callback-exception";
    }

    @Override
    public String title() {
        return "An exception in a callback";
    }

    @Override
    public String watch() {
        return "That the callback ends with its error, and the loop with everybody else goes on.";
    }

    @Override
    public void run() {
        try (var loop = new IOLoop()) {
            loop.addCallback("before", () -> Probe.mark("before the accident"));
            loop.addCallback("fails", CallbackException::fail);
            // Ready in the same turn as the one that fails, and right behind it.
            loop.addCallback("after", () -> Probe.mark("after it, as if nothing had been"));
            loop.addCallback("stop", loop::stop);
            loop.start();
        }
    }

    private static void fail() {
        throw new IllegalStateException("this callback is broken");
    }
}
