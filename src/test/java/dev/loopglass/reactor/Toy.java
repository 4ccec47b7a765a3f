package dev.loopglass.reactor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// A loop whose clock and poller do what the test says. Nothing ever sleeps here: a poll lets the clock
/// jump, and one that would sleep for ever fails the test.
final class Toy implements AutoCloseable {
    private final Sightings sightings = Sightings.begin();
    private final Deque<Runnable> idle = new ArrayDeque<>();
    private boolean woken;
    long now = 1_000;
    /// How long each poll was to last.
    final List<Long> polls = new ArrayList<>();
    /// What the test noted, each with its turn.
    final List<String> notes = new ArrayList<>();
    final IOLoop loop = new IOLoop(() -> now, new ScriptedPoller());

    /// Happens during the next poll that would never end.
    void whileIdle(Runnable task) {
        idle.add(task);
    }

    Task noting(String what) {
        return () -> note(what);
    }

    void note(String what) {
        notes.add(sightings.turn() + " " + what);
    }

    /// Stops the loop when so many turns are over, counted from the one that runs next.
    void stopAfter(int turns) {
        loop.addCallback("stop", () -> {
            if (turns == 1) {
                loop.stop();
            } else {
                stopAfter(turns - 1);
            }
        });
    }

    /// Runs until it is stopped. The wake-up that the first callback caused is over: nobody slept.
    void start() {
        woken = false;
        loop.start();
    }

    Sightings sightings() {
        return sightings;
    }

    @Override
    public void close() {
        loop.close();
        sightings.close();
    }

    private final class ScriptedPoller implements Poller {
        @Override
        public void register(Registration registration) {}

        @Override
        public void modify(Registration registration) {}

        @Override
        public void unregister(Registration registration) {}

        @Override
        public List<Registration> poll(long timeoutNanos) {
            polls.add(timeoutNanos);
            if (timeoutNanos > 0 && !woken) {
                now += timeoutNanos;
            } else if (timeoutNanos < 0 && !woken) {
                if (idle.isEmpty()) {
                    throw new AssertionError("this poll would never end");
                }
                idle.poll().run();
            }
            woken = false;
            return List.of();
        }

        @Override
        public void wake() {
            woken = true;
        }

        @Override
        public void close() {}
    }
}
