package dev.loopglass.reactor;

import dev.loopglass.event.Plumbing;

/// Hands a future that is done to whoever waited for it.
@Plumbing
record Delivery<T>(Future<T> future, DoneCallback<T> callback) implements Task {
    @Override
    public void run() throws Exception {
        callback.done(future);
    }
}
