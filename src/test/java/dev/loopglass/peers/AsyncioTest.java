package dev.loopglass.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.loopglass.cli.Loopglass;
import dev.loopglass.cli.Terminal;
import dev.loopglass.event.Event;
import dev.loopglass.explain.Explainer;
import dev.loopglass.explain.Language;
import dev.loopglass.lint.Finding;
import dev.loopglass.lint.Lints;
import dev.loopglass.replay.Flow;
import dev.loopglass.replay.LoopState;
import dev.loopglass.replay.Replay;
import dev.loopglass.replay.Validator;
import dev.loopglass.trace.Frame;
import dev.loopglass.trace.Trace;
import dev.loopglass.trace.TraceReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/// What `samples/python` records of Python's asyncio, and of Tornado on it, is a trace like our own.
@Timeout(120)
class AsyncioTest {
    private static final Path SAMPLES = Path.of("samples/python").toAbsolutePath();
    private static String python;

    @TempDir
    private Path folder;

    @BeforeAll
    static void find() {
        python = Stranger.find("python3", "python3");
    }

    /// Records a program and reads the trace, which is sound.
    private Trace record(String interpreter, Path program, String... arguments) throws IOException {
        try (var running = start(interpreter, program, arguments)) {
            running.awaitEnd();
        }
        return sound();
    }

