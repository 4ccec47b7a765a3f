package dev.loopglass.reactor;

import static dev.loopglass.reactor.Coroutine.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// On which thread a loop's coroutines run, and that nothing but the speed depends on it.
@Timeout(60)
class ContinuationTest {
    private static Future<String> late;

    /// Waits where a coroutine should not: the loop's thread waits with it, and is woken with it.
    private static void block() throws InterruptedException {
        var latch = new CountDownLatch(1);
        Thread.ofPlatform().start(latch::countDown);
        latch.await();
    }

    private static <T> T on(Thread.Builder threads, Coroutine.Body<T> body) throws Exception {
        var task = new FutureTask<>(body::run);
        threads.start(task);
        return task.get();
    }

    @Test
    void theyRunOnTheLoopsOwnThread() throws Exception {
        var threads = new HashSet<Thread>();
        Loops.run(() -> {
            threads.add(Thread.currentThread());
            block();
            var inner = Coroutine.start("inner", () -> {
                await(Future.moment());
                block();
                return threads.add(Thread.currentThread());
            });
            await(Future.moment());
            threads.add(Thread.currentThread());
            return await(inner);
        });
        assertThat(threads).containsExactly(Thread.currentThread());
    }

    /// A virtual thread inherits from whoever starts it what carries it. A stranger must not wait for the loop.
    @Test
    void threadsThatACoroutineStartsAreTheirOwnMasters() throws Exception {
        var result = Loops.run(() -> {
            await(Future.moment());
            var theirs = new FutureTask<>(() -> Thread.currentThread().toString());
            Thread.startVirtualThread(theirs);
            Thread.startVirtualThread(() -> { }).join();
            // The loop sleeps until the stranger wakes it.
            var loop = IOLoop.current();
            var word = new Future<String>("word");
            Thread.startVirtualThread(() -> loop.addCallback(() -> word.setResult("a word")));
            return await(word) + " from " + theirs.get();
        });
        assertThat(result).startsWith("a word from VirtualThread").contains("ForkJoinPool");
    }

    /// What the JDK calls natively cannot be put aside. The coroutine is told so, and is its own again.
    @Test
    void whereItCannotWaitItIsToldSo() throws Exception {
        late = new Future<>("late");
        var result = Loops.run(() -> {
            var guest = Coroutine.start("guest", () -> {
                try {
                    return Initialized.WORD;
                } catch (ExceptionInInitializerError e) {
                    var next = new Future<String>("next");
                    var loop = IOLoop.current();
                    late.setResult("too late");
                    loop.addCallback(() -> loop.addCallback(() -> loop.addCallback(() -> next.setResult("in time"))));
                    return e.getCause().getMessage() + ", then " + await(next);
                }
            });
            return await(guest);
        });
        assertThat(result).isEqualTo("a coroutine cannot wait here: the JDK's own code is in the middle of something"
                + " below it, such as a static initializer, then in time");
    }

    private static final class Initialized {
        private static final String WORD = word();

        private static String word() {
            try {
                return await(late);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void aLoopMayRunOnAVirtualThread() throws Exception {
        assertThat(on(Thread.ofVirtual(), () -> Loops.run(ContinuationTest::waiting))).isEqualTo("waited");
    }

    /// Blocks, suspends, and has another coroutine do the same.
    private static String waiting() throws Exception {
        block();
        await(Future.moment());
        return await(Coroutine.start("inner", () -> {
            await(Future.moment());
            return "waited";
        }));
    }

    /// What is suspended when a loop is stopped goes on when it is started again, wherever that is.
    @Test
    void aLoopMayMoveToAnotherThread() throws Exception {
        for (var threads : List.of(Thread.ofPlatform().name("other"), Thread.ofVirtual())) {
            try (var loop = new IOLoop()) {
                var gate = new Future<String>("gate");
                var result = on(Thread.ofPlatform(), () -> loop.runSync(() -> List.of(Coroutine.start("guest", () -> {
                    await(gate);
                    block();
                    await(Future.moment());
                    return "done";
                }))));
                @SuppressWarnings("unchecked")
                var guest = ((List<Future<String>>) result).getFirst();
                assertThat(guest.done()).isFalse();
                assertThat(on(threads, () -> loop.<String>runSync(() -> {
                    gate.setResult("open");
                    return guest;
                }, Loops.LIMIT))).isEqualTo("done");
            }
        }
    }

    /// A loop inside a coroutine of another one: legal, if seldom wise.
    @Test
    void loopsMayBeNested() throws Exception {
        var result = Loops.run(() -> {
            await(Future.moment());
            try (var inner = new IOLoop()) {
                return Loops.run(inner, ContinuationTest::waiting);
            }
        });
        assertThat(result).isEqualTo("waited");
    }

    /// Neither the coroutine's wait for a future nor the loop's for a channel.
    @Test
    void anInterruptEndsNoWait() throws Exception {
        var result = on(Thread.ofPlatform(), () -> Loops.run(() -> {
            Thread.currentThread().interrupt();
            await(Coroutine.sleep(Duration.ofMillis(1)));
            return waiting();
        }));
        assertThat(result).isEqualTo("waited");
    }

    /// A program that does not open the JDK has a thread for each, and does the same.
    @Test
    void aJdkThatIsNotOpenNeedsThreads() throws Exception {
        var process = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-cp",
                System.getProperty("java.class.path"), Closed.class.getName()).redirectErrorStream(true).start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("VirtualThread").endsWith(" waited\n").hasLineCount(1);
        assertThat(process.waitFor()).isZero();
    }

    static final class Closed {
        public static void main(String[] args) throws Exception {
            System.out.println(Loops.run(() -> Thread.currentThread() + " " + waiting()));
        }
    }
}
