package dev.loopglass.abuse;

import static dev.loopglass.reactor.Coroutine.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.Future;
import dev.loopglass.reactor.IOLoop;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What says that no thread is left behind has to see one that is.
@Timeout(60)
class ThreadsTest {
    @Test
    void seeACoroutineThatWaits() throws Exception {
        var before = Threads.ofCoroutines();
        try (var loop = new IOLoop()) {
            loop.runSync(() -> {
                var word = new Future<String>("word");
                var waiting = Coroutine.start("waits", () -> await(word));
                assertThat(Threads.ofCoroutines()).hasSize(before.size() + 1)
                        .anyMatch(thread -> thread.getName().equals("waits"));
                word.setResult("go on");
                return waiting;
            }, Duration.ofSeconds(50));
        }
        assertThat(Threads.ofCoroutinesSince(before)).isEmpty();
    }
}
