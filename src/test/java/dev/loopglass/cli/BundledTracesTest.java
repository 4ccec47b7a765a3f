package dev.loopglass.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loopglass.event.Event;
import dev.loopglass.event.Kind;
import dev.loopglass.reactor.Hanging;
import dev.loopglass.scenario.Scenario;
import dev.loopglass.scenario.Scenarios;
import dev.loopglass.trace.Frame;
import dev.loopglass.trace.Trace;
import dev.loopglass.trace.TraceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The traces in the repository are what `loopglass record` makes today. If one of these fails because the
/// reactor has changed on purpose, record it anew:
/// `loopglass record --scenario NAME -o traces/NAME.json`.
class BundledTracesTest {
    private static final Path TRACES = Path.of("traces");
    /// Between two machines the bytes race against the loop; once in a while another one wins.
    private static final int TRIES = 5;

    @TempDir
    Path folder;

    static Stream<Scenario> scenarios() {
        return Scenarios.all().stream();
    }

    @Test
    void thereIsOneTraceForEachScenarioAndNoOther() throws IOException {
        try (var files = Files.list(TRACES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(scenarios().map(each -> each.name() + ".json").toList());
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void aNewRecordingHasTheSameStructure(Scenario scenario) throws IOException {
        assumeTrue(!scenario.name().startsWith("ipv6") || Hanging.hasIpv6(), "this machine has no ::1");
        var bundled = structure(read(TRACES.resolve(scenario.name() + ".json")));
        List<String> recorded = List.of();
        for (int i = 0; i < TRIES && !recorded.equals(bundled); i++) {
            var file = folder.resolve(i + ".json");
            var outcome = new Shell(folder).run("record", "--scenario", scenario.name(), "-o", file.toString());
            assertThat(outcome.exit()).as(outcome.err()).isZero();
            recorded = structure(read(file));
        }
        assertThat(recorded).containsExactlyElementsOf(bundled);
    }

    private static Trace read(Path file) throws IOException {
        var reading = TraceReader.read(file);
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.cut()).isFalse();
        return reading.trace();
    }

    /// A line for each step with all that does not depend on the day: not the times, the ports, the bytes'
    /// number and text, nor the lines of the source.
    private static List<String> structure(Trace trace) {
        return IntStream.range(0, trace.size()).mapToObj(seq -> "%s %s turn %d task %d cause %d occasion %d %s in %s"
                .formatted(trace.kind(seq), trace.on(seq), trace.turn(seq), trace.task(seq), trace.cause(seq),
                        trace.occasion(seq), data(trace.event(seq)), path(trace, seq))).toList();
    }

    private static String path(Trace trace, int seq) {
        return trace.callPath(trace.frame(seq)).stream().map(Frame::method).map(Frame.Method::name)
                .collect(Collectors.joining(" > "));
    }

    private static String data(Event event) {
        return switch (event) {
            case Event.PollBegin poll -> poll.because() + " " + poll.watching();
            case Event.TimerAdded timer -> timer.label();
            case Event.TimerBegin _, Event.ChannelRead _, Event.ChannelWrote _, Event.HttpSent _ -> "";
            default -> Arrays.stream(Kind.of(event).valuesOf(event)).map(String::valueOf)
                    .map(text -> text.replaceAll("(127\\.0\\.0\\.\\d|\\[::1]|[a-z-]+\\.example):\\d+", "$1:port")
                            .replaceAll("\\d+ bytes", "bytes"))
                    .collect(Collectors.joining(" "));
        };
    }
}
