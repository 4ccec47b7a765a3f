package dev.loopglass.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopglass.replay.Fetch;
import dev.loopglass.replay.Replay;
import dev.loopglass.trace.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;

class FinderTest {
    private final Trace trace = Fetch.get().trace();
    private final Explainer explainer = new Explainer(trace, new Replay(trace));

    private Finder finder(String query) {
        return new Finder(trace, explainer, query);
    }

    private List<String> found(String query) {
        return finder(query).all(100).stream().map(seq -> trace.kind(seq) + " " + trace.on(seq)).toList();
    }

    @Test
    void findsByKindObjectAndTurn() {
        assertThat(found("kind:channel.*")).containsExactly("channel.opened ch1", "channel.connecting ch1",
                "channel.connected ch1", "channel.wrote ch1", "channel.read ch1", "channel.closed ch1");
        assertThat(found("kind:future.resolved turn:1-2"))
                .containsExactly("future.resolved fu4", "future.resolved fu6", "future.resolved fu5",
                        "future.resolved fu3");
        assertThat(found("object:fu5")).containsExactly("future.created fu5", "future.listened fu5",
                "coroutine.suspended co2", "future.resolved fu5", "callback.added cb2",
                "coroutine.resumed co2");
        assertThat(found("object:ch1 kind:poll.*")).hasSizeGreaterThan(2);
        assertThat(found("kind:future turn:1")).isEmpty();
    }

    @Test
    void findsByText() {
        assertThat(found("text:\"TCP handshake is done\"")).containsExactly("poll.end lo1");
        assertThat(found("ONCONNECTDONE")).containsExactly("future.listened fu6", "future.resolved fu6");
        assertThat(found("http://127.0.0.1:8080/hello")).containsExactly("http.queued ht1", "http.started ht1");
        assertThat(found("")).hasSize(100);
    }

    @Test
    void findsByWhatItsReaderReads() {
        var finder = new Finder(trace, explainer.in(Language.TRADITIONAL), "交握已經完成");
        assertThat(finder.all(9)).hasSize(1).allSatisfy(seq -> assertThat(trace.kind(seq)).isEqualTo("poll.end"));
    }

    @Test
    void goesBothWays() {
        var finder = finder("kind:turn.begin");
        int second = finder.next(finder.next(-1));
        assertThat(trace.turn(second)).isEqualTo(2);
        assertThat(finder.previous(second)).isEqualTo(finder.next(-1));
        assertThat(finder.previous(0)).isEqualTo(-1);
        assertThat(finder.next(trace.size())).isEqualTo(-1);
    }

    @Test
    void saysWhatItDoesNotUnderstand() {
        assertThatThrownBy(() -> finder("knd:x")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown filter 'knd', wanted kind, object, turn or text");
        assertThatThrownBy(() -> finder("turn:three")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("turn 'three', wanted a number such as 3, or a range such as 2-5");
    }
}
