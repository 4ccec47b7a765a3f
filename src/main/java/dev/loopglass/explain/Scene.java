package dev.loopglass.explain;

import dev.loopglass.event.Event;
import dev.loopglass.event.Ref;
import dev.loopglass.event.Step;
import dev.loopglass.replay.Held;
import dev.loopglass.replay.LoopState;
import dev.loopglass.replay.Replay;
import dev.loopglass.trace.Trace;
import java.util.Arrays;
import java.util.Set;

/// One step with all that a sentence about it may need: what the loop held before and after, who did
/// it, when what it speaks of began.
final class Scene {
    /// What everybody calls to be called back is not who wanted it.
    /// How asyncio's loop calls whatever is ready: nobody further out has done anything.
    private static final String CALLING = "Handle._run";
    private static final Set<String> MACHINERY =
            Set.of("IOLoop", "Future", "Coroutine", "Runner", "Multi", "StackContext",
                    "ExceptionStackContext", "RunSync",
                    // Of Python's asyncio:
                    "BaseEventLoop", "TimerHandle", "Task", "create_task", "ensure_future", "_ensure_future",
                    "convert_yielded", "_wrap_awaitable");

    final Trace trace;
    final Replay replay;
    final Words words;
    final Step step;
    /// Whether nothing is told of what comes after the step, for whoever is to predict it.
    final boolean discreet;
    private LoopState before;
    private LoopState after;

    Scene(Trace trace, Replay replay, Words words, int seq, boolean discreet) {
        this.trace = trace;
        this.replay = replay;
        this.words = words;
        this.step = trace.step(seq);
        this.discreet = discreet;
    }

    /// A link in a chain of causes may stand far from the others and needs no state: to rebuild one there
    /// would be most of the work.
    LoopState before() {
        if (before == null) {
            before = replay.at(seq() - 1);
        }
        return before;
    }

    LoopState after() {
        if (after == null) {
            after = replay.at(seq());
        }
        return after;
    }

    int seq() {
        return step.seq();
    }

    Event event() {
        return step.event();
    }

    String say(String name, Object... arguments) {
        return words.say(name, arguments);
    }

    /// For example `tm2 (connector falls back)`.
    String named(Ref ref) {
        if (ref == null) {
            return say("nothing");
        }
        var label = Words.cut(ref.label());
        return label.isEmpty() || label.equals(ref.name()) ? ref.name() : say("named", ref.name(), label);
    }

    static String plain(Ref ref) {
        return ref == null ? "?" : ref.name();
    }

    /// How long ago step `seq` happened.
    String since(int seq) {
        return seq < 0 ? Durations.of(0) : Durations.of(step.t() - trace.t(seq));
    }

    /// The turn in which a callback added now will run.
    String nextTurn() {
        return Integer.toString(step.turn() + 1);
    }

    /// What is spelt like this, if it is of this type; or null.
    Ref object(String name, Ref.Type type) {
        var ref = name == null ? null : trace.object(name);
        return ref != null && ref.type() == type ? ref : null;
    }

    /// What is held under this name after the step, or else before it, or null.
    <T extends Held> T held(Ref ref, Class<T> type) {
        var held = ref == null ? null : after().held(ref) != null ? after().held(ref) : before().held(ref);
        return type.isInstance(held) ? type.cast(held) : null;
    }

    Held.Channel channelBefore(Ref ref) {
        return before().held(ref) instanceof Held.Channel channel ? channel : null;
    }

    /// The latest step of this kind about this object before now, or [Step#NONE].
    int last(Ref ref, String kind) {
        var about = trace.about(ref);
        int here = Arrays.binarySearch(about, seq());
        for (int i = (here >= 0 ? here : -here - 1) - 1; i >= 0; i--) {
            if (trace.kind(about[i]).equals(kind)) {
                return about[i];
            }
        }
        return Step.NONE;
    }

    /// The next step about this object, or [Step#NONE].
    int next(Ref ref) {
        int next = replay.nextAbout(seq(), ref);
        return next == seq() ? Step.NONE : next;
    }

    /// The step that settled this future before now, or [Step#NONE].
    int settled(Ref future) {
        return Math.max(last(future, "future.resolved"), last(future, "future.failed"));
    }

    /// Whether this step happened inside a call of this method, such as `IOLoop.addFuture`.
    boolean within(String method) {
        for (var frame = trace.frame(seq()); frame != null; frame = trace.frameById(frame.parent())) {
            if (method.equals(frame.method().name())) {
                return true;
            }
        }
        return false;
    }

    /// Who did it, such as `Connector.start`: the innermost method that is neither the reactor's own
    /// machinery nor a constructor. Null when the trace does not tell.
    String caller() {
        for (var frame = trace.frame(seq()); frame != null; frame = trace.frameById(frame.parent())) {
            var name = frame.method().name();
            if (name.equals(CALLING)) {
                return null;
            }
            if (!MACHINERY.contains(name.split("\\.", 2)[0]) && !name.endsWith(".new")) {
                return name.replaceAll("\\.lambda$", "");
            }
        }
        return null;
    }

    /// The phrase `name`, or, when it is known who did it, the phrase `name.by` with that as the last argument.
    String sayBy(String name, Object... arguments) {
        var caller = caller();
        if (caller == null) {
            return say(name, arguments);
        }
        var more = Arrays.copyOf(arguments, arguments.length + 1);
        more[arguments.length] = caller;
        return say(name + ".by", more);
    }

    /// `this callback`, `this timer`, `this handler`, or the program outside of the loop.
    String place() {
        int task = before().task();
        return say("place." + (task < 0 ? "outside" : trace.kind(task).replace(".begin", "")));
    }
}
