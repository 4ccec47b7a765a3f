package dev.loopglass.reactor;

import dev.loopglass.event.Plumbing;
import dev.loopglass.event.Ref;

/// One entry of the loop's list of callbacks: runs once, in the next turn.
@Plumbing
final class Callback extends Named {
    private final Object whose;
    private final Task task;

    Callback(Object whose, Task task) {
        this.whose = whose;
        this.task = task;
    }

    void run() throws Exception {
        task.run();
    }

    @Override
    protected Ref.Type type() {
        return Ref.Type.CALLBACK;
    }

    @Override
    protected String label() {
        return Shown.whose(whose);
    }

    @Override
    public String toString() {
        return "callback " + whose;
    }
}
