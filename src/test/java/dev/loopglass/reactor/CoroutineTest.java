package dev.loopglass.reactor;

import static dev.loopglass.reactor.Coroutine.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopglass.event.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What waiting costs in turns, and what comes out of it.
@Timeout(60)
class CoroutineTest {
    private final Sightings sightings = Sightings.begin();
    private final IOLoop loop = new IOLoop();
    private final List<String> notes = new ArrayList<>();

    @AfterEach
    void close() {
        loop.close();
        sightings.close();
    }

    private void note(String what) {
        notes.add(sightings.turn() + " " + what);
    }

    private <T> T run(Coroutine.Body<T> body) throws Exception {
        return Loops.run(loop, body);
    }

    /// Resolved by a callback of the next turn.
    private Future<String> soon(String value) {
        var future = new Future<String>(value);
        loop.addCallback("set " + value, () -> {
            note("set " + value);
            future.setResult(value);
        });
        return future;
    }

    private Future<String> failingSoon(String message) {
        var future = new Future<String>(message);
        loop.addCallback("fail " + message, () -> future.setException(new IOException(message)));
        return future;
    }

    // ---- the cost of waiting

    @Test
    void aDoneFutureCostsNoTurn() throws Exception {
        int sum = run(() -> {
            int total = 0;
            for (int i = 0; i < 1_000; i++) {
                total += await(Future.of("done", i));
            }
            note("after");
            return total;
        });
        assertThat(sum).isEqualTo(499_500);
        assertThat(notes).containsExactly("1 after");
        assertThat(sightings.of(Event.CoroutineSuspended.class)).isEmpty();
    }

    @Test
    void aCoroutineThatNeverWaitsIsDoneWhenItIsStarted() throws Exception {
        loop.runSync(() -> {
            var future = Coroutine.start("quick", () -> "value");
            assertThat(future.done()).isTrue();
            assertThat(future.result()).isEqualTo("value");
            return null;
        }, Loops.LIMIT);
        assertThat(sightings.of(Event.CoroutineStarted.class)).hasSize(1);
        assertThat(sightings.of(Event.CoroutineReturned.class)).extracting(Event.CoroutineReturned::value)
                .containsExactly("\"value\"");
    }

    @Test
    void aPendingFutureCostsOneTurnAfterItIsDone() throws Exception {
        run(() -> {
            var future = soon("x");
            note("waits");
            note("resumed with " + await(future));
            return null;
        });
        assertThat(notes).containsExactly("1 waits", "2 set x", "3 resumed with x");
    }

    @Test
    void aMomentCostsExactlyOneTurn() throws Exception {
        run(() -> {
            for (int i = 0; i < 3; i++) {
                note("turn");
                await(Future.moment());
            }
            note("end");
            return null;
        });
        assertThat(notes).containsExactly("1 turn", "2 turn", "3 turn", "4 end");
    }

    @Test
    void aMomentInAListIsMerelyDone() throws Exception {
        run(() -> {
            await(List.of(Future.moment(), Future.moment()));
            note("end");
            return null;
        });
        assertThat(notes).containsExactly("1 end");
    }

    @Test
    void nestedCoroutinesComeBackOneLevelATurn() throws Exception {
        run(() -> {
            var leaf = soon("leaf");
            var value = await(Coroutine.start("outer", () -> {
                var inner = await(Coroutine.start("inner", () -> {
                    var text = await(leaf);
                    note("inner");
                    return text;
                }));
                note("outer");
                return inner;
            }));
            note("main " + value);
            return null;
        });
        assertThat(notes).containsExactly("2 set leaf", "3 inner", "4 outer", "5 main leaf");
    }

    @Test
    void anErrorRisesOneLevelATurnAndCanBeCaughtOnAny() throws Exception {
        run(() -> {
            var leaf = failingSoon("leaf");
            var value = await(Coroutine.start("outer", () -> {
                try {
                    return await(Coroutine.start("inner", () -> {
                        try {
                            return await(leaf);
                        } finally {
                            note("inner");
                        }
                    }));
                } catch (IOException e) {
                    note("outer caught " + e.getMessage());
                    return "mended";
                }
            }));
            note("main " + value);
            return null;
        });
        assertThat(notes).containsExactly("3 inner", "4 outer caught leaf", "5 main mended");
    }

