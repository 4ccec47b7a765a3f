package dev.loopglass.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.event.Ref;
import dev.loopglass.replay.Fetch;
import dev.loopglass.replay.Replay;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GlossaryTest {
    private static List<String> found(String text, Language language) {
        return Glossary.in(text, language).stream()
                .map(it -> it.term() + ":" + text.substring(it.from(), it.to())).toList();
    }

    @Test
    void findsTheFirstMentionOfEachWord() {
        assertThat(found("Turn 2 begins: one callback is ready, then two callbacks of the turn", Language.ENGLISH))
                .containsExactly("TURN:Turn", "CALLBACK:callback");
        assertThat(found("The loop now watches ch1 for READ", Language.ENGLISH)).containsExactly("LOOP:loop");
    }

    @Test
    void namesOfMethodsAndPartsOfWordsAreNone() {
        assertThat(found("Future.setResult runs Connector.future; futureless, IOLoop.poll(1)", Language.ENGLISH))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TRADITIONAL | 第 2 輪開始：一個回呼就緒，輪到輪詢 | TURN:第 2 輪,CALLBACK:回呼,POLL:輪詢
            TRADITIONAL | 就緒的回呼                        | READY:就緒的回呼
            SIMPLIFIED  | 第 2 轮开始：一个回调就绪，轮到轮询 | TURN:第 2 轮,CALLBACK:回调,POLL:轮询
            SIMPLIFIED  | co1 挂起：fu2 未完成              | AWAIT:挂起,FUTURE:未完成
            """)
    void findsThemInChinese(Language language, String text, String wanted) {
        assertThat(found(text, language)).containsExactly(wanted.split(","));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyTermIsExplainedInTwoSentencesAtLeast(Language language) {
        for (var term : Term.values()) {
            assertThat(term.title(language)).as("%s", term).isNotBlank();
            assertThat(term.text(language).split("[.。](\\s|$)?").length).as("%s", term).isBetween(2, 5);
            assertThat(Glossary.in(term.title(language) + "; " + term.text(language), language))
                    .as("the words of %s are its own", term).isNotEmpty();
        }
    }

    @Test
    void everyTypeOfObjectHasItsTerm() {
        assertThat(Arrays.stream(Ref.Type.values()).map(Term::of)).doesNotContainNull().hasSizeGreaterThan(5);
    }

    /// The sentences of one fetch use most of the words: they are not in the glossary for nothing.
    @Test
    void theSentencesOfAFetchUseThem() {
        var trace = Fetch.get().trace();
        var explainer = new Explainer(trace, new Replay(trace));
        var used = EnumSet.noneOf(Term.class);
        for (int seq = 0; seq < trace.size(); seq++) {
            Glossary.in(explainer.sentence(seq), Language.ENGLISH).forEach(it -> used.add(it.term()));
        }
        assertThat(used).contains(Term.LOOP, Term.TURN, Term.CALLBACK, Term.POLL, Term.HANDLER, Term.CHANNEL, Term.FUTURE,
                Term.CONTEXT, Term.KERNEL, Term.HANDSHAKE, Term.AWAIT);
    }
}
