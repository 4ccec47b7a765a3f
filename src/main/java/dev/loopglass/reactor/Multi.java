package dev.loopglass.reactor;

import dev.loopglass.event.Models;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Several futures as one, done when the last of them is. They are counted down by plain listeners,
/// which cost no turn of the loop.
final class Multi<T, R> {
    private final List<Future<T>> children;
    private final Function<List<T>, R> shape;
    private final Future<R> all;
    private final Set<Future<T>> unfinished = Collections.newSetFromMap(new IdentityHashMap<>());

    Multi(List<Future<T>> children, Function<List<T>, R> shape) {
        this.children = List.copyOf(children);
        this.shape = shape;
        this.all = new Future<>("all of " + children.size());
    }

    /// The same future may stand in the list twice; it is listened to once.
    @Models("tornado.gen.multi_future")
    Future<R> listen() {
        unfinished.addAll(children);
        if (children.isEmpty()) {
            settle();
        }
        var listened = Collections.<Future<T>>newSetFromMap(new IdentityHashMap<>());
        for (var child : children) {
            if (listened.add(child)) {
                child.addDoneCallback(all, this::onChildDone);
            }
        }
        return all;
    }

    private void onChildDone(Future<T> child) {
        unfinished.remove(child);
        if (unfinished.isEmpty()) {
            settle();
        }
    }

    /// It waits for all, even when one has failed. Of several errors only one can be thrown: the first
    /// by position. The others are logged, or they would be lost.
    private void settle() {
        var results = new ArrayList<T>();
        Throwable first = null;
        for (var child : children) {
            var error = child.exception();
            if (error == null) {
                results.add(resultOf(child));
            } else if (first == null) {
                first = error;
            } else if (first != error) {
                Log.error("Several of the awaited futures failed; this one's error is not thrown", error);
            }
        }
        if (first != null) {
            all.setException(first);
        } else {
            all.setResult(shape.apply(Collections.unmodifiableList(results)));
        }
    }

    private T resultOf(Future<T> child) {
        try {
            return child.result();
        } catch (Exception e) {
            throw new IllegalStateException("it had no error a moment ago", e);
        }
    }
}