    @Test
    void thoseWhoWaitForOneFutureGoOnInTheSameTurnInOrder() throws Exception {
        run(() -> {
            var future = soon("x");
            var waiting = new ArrayList<Future<Void>>();
            for (var name : new String[] {"a", "b", "c"}) {
                waiting.add(Coroutine.start(name, () -> {
                    await(future);
                    note(name);
                    return null;
                }));
            }
            await(waiting);
            return null;
        });
        assertThat(notes).containsExactly("2 set x", "3 a", "3 b", "3 c");
    }

    @Test
    void theCallbackOfACoroutineRunsOneTurnAfterItsResult() throws Exception {
        var called = new Future<Void>("called");
        loop.runSync(() -> {
            Coroutine.start("quick", "callback", result -> {
                note("callback " + result);
                called.setResult(null);
            }, () -> {
                note("body");
                return "x";
            });
            return called;
        }, Loops.LIMIT);
        assertThat(notes).containsExactly("1 body", "2 callback x");
    }

    @Test
    void theFirstStretchRunsInsideTheCallOfWhoeverStartsIt() throws Exception {
        run(() -> {
            note("before");
            var future = Coroutine.start("child", () -> {
                note("child begins");
                await(Future.moment());
                note("child ends");
                return null;
            });
            note("after");
            await(future);
            return null;
        });
        assertThat(notes).containsExactly("1 before", "1 child begins", "1 after", "2 child ends");
    }

    @Test
    void sleepCostsOneTurnAfterItsTimer() throws Exception {
        run(() -> {
            await(Coroutine.sleep(Duration.ofMillis(5)));
            note("awake");
            return null;
        });
        var timer = sightings.turnsOf(Event.TimerBegin.class).getFirst();
        assertThat(notes).containsExactly(timer + 1 + " awake");
    }

    // ---- errors

    @Test
    void anErrorIsThrownAtTheAwaitAndCanBeCaught() throws Exception {
        var message = run(() -> {
            try {
                return await(failingSoon("why"));
            } catch (IOException e) {
                return "caught " + e.getMessage() + " and " + await(soon("went on"));
            }
        });
        assertThat(message).isEqualTo("caught why and went on");
    }

    @Test
    void anErrorThatIsNotCaughtFailsTheCoroutine() {
        assertThatThrownBy(() -> run(() -> await(failingSoon("why")))).isInstanceOf(IOException.class).hasMessage("why");
        assertThatThrownBy(() -> run(() -> { throw new AssertionError("serious"); })).isInstanceOf(AssertionError.class);
        assertThat(sightings.of(Event.CoroutineFailed.class)).extracting(Event.CoroutineFailed::error)
                .containsExactly("IOException: why", "AssertionError: serious");
    }

    @Test
    void awaitOutsideACoroutineIsRefused() {
        assertThatThrownBy(() -> await(Future.of("done", 1))).isInstanceOf(IllegalStateException.class)
                .hasMessage("await outside a coroutine: use Coroutine.start");
        assertThatThrownBy(() -> loop.runSync(() -> await(Future.of("done", 1)), Loops.LIMIT))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("outside a coroutine");
    }

    /// What cannot be awaited the compiler refuses; this it lets pass.
    @Test
    void awaitingNothingIsAnErrorAtThatVeryAwait() throws Exception {
        var turns = run(() -> {
            int before = sightings.turn();
            assertThatThrownBy(() -> await((Future<?>) null)).isInstanceOf(NullPointerException.class)
                    .hasMessage("nothing to await: the future is null");
            return sightings.turn() - before;
        });
        assertThat(turns).isZero();
    }

    @Test
    void awaitInsideAStackContextIsRefused() throws Exception {
        for (var awaited : List.of(Future.of("done", "x"), new Future<String>("pending"))) {
            assertThatThrownBy(() -> run(() -> {
                new ExceptionStackContext("context", _ -> false).run(() -> await(awaited));
                return null;
            })).isInstanceOf(StackContextInconsistentException.class);
        }
    }

    // ---- lists and maps

    @Test
    void aListGivesItsResultsByPosition() throws Exception {
        var late = new Future<String>("late");
        var results = run(() -> {
            loop.callLater(Duration.ofMillis(2), "late", () -> late.setResult("late"));
            return await(List.of(late, Future.of("done", "done"), soon("soon")));
        });
        assertThat(results).containsExactly("late", "done", "soon");
    }

