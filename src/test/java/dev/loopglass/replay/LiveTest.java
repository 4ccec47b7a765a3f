package dev.loopglass.replay;

import static dev.loopglass.reactor.Coroutine.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.event.Event;
import dev.loopglass.explain.Explainer;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.Descriptor;
import dev.loopglass.reactor.ExceptionStackContext;
import dev.loopglass.reactor.Future;
import dev.loopglass.reactor.IOLoop;
import dev.loopglass.reactor.IOStream;
import dev.loopglass.reactor.Logged;
import dev.loopglass.reactor.NullContext;
import dev.loopglass.reactor.Peer;
import dev.loopglass.reactor.Probe;
import dev.loopglass.reactor.StackContext;
import dev.loopglass.reactor.Task;
import dev.loopglass.record.Masker;
import dev.loopglass.record.Recorder;
import dev.loopglass.trace.Meta;
import dev.loopglass.trace.Trace;
import dev.loopglass.trace.TraceReader;
import dev.loopglass.trace.TraceWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Whatever the real reactor does is accepted, however odd the program.
@Timeout(30)
class LiveTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @FunctionalInterface
    private interface Program {
        void run(IOLoop loop) throws Exception;
    }

    private Trace record(Program program) throws Exception {
        var file = folder.resolve("live.json");
        var writer = TraceWriter.create(file, new Meta("live", null, null, null, "ns"));
        try (var _ = Logged.begin();
                var recorder = new Recorder(writer, Masker.none());
                var _ = Probe.attach(recorder);
                var loop = new IOLoop()) {
            program.run(loop);
        }
        var trace = TraceReader.read(file).trace();
        assertThat(Validator.check(trace, "live.json")).isEmpty();
        var explainer = new Explainer(trace, new Replay(trace));
        for (int seq = 0; seq < trace.size(); seq++) {
            assertThat(explainer.sentence(seq)).isNotBlank();
        }
        return trace;
    }

    private static long count(Trace trace, Class<? extends Event> kind) {
        return IntStream.range(0, trace.size()).filter(seq -> kind.isInstance(trace.event(seq))).count();
    }

    private static Task failing(String why) {
        return () -> {
            throw new IOException(why);
        };
    }

    @Test
    void manyCoroutines() throws Exception {
        var trace = record(loop -> loop.runSync(() -> Coroutine.start("main", () -> {
            var gate = new Future<String>("gate");
            var waiting = new ArrayList<Future<String>>();
            for (int i = 0; i < 5; i++) {
                waiting.add(Coroutine.start("waiter " + i, () -> Coroutine.await(gate)));
            }
            loop.callLater(Duration.ofMillis(3), "open the gate", () -> gate.setResult("open"));
            await(waiting);
            await(Future.moment());
            await(Future.of("there", 1));
            await(Coroutine.sleep(Duration.ofMillis(2)));
            await(List.<Future<Integer>>of());
            return nested(20);
        }), LIMIT));
        assertThat(count(trace, Event.CoroutineResumed.class)).isGreaterThan(25);
    }

    private static int nested(int depth) throws Exception {
        if (depth == 0) {
            await(Coroutine.sleep(Duration.ofMillis(1)));
            return 0;
        }
        return 1 + await(Coroutine.<Integer>start("depth " + depth, () -> nested(depth - 1)));
    }

    @Test
    void coroutinesThatFail() throws Exception {
        var trace = record(loop -> loop.runSync(() -> Coroutine.start("main", () -> {
            var one = Coroutine.start("at once", () -> fails(false));
            var two = Coroutine.start("later", () -> fails(true));
            for (var future : List.of(one, two)) {
                try {
                    await(future);
                } catch (IOException expected) {
                    await(Future.moment());
                }
            }
            return null;
        }), LIMIT));
        assertThat(count(trace, Event.CoroutineFailed.class)).isEqualTo(2);
    }

    private static Object fails(boolean later) throws Exception {
        if (later) {
            await(Coroutine.sleep(Duration.ofMillis(1)));
        }
        throw new IOException("it fails");
    }

    @Test
    void thousandsOfCancelledTimers() throws Exception {
        var trace = record(loop -> loop.runSync(() -> Coroutine.start("main", () -> {
            var timers = new ArrayList<dev.loopglass.reactor.Timeout>();
            for (int i = 0; i < 1300; i++) {
                timers.add(loop.callLater(Duration.ofMillis(i % 7 == 0 ? 1 : 5 + i % 20), "timer " + i,
                        () -> { }));
            }
            for (int i = 0; i < 1300; i++) {
                if (i % 5 > 0) {
                    loop.removeTimeout(timers.get(i));
                    loop.removeTimeout(timers.get(i));
                }
            }
            for (int i = 0; i < 10; i++) {
                await(Coroutine.sleep(Duration.ofMillis(3)));
            }
            timers.forEach(loop::removeTimeout);
            return null;
        }), LIMIT));
        // The last one is the limit itself.
        assertThat(count(trace, Event.TimerRemoved.class)).isEqualTo(1041);
    }

    @Test
    void timersThatRemoveEachOther() throws Exception {
        record(loop -> {
            long now = loop.time();
            var timers = new ArrayList<dev.loopglass.reactor.Timeout>();
            for (int i = 0; i < 4; i++) {
                timers.add(loop.addTimeout(now, "same time", () -> timers.forEach(loop::removeTimeout)));
            }
            loop.addTimeout(now - 5_000_000, "long due",
                    () -> loop.addTimeout(now, "due at once", loop::stop));
            loop.start();
        });
    }

    @Test
    void callbacksFromOtherThreads() throws Exception {
        var trace = record(loop -> {
            var asleep = new CountDownLatch(1);
            loop.addCallback("say so", asleep::countDown);
            var other = Thread.ofPlatform().start(() -> {
                try {
                    asleep.await();
                } catch (InterruptedException e) {
                    return;
                }
                for (int i = 0; i < 500; i++) {
                    loop.addCallback("from afar", () -> { });
                }
                loop.addCallback("enough", loop::stop);
            });
            loop.start();
            other.join();
        });
        assertThat(count(trace, Event.CallbackBegin.class)).isEqualTo(502);
    }

    @Test
    void errorsEverywhere() throws Exception {
        record(loop -> {
            loop.addCallback("fails", failing("a callback"));
            loop.callLater(Duration.ofMillis(1), "fails", failing("a timer"));
            var future = new Future<String>("failed");
            loop.addFuture(future, "listener", done -> {
                loop.addCallback("stop", loop::stop);
                done.result();
            });
            loop.callLater(Duration.ofMillis(2), "settle",
                    () -> future.setException(new IOException("a future")));
            loop.start();
        });
    }

    @Test
    void stopAndStartAgain() throws Exception {
        var trace = record(loop -> {
            loop.stop();
            loop.start();
            loop.addCallback("stop", () -> {
                loop.stop();
                loop.addCallback("left over", () -> { });
            });
            loop.addCallback("still runs", () -> loop.addTimeout(loop.time(), "left over too", loop::stop));
            loop.start();
            loop.start();
            assertThat((String) loop.runSync(() -> "value", LIMIT)).isEqualTo("value");
            try {
                loop.runSync(() -> new Future<String>("never"), Duration.ofMillis(5));
            } catch (TimeoutException expected) {
                loop.addCallback("after all", loop::stop);
            }
            loop.start();
        });
        assertThat(count(trace, Event.LoopStarted.class)).isEqualTo(5);
    }

    @Test
    void contextsInContexts() throws Exception {
        var trace = record(loop -> {
            var outer = new ExceptionStackContext("outer", error -> true);
            outer.run(() -> {
                loop.addCallback("in outer",
                        () -> new ExceptionStackContext("inner", error -> false).run(() -> {
                    loop.addCallback("in both", failing("caught by outer"));
                    NullContext.run(() -> loop.addCallback("in none", () -> { }));
                    loop.callLater(Duration.ofMillis(1), "in both", failing("caught as well"));
                }));
                loop.callLater(Duration.ofMillis(4), "stop", loop::stop);
            });
            // The loop itself started inside a context.
            new StackContext("around", () -> new StackContext.Guard() {
                @Override
                public void enter() {}

                @Override
                public void exit(Throwable error) {}
            }).run(loop::start);
            outer.deactivate();
            loop.runSync(() -> Coroutine.start("in a context", () -> {
                outerOf(loop).run(() -> loop.addCallback("later", () -> { }));
                await(Coroutine.sleep(Duration.ofMillis(1)));
                return null;
            }), LIMIT);
            loop.runSync(() -> Coroutine.start("inconsistent", () -> {
                try {
                    outerOf(loop).run(() -> await(Coroutine.sleep(Duration.ofMillis(1))));
                } catch (Exception expected) {
                    await(Coroutine.sleep(Duration.ofMillis(1)));
                }
                return null;
            }), LIMIT);
        });
        assertThat(count(trace, Event.ContextEntered.class)).isGreaterThan(6);
    }

    private static StackContext outerOf(IOLoop loop) {
        return new ExceptionStackContext("of " + loop.getClass().getSimpleName(), error -> false);
    }

    @Test
    void channelsOfItsOwn() throws Exception {
        var pipe = Pipe.open();
        pipe.source().configureBlocking(false);
        var trace = record(loop -> {
            var fd = new Descriptor(pipe.source(), "a pipe");
            var bytes = ByteBuffer.allocate(10);
            loop.addHandler(fd, (_, _) -> {
                pipe.source().read(bytes);
                if (bytes.position() >= 2) {
                    loop.removeHandler(fd);
                    loop.stop();
                } else {
                    loop.updateHandler(fd, IOLoop.READ);
                    loop.addCallback("more", () -> pipe.sink().write(ByteBuffer.wrap(new byte[1])));
                    throw new IOException("a handler that fails stays");
                }
            }, IOLoop.READ);
            loop.addCallback("write", () -> pipe.sink().write(ByteBuffer.wrap(new byte[1])));
            loop.start();
        });
        assertThat(count(trace, Event.HandlerBegin.class)).isEqualTo(2);
    }

    /// Two streams are ready at once, and the handler of the first closes the second.
    @Test
    void streamsThatCloseEachOther() throws Exception {
        try (var peer = Peer.start(caller -> {
            caller.getInputStream().read();
            caller.getOutputStream().write("bye\n".getBytes());
            caller.getInputStream().transferTo(OutputStream.nullOutputStream());
        })) {
            var trace = record(loop -> loop.runSync(() -> Coroutine.start("main", () -> {
                var address = new InetSocketAddress("127.0.0.1", peer.port());
                var one = new IOStream(SocketChannel.open(), "one");
                var two = new IOStream(SocketChannel.open(), "two");
                var both = List.of(one.connect(address), two.connect(address));
                one.setCloseCallback(two::close);
                two.setCloseCallback(one::close);
                await(both);
                var big = one.write(new byte[4_000_000]);
                var everything = one.readUntilClose();
                two.write("quit\n".getBytes());
                await(two.readUntil("\n".getBytes(), 100));
                one.close();
                try {
                    await(big);
                } catch (IOException closed) {
                    await(Future.moment());
                }
                await(everything);
                return await(Coroutine.sleep(Duration.ofMillis(2)));
            }), LIMIT));
            assertThat(count(trace, Event.ChannelClosed.class)).isEqualTo(2);
        }
    }
}
