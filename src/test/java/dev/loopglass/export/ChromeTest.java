package dev.loopglass.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.event.Event;
import dev.loopglass.event.Step;
import dev.loopglass.explain.Language;
import dev.loopglass.replay.Bundled;
import dev.loopglass.replay.TraceScript;
import dev.loopglass.trace.Trace;
import dev.loopglass.trace.TraceReader;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChromeTest {
    private static final Path OK = Path.of("traces", "ok.json");

    @TempDir
    private Path folder;

    private static byte[] written(Trace trace) throws Exception {
        var out = new ByteArrayOutputStream();
        Chrome.write(trace, Language.ENGLISH, out);
        return out.toByteArray();
    }

    private static Perfetto taken(Trace trace) throws Exception {
        var perfetto = new Perfetto(written(trace));
        assertThat(perfetto.complaints).isEmpty();
        return perfetto;
    }

    private Trace read(String text) throws Exception {
        return TraceReader.read(Files.writeString(folder.resolve("trace.json"), text)).trace();
    }

    private static List<Perfetto.Slice> steps(Perfetto perfetto) {
        return perfetto.slices.stream().filter(it -> it.facts.has("step")).toList();
    }

    @ParameterizedTest
    @MethodSource("dev.loopglass.replay.Bundled#recordings")
    void everyStepIsASliceWithItsArrowsAndNothingIsDropped(Bundled.Recording recording) throws Exception {
        var trace = recording.trace();
        var perfetto = taken(trace);
        assertThat(perfetto.process).isEqualTo("Loopglass: " + trace.meta().title());
        assertThat(steps(perfetto)).extracting(it -> it.facts.path("step").asInt())
                .containsExactlyElementsOf(IntStream.range(0, trace.size()).boxed().toList());
        assertThat(steps(perfetto)).allSatisfy(slice -> {
            int seq = slice.facts.path("step").asInt();
            assertThat(slice.from).as("step %d", seq).isEqualTo(trace.t(seq));
            assertThat(slice.facts.path("kind").asString()).isEqualTo(trace.kind(seq));
        });
        assertThat(perfetto.arrows).extracting(it -> new Edge(it.category(), it.from().facts.path("step").asInt(),
                it.to().facts.path("step").asInt())).containsExactlyInAnyOrderElementsOf(edges(trace));
        assertThat(perfetto.arrows).extracting(Perfetto.Arrow::id).doesNotHaveDuplicates();
    }

    private record Edge(String why, int from, int to) {}

    private static List<Edge> edges(Trace trace) {
        var edges = new ArrayList<Edge>();
        for (int seq = 0; seq < trace.size(); seq++) {
            if (trace.cause(seq) != Step.NONE) {
                edges.add(new Edge("cause", trace.cause(seq), seq));
            }
            if (trace.occasion(seq) != Step.NONE) {
                edges.add(new Edge("occasion", trace.occasion(seq), seq));
            }
        }
        return edges;
    }

    @ParameterizedTest
    @MethodSource("dev.loopglass.replay.Bundled#recordings")
    void stepsLieWithinTheirTasks(Bundled.Recording recording) throws Exception {
        var trace = recording.trace();
        var steps = steps(taken(trace));
        for (int seq = 0; seq < trace.size(); seq++) {
            int task = trace.task(seq);
            if (task != Step.NONE && !trace.kind(seq).endsWith(".end")) {
                assertThat(steps.get(seq).from).isGreaterThan(steps.get(task).from);
                assertThat(steps.get(seq).to).as("step %d", seq).isLessThanOrEqualTo(steps.get(task).to);
            }
        }
        assertThat(steps).filteredOn(it -> it.category.equals("turn")).hasSize((int) IntStream.range(0, trace.size())
                .filter(seq -> trace.kind(seq).equals("turn.begin")).count());
    }

    @Test
    void livesOfObjectsAndCoroutinesAreTold() throws Exception {
        var perfetto = taken(TraceReader.read(OK).trace());
        assertThat(perfetto.tracks).containsEntry(1, "lo1").containsEntry(1001, "coroutines 1");
        assertThat(perfetto.lives).extracting(Perfetto.Life::category)
                .containsOnly("future", "connection", "timer", "request");
        assertThat(perfetto.lives).extracting(Perfetto.Life::name)
                .contains("fu2 fetch", "tm3 request timeout").anyMatch(name -> name.startsWith("ht1"));
        assertThat(perfetto.slices).filteredOn(it -> it.track > 1000).extracting(it -> it.name)
                .contains("co1 main", "waits for fu2 fetch");
    }

    /// As a program that was killed leaves it: after any step.
    @Test
    void aTraceCutOffAnywhereIsAsSound() throws Exception {
        var lines = Files.readAllLines(OK);
        var sizes = new LinkedHashSet<Integer>();
        for (int end = 1; end <= lines.size(); end += 7) {
            var trace = read(String.join("\n", lines.subList(0, end)));
            assertThat(steps(taken(trace))).hasSize(trace.size());
            sizes.add(trace.size());
        }
        assertThat(sizes).hasSizeGreaterThan(15);
    }

    @Test
    void stepsOfOneNanosecondHaveTimesOfTheirOwn() throws Exception {
        var trace = read(Files.readString(OK).replaceAll("\"t\":\\d+", "\"t\":5"));
        var steps = steps(taken(trace));
        assertThat(steps).hasSizeGreaterThan(100).extracting(it -> it.from).doesNotHaveDuplicates();
    }

    @Test
    void stepsInDisorderAndOfSeveralLoopsNest() throws Exception {
        var script = new TraceScript();
        var first = script.ref("lo1");
        var second = script.ref("lo2");
        script.add(new Event.LoopStarted(first)).add(new Event.TurnBegin(first, 1, 0))
                .add(new Event.CallbackBegin(script.ref("cb1")), Step.NONE, Step.NONE, Step.NONE)
                .add(new Event.LoopStarted(second), 2, Step.NONE, Step.NONE)
                .add(new Event.TurnBegin(second, 0, 0)).add(new Event.PollBegin(second, -1, Event.Because.IDLE, List.of()))
                .add(new Event.CallbackBegin(script.ref("cb2")), Step.NONE, 3, 3)
                .add(new Event.PollEnd(second, List.of(), true))
                .add(new Event.CallbackEnd(script.ref("cb2"), null), 6, Step.NONE, Step.NONE)
                .add(new Event.CallbackEnd(script.ref("cb2"), null), 6, Step.NONE, Step.NONE)
                .add(new Event.FutureResolved(script.ref("fu1"), "x")).add(new Event.FutureResolved(script.ref("fu1"), "x"))
                .add(new Event.CoroutineSuspended(script.ref("co1"), script.ref("fu1")))
                .add(new Event.CoroutineStarted(script.ref("co1"), null)).add(new Event.CoroutineStarted(script.ref("co1"), null))
                .add(new Event.CoroutineReturned(script.ref("co1"), null))
                .add(new Event.CoroutineSuspended(script.ref("co1"), script.ref("fu1")))
                .add(new Event.LoopStopped(first, null));
        var perfetto = taken(script.trace());
        assertThat(steps(perfetto)).hasSize(script.last() + 1);
        assertThat(perfetto.tracks).containsValues("lo1", "lo2");
        assertThat(perfetto.slices.getFirst().track).isNotEqualTo(perfetto.slices.get(6).track);
        assertThat(new Perfetto(written(new Trace())).complaints).isEmpty();
    }

    /// Whatever a program names its things, it stays text.
    @Test
    void attacksStayText() throws Exception {
        for (var attack : Attacks.ALL) {
            var trace = read(Attacks.trace(attack));
            assertThat(trace.size()).as(attack).isBetween(Attacks.SOUND, Attacks.STEPS);
            var perfetto = taken(trace);
            assertThat(perfetto.process).isEqualTo("Loopglass: " + Facts.whole(attack));
            assertThat(perfetto.lives).extracting(Perfetto.Life::name).contains("fu1 " + Facts.whole(attack));
            assertThat(steps(perfetto).get(12).facts.path("data").path("preview").asString())
                    .isEqualTo(Facts.whole(attack));
        }
    }

    /// A time is told so that Perfetto's arithmetic finds the very nanosecond again.
    @Test
    void noNanosecondIsLost() {
        assertThat(LongStream.concat(LongStream.range(0, 500_000),
                LongStream.range(0, 500_000).map(it -> 3_600_000_000_000L + it * 997)))
                .allMatch(nanos -> {
                    var told = Slate.micros(nanos);
                    return told.scale() <= 0 ? told.longValueExact() * 1000 == nanos
                            : (long) (told.doubleValue() * 1000.0) == nanos;
                });
    }

    @Test
    void speedscopeOpensIt() throws Exception {
        var speedscope = Tool.npm("speedscope", "1.25.0");
        for (var name : List.of("ok", "queue", "never-resolved")) {
            var trace = TraceReader.read(Path.of("traces", name + ".json")).trace();
            var page = Files.writeString(folder.resolve("load.js"), "speedscope.loadFileFromBase64('a.trace.json', '"
                    + Base64.getEncoder().encodeToString(written(trace)) + "')");
            var said = Tool.chromium(folder, speedscope.resolve("dist/release/index.html").toUri()
                    + "#localProfilePath=" + page, "--dump-dom");
            assertThat(said.out()).contains("<title>a.trace.json - speedscope</title>",
                    "Loopglass: " + trace.meta().title() + " (pid 1), lo1 (tid 1)");
            assertThat(said.err()).contains("Importing as Trace Event Format profile")
                    .doesNotContain("Uncaught", "Doing nothing", "mismatch");
        }
    }
}
