package dev.loopglass.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeoutsTest {

    /// Nobody sweeps for a few shells, nor while they are not more than half of the heap.
    @ParameterizedTest
    @CsvSource({"512, 1200, 1200, 512", "600, 1200, 1200, 600", "601, 1200, 599, 0", "513, 1024, 511, 0",
            "512, 512, 0, 0"})
    void shellsAreSweptWhenThereAreTooMany(int cancelled, int all, int left, int counter) {
        var timeouts = new Timeouts();
        var added = IntStream.range(0, all).mapToObj(i -> timeouts.add(10_000 - i, "timer", () -> { })).toList();
        // Not those at the head: they would be popped, not swept.
        added.stream().limit(cancelled).forEach(timeouts::cancel);
        assertThat(timeouts.takeDue(0)).isEmpty();
        assertThat(timeouts.size()).isEqualTo(left);
        assertThat(timeouts.cancellations()).isEqualTo(counter);
    }

    @Test
    void aSweepKeepsTheOrder() {
        var timeouts = new Timeouts();
        var added = IntStream.range(0, 1_200).mapToObj(i -> timeouts.add(10 + i % 7, "timer " + i, () -> { })).toList();
        IntStream.range(0, 1_200).filter(i -> i % 2 == 1 || i % 3 == 1).forEach(i -> timeouts.cancel(added.get(i)));
        timeouts.takeDue(0);
        var due = timeouts.takeDue(100);
        assertThat(due).hasSize(400).isSorted().allMatch(dev.loopglass.reactor.Timeout::pending);
    }

    @Test
    void shellsAtTheHeadAreDroppedAndNoLongerCounted() {
        var timeouts = new Timeouts();
        timeouts.cancel(timeouts.add(1, "removed", () -> { }));
        timeouts.add(5, "kept", () -> { });
        assertThat(timeouts.takeDue(2)).isEmpty();
        assertThat(timeouts.size()).isEqualTo(1);
        assertThat(timeouts.cancellations()).isZero();
    }

    /// As in Tornado: the count of a timer that has run already is never undone, except by a sweep.
    @Test
    void cancellingATimerThatRanCountsToo() {
        var timeouts = new Timeouts();
        var timer = timeouts.add(1, "timer", () -> { });
        assertThat(timeouts.takeDue(1)).containsExactly(timer);
        timeouts.cancel(timer);
        assertThat(timeouts.cancellations()).isEqualTo(1);
    }

    @Test
    void deadlinesAreOrderedAcrossTheEndOfTheClock() {
        var timeouts = new Timeouts();
        var after = timeouts.add(Long.MIN_VALUE + 5, "after", () -> { });
        var before = timeouts.add(Long.MAX_VALUE - 5, "before", () -> { });
        assertThat(timeouts.takeDue(Long.MAX_VALUE)).containsExactly(before);
        assertThat(timeouts.takeDue(Long.MIN_VALUE + 5)).containsExactly(after);
    }
}
