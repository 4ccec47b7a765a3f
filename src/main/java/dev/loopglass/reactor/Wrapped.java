package dev.loopglass.reactor;

import dev.loopglass.event.Plumbing;

/// A task together with the stack contexts that were in force when it was asked for.
@Plumbing
final class Wrapped implements Task {
    private final Task task;
    private StackContext.State captured;

    Wrapped(StackContext.State captured, Task task) {
        this.captured = captured;
        this.task = task;
    }

    @Override
    public void run() throws Exception {
        var strand = Strand.current();
        var before = strand.contexts;
        captured = StackContext.activeOf(captured);
        strand.contexts = captured;
        var head = captured.head();
        try {
            if (head == null) {
                task.run();
                return;
            }
            Probe.contextEntered(head);
            try {
                StackContext.rethrow(runInside());
            } finally {
                Probe.contextLeft(head);
            }
        } finally {
            strand.contexts = before;
        }
    }

    /// Enters the plain contexts outermost first, runs, and leaves them in reverse. An error goes to
    /// the whole chain instead, from the context it came from outwards.
    private Throwable runInside() {
        int entered = 0;
        for (var context : captured.contexts()) {
            var error = StackContext.failureOf(context::enter);
            if (error != null) {
                return StackContext.handleException(context.outer(), error);
            }
            entered++;
        }
        var error = StackContext.failureOf(task);
        if (error != null) {
            return StackContext.handleException(captured.head(), error);
        }
        while (entered > 0) {
            var context = captured.contexts().get(--entered);
            var failure = StackContext.failureOf(() -> context.exit(null));
            if (failure != null) {
                return StackContext.handleException(context.outer(), failure);
            }
        }
        return null;
    }
}