    private Stranger start(String interpreter, Path program, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(interpreter, SAMPLES.resolve("loopglass_asyncio.py").toString(), "-o", "it.json",
                program.toString()));
        command.addAll(List.of(arguments));
        return Stranger.start(folder, command.toArray(String[]::new));
    }

    private Path write(String program) throws IOException {
        return Files.writeString(folder.resolve("program.py"), program);
    }

    private Trace sound() throws IOException {
        var reading = TraceReader.read(folder.resolve("it.json"));
        assertThat(reading.faults()).isEmpty();
        assertThat(Validator.check(reading.trace(), "it.json")).isEmpty();
        return reading.trace();
    }

    private static List<String> kinds(Trace trace) {
        return IntStream.range(0, trace.size()).mapToObj(trace::kind).toList();
    }

    private static <T extends Event> Stream<T> events(Trace trace, Class<T> type) {
        return IntStream.range(0, trace.size()).mapToObj(trace::event).filter(type::isInstance).map(type::cast);
    }

    @Test
    void aFetchIsRecordedAsItHappens() throws IOException {
        var trace = record(python, SAMPLES.resolve("fetch.py"));
        assertThat(kinds(trace)).contains("future.created", "future.listened", "future.resolved", "callback.added", "callback.begin",
                "timer.added", "timer.removed", "timer.begin", "poll.begin", "poll.end", "handler.added", "handler.begin",
                "coroutine.started", "coroutine.suspended", "coroutine.resumed", "coroutine.returned", "channel.connecting",
                "channel.connected", "channel.wrote", "channel.read", "channel.closed");
        assertThat(events(trace, Event.ChannelWrote.class)).extracting(Event.ChannelWrote::preview)
                .anySatisfy(it -> assertThat(it).startsWith("GET /hello").contains("Authorization: •••"))
                .noneSatisfy(it -> assertThat(it).contains("c2VjcmV0"));
        // What a slow machine makes late or long proves nothing about the program.
        assertThat(Lints.of(trace)).extracting(Finding::lint).isSubsetOf("late", "blocked");
        explained(trace);
        toldForWhatItIs(trace);
        assertThat(ladder(trace)).startsWith("STARTED main", "WAITS fu").doesNotContain("CALL run_forever")
                .containsSubsequence("STARTED fetch", "POLL", "RESUMED fetch", "ENDED fetch", "RESUMED main", "ENDED main");
        sameBothWays(trace);
        checked();
        fitsTheSchema();
    }

    private static void explained(Trace trace) {
        for (var language : Language.values()) {
            var explainer = new Explainer(trace, new Replay(trace)).in(language);
            for (int seq = 0; seq < trace.size(); seq++) {
                assertThat(explainer.sentence(seq)).as("%s, step %d, %s", language, seq, trace.kind(seq)).isNotBlank()
                        .doesNotContain("{").doesNotContainPattern("(^|\\s)\\?[,，]");
            }
        }
    }

    private static void toldForWhatItIs(Trace trace) {
        var explainer = new Explainer(trace, new Replay(trace));
        var sentences = IntStream.range(0, trace.size()).mapToObj(explainer::sentence).toList();
        assertThat(sentences).filteredOn(it -> it.contains("connected already")).hasSize(1);
        assertThat(sentences).filteredOn(it -> it.contains("a socket that is not connected yet")).hasSize(1);
        assertThat(sentences).filteredOn(it -> it.endsWith("so bytes have arrived")).isNotEmpty();
        assertThat(sentences).anySatisfy(it -> assertThat(it).matches(".* opens ch\\d+ \\(listens on 127\\.0\\.0\\.1:\\d+\\): a socket"));
        assertThat(sentences).noneMatch(it -> it.contains("Handle._run") || it.contains("some of them"));
    }

    /// The rungs of whatever comes first, without the numbers of futures.
    private static List<String> ladder(Trace trace) {
        var flow = new Flow(trace);
        flow.grow(trace.size());
        return flow.of(flow.first()).stream().map(rung -> switch (rung.way()) {
            case CALL, MADE -> rung.way() + " " + rung.name();
            case POLL -> "POLL";
            case WAITS -> "WAITS fu";
            case STARTED, RESUMED, ENDED -> rung.way() + " " + rung.of();
        }).toList();
    }

    private static void sameBothWays(Trace trace) {
        var forwards = new Replay(trace);
        var states = new ArrayList<LoopState>();
        for (int seq = 0; seq < trace.size(); seq++) {
            states.add(forwards.at(seq));
        }
        var backwards = new Replay(trace);
        for (int seq = trace.size() - 1; seq >= 0; seq--) {
            assertThat(backwards.at(seq)).as("step %d", seq).isEqualTo(states.get(seq));
        }
    }

    private void checked() {
        var out = new ByteArrayOutputStream();
        int exit = Loopglass.run(new Terminal(InputStream.nullInputStream(), out, out, folder), null, "check", "it.json");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("no faults");
        assertThat(exit).isZero();
    }

    private void fitsTheSchema() throws IOException {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(TraceReader.class.getResourceAsStream("trace-1.schema.json"));
        assertThat(schema.validate(Files.readString(folder.resolve("it.json")), InputFormat.JSON)).isEmpty();
    }

    @Test
    void theWayBackFromTheAnswerLeadsToMain() throws IOException {
        var trace = record(python, SAMPLES.resolve("fetch.py"));
        int last = kinds(trace).lastIndexOf("channel.read");
        var why = new Replay(trace).why(last);
        assertThat(why).last().satisfies(root -> assertThat(trace.task(root)).isNegative());
        assertThat(why).hasSizeGreaterThan(3);
        int suspended = kinds(trace).indexOf("coroutine.suspended");
        assertThat(trace.callPath(trace.frame(suspended))).extracting(frame -> frame.method().name()).contains("main");
        assertThat(trace.sources()).anySatisfy(source -> {
            assertThat(source.file()).isEqualTo("fetch.py");
            assertThat(source.lang()).isEqualTo("python");
            assertThat(source.text()).contains("async def fetch(port: int)");
        }).extracting(Frame.Source::file).contains("asyncio/base_events.py").noneMatch(it -> it.contains("loopglass"));
    }

    @Test
    void aCallbackThatStarvesTheOthersIsFound() throws IOException {
        var trace = record(python, SAMPLES.resolve("starving.py"));
        assertThat(Lints.of(trace)).filteredOn(it -> it.lint().equals("blocked"))
                .anySatisfy(it -> assertThat(trace.on(it.steps().getFirst()).label()).isEqualTo("compute"));
    }

    @Test
    void aKilledProgramLeavesATrace() throws IOException {
        var program = write("""
                import asyncio
                async def main():
                    await asyncio.sleep(0.001)
                    print("asleep", flush=True)
                    await asyncio.sleep(600)
                asyncio.run(main())
                """);
        try (var running = start(python, program)) {
            running.awaitWords("asleep");
        }
        var reading = TraceReader.read(folder.resolve("it.json"));
        assertThat(reading.cut()).isTrue();
        assertThat(reading.faults()).isEmpty();
        assertThat(Validator.check(reading.trace(), "it.json")).isEmpty();
        assertThat(kinds(reading.trace())).contains("timer.begin");
    }

    @Test
    void anExceptionEndsTheProgramAsEverAndIsRecorded() throws IOException {
        var program = write("""
                import asyncio
                def broken():
                    raise KeyError("of a callback")
                async def main():
                    asyncio.get_running_loop().call_soon(broken)
                    await asyncio.sleep(0)
                    raise ValueError("of main, http://us:er@host/?token=abc")
                asyncio.run(main())
                """);
        assertThatThrownBy(() -> record(python, program)).hasMessageContaining("ended with 1")
                .hasMessageContaining("KeyError: 'of a callback'").hasMessageContaining("ValueError: of main")
                .hasMessageNotContaining("runpy");
        var trace = sound();
        assertThat(events(trace, Event.CallbackEnd.class)).extracting(Event.CallbackEnd::error).contains("KeyError: of a callback");
        assertThat(events(trace, Event.Mark.class)).extracting(Event.Mark::text)
                .contains("the program ended with ValueError: of main, http://•••@host/?token=•••");
        assertThat(trace.ending().reason()).isEqualTo("finished");
    }

    /// A program that leaves in the middle of a turn, timers at one moment, threads, cancelled tasks and callbacks.
    @Test
    void whateverALoopCanGoThrough() throws IOException {
        var program = write("""
                import asyncio, sys
                async def child():
                    await asyncio.sleep(600)
                async def main():
                    loop = asyncio.get_running_loop()
                    future = asyncio.Future()
                    loop.call_soon(future.set_result, 3)
                    assert await future == 3 and isinstance(asyncio.current_task(), asyncio.Task) and isinstance(asyncio.current_task(), asyncio.Future)
                    task = asyncio.create_task(child())
                    await asyncio.sleep(0)
                    task.cancel()
                    assert isinstance((await asyncio.gather(task, return_exceptions=True))[0], asyncio.CancelledError)
                    assert await loop.run_in_executor(None, len, "thread") == 6
                    loop.call_soon(print, "never").cancel()
                    when = loop.time() + 0.01
                    for _ in range(5):
                        loop.call_at(when, int)
                    try:
                        await asyncio.wait_for(child(), 0.02)
                    except asyncio.TimeoutError:
                        pass
                    loop.call_later(7200, print, "never")
                    await asyncio.sleep(0.001)
                    loop.call_soon(print, "at last")
                    sys.exit(int(sys.argv[1]))
                asyncio.run(main())
                """);
        var trace = record(python, program, "0");
        assertThat(events(trace, Event.CallbackAdded.class)).filteredOn(Event.CallbackAdded::fromThread).isNotEmpty();
        assertThat(events(trace, Event.CoroutineFailed.class)).extracting(Event.CoroutineFailed::error).contains("CancelledError");
        assertThatThrownBy(() -> record(python, program, "4")).hasMessageContaining("ended with 4").hasMessageContaining("at last");
        sound();
    }

    /// Whoever asks a future for its exception only keeps it from being reported: it may stay pending, or be done.
    @Test
    void nobodyWaitsWhoOnlyKeepsAFailureQuiet() throws IOException {
        var trace = record(python, write("""
                import asyncio
                async def main():
                    quiet, done, lost = (asyncio.get_running_loop().create_future() for _ in range(3))
                    quiet.add_done_callback(lambda it: it.exception())
                    done.add_done_callback(lambda it: it.exception())
                    done.set_result(3)
                    lost.add_done_callback(print)
                    await asyncio.sleep(0)
                asyncio.run(main())
                """));
        assertThat(Lints.of(trace)).filteredOn(it -> it.lint().equals("pending")).hasSize(1);
    }

    @Test
    void aProgramMayRecordItself() throws IOException {
        var program = write("""
                import asyncio, sys
                sys.path.insert(0, sys.argv[1])
                from loopglass_asyncio import mark, recording
                async def main():
                    mark("half way")
                    return 7
                with recording("it.json", title="by itself"):
                    assert asyncio.run(main()) == 7
                assert asyncio.run(main()) == 7
                """);
        try (var running = Stranger.start(folder, python, program.toString(), SAMPLES.toString())) {
            running.awaitEnd();
        }
        var trace = sound();
        assertThat(trace.meta().title()).isEqualTo("by itself");
        assertThat(events(trace, Event.Mark.class)).extracting(Event.Mark::text).containsExactly("half way");
    }

    @Test
    void badInputIsToldInALine() {
        assertThatThrownBy(() -> record(python, folder.resolve("none.py"))).hasMessageContaining("none.py: no such program");
    }

    @Test
    void tornadoItself() throws IOException {
        var trace = record(withTornado(), SAMPLES.resolve("tornado_fetch.py"));
        var calls = new ArrayList<String>();
        for (int seq = 0; seq < trace.size(); seq++) {
            if (trace.frame(seq) != null) {
                trace.callPath(trace.frame(seq)).forEach(frame -> calls.add(String.valueOf(frame.method().models())));
            }
        }
        // As in traces/ok.json, where the same methods are named as what ours are modelled on.
        var way = Stream.of("simple_httpclient.SimpleAsyncHTTPClient.fetch_impl", "tcpclient.TCPClient.connect",
                "tcpclient._Connector.try_connect", "iostream.IOStream.connect", "iostream.IOStream._handle_connect",
                "tcpclient._Connector.on_connect_done", "http1connection.HTTP1Connection.write_headers")
                .map(it -> calls.indexOf("tornado." + it)).toList();
        assertThat(way).doesNotContain(-1).isSorted();
        assertThat(ladder(trace)).containsSubsequence("CALL fetch", "CALL fetch_impl", "CALL _process_queue",
                "STARTED _HTTPConnection.run", "CALL try_connect", "CALL connect", "CALL _add_io_state", "POLL", "CALL _handle_connect",
                "CALL on_connect_done", "RESUMED _HTTPConnection.run", "CALL write_headers", "CALL handle_response", "RESUMED main",
                "ENDED main").doesNotContain("CALL add_future", "CALL call_at");
        assertThat(Lints.of(trace)).extracting(Finding::lint).isSubsetOf("late", "blocked");
        assertThat(trace.sources()).extracting(Frame.Source::file).contains("tornado/iostream.py", "tornado/simple_httpclient.py");
        explained(trace);
        checked();
    }

    /// Debian's package is for Debian's own Python, which need not be the first one.
    private static String withTornado() throws IOException {
        for (var candidate : List.of(python, "/usr/bin/python3")) {
            if (Files.isExecutable(Path.of(candidate)) && imports(candidate)) {
                return candidate;
            }
        }
        var reason = "tornado is not installed (Debian: python3-tornado): not recorded";
        System.err.println(reason);
        throw new TestAbortedException(reason);
    }

    private static boolean imports(String interpreter) throws IOException {
        try {
            return new ProcessBuilder(interpreter, "-c", "import sys, tornado; sys.exit(tornado.version_info < (6, 1))")
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
