package dev.loopglass.http;

import dev.loopglass.event.Plumbing;
import dev.loopglass.http.HttpRequest.Callback;
import dev.loopglass.reactor.StackContext;
import dev.loopglass.reactor.Task;

/// A caller's callback, which runs in the stack contexts in which it was handed over, not in those of the
/// client that calls it.
@Plumbing
final class Carried<T> implements Callback<T> {
    private final Task task;
    private T value;

    private Carried(Callback<T> callback) {
        task = StackContext.wrap(() -> callback.call(value));
    }

    /// @param callback null stays null
    static <T> Callback<T> of(Callback<T> callback) {
        return callback == null || callback instanceof Carried ? callback : new Carried<>(callback);
    }

    @Override
    public void call(T argument) throws Exception {
        value = argument;
        task.run();
    }
}
