package dev.loopglass.explain;

import static dev.loopglass.explain.Language.SIMPLIFIED;
import static dev.loopglass.explain.Language.TRADITIONAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.event.Ref;
import dev.loopglass.lint.Lints;
import dev.loopglass.replay.Fetch;
import dev.loopglass.replay.Replay;
import dev.loopglass.trace.Trace;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What comes out when the values are filled in.
class ChineseTest {
    static Stream<Arguments> traces() {
        return ExplainerTest.traces().flatMap(it -> Stream.of(Arguments.of(TRADITIONAL, it), Arguments.of(SIMPLIFIED, it)));
    }

    @ParameterizedTest
    @MethodSource("traces")
    void everyStepHasItsSentence(Language language, Trace trace) {
        var english = new Explainer(trace, new Replay(trace));
        var explainer = english.in(language);
        for (int seq = 0; seq < trace.size(); seq++) {
            var sentence = explainer.sentence(seq);
            var brief = explainer.brief(seq);
            if (trace.on(seq) != null && trace.on(seq).type() != Ref.Type.LOOP) {
                assertThat(sentence).containsPattern("\\b" + trace.on(seq) + "\\b");
                assertThat(brief).containsPattern("\\b" + trace.on(seq) + "\\b");
            }
            assertThat(sentence).isNotEqualTo(english.sentence(seq)).hasSizeBetween(6, 150);
            assertThat(brief).hasSizeLessThan(60);
            assertWellSet(sentence, language);
            assertWellSet(brief, language);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "poll.begin lo1 | 迴圈最多睡 0.3 s，到 tm2（connector falls back）為止，除非在那之前 ch1 變得可寫"
                + " | 循环最多休眠 0.3 s，到 tm2（connector falls back）为止，除非在那之前 ch1 变得可写",
        "poll.end lo1 | 輪詢在 0.41 ms 後返回：ch1 可寫，表示 TCP 交握已經完成 | 轮询在 0.41 ms 后返回：ch1 可写，说明 TCP 握手已经完成",
        "coroutine.suspended co1 | co1 暫停：fu2（fetch）未完成，所以把執行緒還給迴圈 | co1 挂起：fu2（fetch）未完成，所以把线程还给循环",
        "coroutine.suspended co2 | co2 暫停：fu5（Connector）未完成，所以輪到呼叫它的 co1 繼續 | co2 挂起：fu5（Connector）未完成，所以轮到调用它的 co1 继续",
        "future.resolved fu6 | fu6 等了 0.43 ms，結果是 IOStream ch1；監聽它的 Connector.onConnectDone 立刻執行，就在這個處理函式裡"
                + " | fu6 等了 0.43 ms，结果是 IOStream ch1；监听它的 Connector.onConnectDone 立即执行，就在这个处理函数里",
        "http.finished ht1 | ht1 結束：200，主體 13 B，全程 2.49 ms | ht1 结束：200，正文 13 B，全程 2.49 ms"})
    void saysWhatTheStepIsAbout(String step, String traditional, String simplified) {
        var trace = Fetch.get().trace();
        int seq = IntStream.range(0, trace.size())
                .filter(it -> (trace.kind(it) + " " + trace.on(it)).equals(step)).findFirst().orElseThrow();
        var explainer = new Explainer(trace, new Replay(trace));
        assertThat(explainer.in(TRADITIONAL).sentence(seq)).isEqualTo(traditional);
        assertThat(explainer.in(SIMPLIFIED).sentence(seq)).isEqualTo(simplified);
    }

    @ParameterizedTest
    @MethodSource("traces")
    void everyStateAndEveryFindingToo(Language language, Trace trace) {
        var explainer = new Explainer(trace, new Replay(trace)).in(language);
        var walk = new Walk(trace, explainer);
        for (int seq = 0; seq < trace.size(); seq += 7) {
            walk.state(seq).forEach(line -> assertThat(line).doesNotContain("{"));
            explainer.sheet(seq).sections().forEach(section -> {
                assertWellSet(section.title(), language);
                assertWellSet(section.emptyText(), language);
                section.rows().forEach(row -> assertWellSet(row.detail(), language));
            });
        }
        Lints.of(trace).forEach(finding -> assertWellSet(finding.text(language), language));
    }

    private static void assertWellSet(String text, Language language) {
        assertThat(text).isNotBlank().doesNotContain("{", "null");
        assertThat(Chinese.faults(text, language)).as(text).isEmpty();
    }

    @Test
    void setsTheSpaceByWhatMeets() {
        assertThat(joined("fu4", " 完成")).isEqualTo("fu4 完成");
        assertThat(joined("迴圈", " 啟動")).isEqualTo("迴圈啟動");
        assertThat(joined("tm2（connect）", " 到期")).isEqualTo("tm2（connect）到期");
        assertThat(joined("還給", "迴圈", "，", "然後")).isEqualTo("還給迴圈，然後");
        assertThat(joined("還給", "co1")).isEqualTo("還給 co1");
        assertThat(joined("GET", " ", "/a")).isEqualTo("GET /a");
        assertThat(joined("GET", " ", "", " ", "/a", "")).isEqualTo("GET /a");
        assertThat(joined("", " ", "走")).isEqualTo(" 走");
    }

    private static String joined(String... pieces) {
        var text = new StringBuilder();
        List.of(pieces).forEach(piece -> Seam.join(text, piece));
        return text.toString();
    }

    /// Nobody would trust rules that find nothing.
    @Test
    void theRulesFindWhatIsWrong() {
        assertThat(Chinese.faults("通道 ch1 可读，等 3 秒。“好”", SIMPLIFIED)).isEmpty();
        assertThat(Chinese.faults("通道 ch1 可讀，等 3 秒。「好」", TRADITIONAL)).isEmpty();
        for (var wrong : List.of("通道ch1 可讀", "通道 ch1可讀", "通道， ch1", "通道 可讀", "通道, ch1", "可讀: ch1", "通道可读",
                "后面", "線程", "“好”", "ch1 (可讀)", "可讀.")) {
            assertThat(Chinese.faults(wrong, TRADITIONAL)).as(wrong).hasSize(1);
        }
        for (var wrong : List.of("通道ch1 可读", "可讀", "执行绪", "「好」", "通道;好")) {
            assertThat(Chinese.faults(wrong, SIMPLIFIED)).as(wrong).isNotEmpty();
        }
    }
}
