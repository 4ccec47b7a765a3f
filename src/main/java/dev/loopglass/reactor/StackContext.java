package dev.loopglass.reactor;

import dev.loopglass.event.Models;
import dev.loopglass.event.Plumbing;
import dev.loopglass.event.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Something that holds around a block of code *and* around every callback that the block asks for,
/// however much later it runs. A `try` around `fetch()` has long been left when the socket fails; a
/// stack context is carried along by [#wrap], and is there again when the callback runs.
public class StackContext extends Named {

    /// What a context does when the flow comes in and when it leaves.
    public interface Guard {
        void enter() throws Exception;

        /// @param error what is flying past, or null
        void exit(Throwable error) throws Exception;
    }

    /// What is in force: the plain contexts, outermost first, and the innermost of all, the `head`.
    /// Every context remembers the state it replaced; followed from the head, that is the chain.
    record State(List<StackContext> contexts, StackContext head) {
        static final State EMPTY = new State(List.of(), null);

        boolean isEmpty() {
            return head == null && contexts.isEmpty();
        }
    }

    private final String label;
    private final Supplier<Guard> factory;
    private final List<Guard> guards = new ArrayList<>();
    private boolean active = true;
    private State outer = State.EMPTY;

    /// @param factory makes a guard each time the flow comes in
    public StackContext(String label, Supplier<Guard> factory) {
        this.label = label;
        this.factory = factory;
    }

    /// Runs `body` in this context. Once.
    ///
    /// @throws StackContextInconsistentException if `body` left another context entered
    @Models("tornado.stack_context.StackContext.__enter__")
    @Plumbing
    public final void run(Task body) throws Exception {
        var strand = Strand.current();
        outer = strand.contexts;
        var mine = inside(outer);
        strand.contexts = mine;
        Probe.contextEntered(this);
        Throwable error = null;
        boolean handled = false;
        try {
            enter();
            error = failureOf(body);
            handled = exit(error);
        } finally {
            var last = strand.contexts;
            strand.contexts = outer;
            Probe.contextLeft(this);
            if (last != mine) {
                throw new StackContextInconsistentException();
            }
        }
        if (!handled) {
            rethrow(error);
        }
    }

    /// From now on nobody carries this context any further.
    public final void deactivate() {
        active = false;
    }

    State inside(State outer) {
        var contexts = new ArrayList<>(outer.contexts);
        contexts.add(this);
        return new State(List.copyOf(contexts), this);
    }

    void enter() throws Exception {
        var guard = factory.get();
        guards.add(guard);
        guard.enter();
    }

    /// @return whether the error is dealt with
    boolean exit(Throwable error) throws Exception {
        guards.removeLast().exit(error);
        return false;
    }

    /// Keeps the contexts in force now for a task that runs later.
    ///
    /// @return a task to run instead; `task` itself if it is wrapped already
    @Models("tornado.stack_context.wrap")
    public static Task wrap(Task task) {
        if (task == null || task instanceof Wrapped) {
            return task;
        }
        var captured = Strand.current().contexts;
        if (captured.head != null) {
            Probe.contextCaptured(captured.head);
        }
        return new Wrapped(captured, task);
    }

    /// The state without the contexts that were deactivated since it was captured.
    static State activeOf(State state) {
        var head = state.head;
        while (head != null && !head.active) {
            head = head.outer.head;
        }
        for (var context = head; context != null; context = context.outer.head) {
            while (context.outer.head != null && !context.outer.head.active) {
                context.outer = context.outer.head.outer;
            }
        }
        if (head == state.head && allActive(state.contexts)) {
            return state;
        }
        return new State(state.contexts.stream().filter(context -> context.active).toList(), head);
    }

    private static boolean allActive(List<StackContext> contexts) {
        for (var context : contexts) {
            if (!context.active) {
                return false;
            }
        }
        return true;
    }

    /// Offers the error to every context from `tail` outwards. One that deals with it hides it from
    /// those further out; one that fails replaces it.
    ///
    /// @return what is left of it, or null
    @Models("tornado.stack_context._handle_exception")
    static Throwable handleException(StackContext tail, Throwable error) {
        for (var context = tail; context != null; context = context.outer.head) {
            try {
                if (context.exit(error)) {
                    error = null;
                }
            } catch (Throwable replacement) {
                error = replacement;
            }
        }
        return error;
    }

    /// The context outside this one, or null.
    final StackContext outer() {
        return outer.head;
    }

    @Plumbing
    static Throwable failureOf(Task task) {
        try {
            task.run();
            return null;
        } catch (Throwable error) {
            return error;
        }
    }

    static void rethrow(Throwable error) throws Exception {
        switch (error) {
            case null -> { }
            case Exception exception -> throw exception;
            case Error serious -> throw serious;
            default -> throw new IllegalStateException(error);
        }
    }

    @Override
    protected Ref.Type type() {
        return Ref.Type.CONTEXT;
    }

    @Override
    protected String label() {
        return label;
    }
}
