package dev.loopglass.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BatonTest {

    /// Both threads count one variable that nobody guards but the baton.
    private static final class Rally {
        private final Baton baton;
        private final int rounds;
        private final Thread home = Thread.currentThread();
        private final Thread away;
        private int count;

        Rally(int rounds, int spins, Thread.Builder threads) {
            this.rounds = rounds;
            this.baton = new Baton(home, spins);
            this.away = threads.unstarted(this::playAway);
        }

        private void playAway() {
            for (int i = 0; i < rounds; i++) {
                baton.await();
                count++;
                baton.pass(home);
            }
        }

        int play() {
            away.start();
            for (int i = 0; i < rounds; i++) {
                baton.pass(away);
                baton.await();
                count++;
            }
            return count;
        }
    }

    @Test
    void spinningThreadsNeverLoseIt() {
        assertThat(new Rally(50_000, 200, Thread.ofVirtual()).play()).isEqualTo(100_000);
    }

    @Test
    void parkingThreadsNeverLoseIt() {
        assertThat(new Rally(50_000, 0, Thread.ofVirtual()).play()).isEqualTo(100_000);
    }

    /// Here both threads are often on their way to park at the same moment.
    @Test
    void threadsThatHardlySpinNeverLoseIt() {
        for (int spins = 1; spins <= 64; spins *= 2) {
            assertThat(new Rally(5_000, spins, Thread.ofPlatform()).play()).isEqualTo(10_000);
        }
    }

    @Test
    void anInterruptDoesNotEndTheWaitButIsKept() throws Exception {
        var home = Thread.currentThread();
        var baton = new Baton(home, 0);
        var waiting = new CountDownLatch(1);
        boolean[] kept = new boolean[2];
        var away = Thread.ofPlatform().start(() -> {
            waiting.countDown();
            baton.await();
            kept[0] = Thread.currentThread().isInterrupted();
            kept[1] = true;
        });
        assertThat(waiting.await(5, TimeUnit.SECONDS)).isTrue();
        away.interrupt();
        assertThat(away.join(Duration.ofMillis(20))).as("it still waits").isFalse();
        baton.pass(away);
        assertThat(away.join(Duration.ofSeconds(5))).isTrue();
        assertThat(kept).containsExactly(true, true);
    }
}
