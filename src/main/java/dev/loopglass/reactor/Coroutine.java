package dev.loopglass.reactor;

import dev.loopglass.event.Models;
import dev.loopglass.event.Plumbing;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;

/// Code that can wait without keeping the loop waiting. Written straight down, with [#await] wherever a
/// future is needed; while it waits, the loop runs everybody else.
///
///     Coroutine.start("main", () -> {
///         var response = await(client.fetch(url));
///         return response.body();
///     });
public final class Coroutine {
    private Coroutine() {}

    /// What a coroutine does.
    @FunctionalInterface
    public interface Body<T> {
        T run() throws Exception;
    }

    /// What is done with a coroutine's result.
    @FunctionalInterface
    public interface Callback<T> {
        void run(T result) throws Exception;
    }

    /// Runs `body` at once, on this stack, until it first has to wait.
    ///
    /// @param name what it is, such as `TcpClient.connect`
    /// @return a future for what it returns or throws; done already if it never waited
    @Plumbing
    public static <T> Future<T> start(String name, Body<T> body) {
        return start(name, null, null, body);
    }

    /// The same, for callers that would rather be called than wait.
    ///
    /// @param whose what `callback` is, in a few words
    /// @param callback gets the result one turn after it is there; an error goes to the stack context
    @Models("tornado.gen.coroutine")
    public static <T> Future<T> start(String name, String whose, Callback<T> callback, Body<T> body) {
        var result = new Future<T>(name);
        if (callback != null) {
            IOLoop.current().addFuture(result, whose, done -> callback.run(done.result()));
        }
        new Runner<>(name, body, result).start();
        return result;
    }

    /// The result of `future`. If it is there, the coroutine goes straight on, in the same turn. If
    /// not, the coroutine stops here, the loop gets its turn back, and one turn after the future is
    /// done the coroutine goes on from this very line.
    ///
    /// @throws Exception what the future failed with
    /// @throws IllegalStateException outside a coroutine
    public static <T> T await(Future<T> future) throws Exception {
        var runner = Runner.current();
        Objects.requireNonNull(future, "nothing to await: the future is null");
        if (!runner.handleYield(future)) {
            runner.suspend();
        }
        return future.result();
    }

    /// The results of all of them, in their order. They make their way side by side.
    ///
    /// @throws Exception what the first of them failed with, by position; others are logged
    public static <T> List<T> await(List<Future<T>> futures) throws Exception {
        return await(all(futures));
    }

    /// The results of all of them, by key.
    public static <K, T> Map<K, T> await(Map<K, Future<T>> futures) throws Exception {
        return await(all(futures));
    }

    /// A future for the results of all of them, by position.
    public static <T> Future<List<T>> all(List<Future<T>> futures) {
        return new Multi<T, List<T>>(futures, results -> results).listen();
    }

    /// A future for the results of all of them, by key.
    public static <K, T> Future<Map<K, T>> all(Map<K, Future<T>> futures) {
        var keys = List.copyOf(futures.keySet());
        return new Multi<T, Map<K, T>>(List.copyOf(futures.values()), results -> {
            var byKey = new LinkedHashMap<K, T>();
            for (int i = 0; i < keys.size(); i++) {
                byKey.put(keys.get(i), results.get(i));
            }
            return byKey;
        }).listen();
    }

    /// The result of `future`, if it is there in time. If it is not, the returned future fails; the first
    /// one lives on, for there is no taking back of what was asked for, and a late failure is logged.
    ///
    /// @return fails with [java.util.concurrent.TimeoutException] when the time is up
    @Models("tornado.gen.with_timeout")
    public static <T> Future<T> withTimeout(Duration timeout, Future<T> future) {
        var result = new Future<T>("with timeout");
        future.chain(result);
        var loop = IOLoop.current();
        var timer = loop.callLater(timeout, "with timeout", () -> {
            result.setException(new TimeoutException("no result after " + timeout.toMillis() + " ms"));
            future.addDoneCallback("late", Coroutine::reportLate);
        });
        future.addDoneCallback("with timeout", _ -> loop.removeTimeout(timer));
        return result;
    }

    private static void reportLate(Future<?> late) {
        if (late.exception() != null) {
            Log.error(late + " failed after its timeout", late.exception());
        }
    }

    /// A future that is done when `delay` has passed. The loop goes on meanwhile: `Thread.sleep` would
    /// stop it, and everybody with it.
    @Models("tornado.gen.sleep")
    public static Future<Void> sleep(Duration delay) {
        var future = new Future<Void>("sleep");
        IOLoop.current().callLater(delay, "sleep is over", () -> future.setResult(null));
        return future;
    }
}
