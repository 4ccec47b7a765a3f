package dev.loopglass.reactor;

import static dev.loopglass.reactor.Coroutine.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopglass.event.Event;
import dev.loopglass.event.Ref;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class StackContextTest {
    private final IOLoop loop = new IOLoop();
    private final List<String> notes = new ArrayList<>();

    @AfterEach
    void close() {
        assertThat(Strand.current().contexts).as("nothing stays in force").isEqualTo(StackContext.State.EMPTY);
        loop.close();
    }

    private StackContext noting(String name) {
        return new StackContext(name, () -> new StackContext.Guard() {
            @Override
            public void enter() {
                notes.add("+" + name);
            }

            @Override
            public void exit(Throwable error) {
                notes.add("-" + name + (error == null ? "" : " " + error.getMessage()));
            }
        });
    }

    private ExceptionStackContext handler(String name, boolean handles) {
        return new ExceptionStackContext(name, error -> {
            notes.add(name + " " + error.getMessage());
            return handles;
        });
    }

    private static Task failing(String message) {
        return () -> { throw new IOException(message); };
    }

    private void runUntil(Future<?> future) throws Exception {
        loop.runSync(() -> future, Loops.LIMIT);
    }

    /// Runs what the loop has now and what comes of it.
    private void runTurns() throws Exception {
        Loops.run(loop, () -> {
            Loops.turns(4);
            return null;
        });
    }

    // ---- around the block

    @Test
    void contextsAreEnteredOutermostFirstAndLeftInReverse() throws Exception {
        noting("a").run(() -> noting("b").run(() -> notes.add("body")));
        assertThat(notes).containsExactly("+a", "+b", "body", "-b", "-a");
    }

    @Test
    void anErrorOfTheBlockIsSeenByAllAndThrown() {
        assertThatThrownBy(() -> noting("a").run(() -> noting("b").run(failing("x"))))
                .isInstanceOf(IOException.class).hasMessage("x");
        assertThat(notes).containsExactly("+a", "+b", "-b x", "-a x");
    }

    @Test
    void aHandlerThatReturnsTrueEndsTheError() throws Exception {
        handler("outer", true).run(() -> handler("inner", true).run(failing("x")));
        assertThat(notes).containsExactly("inner x");
    }

    @Test
    void aHandlerThatReturnsFalsePassesItOn() throws Exception {
        handler("outer", true).run(() -> handler("inner", false).run(failing("x")));
        assertThat(notes).containsExactly("inner x", "outer x");
    }

    @Test
    void aHandlerThatFailsReplacesTheError() throws Exception {
        handler("outer", true).run(() -> new ExceptionStackContext("inner", _ -> {
            throw new IOException("worse");
        }).run(failing("x")));
        assertThat(notes).containsExactly("outer worse");
    }

    // ---- around the callbacks

    @Test
    void contextsAreEnteredAgainForACallback() throws Exception {
        noting("a").run(() -> noting("b").run(() -> loop.addCallback("callback", () -> notes.add("callback"))));
        notes.add("later");
        runTurns();
        assertThat(notes).containsExactly("+a", "+b", "-b", "-a", "later", "+a", "+b", "callback", "-b", "-a");
    }

    @Test
    void anErrorInACallbackComesToTheHandlersFromTheInsideOut() throws Exception {
        try (var logged = Logged.begin()) {
            handler("outer", true).run(() -> handler("inner", false).run(() -> loop.addCallback("bad", failing("x"))));
            runTurns();
            assertThat(logged.messages()).isEmpty();
        }
        assertThat(notes).containsExactly("inner x", "outer x");
    }

    @Test
    void anErrorThatNoHandlerTakesIsLoggedByTheLoop() throws Exception {
        try (var logged = Logged.begin()) {
            handler("handler", false).run(() -> loop.addCallback("bad", failing("x")));
            runTurns();
            assertThat(logged.errors()).singleElement().extracting(Throwable::getMessage).isEqualTo("x");
        }
        assertThat(notes).containsExactly("handler x");
    }

    @Test
    void aHandledErrorIsHiddenFromTheOuterContexts() throws Exception {
        noting("outer").run(() -> handler("handler", true).run(() -> loop.addCallback("bad", failing("x"))));
        notes.clear();
        runTurns();
        assertThat(notes).containsExactly("+outer", "handler x", "-outer");
    }

    @Test
    void contextsFollowTimersFuturesAndCallbacksOfCallbacks() throws Exception {
        var done = new Future<Void>("done");
        handler("handler", true).run(() -> loop.callLater(Duration.ofMillis(1), "timer", () ->
                loop.addCallback("callback", () -> {
                    var future = new Future<String>("future");
                    loop.addFuture(future, "last", _ -> {
                        done.setResult(null);
                        throw new IOException("far away");
                    });
                    // Set by someone who has no context: the listener's own is what counts.
                    NullContext.run(() -> loop.addCallback("set", () -> future.setResult("x")));
                })));
        runUntil(done);
        assertThat(notes).containsExactly("handler far away");
    }

    @Test
    void aHandlerHasTheContextInWhichItsChannelWasRegistered() throws Exception {
        var pipe = Pipe.open();
        try (var source = pipe.source(); var sink = pipe.sink()) {
            source.configureBlocking(false);
            sink.write(ByteBuffer.wrap(new byte[1]));
            var fd = new Descriptor(source, "pipe");
            var handled = new Future<Void>("handled");
            handler("handler", true).run(() -> loop.addHandler(fd, (_, _) -> {
                loop.removeHandler(fd);
                handled.setResult(null);
                throw new IOException("in the handler");
            }, IOLoop.READ));
            runUntil(handled);
        }
        assertThat(notes).containsExactly("handler in the handler");
    }

    @Test
    void aRecordingShowsThemCapturedEnteredAndLeft() throws Exception {
        try (var sightings = Sightings.begin()) {
            noting("a").run(() -> loop.addCallback("callback", () -> notes.add("callback")));
            runTurns();
            assertThat(sightings.all()).extracting(Sightings.Seen::event)
                    .filteredOn(event -> event.on() != null && event.on().type() == Ref.Type.CONTEXT
                            || event instanceof Event.CallbackBegin(Ref on) && on.label().equals("callback"))
                    .extracting(event -> event.kind() + " " + event.on().label())
                    .containsExactly("context.entered a", "context.captured a", "context.left a",
                            "callback.begin callback", "context.entered a", "context.left a");
        }
    }

    @Test
    void aContextDoesNotLeakIntoWhatRunsNext() throws Exception {
        try (var logged = Logged.begin()) {
            handler("handler", true).run(() -> loop.addCallback("inside", () -> notes.add("inside")));
            loop.addCallback("outside", failing("x"));
            runTurns();
            assertThat(logged.errors()).hasSize(1);
        }
        assertThat(notes).containsExactly("inside");
    }

    @Test
    void aCallbackOfACoroutineHasTheContextInWhichItWasStarted() throws Exception {
        handler("handler", true).run(() -> Coroutine.start("coroutine", "callback",
                _ -> { throw new IOException("in the callback"); },
                () -> await(Future.moment())));
        runTurns();
        assertThat(notes).containsExactly("handler in the callback");
    }

    @Test
    void aCoroutineKeepsItsContextAcrossItsWaits() throws Exception {
        handler("handler", true).run(() -> Coroutine.start("coroutine", () -> {
            await(Future.moment());
            loop.addCallback("bad", failing("after the wait"));
            return null;
        }));
        runTurns();
        assertThat(notes).containsExactly("handler after the wait");
    }

    @Test
    void nullContextHidesTheContexts() throws Exception {
        try (var logged = Logged.begin()) {
            handler("handler", true).run(() -> NullContext.run(() -> loop.addCallback("bad", failing("x"))));
            runTurns();
            assertThat(logged.errors()).hasSize(1);
        }
        assertThat(notes).isEmpty();
    }

    @Test
    void spawnedCallbacksHaveNoContext() throws Exception {
        try (var logged = Logged.begin()) {
            handler("handler", true).run(() -> loop.spawnCallback("bad", failing("x")));
            runTurns();
            assertThat(logged.errors()).hasSize(1);
        }
        assertThat(notes).isEmpty();
    }

    @Test
    void aDeactivatedContextIsCarriedNoFurther() throws Exception {
        var outer = handler("outer", true);
        var middle = noting("middle");
        var inner = handler("inner", true);
        outer.run(() -> middle.run(() -> inner.run(() -> loop.addCallback("bad", failing("x")))));
        notes.clear();
        inner.deactivate();
        middle.deactivate();
        runTurns();
        assertThat(notes).containsExactly("outer x");
    }

    @Test
    void anErrorWhileEnteringKeepsTheCallbackFromRunning() throws Exception {
        var entries = new int[1];
        var stubborn = new StackContext("stubborn", () -> new StackContext.Guard() {
            @Override
            public void enter() throws IOException {
                if (entries[0]++ > 0) {
                    throw new IOException("not again");
                }
            }

            @Override
            public void exit(Throwable error) {
                notes.add("-stubborn");
            }
        });
        handler("handler", true).run(() -> stubborn.run(() -> loop.addCallback("callback", () -> notes.add("callback"))));
        notes.clear();
        runTurns();
        assertThat(notes).containsExactly("handler not again");
    }

    // ---- wrap

    @Test
    void wrapLeavesNullAndTheWrappedAlone() {
        assertThat(StackContext.wrap(null)).isNull();
        var wrapped = StackContext.wrap(() -> { });
        assertThat(StackContext.wrap(wrapped)).isSameAs(wrapped);
    }

    @Test
    void aTaskThatWasWrappedOutsideKeepsToTheOutside() throws Exception {
        var outside = StackContext.wrap(failing("x"));
        try (var logged = Logged.begin()) {
            handler("handler", true).run(() -> loop.addCallback("outside", outside));
            runTurns();
            assertThat(logged.errors()).hasSize(1);
        }
        assertThat(notes).isEmpty();
    }

    @Test
    void aWrappedTaskMayRunMoreThanOnce() throws Exception {
        var wrapped = new Task[1];
        noting("a").run(() -> wrapped[0] = StackContext.wrap(() -> notes.add("task")));
        notes.clear();
        wrapped[0].run();
        wrapped[0].run();
        assertThat(notes).containsExactly("+a", "task", "-a", "+a", "task", "-a");
    }
}
