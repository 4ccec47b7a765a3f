package dev.loopglass.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.explain.StateSheet.Row;
import dev.loopglass.explain.StateSheet.Section;
import dev.loopglass.replay.Fetch;
import dev.loopglass.replay.Replay;
import dev.loopglass.trace.Trace;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StateSheetTest {
    private final Trace trace = Fetch.get().trace();

    private Section section(String step, String title) {
        int seq = IntStream.range(0, trace.size())
                .filter(it -> (trace.kind(it) + " " + trace.on(it)).equals(step))
                .findFirst().orElseThrow();
        return new Explainer(trace, new Replay(trace)).sheet(seq).sections().stream()
                .filter(it -> it.title().equals(title)).findFirst().orElseThrow();
    }

    private static List<String> spelt(Section section) {
        return section.rows().stream().map(StateSheetTest::spelt).toList();
    }

    private static String spelt(Row row) {
        return (row.changed() ? "*" : "") + row.object() + " | " + row.what() + " | " + row.detail()
                + (row.more() == null ? "" : " | " + row.more());
    }

    @Test
    void listsWhatTheLoopHoldsInTheConnectHandler() {
        var step = "future.resolved fu6";
        assertThat(spelt(section(step, "Running")))
                .containsExactly("ch1 | handler of 127.0.0.1:8080 | turn 1");
        assertThat(section(step, "Ready callbacks").emptyText())
                .isEqualTo("none, so the next poll may sleep");
        assertThat(spelt(section(step, "Timers"))).containsExactly(
                "tm2 | connector falls back | in 299.5 ms", "tm1 | connect timeout | in 19.99 s");
        assertThat(spelt(section(step, "Watched channels"))).containsExactly("ch1 | 127.0.0.1:8080 | WRITE");
        assertThat(spelt(section(step, "Futures")))
                .containsExactly("fu1 | main | pending | stop listens", "fu2 | fetch | pending | co1 listens",
                "fu3 | TcpClient.connect | pending | onConnect listens",
                "fu4 | Resolver.resolve | resolved | with [127.0.0.1:8080]",
                "fu5 | Connector | pending | co2 listens",
                "*fu6 | IOStream.connect | resolved | with IOStream ch1");
        assertThat(spelt(section(step, "Coroutines"))).containsExactly(
                "co1 | main | waits for fu2 | since step 27, 0.42 ms",
                "co2 | TcpClient.connect | waits for fu5 | since step 24, 0.42 ms");
        assertThat(spelt(section(step, "Requests")))
                .containsExactly("ht1 | GET http://127.0.0.1:8080/hello | connecting");
    }

    @Test
    void tellsCallbacksOfThisTurnFromThoseOfTheNext() {
        assertThat(spelt(section("callback.begin cb5", "Ready callbacks")))
                .containsExactly("cb6 | result | this turn");
        assertThat(spelt(section("callback.added cb7", "Ready callbacks")))
                .containsExactly("cb6 | result | this turn", "*cb7 | co1 main | turn 6");
    }

    @Test
    void tellsWhatIsNoLongerWatched() {
        assertThat(spelt(section("handler.removed ch1", "Watched channels")))
                .containsExactly("*ch1 | 127.0.0.1:8080 | connected, not watched");
        assertThat(spelt(section("channel.closed ch1", "Watched channels")))
                .containsExactly("*ch1 | 127.0.0.1:8080 | closed");
        assertThat(section("loop.stopped lo1", "Watched channels").emptyText()).isEqualTo("none");
    }

    @Test
    void showsThePoll() {
        assertThat(spelt(section("poll.begin lo1", "Running")))
                .containsExactly("*lo1 | poll: asks which channels are ready | turn 1");
    }

    @Test
    void walksInColumns() {
        var walk = new Walk(trace, new Explainer(trace, new Replay(trace)));
        assertThat(walk.line(36)).isEqualTo("    36    0.447 ms    1 future.resolved      fu5   "
                + "fu5, pending for 0.43 ms, now holds IOStream ch1; co2, which waits for it, goes on in turn 2");
        int column = walk.head().indexOf("what happens");
        for (int seq = 0; seq < trace.size(); seq++) {
            assertThat(walk.line(seq).charAt(column - 1)).isEqualTo(' ');
            assertThat(walk.line(seq).charAt(column)).isNotEqualTo(' ');
        }
    }
}
