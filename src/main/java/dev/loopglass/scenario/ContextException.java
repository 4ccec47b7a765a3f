package dev.loopglass.scenario;

import dev.loopglass.reactor.ExceptionStackContext;
import dev.loopglass.reactor.IOLoop;
import dev.loopglass.reactor.Probe;
import java.time.Duration;

/// A callback of a callback fails, and whoever began it all hears of it.
final class ContextException implements Scenario {

    @Override
    public String name() {
        return "context-exception";
    }

    @Override
    public String title() {
        return "An exception that finds its way home";
    }

    @Override
    public String watch() {
        return "How a stack context, long left, is there again when a callback fails two turns later.";
    }

    @Override
    public void run() throws Exception {
        try (var loop = new IOLoop()) {
            // A try block around begin() would be left by the time anything fails. This is not.
            new ExceptionStackContext("ContextException.handle", ContextException::handle).run(() -> begin(loop));
            loop.callLater(Duration.ofMillis(5), "stop", loop::stop);
            loop.start();
        }
    }

    private static void begin(IOLoop loop) {
        loop.addCallback("first", () -> loop.addCallback("second", ContextException::fail));
    }

    private static void fail() {
        throw new IllegalStateException("nobody on this stack knows what to do about it");
    }

    private static boolean handle(Throwable error) {
        Probe.mark("dealt with: " + error.getMessage());
        return true;
    }
}
