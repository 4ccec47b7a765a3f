package dev.loopglass.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopglass.event.Event;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The loop on the system's own selector and clock: channels, other threads, runSync.
@Timeout(30)
class IOLoopTest {
    private final Sightings sightings = Sightings.begin();
    private final IOLoop loop = new IOLoop();
    private final List<String> notes = new ArrayList<>();
    private final List<Pipe> pipes = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        loop.close();
        sightings.close();
        for (var pipe : pipes) {
            pipe.source().close();
            pipe.sink().close();
        }
    }

    private void note(String what) {
        notes.add(sightings.turn() + " " + what);
    }

    /// A pipe that has something to read.
    private Descriptor readable(String name) throws IOException {
        var pipe = Pipe.open();
        pipes.add(pipe);
        pipe.source().configureBlocking(false);
        pipe.sink().write(ByteBuffer.wrap(new byte[] {1}));
        return new Descriptor(pipe.source(), name);
    }

    private void watch(Descriptor fd, Handler handler) {
        loop.addHandler(fd, handler, IOLoop.READ);
    }

    /// Notes that it ran, and unwatches, since a pipe stays readable.
    private Handler once(String what) {
        return (fd, events) -> {
            note(what);
            loop.removeHandler(fd);
        };
    }

    private void runUntilIdle(int handlers) {
        loop.addTimeout(loop.time() + Loops.LIMIT.toNanos(), "limit", loop::stop);
        var countdown = new Task[1];
        countdown[0] = () -> {
            if (sightings.of(Event.HandlerEnd.class).size() >= handlers) {
                loop.stop();
            } else {
                loop.addCallback("countdown", countdown[0]);
            }
        };
        loop.addCallback("countdown", countdown[0]);
        loop.start();
    }

    // ---- handlers

    @Test
    void handlersRunNewestRegistrationFirst() throws Exception {
        for (var name : new String[] {"oldest", "middle", "newest"}) {
            watch(readable(name), once(name));
        }
        runUntilIdle(3);
        assertThat(notes).containsExactly("1 newest", "1 middle", "1 oldest");
        assertThat(sightings.of(Event.PollEnd.class).getFirst().ready()).extracting(each -> each.channel().label())
                .containsExactly("newest", "middle", "oldest");
    }

    @Test
    void aCallbackAddedByAHandlerRunsInTheNextTurn() throws Exception {
        watch(readable("pipe"), (fd, events) -> {
            note("handler " + events);
            loop.removeHandler(fd);
            loop.addCallback("callback", () -> {
                note("callback");
                loop.stop();
            });
        });
        loop.start();
        assertThat(notes).containsExactly("1 handler 1", "2 callback");
        assertThat(sightings.of(Event.PollEnd.class)).hasSize(1);
    }

    @Test
    void removingAnotherHandlerTakesItsEventAway() throws Exception {
        var older = readable("older");
        watch(older, once("older"));
        watch(readable("newer"), (fd, events) -> {
            note("newer");
            loop.removeHandler(older);
            loop.removeHandler(fd);
        });
        runUntilIdle(1);
        assertThat(notes).containsExactly("1 newer");
        assertThat(sightings.of(Event.PollEnd.class).getFirst().ready()).hasSize(2);
    }

    @Test
    void aChannelThatWasRemovedAndAddedAgainIsReportedByTheNextPoll() throws Exception {
        var older = readable("older");
        watch(older, once("first handler"));
        watch(readable("newer"), (fd, events) -> {
            note("newer");
            loop.removeHandler(fd);
            loop.removeHandler(older);
            watch(older, once("second handler"));
        });
        runUntilIdle(2);
        assertThat(notes).containsExactly("1 newer", "2 second handler");
    }

    @Test
    void aHandlerThatFailsStaysAndIsLogged() throws Exception {
        var failures = new int[1];
        try (var logged = Logged.begin()) {
            watch(readable("pipe"), (fd, events) -> {
                if (++failures[0] == 2) {
                    loop.removeHandler(fd);
                }
                throw new IOException("number " + failures[0]);
            });
            runUntilIdle(2);
            assertThat(logged.errors()).extracting(Throwable::getMessage).containsExactly("number 1", "number 2");
            assertThat(logged.messages()).containsOnly("Exception in channel pipe");
        }
    }

    @Test
    void aBrokenPipeIsNotLogged() throws Exception {
        try (var logged = Logged.begin()) {
            watch(readable("pipe"), (fd, events) -> {
                loop.removeHandler(fd);
                throw new IOException("Broken pipe");
            });
            runUntilIdle(1);
            assertThat(logged.messages()).isEmpty();
        }
    }

    @Test
    void aHandlerIsCalledAgainAndAgainWhileItsChannelIsReady() throws Exception {
        var calls = new int[1];
        watch(readable("pipe"), (fd, events) -> {
            if (++calls[0] == 3) {
                loop.stop();
            }
        });
        loop.start();
        assertThat(calls[0]).isEqualTo(3);
    }

    @Test
    void stopFromAHandlerLetsTheOtherHandlersAndOneMoreTurnRun() throws Exception {
        watch(readable("older"), once("older"));
        watch(readable("newer"), (fd, events) -> {
            note("newer");
            loop.removeHandler(fd);
            loop.stop();
            loop.addCallback("callback", () -> note("callback"));
        });
        loop.start();
        assertThat(notes).containsExactly("1 newer", "1 older", "2 callback");
        assertThat(sightings.of(Event.PollBegin.class)).hasSize(1);
    }

    @Test
    void updatingAHandlerChangesWhatItIsWatchedFor() throws Exception {
        var fd = readable("pipe");
        watch(fd, once("handler"));
        loop.updateHandler(fd, 0);
        var polls = new int[1];
        loop.addCallback("later", () -> loop.addCallback("and later", () -> {
            polls[0] = notes.size();
            loop.updateHandler(fd, IOLoop.READ);
        }));
        runUntilIdle(1);
        assertThat(polls[0]).isZero();
        assertThat(notes).containsExactly("2 handler");
        assertThat(sightings.of(Event.HandlerUpdated.class)).extracting(each -> each.ops().toString())
                .containsExactly("[ERROR]", "[READ, ERROR]");
    }

    @Test
    void watchingTwiceAndUpdatingTheUnwatchedAreRefused() throws Exception {
        var fd = readable("pipe");
        watch(fd, once("handler"));
        assertThatThrownBy(() -> watch(fd, once("again"))).isInstanceOf(IllegalStateException.class)
                .hasMessage("channel pipe is watched already");
        loop.removeHandler(fd);
        loop.removeHandler(fd);
        assertThatThrownBy(() -> loop.updateHandler(fd, IOLoop.READ)).isInstanceOf(IllegalStateException.class)
                .hasMessage("channel pipe is not watched");
    }

    // ---- other threads

    @Test
    void aCallbackFromAnotherThreadWakesTheLoop() throws Exception {
        var other = Thread.ofPlatform().unstarted(() -> {
            try {
                // The loop sleeps, or is about to: either way the call must end its sleep.
                sightings.awaitEvent(event -> event instanceof Event.PollBegin(_, long timeout, _, _) && timeout != 0);
                loop.addCallback("from outside", () -> {
                    note("from outside");
                    loop.stop();
                });
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        loop.addCallback("start", other::start);
        loop.addTimeout(loop.time() + Loops.LIMIT.toNanos(), "limit", loop::stop);
        loop.start();
        other.join();
        assertThat(notes).hasSize(1);
        assertThat(sightings.of(Event.PollEnd.class).getLast().woken()).isTrue();
        assertThat(sightings.of(Event.CallbackAdded.class)).filteredOn(added -> added.label().equals("from outside"))
                .extracting(Event.CallbackAdded::by).containsExactly("thread");
        assertThat(sightings.all()).filteredOn(seen -> seen.event() instanceof Event.CallbackAdded(_, var by, _, _)
                && by.equals("thread")).allMatch(seen -> !seen.onLoop());
    }

    /// A loop on a virtual thread: there a coroutine's body has a thread of its own, but it runs only while the
    /// loop waits for it.
    @Test
    void aCoroutinesThreadIsTheLoopsOwn() throws Exception {
        var threads = new HashSet<Thread>();
        var strand = Strand.current();
        var task = new FutureTask<>(() -> {
            strand.adopt();
            return Loops.run(loop, () -> {
                threads.add(Thread.currentThread());
                loop.addCallback("from inside", () -> threads.add(Thread.currentThread()));
                Coroutine.await(Future.moment());
                return null;
            });
        });
        Thread.ofVirtual().start(task);
        task.get();
        assertThat(threads).hasSize(2);
        assertThat(sightings.of(Event.CallbackAdded.class)).filteredOn(added -> "from inside".equals(added.label()))
                .extracting(Event.CallbackAdded::by).containsExactly("addCallback");
    }

    @Test
    void theClockIsMonotonic() {
        long before = System.nanoTime();
        long time = loop.time();
        assertThat(time - before).isNotNegative();
        assertThat(System.nanoTime() - time).isNotNegative();
    }

    @Test
    void anInterruptedLoopGoesBackToSleep() {
        loop.addCallback("interrupt", () -> Thread.currentThread().interrupt());
        loop.addTimeout(loop.time() + Duration.ofMillis(50).toNanos(), "stop", loop::stop);
        loop.start();
        assertThat(sightings.of(Event.PollEnd.class)).hasSizeLessThan(10);
    }

    @Test
    void manyThreadsAddManyCallbacksAndNoneIsLost() throws Exception {
        int threads = 4;
        int each = 2_000;
        var go = new CountDownLatch(1);
        var ran = new int[1];
        for (int i = 0; i < threads; i++) {
            Thread.ofPlatform().start(() -> {
                try {
                    go.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                for (int k = 0; k < each; k++) {
                    loop.addCallback(() -> {
                        if (++ran[0] == threads * each) {
                            loop.stop();
                        }
                    });
                }
            });
        }
        loop.addCallback(go::countDown);
        loop.addTimeout(loop.time() + Loops.LIMIT.toNanos(), "limit", loop::stop);
        loop.start();
        assertThat(ran[0]).isEqualTo(threads * each);
    }

    @Test
    void stopFromAnotherThreadEndsThePoll() throws Exception {
        var other = Thread.ofPlatform().unstarted(() -> {
            try {
                sightings.awaitEvent(event -> event instanceof Event.PollBegin);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            loop.stop();
        });
        loop.addCallback("start", other::start);
        loop.start();
        assertThat(sightings.of(Event.LoopStopped.class)).hasSize(1);
        other.join();
    }

    // ---- runSync

    @Test
    void runSyncReturnsTheResultOrThrowsTheError() throws Exception {
        assertThat(this.loop.<String>runSync(() -> "value")).isEqualTo("value");
        assertThat(this.loop.<Object>runSync(() -> null)).isNull();
        var error = new IOException("why");
        assertThatThrownBy(() -> loop.runSync(() -> { throw error; })).isSameAs(error);
        var failure = new AssertionError("not an exception");
        assertThatThrownBy(() -> loop.runSync(() -> { throw failure; })).isSameAs(failure);
    }

    @Test
    void runSyncWaitsForAFuture() throws Exception {
        var future = new Future<String>("late");
        loop.callLater(Duration.ofMillis(1), "set", () -> future.setResult("value"));
        assertThat(this.loop.<String>runSync(() -> future, Loops.LIMIT)).isEqualTo("value");
        var error = new IOException("why");
        assertThatThrownBy(() -> loop.runSync(() -> Future.failed("bad", error))).isSameAs(error);
    }

    @Test
    void runSyncStopsOneTurnAfterItsFutureIsDone() throws Exception {
        loop.runSync(() -> Future.of("done", 1));
        assertThat(sightings.turn()).isEqualTo(2);
        assertThat(sightings.of(Event.PollBegin.class)).hasSize(1);
    }

    @Test
    void runSyncGivesUpAfterItsTimeout() throws Exception {
        var never = new Future<String>("never");
        assertThatThrownBy(() -> loop.runSync(() -> never, Duration.ofMillis(20)))
                .isInstanceOf(TimeoutException.class).hasMessage("timed out after 0.02 s");
        assertThat(this.loop.<Integer>runSync(() -> 1, Loops.LIMIT)).isEqualTo(1);
    }

    @Test
    void runSyncOfALoopThatIsStoppedInBetweenSaysSo() {
        assertThatThrownBy(() -> loop.runSync(() -> {
            loop.stop();
            return new Future<>("never");
        })).isInstanceOf(TimeoutException.class).hasMessageContaining("stopped");
    }

    // ---- several loops

    @Test
    void twoLoopsOneAfterTheOther() throws Exception {
        assertThat(IOLoop.current()).isSameAs(loop);
        try (var second = new IOLoop()) {
            assertThat(IOLoop.current()).as("the first one made stays").isSameAs(loop);
            assertThat(second.<IOLoop>runSync(IOLoop::current)).isSameAs(second);
            assertThat(loop.<IOLoop>runSync(IOLoop::current)).isSameAs(loop);
        }
        loop.close();
        assertThatThrownBy(IOLoop::current).isInstanceOf(IllegalStateException.class).hasMessageContaining("no IOLoop");
    }

    @Test
    void aLoopInsideALoop() throws Exception {
        try (var inner = new IOLoop()) {
            var seen = loop.<List<IOLoop>>runSync(() -> {
                var during = inner.<IOLoop>runSync(() -> {
                    loop.addCallback("to the outer loop", () -> note("outer"));
                    return IOLoop.current();
                });
                return List.of(during, IOLoop.current());
            }, Loops.LIMIT);
            assertThat(seen).containsExactly(inner, loop);
        }
        assertThat(notes).hasSize(1);
    }

    @Test
    void aLoopOnAnotherThread() throws Exception {
        var found = new ArrayList<IOLoop>();
        var other = new IOLoop[1];
        var thread = Thread.ofPlatform().start(() -> {
            try (var mine = new IOLoop()) {
                other[0] = mine;
                mine.addCallback(() -> {
                    found.add(IOLoop.current());
                    mine.stop();
                });
                mine.start();
            }
        });
        assertThat(thread.join(Loops.LIMIT)).isTrue();
        assertThat(found).containsExactly(other[0]).doesNotContain(loop);
    }

    @Test
    void anObserverThatFailsIsDetachedAndTheLoopGoesOn() throws Exception {
        sightings.close();
        var observer = new dev.loopglass.event.Observer() {
            @Override
            public void observe(Event event, boolean onLoop) {
                throw new IllegalStateException("broken");
            }

            @Override
            public dev.loopglass.event.Ref name(dev.loopglass.event.Ref.Type type, String label) {
                return dev.loopglass.event.Ref.numbered(type, 1, label);
            }
        };
        try (var logged = Logged.begin(); var _ = Probe.attach(observer)) {
            assertThat(this.loop.<Integer>runSync(() -> 1)).isEqualTo(1);
            assertThat(logged.errors()).singleElement().extracting(Throwable::getMessage).isEqualTo("broken");
        }
    }
}
