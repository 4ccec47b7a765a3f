package dev.loopglass.reactor;

/// Called with a future that is done.
@FunctionalInterface
public interface DoneCallback<T> {
    void done(Future<T> future) throws Exception;
}
