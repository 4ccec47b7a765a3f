package dev.loopglass.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loopglass.reactor.Hanging;
import dev.loopglass.reactor.Probe;
import dev.loopglass.record.Masker;
import dev.loopglass.record.Recorder;
import dev.loopglass.trace.Meta;
import dev.loopglass.trace.Trace;
import dev.loopglass.trace.TraceReader;
import dev.loopglass.trace.TraceWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// In which turn each landmark of a fetch lies, for every scenario, read from a recording of it. The numbers are
/// those of Tornado 4.3, with its iterations counted from 1: see the tests of order in `http` for the steps in between.
@Timeout(60)
class LandmarksTest {
    /// Where a busy machine delays the loop, two pieces may arrive as one; then it is recorded again.
    private static final int TRIES = 5;

    /// A landmark that is passed more than once has more than one turn; one that is not has `-`.
    private static final String TABLE = """
            scenario              | fetch | handleConnect | onConnect | handleResponse | future   | main | stop
            ok                    | 1     | 1             | 3         | 5              | 5        | 6    | 7
            split-body            | 1     | 1             | 3         | 7              | 7        | 8    | 9
            chunked               | 1     | 1             | 3         | 9              | 9        | 10   | 11
            until-close           | 1     | 1             | 3         | 8              | 8        | 9    | 10
            slow-server           | 1     | 1             | 3         | 20             | 20       | 21   | 22
            gzip                  | 1     | 1             | 3         | 5              | 5        | 6    | 7
            head                  | 1     | 1             | 3         | 5              | 5        | 6    | 7
            post                  | 1     | 1             | 3         | 5              | 5        | 6    | 7
            100-continue          | 1     | 1             | 3         | 6              | 6        | 7    | 8
            redirect              | 1 4   | 1 4           | 3 6       | 8 9            | 8 9      | 10   | 11
            redirect-loop         | 1 4 7 | 1 4 7         | 3 6 9     | 11 12 13       | 11 12 13 | 14   | 15
            not-found             | 1     | 1             | 3         | 5              | 5        | 6    | 7
            not-found-quiet       | 1     | 1             | 3         | 5              | 5        | 6    | 7
            refused               | 1     | 1             | 3         | 4              | 4        | 5    | 6
            first-address-refuses | 1     | 1 2           | 4         | 6              | 6        | 7    | 8
            all-refuse            | 1     | 1 2 3         | 5         | 6              | 6        | 7    | 8
            ipv6-hangs            | 1     | 3             | 5         | 7              | 7        | 8    | 9
            resolve-failure       | 1     | -             | 2         | 3              | 3        | 4    | 5
            timeout               | 1     | 1             | 3         | 5              | 5        | 6    | 7
            connect-timeout       | 1     | -             | 6         | 5              | 5        | 6    | 7
            cut-off-header        | 1     | 1             | 3         | 7              | 7        | 8    | 9
            cut-off-body          | 1     | 1             | 3         | 7              | 7        | 8    | 9
            reset-before-headers  | 1     | 1             | 3         | 6              | 6        | 7    | 8
            reset-after-headers   | 1     | 1             | 3         | 8              | 8        | 9    | 10
            malformed-response    | 1     | 1             | 3         | 6              | 6        | 7    | 8
            oversized-header      | 1     | 1             | 3         | 10             | 10       | 11   | 12
            queue                 | 1 1 1 | 1 4 7         | 3 6 9     | 5 8 11         | 5 8 11   | 12   | 13
            queue-timeout         | 1 1   | 1             | 3         | 5 7            | 5 7      | 8    | 9
            https                 | 1     | 1             | 7         | 9              | 9        | 10   | 11
            https-rejected        | 1     | 1             | 6         | 7              | 7        | 8    | 9
            resolver-blocking     | 1     | 1             | 3         | 9              | 9        | 10   | 11
            resolver-threaded     | 1     | 10            | 12        | 14             | 14       | 15   | 16
            blocking-callback     | 1     | 1             | 3         | 5              | 5        | 6    | 7
            wake-up               | -     | -             | -         | -              | -        | 4    | 5
            two-coroutines        | -     | -             | -         | -              | -        | 15   | 16
            callback-order        | -     | -             | -         | -              | -        | -    | 2
            cancelled-timers      | -     | -             | -         | -              | -        | -    | 5
            callback-exception    | -     | -             | -         | -              | -        | -    | 1
            context-exception     | -     | -             | -         | -              | -        | -    | 3
            never-resolved        | -     | -             | -         | -              | -        | -    | 3
            """;

    @TempDir
    Path folder;

    static Stream<List<String>> rows() {
        return TABLE.lines().skip(1).map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList());
    }

    @Test
    void theTableIsWhole() {
        assertThat(rows().map(List::getFirst))
                .containsExactlyInAnyOrderElementsOf(Scenarios.all().stream().map(Scenario::name).toList());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachLandmarkHasItsTurn(List<String> row) throws Exception {
        assumeTrue(!row.getFirst().startsWith("ipv6") || Hanging.hasIpv6(), "this machine has no ::1");
        var scenario = Scenarios.named(row.getFirst()).orElseThrow();
        List<String> seen = List.of();
        for (int i = 0; i < TRIES && !seen.equals(row); i++) {
            seen = Stream.concat(Stream.of(scenario.name()), landmarks(record(scenario))).toList();
        }
        assertThat(seen).isEqualTo(row);
    }

    private Trace record(Scenario scenario) throws Exception {
        var file = folder.resolve("trace.json");
        Files.deleteIfExists(file);
        var writer = TraceWriter.create(file, new Meta(scenario.title(), null, null, null, "ns"));
        try (var recorder = new Recorder(writer, Masker.none()); var _ = Probe.attach(recorder)) {
            scenario.run();
        }
        return TraceReader.read(file).trace();
    }

    private static Stream<String> landmarks(Trace trace) {
        return Stream.of(
                turns(trace, "http.queued", null),
                turns(trace, seq -> Set.of("channel.connected", "channel.failed").contains(trace.kind(seq))
                        && calls(trace, seq).contains("IOStream.handleConnect")),
                turns(trace, "callback.begin", "HttpConnection.onConnect"),
                turns(trace, "callback.begin", "handleResponse"),
                turns(trace, seq -> trace.kind(seq).matches("future\\.(resolved|failed)") && labelled(trace, seq, "fetch")),
                turns(trace, "coroutine.resumed", "main"),
                turns(trace, "loop.stopped", null));
    }

    private static String turns(Trace trace, String kind, String label) {
        return turns(trace, seq -> trace.kind(seq).equals(kind) && (label == null || labelled(trace, seq, label)));
    }

    private static String turns(Trace trace, IntPredicate landmark) {
        var turns = IntStream.range(0, trace.size()).filter(landmark).map(trace::turn).mapToObj(Integer::toString)
                .collect(Collectors.joining(" "));
        return turns.isEmpty() ? "-" : turns;
    }

    private static boolean labelled(Trace trace, int seq, String label) {
        return label.equals(trace.on(seq).label());
    }

    private static List<String> calls(Trace trace, int seq) {
        return trace.callPath(Objects.requireNonNull(trace.frame(seq))).stream().map(frame -> frame.method().name()).toList();
    }
}
