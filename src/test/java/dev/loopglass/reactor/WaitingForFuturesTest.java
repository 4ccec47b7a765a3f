package dev.loopglass.reactor;

import static dev.loopglass.reactor.Coroutine.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopglass.event.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class WaitingForFuturesTest {
    @Test
    void aResultInTimeRemovesTheTimer() throws Exception {
        try (var sightings = Sightings.begin()) {
            String result = Loops.run(() -> {
                var future = new Future<String>("quick");
                IOLoop.current().addCallback(() -> future.setResult("here"));
                return await(Coroutine.withTimeout(Duration.ofSeconds(10), future));
            });
            assertThat(result).isEqualTo("here");
            assertThat(sightings.of(Event.TimerRemoved.class)).isNotEmpty();
        }
    }

    @Test
    void aResultThatIsLateIsATimeoutAndTheFutureLivesOn() throws Exception {
        Loops.run(() -> {
            var slow = new Future<String>("slow");
            assertThatThrownBy(() -> await(Coroutine.withTimeout(Duration.ofMillis(5), slow)))
                    .isInstanceOf(TimeoutException.class).hasMessageContaining("5 ms");
            slow.setResult("late, but welcome");
            assertThat(slow.result()).startsWith("late");
            return null;
        });
    }

    @Test
    void anErrorThatIsLateIsLogged() throws Exception {
        var error = new IOException("too late");
        try (var logged = Logged.begin()) {
            Loops.run(() -> {
                var slow = new Future<String>("slow");
                assertThatThrownBy(() -> await(Coroutine.withTimeout(Duration.ofMillis(5), slow)))
                        .isInstanceOf(TimeoutException.class);
                assertThat(logged.errors()).isEmpty();
                slow.setException(error);
                return null;
            });
            assertThat(logged.errors()).containsExactly(error);
        }
    }

    @Test
    void anErrorInTimeIsTheSameError() throws Exception {
        var error = new IOException("gone");
        Loops.run(() -> {
            assertThatThrownBy(() -> await(Coroutine.withTimeout(Duration.ofSeconds(10),
                    Future.<String>failed("broken", error)))).isSameAs(error);
            return null;
        });
    }

    @Test
    void oneByOneInTheOrderOfCompletion() throws Exception {
        List<String> order = Loops.run(() -> {
            var a = new Future<String>("a");
            var b = new Future<String>("b");
            var c = Future.of("c", "c");
            var each = new WaitIterator<>(List.of(a, b, c));
            var seen = new ArrayList<String>();
            var loop = IOLoop.current();
            loop.addCallback(() -> {
                b.setResult("b");
                loop.addCallback(() -> a.setResult("a"));
            });
            while (!each.done()) {
                seen.add(await(each.next()) + each.currentIndex());
            }
            assertThatThrownBy(each::next).isInstanceOf(IllegalStateException.class);
            return seen;
        });
        assertThat(order).containsExactly("c2", "b1", "a0");
    }

    @Test
    void anErrorIsThrownInItsTurnAndTheOthersFollow() throws Exception {
        List<String> order = Loops.run(() -> {
            var a = new Future<String>("a");
            var each = new WaitIterator<>(List.of(a, Future.<String>failed("b", new IOException("b is gone")), Future.of("c", "c")));
            IOLoop.current().addCallback(() -> a.setException(new IOException("a is gone")));
            var seen = new ArrayList<String>();
            while (!each.done()) {
                try {
                    seen.add(await(each.next()));
                } catch (IOException e) {
                    seen.add(e.getMessage());
                }
            }
            return seen;
        });
        assertThat(order).containsExactly("b is gone", "c", "a is gone");
    }

    @Test
    void oneAtATimeIsAskedFor() throws Exception {
        Loops.run(() -> {
            var each = new WaitIterator<>(List.of(new Future<String>("never")));
            each.next();
            assertThatThrownBy(each::next).isInstanceOf(IllegalStateException.class).hasMessage("the next one is awaited already");
            assertThat(each.currentIndex()).isEqualTo(-1);
            return null;
        });
    }
}
