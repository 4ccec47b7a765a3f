package dev.loopglass.record;

import static dev.loopglass.reactor.Coroutine.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.event.Event;
import dev.loopglass.event.Observer;
import dev.loopglass.event.Ref;
import dev.loopglass.event.Step;
import dev.loopglass.http.AsyncHttpClient;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.Future;
import dev.loopglass.reactor.IOLoop;
import dev.loopglass.reactor.Probe;
import dev.loopglass.replay.Replay;
import dev.loopglass.replay.Validator;
import dev.loopglass.scenario.TeachingServer;
import dev.loopglass.trace.Trace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {
    @TempDir
    Path folder;

    /// The answer takes a while, so that the read really has to wait.
    private Trace oneFetch() throws Exception {
        try (var server = TeachingServer.start()) {
            return Recorded.trace(folder.resolve("fetch.json"), () -> Coroutine.start("main",
                    () -> await(AsyncHttpClient.current().fetch(server.url("/hello?token=abc")))));
        }
    }

    @Test
    void theEnvelopeSaysWhenInWhoseTaskAndWhy() throws Exception {
        var trace = oneFetch();
        int task = Step.NONE;
        for (int seq = 0; seq < trace.size(); seq++) {
            var kind = trace.kind(seq);
            boolean begins = kind.matches("(callback|timer|handler)\\.begin");
            assertThat(trace.task(seq)).as("task of %s %d", kind, seq).isEqualTo(begins ? Step.NONE : task);
            if (begins) {
                task = seq;
                int asked = trace.cause(seq);
                assertThat(trace.on(asked)).isEqualTo(trace.on(seq));
                assertThat(trace.kind(asked)).matches("(callback|timer|handler)\\.(added|updated)");
            } else if (kind.matches("(callback|timer|handler)\\.end")) {
                task = Step.NONE;
            }
            if (kind.equals("handler.begin")) {
                assertThat(trace.kind(trace.occasion(seq))).isEqualTo("poll.end");
            }
            if (kind.equals("coroutine.resumed")) {
                var future = ((Event.CoroutineResumed) trace.event(seq)).future();
                assertThat(trace.kind(trace.cause(seq))).isEqualTo("future.resolved");
                assertThat(trace.on(trace.cause(seq))).isEqualTo(future);
            }
        }
    }

    /// The promise of the whole program: the socket's readiness is traced back to the call of fetch.
    @Test
    void fromEveryStepInsideHandleConnectTheCausesLeadBackToFetch() throws Exception {
        var trace = oneFetch();
        var inside = IntStream.range(0, trace.size())
                .filter(seq -> Recorded.methods(trace, seq).contains("IOStream.handleConnect")).toArray();
        assertThat(inside).isNotEmpty();
        for (int seq : inside) {
            boolean found = false;
            int at = seq;
            while (at != Step.NONE) {
                found |= Recorded.methods(trace, at).contains("AsyncHttpClient.fetch");
                at = trace.cause(at) != Step.NONE ? trace.cause(at) : trace.task(at);
            }
            assertThat(found).as("step %d %s", seq, trace.kind(seq)).isTrue();
        }
    }

    @Test
    void aPathBeginsWithTheLoopAndGoesOnThroughTheResumptionOfACoroutine() throws Exception {
        var trace = oneFetch();
        int started = trace.about(trace.object("lo1"))[0];
        assertThat(trace.kind(started)).isEqualTo("loop.started");
        for (int seq = started; !trace.kind(seq).equals("loop.stopped"); seq++) {
            assertThat(Recorded.methods(trace, seq)).first().isEqualTo("IOLoop.start");
        }
        int suspended = IntStream.range(0, trace.size())
                .filter(seq -> trace.kind(seq).equals("coroutine.suspended")
                        && "Http1Connection.readMessage".equals(trace.on(seq).label())).findFirst().orElseThrow();
        assertThat(Recorded.methods(trace, suspended)).containsSubsequence("IOLoop.runCallback",
                "HttpConnection.onConnect", "Http1Connection.readMessage", "Runner.start",
                "Http1Connection.readMessage", "Coroutine.await");
        var path = trace.callPath(trace.frame(suspended));
        int await = Recorded.methods(trace, suspended).lastIndexOf("Coroutine.await");
        var line = path.get(await - 1);
        var text = line.method().source().text().lines().toList().get(line.line() - 1);
        assertThat(text).contains("await(");
    }

    /// Where a coroutine has a thread of its own, as on a virtual one, nothing of that is to be seen.
    @Test
    void pathsDoNotTellWhatACoroutineRunsOn() throws Exception {
        Callable<?> program = () -> Coroutine.start("outer", () -> await(Coroutine.start("inner", () -> {
            await(Future.moment());
            return "done";
        })));
        var own = Recorded.trace(folder.resolve("own.json"), program);
        var task = new FutureTask<>(() -> Recorded.trace(folder.resolve("other.json"), program));
        Thread.ofVirtual().start(task);
        assertThat(paths(task.get())).isEqualTo(paths(own)).anyMatch(path -> path.contains("Coroutine.await"));
    }

    private static List<String> paths(Trace trace) {
        return IntStream.range(0, trace.size()).mapToObj(seq -> trace.event(seq).kind() + ' ' + Recorded.methods(trace, seq))
                .toList();
    }

    @Test
    void secretsInUrlsAreNotInTheFile() throws Exception {
        oneFetch();
        assertThat(Files.readString(folder.resolve("fetch.json"))).contains("token=•••").doesNotContain("token=abc");
    }

    @Test
    void aCallbackFromAnotherThreadIsRecordedOutsideEveryTask() throws Exception {
        var trace = Recorded.trace(folder.resolve("thread.json"), () -> {
            var woken = new Future<String>("word from outside");
            var loop = IOLoop.current();
            Thread.ofPlatform().start(() -> loop.addCallback("tell", () -> woken.setResult("hello")));
            return woken;
        });
        int added = IntStream.range(0, trace.size()).filter(seq ->
                trace.event(seq) instanceof Event.CallbackAdded(_, String by, _, _) && by.equals("thread"))
                .findFirst().orElseThrow();
        assertThat(trace.task(added)).isEqualTo(Step.NONE);
        assertThat(IntStream.range(added, trace.size()).mapToObj(trace::event))
                .anyMatch(event -> event instanceof Event.PollEnd(_, _, boolean wasWoken) && wasWoken);
    }

    @Test
    void whatAThreadWorksForIsWhyItCalls() throws Exception {
        var trace = Recorded.trace(folder.resolve("errand.json"), () -> {
            var sum = new Future<Integer>("sum");
            var loop = IOLoop.current();
            Thread.ofPlatform().start(() -> loop.addCallback("tell", sum, () -> sum.setResult(42)));
            return sum;
        });
        int added = IntStream.range(0, trace.size()).filter(seq ->
                trace.event(seq) instanceof Event.CallbackAdded callback && callback.fromThread())
                .findFirst().orElseThrow();
        assertThat(trace.kind(trace.cause(added))).isEqualTo("future.created");
        assertThat(trace.on(trace.cause(added)).label()).isEqualTo("sum");
        assertThat(Validator.check(trace, "errand.json")).isEmpty();
        int resolved = IntStream.range(added, trace.size()).filter(seq -> trace.kind(seq).equals("future.resolved"))
                .findFirst().orElseThrow();
        assertThat(new Replay(trace).why(resolved)).contains(added, trace.cause(added)).endsWith(0);
    }

    @Test
    void twoRunsSayTheSameEvents() throws Exception {
        try (var server = TeachingServer.start()) {
            var url = server.url("/hello");
            assertThat(events(url)).isEqualTo(events(url)).hasSizeGreaterThan(100);
        }
    }

    private List<Event> events(String url) throws Exception {
        var trace = Recorded.trace(folder.resolve("run.json"),
                () -> Coroutine.start("main", () -> await(AsyncHttpClient.current().fetch(url))));
        return IntStream.range(0, trace.size()).mapToObj(trace::event).map(event -> switch (event) {
            // How long is a matter of the day; the date is one of the bytes that were read.
            case Event.PollBegin(var on, _, var because, var watching) -> new Event.PollBegin(on, 0, because, watching);
            case Event.TimerAdded(var on, _, var label) -> new Event.TimerAdded(on, 0, label);
            case Event.ChannelRead(var on, int bytes, _) -> new Event.ChannelRead(on, bytes, null);
            default -> event;
        }).toList();
    }

    @Test
    void aRecorderThatThrowsIsDetachedAndTheLoopGoesOn() throws Exception {
        var seen = new ArrayList<Event>();
        var broken = new Observer() {
            @Override
            public void observe(Event event, boolean onLoop) {
                seen.add(event);
                if (seen.size() == 10) {
                    throw new IllegalStateException("the pen is out of ink");
                }
            }

            @Override
            public Ref name(Ref.Type type, String label) {
                return Ref.numbered(type, 1, label);
            }
        };
        try (var _ = Probe.attach(broken); var loop = new IOLoop()) {
            Integer result = loop.runSync(() -> Coroutine.start("main", () -> {
                await(Coroutine.sleep(Duration.ofMillis(1)));
                return 42;
            }));
            assertThat(result).isEqualTo(42);
        }
        assertThat(seen).hasSize(10);
        // And there is room for the next one.
        Probe.attach(broken).close();
    }
}
