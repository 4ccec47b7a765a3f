package dev.loopglass.reactor;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Runs a piece of a test in a loop of its own; one that hangs fails instead.
public final class Loops {
    public static final Duration LIMIT = Duration.ofSeconds(15);

    private Loops() {}

    /// Runs `body` as a coroutine and returns what it returns.
    public static <T> T run(Coroutine.Body<T> body) throws Exception {
        try (var loop = new IOLoop()) {
            return run(loop, body);
        }
    }

    public static <T> T run(IOLoop loop, Coroutine.Body<T> body) throws Exception {
        return loop.runSync(() -> Coroutine.start("main", body), LIMIT);
    }

    /// In a coroutine: goes on when `condition` holds, and lets the loop run meanwhile.
    public static void until(BooleanSupplier condition) throws Exception {
        while (!condition.getAsBoolean()) {
            Coroutine.await(Future.moment());
        }
    }

    /// In a coroutine: lets so many turns pass.
    public static void turns(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            Coroutine.await(Future.moment());
        }
    }
}
