package dev.loopglass.replay;

import dev.loopglass.event.Event;
import dev.loopglass.event.Ref;
import dev.loopglass.event.Step;
import dev.loopglass.trace.Trace;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/// What a [LoopState] consists of. Changed only while one step is applied to a fresh copy: the rules
/// ([Turns], [Tasks], [Channels], [Futures], [Coroutines], [Requests]) first say what is wrong with the
/// step, then do it all the same, so that one bad step doesn't make every later one look bad.
final class Packet {
    final History history;
    int seq = -1;
    long t;
    int turn;
    /// When this turn began.
    long turnAt;
    Ref loop;
    boolean runs;
    Phase phase = Phase.OUTSIDE;
    Task task;
    /// How many of the ready callbacks still run in this turn.
    int left;
    /// How many timers are due and still run in this turn.
    int due;
    int cancelled;
    int pollBegin = Step.NONE;
    int pollEnd = Step.NONE;
    PMap<String, Found> found = HashTreePMap.empty();
    Shelf<Held.Callback> ready = Shelf.byBirth();
    Shelf<Held.Timer> timers =
            Shelf.ordered(Comparator.comparingLong(Held.Timer::deadlineNanos)
                    .thenComparingInt(Held.Timer::born));
    Shelf<Held.Channel> channels = Shelf.byBirth();
    Shelf<Held.Future> futures = Shelf.byBirth();
    Shelf<Held.Coroutine> coroutines = Shelf.byBirth();
    Shelf<Held.Request> requests = Shelf.byBirth();
    /// The coroutines that run now, the innermost last: each was called from the one before.
    PVector<Ref> inside = TreePVector.empty();
    /// The results of coroutines that ended a moment ago: to be settled before the task ends.
    PVector<Ref> owed = TreePVector.empty();
    /// The contexts that are entered now, the innermost last.
    PVector<Ref> contexts = TreePVector.empty();
    /// What ended in this turn, to be forgotten when the next one begins.
    PVector<Ref> ended = TreePVector.empty();
    Set<Ref> changed = Set.of();

    private Step step;
    private String reason;

    Packet(Trace trace) {
        this.history = new History(trace);
    }

    Packet(Packet from) {
        this.history = from.history;
        this.seq = from.seq;
        this.t = from.t;
        this.turn = from.turn;
        this.turnAt = from.turnAt;
        this.loop = from.loop;
        this.runs = from.runs;
        this.phase = from.phase;
        this.task = from.task;
        this.left = from.left;
        this.due = from.due;
        this.cancelled = from.cancelled;
        this.pollBegin = from.pollBegin;
        this.pollEnd = from.pollEnd;
        this.found = from.found;
        this.ready = from.ready;
        this.timers = from.timers;
        this.channels = from.channels;
        this.futures = from.futures;
        this.coroutines = from.coroutines;
        this.requests = from.requests;
        this.inside = from.inside;
        this.owed = from.owed;
        this.contexts = from.contexts;
        this.ended = from.ended;
    }

    /// Takes this step and returns why it is impossible, or null.
    String take(Step next) {
        step = next;
        reason = null;
        changed = new LinkedHashSet<>();
        Envelope.check(this, next);
        happen(next.event());
        touch(next.event().on());
        seq = next.seq();
        t = Math.max(t, next.t());
        turn = next.turn();
        return reason;
    }

    private void happen(Event event) {
        Turns.take(this, event);
        Tasks.take(this, event);
        Channels.take(this, event);
        Futures.take(this, event);
        Coroutines.take(this, event);
        Requests.take(this, event);
    }

    Step step() {
        return step;
    }

    /// Says what is wrong with the step, in [String#format]'s way, after its kind and object. The first
    /// reason counts.
    void refuse(String problem, Object... arguments) {
        if (reason == null) {
            var on = step.event().on();
            var subject = step.event().kind() + (on == null ? "" : " " + on);
            reason = subject + " " + problem.formatted(arguments) + last();
        }
    }

    private String last() {
        return seq < 0 ? "" : " (last was " + history.spell(seq) + ")";
    }

    /// As a reason spells a phase or a status.
    static String told(Enum<?>... those) {
        return Arrays.stream(those).map(it -> it.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" or "));
    }

    void touch(Ref ref) {
        if (ref != null) {
            changed.add(ref);
        }
    }

    void ends(Ref ref) {
        ended = ended.plus(ref);
    }

    /// What ended in the last turn goes; the next one begins with what is still held.
    void forget() {
        for (var ref : ended) {
            switch (ref.type()) {
                case FUTURE -> futures = futures.without(ref);
                case COROUTINE -> coroutines = coroutines.without(ref);
                case CHANNEL -> channels = channels.without(ref);
                case REQUEST -> requests = requests.without(ref);
                default -> { }
            }
        }
        ended = TreePVector.empty();
    }

    private List<Object> values() {
        return Arrays.asList(seq, t, turn, turnAt, loop, runs, phase, task, left, due, cancelled,
                pollBegin, pollEnd, found, ready, timers, channels, futures, coroutines, requests,
                inside, owed, contexts, ended, changed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Packet packet && values().equals(packet.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }
}
