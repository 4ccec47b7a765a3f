package dev.loopglass.app.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.event.Ref;
import dev.loopglass.replay.Flow;
import dev.loopglass.trace.TraceReader;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The ladder of a request, read off recorded traces.
class FlowTest {
    private static List<Flow.Rung> ladder(String name, String request) throws Exception {
        var trace = TraceReader.read(Path.of("traces", name)).trace();
        var flow = new Flow(trace);
        flow.grow(trace.size());
        return flow.of(trace.object(request));
    }

    private static List<String> words(List<Flow.Rung> ladder) {
        return ladder.stream().map(RungRow::what).toList();
    }

    @Test
    void aPlainGetGoesTheWayOfTheTable() throws Exception {
        var ladder = ladder("ok.json", "ht1");
        assertThat(words(ladder)).startsWith("fetch", "fetchImpl", "processQueue")
                .containsSubsequence("fetch", "tryConnect", "connect", "addIoState", "addHandler", "poll",
                "handleEvents", "handleConnect",
                "onConnectDone", "co2 resumes", "onConnect", "writeHeaders", "readResponse", "poll",
                "co3 resumes", "headersReceived", "handleResponse", "co1 resumes");
        assertThat(ladder).isSortedAccordingTo((a, b) -> Integer.compare(a.seq(), b.seq()));
    }

    @Test
    void aRefusedConnectionEndsWithMain() throws Exception {
        assertThat(words(ladder("refused.json", "ht1"))).containsSubsequence("fetch", "poll", "handleConnect",
                "handleException", "co1 resumes");
    }

    @Test
    void everyQueuedFetchHasItsOwnLadder() throws Exception {
        for (var request : new String[] {"ht1", "ht2", "ht3"}) {
            assertThat(words(ladder("queue.json", request)))
                    .startsWith("fetch").containsOnlyOnce("handleConnect")
                    .containsOnlyOnce("onConnect").containsSubsequence("poll", "handleConnect", "onConnect");
        }
    }

    @Test
    void allOfThemTogetherAreInOrder() throws Exception {
        var trace = TraceReader.read(Path.of("traces", "queue.json")).trace();
        var flow = new Flow(trace);
        flow.grow(trace.size());
        assertThat(flow.requests()).hasSize(3);
        assertThat(flow.all()).isSortedAccordingTo(Comparator.comparingInt(Flow.Rung::seq))
                .containsExactlyInAnyOrderElementsOf(
                        flow.requests().stream().flatMap(request -> flow.of(request).stream()).toList())
                .allMatch(rung -> flow.of(rung.request()).contains(rung));
    }

    @Test
    void whereNobodyFetchesACoroutineTakesTheRequestsPlace() throws Exception {
        var ladder = ladder("two-coroutines.json", "co1");
        assertThat(words(ladder)).startsWith("co1 starts").endsWith("co1 ends")
                .containsSubsequence("co2 starts", "co2 waits", "co3 starts", "co1 waits", "co3 resumes", "co2 ends", "co1 resumes");
    }

    @Test
    void anEmptyTraceHasNone() throws Exception {
        var flow = new Flow(new dev.loopglass.trace.Trace());
        flow.grow(0);
        assertThat(flow.first()).isNull();
        assertThat(flow.of(Ref.numbered(Ref.Type.REQUEST, 1, null))).isEmpty();
    }
}
