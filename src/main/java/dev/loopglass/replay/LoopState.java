package dev.loopglass.replay;

import dev.loopglass.event.Event;
import dev.loopglass.event.Ref;
import dev.loopglass.event.Step;
import dev.loopglass.trace.Trace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What the loop holds at one moment of a trace. Immutable; neighbours share nearly everything.
///
/// What ended (settled futures, closed channels, finished requests and coroutines) is still listed
/// until the next turn begins. Lists never change their order, so nothing jumps about.
public final class LoopState {
    private final Packet packet;

    private LoopState(Packet packet) {
        this.packet = packet;
    }

    /// The state before the first step.
    public static LoopState before(Trace trace) {
        return new LoopState(new Packet(trace));
    }

    /// The state after the trace's next step.
    ///
    /// @throws ImpossibleStep if it cannot happen now
    public LoopState after(Step step) throws ImpossibleStep {
        var next = new Packet(packet);
        var reason = next.take(step);
        if (reason != null) {
            throw new ImpossibleStep(step, reason);
        }
        return new LoopState(next);
    }

    /// The state after this step, made as sensible as can be where the step is impossible.
    LoopState pushed(Step step) {
        var next = new Packet(packet);
        next.take(step);
        return new LoopState(next);
    }

    /// The state after all steps up to `to`, exclusive. What lies between is not kept, so it is not made.
    LoopState pushed(Trace trace, int to) {
        var next = new Packet(packet);
        for (int seq = packet.seq + 1; seq < to; seq++) {
            next.take(trace.step(seq));
        }
        return new LoopState(next);
    }

    /// The step that led here, -1 before the first.
    public int seq() {
        return packet.seq;
    }

    public long t() {
        return packet.t;
    }

    public int turn() {
        return packet.turn;
    }

    public Phase phase() {
        return packet.phase;
    }

    /// The loop that runs or ran last, or null.
    public Ref loop() {
        return packet.loop;
    }

    /// The begin step of the open task, or [Step#NONE].
    public int task() {
        return packet.task == null ? Step.NONE : packet.task.begin();
    }

    /// Whose task is open, or null.
    public Ref running() {
        return packet.task == null ? null : packet.task.on();
    }

    /// The coroutines that run now, the innermost last.
    public List<Ref> inside() {
        return packet.inside;
    }

    /// The contexts that are entered now, the innermost last.
    public List<Ref> contexts() {
        return packet.contexts;
    }

    /// In the order in which they will run: [#left] of them in this turn, the others in the next.
    public List<Held.Callback> ready() {
        return packet.ready.list();
    }

    /// How many of [#ready] still run in this turn.
    public int left() {
        return packet.left;
    }

    /// Those that will run, by deadline.
    public List<Held.Timer> timers() {
        var timers = new ArrayList<Held.Timer>();
        for (var timer : packet.timers.each()) {
            if (timer.mood() != Held.Timer.Mood.CANCELLED) {
                timers.add(timer);
            }
        }
        return timers;
    }

    /// The timer on which the next poll would sleep, which may be a cancelled one; or null.
    public Held.Timer alarm() {
        for (var timer : packet.timers.each()) {
            if (timer.mood() != Held.Timer.Mood.DUE) {
                return timer;
            }
        }
        return null;
    }

    public List<Held.Channel> channels() {
        return packet.channels.list();
    }

    public List<Held.Future> futures() {
        return packet.futures.list();
    }

    public List<Held.Coroutine> coroutines() {
        return packet.coroutines.list();
    }

    public List<Held.Request> requests() {
        return packet.requests.list();
    }

    /// The channels that the last poll found ready and that still wait for their handler, by name.
    public Map<String, Set<Event.Op>> found() {
        var found = new TreeMap<String, Set<Event.Op>>();
        packet.found.forEach((name, it) -> found.put(name, it.ops()));
        return found;
    }

    /// The open `poll.begin`, or [Step#NONE].
    public int poll() {
        return packet.pollBegin;
    }

    /// The objects that the last step changed.
    public Set<Ref> changed() {
        return Collections.unmodifiableSet(packet.changed);
    }

    /// What is held under the name of this object, or null: it ended, or the loop does not hold such things.
    public Held held(Ref ref) {
        return switch (ref.type()) {
            case CALLBACK -> packet.ready.get(ref);
            case TIMER -> packet.timers.get(ref);
            case CHANNEL -> packet.channels.get(ref);
            case FUTURE -> packet.futures.get(ref);
            case COROUTINE -> packet.coroutines.get(ref);
            case REQUEST -> packet.requests.get(ref);
            default -> null;
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LoopState state && packet.equals(state.packet);
    }

    @Override
    public int hashCode() {
        return packet.hashCode();
    }

    @Override
    public String toString() {
        return "after step %d, turn %d, %s, running %s".formatted(seq(), turn(), phase(), running());
    }
}
