package dev.loopglass.reactor;

import dev.loopglass.event.Models;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/// One call of [IOLoop#runSync]: the function to run, and where its result is kept.
final class RunSync {
    private final IOLoop loop;
    private final Callable<?> function;
    private Future<?> cell;

    RunSync(IOLoop loop, Callable<?> function) {
        this.loop = loop;
        this.function = function;
    }

    /// The loop stops one turn after the future is done, because stopping is a callback too.
    @Models("tornado.ioloop.IOLoop.run_sync.<locals>.run")
    void run() {
        try {
            var result = function.call();
            cell = result instanceof Future<?> future ? future : Future.of("run", result);
        } catch (Throwable e) {
            cell = Future.failed("run", e);
        }
        loop.addFuture(cell, "stop", _ -> loop.stop());
    }

    @SuppressWarnings("unchecked")
    <T> T result(Duration timeout) throws Exception {
        if (cell == null || !cell.done()) {
            throw new TimeoutException(timeout == null ? "the loop was stopped before the function was done"
                    : "timed out after " + timeout.toNanos() / 1e9 + " s");
        }
        return (T) cell.result();
    }
}
