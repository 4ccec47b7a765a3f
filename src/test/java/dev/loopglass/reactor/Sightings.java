package dev.loopglass.reactor;

import dev.loopglass.event.Event;
import dev.loopglass.event.Observer;
import dev.loopglass.event.Ref;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// What an attached observer saw, with the turn in which it happened.
public final class Sightings implements Observer, AutoCloseable {

    /// @param turn counted from 1; 0 before the first
    /// @param onLoop whether it happened in the loop's own flow
    public record Seen(int turn, Event event, boolean onLoop) {}

    private final List<Seen> seen = new ArrayList<>();
    private final Map<Ref.Type, Integer> counts = new EnumMap<>(Ref.Type.class);
    private final Observer next;
    private final Probe.Attachment attachment;
    private int turn;
    private long bytesRead;

    private Sightings(Observer next) {
        this.next = next;
        attachment = Probe.attach(this);
    }

    public static Sightings begin() {
        return new Sightings(null);
    }

    /// Lets `next` see everything too, and name the objects.
    public static Sightings beginBefore(Observer next) {
        return new Sightings(next);
    }

    @Override
    public synchronized void observe(Event event, boolean onLoop) {
        switch (event) {
            case Event.TurnBegin _ -> turn++;
            case Event.ChannelRead read -> bytesRead += read.bytes();
            default -> { }
        }
        seen.add(new Seen(turn, event, onLoop));
        if (next != null) {
            next.observe(event, onLoop);
        }
        notifyAll();
    }

    @Override
    public synchronized Ref name(Ref.Type type, String label) {
        return next != null ? next.name(type, label) : Ref.numbered(type, counts.merge(type, 1, Integer::sum), label);
    }

    /// The turn the loop is in.
    public synchronized int turn() {
        return turn;
    }

    public synchronized List<Seen> all() {
        return List.copyOf(seen);
    }

    public <E extends Event> List<E> of(Class<E> type) {
        return all().stream().map(Seen::event).filter(type::isInstance).map(type::cast).toList();
    }

    /// The turns in which events happened that are like this.
    public List<Integer> turnsOf(Predicate<Event> like) {
        return all().stream().filter(each -> like.test(each.event())).map(Seen::turn).toList();
    }

    public List<Integer> turnsOf(Class<? extends Event> type) {
        return turnsOf(type::isInstance);
    }

    /// For a peer's thread: returns when all streams together have read so many bytes.
    public void awaitBytesRead(long count) throws InterruptedException {
        awaitThat(() -> bytesRead >= count, "reading " + count + " bytes");
    }

    /// For a peer's thread: returns when something like this has been seen.
    public void awaitEvent(Predicate<Event> like) throws InterruptedException {
        awaitThat(() -> seen.stream().map(Seen::event).anyMatch(like), "an event");
    }

    /// For a server's thread: returns when the loop has gone to sleep after the `number`-th request went
    /// out. An answer sent now is one that the client really waits for.
    public void awaitSleepAfterRequest(int number) throws InterruptedException {
        awaitThat(() -> {
            int sent = 0;
            for (var each : seen) {
                sent += each.event() instanceof Event.HttpSent ? 1 : 0;
                if (sent >= number && each.event() instanceof Event.PollBegin poll && poll.timeoutNanos() != 0) {
                    return true;
                }
            }
            return false;
        }, "the loop to sleep");
    }

    /// For a peer's thread: returns when the loop sleeps.
    public void awaitSleep() throws InterruptedException {
        awaitThat(() -> !seen.isEmpty() && seen.getLast().event() instanceof Event.PollBegin poll
                && poll.timeoutNanos() != 0, "the loop to sleep");
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds();
    }

    private synchronized void awaitThat(Condition condition, String what) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.holds()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("waited in vain for " + what);
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    @Override
    public void close() {
        attachment.close();
    }
}