    @Test
    void aListOfDoneFuturesAndAnEmptyListCostNoTurn() throws Exception {
        run(() -> {
            assertThat(await(List.of(Future.of("a", 1), Future.of("b", 2)))).containsExactly(1, 2);
            assertThat(await(List.<Future<Integer>>of())).isEmpty();
            assertThat(await(Map.<String, Future<Integer>>of())).isEmpty();
            note("end");
            return null;
        });
        assertThat(notes).containsExactly("1 end");
    }

    @Test
    void aListCostsOneTurnAfterItsLastFuture() throws Exception {
        run(() -> {
            await(List.of(soon("a"), soon("b")));
            note("both");
            return null;
        });
        assertThat(notes).containsExactly("2 set a", "2 set b", "3 both");
    }

    @Test
    void theSameFutureMayStandInAListTwice() throws Exception {
        var results = run(() -> {
            var future = soon("x");
            return await(List.of(future, Future.of("done", "y"), future));
        });
        assertThat(results).containsExactly("x", "y", "x");
    }

    @Test
    void aMapGivesItsResultsByKey() throws Exception {
        var results = run(() -> {
            var futures = new LinkedHashMap<String, Future<String>>();
            futures.put("one", soon("1"));
            futures.put("two", Future.of("done", "2"));
            return await(futures);
        });
        assertThat(results).containsExactly(Map.entry("one", "1"), Map.entry("two", "2"));
    }

    @Test
    void nullResultsArePassedOn() throws Exception {
        var results = run(() -> await(List.of(Future.<String>of("null", null), soon("x"))));
        assertThat(results).containsExactly(null, "x");
    }

    @Test
    void aMapWaitsForAllAndThrowsTheFirstErrorByPosition() throws Exception {
        try (var logged = Logged.begin()) {
            assertThatThrownBy(() -> run(() -> {
                var futures = new LinkedHashMap<String, Future<String>>();
                futures.put("good", soon("good"));
                futures.put("one", failingSoon("first"));
                futures.put("two", Future.failed("failed", new IOException("second, though it failed before")));
                futures.put("three", failingSoon("third"));
                return await(futures);
            })).isInstanceOf(IOException.class).hasMessage("first");
            assertThat(logged.errors()).extracting(Throwable::getMessage)
                    .containsExactly("second, though it failed before", "third");
        }
        assertThat(notes).containsExactly("2 set good");
    }

    @Test
    void aListWaitsForAllAndThrowsTheFirstErrorByPosition() throws Exception {
        try (var logged = Logged.begin()) {
            assertThatThrownBy(() -> run(() -> {
                var good = new Future<String>("good");
                loop.callLater(Duration.ofMillis(2), "good", () -> {
                    note("good");
                    good.setResult("x");
                });
                var second = failingSoon("second");
                try {
                    return await(List.of(good, failingSoon("first"), second));
                } finally {
                    note("after");
                    assertThat(good.done()).isTrue();
                }
            })).isInstanceOf(IOException.class).hasMessage("first");
            assertThat(logged.errors()).extracting(Throwable::getMessage).containsExactly("second");
        }
    }

    // ---- many

    @Test
    void tenThousandCoroutinesWaitAtOnce() throws Exception {
        sightings.close();
        int sum = run(() -> {
            var gate = new Future<Integer>("gate");
            var all = IntStream.range(0, 10_000).mapToObj(i -> Coroutine.start("one of many", () -> await(gate) + i)).toList();
            gate.setResult(1);
            return await(all).stream().mapToInt(Integer::intValue).sum();
        });
        assertThat(sum).isEqualTo(10_000 * 9_999 / 2 + 10_000);
    }

    @Test
    void aLongConversationOfTwoCoroutines() throws Exception {
        sightings.close();
        var turns = run(() -> {
            int[] count = new int[1];
            Coroutine.Body<Void> body = () -> {
                for (int i = 0; i < 5_000; i++) {
                    count[0]++;
                    await(Future.moment());
                }
                return null;
            };
            await(List.of(Coroutine.start("ping", body), Coroutine.start("pong", body)));
            return count[0];
        });
        assertThat(turns).isEqualTo(10_000);
    }

    @Test
    void deeplyNestedCoroutinesAllRun() throws Exception {
        assertThat(run(() -> await(depth(200)))).isEqualTo(200);
    }

    private Future<Integer> depth(int left) {
        return Coroutine.start("level " + left, () -> {
            if (left == 0) {
                await(Future.moment());
                return 0;
            }
            return await(depth(left - 1)) + 1;
        });
    }
}
