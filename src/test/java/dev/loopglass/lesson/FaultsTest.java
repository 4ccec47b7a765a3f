package dev.loopglass.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.explain.Language;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is wrong with a lesson is told with its line.
class FaultsTest {
    private static String hint(String text) {
        return Lessons.draft(text).faults().getFirst().hint();
    }

    @Test
    void aTitleIsWantedOnceAndFirst() {
        assertThat(Lessons.faults("")).contains("1: no title: wanted a first line that begins with # ");
        assertThat(Lessons.faults("Hello\n\n" + Lessons.saying(""))).containsExactly("3: the title must come first");
        assertThat(Lessons.faults(Lessons.saying("\n# Another\n"))).containsExactly("10: a second title; the first one is on line 1");
        assertThat(Lessons.faults(Lessons.saying("").replace("# A title", "#"))).containsExactly("1: the title has no text");
        assertThat(Lessons.faults("<!-- a licence -->\n\n" + Lessons.saying(""))).isEmpty();
    }

    @Test
    void aTraceIsWantedOnce() {
        var good = Lessons.saying("");
        assertThat(Lessons.faults(good.replace("trace: ok.json\n", "")))
                .containsExactly("2: no trace: wanted a line trace:");
        assertThat(Lessons.faults(good.replace("ok.json", ""))).containsExactly("3: wanted the name of a trace, got nothing");
        assertThat(Lessons.faults(good.replace("trace: ok.json", "trce: ok.json")))
                .containsExactly("3: wanted trace:, got “trce: ok.json”");
        assertThat(Lessons.faults(good.replace("ok.json", "ok.json\ntrace: b.json"))).containsExactly("4: a second trace");
        assertThat(Lessons.faults(good + "```lesson\ntrace: b.json\n```\n"))
                .containsExactly("9: a second lesson block; the first one is on line 2");
        assertThat(Lessons.faults("# A title\n### A stop\n```step\nkind:poll.end\n```\n"))
                .containsExactly("1: no ```lesson block: wanted one that names the trace");
        assertThat(Lessons.faults(good.replace("ok.json", "a\0b"))).hasSizeLessThan(2);
    }

    @Test
    void aStopStandsAtOneStep() {
        assertThat(Lessons.faults("# A title\n```lesson\ntrace: a\n```\nText.\n")).containsExactly("1: no stop");
        assertThat(Lessons.faults(Lessons.saying("### Next\nText.\n")))
                .containsExactly("9: a stop without a step: wanted a ```step block");
        assertThat(Lessons.faults(Lessons.saying("```step\nkind:poll.begin\n```\n"))).containsExactly("9: a second step in one stop");
        assertThat(Lessons.faults(Lessons.saying("").replace("kind:poll.end", " ")))
                .containsExactly("6: wanted a step, got nothing");
        assertThat(Lessons.faults(Lessons.saying("").replace("### A stop", "###"))).containsExactly("5: a stop without a title");
        assertThat(Lessons.faults(Lessons.saying("```ask\n```\n```ask\n```\n"))).containsExactly("11: a second question in one stop");
        assertThat(Lessons.faults(Lessons.saying("## \n### A\n```step\na\n```\n"))).containsExactly("9: a chapter without a title");
        assertThat(Lessons.notices(Lessons.saying("## Nothing\n"))).containsExactly("9: a chapter without a stop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"step", "state", "ask"})
    void whatBelongsToAStopIsNotUnderstoodElsewhere(String word) {
        var text = Lessons.saying("## A chapter\n```" + word + "\nfutures\n```\n### B\n```step\na\n```\n");
        assertThat(Lessons.faults(text)).containsExactly("10: ```" + word + " stands in no stop");
        assertThat(hint(text)).isEqualTo("a stop begins with a line ### and its title");
    }

    @Test
    void aPartOfTheStateThatIsNone() {
        var text = Lessons.saying("```state\nfutures\nchanels, timers\n```\n");
        assertThat(Lessons.faults(text)).containsExactly("11: no part of the state: “chanels”");
        assertThat(hint(text)).isEqualTo("did you mean channels?");
        assertThat(hint(Lessons.saying("```state\nweather\n```\n")))
                .isEqualTo("there are task, callbacks, timers, channels, futures, coroutines, requests");
    }

    @Test
    void aBlockThatIsMistyped() {
        assertThat(Lessons.faults(Lessons.saying("```note\nPsst.\n```\n"))).containsExactly("9: a block “note” would be shown as code");
        assertThat(hint(Lessons.saying("```Notes\nPsst.\n```\n"))).isEqualTo("did you mean notes?");
        assertThat(Lessons.faults(Lessons.saying("```java\nint i;\n```\n```text\nx\n```\n```\nx\n```\n```asm\nnop\n```\n"))).isEmpty();
        assertThat(Lessons.faults(Lessons.saying("").replace("```step\n", "```step kind:poll.end\n")))
                .containsExactly("6: wanted nothing after step on this line, got “kind:poll.end”");
        assertThat(Lessons.faults(Lessons.saying("- a list\n\n  ```notes\n  Psst.\n  ```\n")))
                .containsExactly("11: a block notes in a list or a quotation is not understood");
        assertThat(Lessons.faults(Lessons.saying("> ```ask\n> Well?\n"))).hasSize(1);
        assertThat(Lessons.faults(Lessons.saying("```notes\nNo end.\n")))
                .containsExactly("9: the block that begins here with ``` is never closed");
    }

    @Test
    void whatIsNotShownIsToldAndTakenOut() {
        var text = Lessons.saying("""
                Before <b onclick=x()>bold</b>
                and Future<String> after.

                <script>alert(1)</script>

                <!-- a remark to myself -->

                ![A picture](http://example.com/spy.png) and [run](javascript:alert(1)) and [read](https://example.com/).

                | a | b |
                |---|---|
                | 1 | 2 |

                ```notes
                Line one.

                <i>Line three</i>
                ```
                """);
        assertThat(Lessons.faults(text)).isEmpty();
        assertThat(Lessons.notices(text)).containsExactly("9: HTML is not shown: <b onclick=x()>", "9: HTML is not shown: </b>",
                "10: HTML is not shown: <String>", "12: HTML is not shown: <script>alert(1)</script>", "16: pictures are not shown",
                "16: a link that is not followed: javascript:alert(1)", "19: tables are not shown as such",
                "25: HTML is not shown: <i>", "25: HTML is not shown: </i>");
        var html = Lessons.draft(text).lesson().stops().getFirst().blocks(Block.Text.class).findFirst().orElseThrow().prose().html();
        assertThat(html).contains("bold", "A picture", "run", "<a rel=\"nofollow\" href=\"https://example.com/\">read</a>")
                .doesNotContain("script", "<b", "img", "spy", "remark");
    }

    @Test
    void aThousandFaultsAreNotToldOneByOne() {
        var text = Lessons.saying(IntStream.range(0, 1000).mapToObj(i -> "### Stop " + i + "\n").collect(Collectors.joining()));
        assertThat(Lessons.faults(text)).hasSize(101).endsWith(" and 900 more faults");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void faultsAreToldInTheReadersLanguage(Language language) {
        var said = LessonReader.parse("### Stop\n", Lessons.FILE, language).faults();
        var english = Lessons.draft("### Stop\n").faults();
        assertThat(said).hasSameSizeAs(english).hasSize(2);
        assertThat(said.equals(english)).isEqualTo(language == Language.ENGLISH);
    }
}
