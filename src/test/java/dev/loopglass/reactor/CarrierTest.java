package dev.loopglass.reactor;

import static dev.loopglass.reactor.Coroutine.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Which thread carries a loop's coroutines, and that nothing but the speed depends on it.
@Timeout(60)
class CarrierTest {

    /// `VirtualThread[#30,name]/runnable@carrier`
    private static String carrier() {
        var self = Thread.currentThread().toString();
        return self.substring(self.indexOf('@') + 1);
    }

    /// Waits where a coroutine should not: the loop's thread waits with it, and is woken with it.
    private static void block() throws InterruptedException {
        var latch = new CountDownLatch(1);
        Thread.ofPlatform().start(latch::countDown);
        latch.await();
    }

    private static final Coroutine.Body<String> BODY = () -> {
        var first = carrier();
        block();
        var inner = Coroutine.start("inner", () -> {
            await(Future.moment());
            block();
            return carrier();
        });
        await(Future.moment());
        assertThat(await(inner)).isEqualTo(carrier()).isEqualTo(first);
        return first;
    };

    private static <T> T on(Thread.Builder threads, Coroutine.Body<T> body) throws Exception {
        var task = new FutureTask<>(body::run);
        threads.start(task);
        return task.get();
    }

    @Test
    void theLoopsOwnThreadCarries() throws Exception {
        assertThat(on(Thread.ofPlatform().name("mine"), () -> Loops.run(BODY))).isEqualTo("mine");
    }

    /// A virtual thread inherits from whoever starts it what carries it. A stranger must not wait for the loop.
    @Test
    void threadsThatACoroutineStartsAreTheirOwnMasters() throws Exception {
        var result = Loops.run(() -> {
            await(Future.moment());
            var theirs = new FutureTask<>(CarrierTest::carrier);
            Thread.startVirtualThread(theirs);
            Thread.startVirtualThread(() -> { }).join();
            // The loop sleeps until the stranger wakes it.
            var loop = IOLoop.current();
            var word = new Future<String>("word");
            Thread.startVirtualThread(() -> loop.addCallback(() -> word.setResult("a word")));
            return await(word) + " from " + theirs.get();
        });
        assertThat(result).startsWith("a word from ForkJoinPool");
    }

    @Test
    void aVirtualThreadDoesNot() throws Exception {
        assertThat(on(Thread.ofVirtual(), () -> Loops.run(CarrierTest::waiting))).isEqualTo("waited");
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
                return Loops.run(inner, CarrierTest::waiting);
            }
        });
        assertThat(result).isEqualTo("waited");
    }

    /// The loop's thread is interrupted while a coroutine keeps it waiting. The turn stays where it is.
    @Test
    void anInterruptEndsNoWait() throws Exception {
        var result = on(Thread.ofPlatform(), () -> {
            var home = Thread.currentThread();
            return Loops.run(() -> {
                home.interrupt();
                block();
                await(Future.moment());
                home.interrupt();
                return waiting();
            });
        });
        assertThat(result).isEqualTo("waited");
    }

    /// A program that does not open the JDK is carried by the JDK's pool, and does the same.
    @Test
    void aJdkThatIsNotOpenCarriesByItself() throws Exception {
        var process = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-cp",
                System.getProperty("java.class.path"), Closed.class.getName()).redirectErrorStream(true).start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("ForkJoinPool").endsWith(" waited\n").hasLineCount(1);
        assertThat(process.waitFor()).isZero();
    }

    static final class Closed {
        public static void main(String[] args) throws Exception {
            System.out.println(Loops.run(() -> carrier() + ' ' + waiting()));
        }
    }
}
