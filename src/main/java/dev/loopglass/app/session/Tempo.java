package dev.loopglass.app.session;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// How long the speaker has talked: in each chapter, and in the whole. It begins to count when the first stop is
/// reached, since a teacher opens the lesson before the class is in.
public final class Tempo {
    private final LongSupplier clock;
    private final Map<Integer, Long> spent = new HashMap<>();
    private int chapter = -1;
    private long since;
    private boolean running;

    /// @param clock nanoseconds
    public Tempo(LongSupplier clock) {
        this.clock = clock;
    }

    /// @param its the chapter that is talked about now; -1 before the first
    public void enter(int its) {
        book();
        if (chapter < 0 && its >= 0 && spent.isEmpty()) {
            running = true;
        }
        chapter = its;
    }

    private void book() {
        long now = clock.getAsLong();
        if (running && chapter >= 0) {
            spent.merge(chapter, now - since, Long::sum);
        }
        since = now;
    }

    public boolean running() {
        return running;
    }

    /// Counts no more, or goes on.
    public void toggle() {
        book();
        running = !running;
    }

    /// From the beginning, for the next class.
    public void reset() {
        book();
        spent.clear();
        running = chapter >= 0;
    }

    /// In this chapter.
    public long chapterNanos() {
        book();
        return spent.getOrDefault(chapter, 0L);
    }

    /// In all of them.
    public long wholeNanos() {
        book();
        return spent.values().stream().mapToLong(it -> it).sum();
    }
}
