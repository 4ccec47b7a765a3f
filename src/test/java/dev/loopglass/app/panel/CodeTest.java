package dev.loopglass.app.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.explain.Code;
import dev.loopglass.explain.Tone;
import dev.loopglass.trace.Frame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Colours and folds of source text.
class CodeTest {
    private static Code java(String text) {
        return new Code(new Frame.Source(1, "A.java", "java", text));
    }

    private static List<String> of(Code code, int line, Tone tone) {
        return code.pieces(line).stream().filter(it -> it.tone() == tone)
                .map(it -> code.line(line).substring(it.from(), it.to())).toList();
    }

    @Test
    void wordsCallsTypesAndTexts() {
        var code = java("    return @Plumbing Future.of(\"a // b\", 42, 'c', MAX); // done");
        assertThat(of(code, 0, Tone.KEYWORD)).containsExactly("return");
        assertThat(of(code, 0, Tone.TYPE)).containsExactly("Future");
        assertThat(of(code, 0, Tone.CALL)).containsExactly("of");
        assertThat(of(code, 0, Tone.STRING)).containsExactly("\"a // b\"", "'c'");
        assertThat(of(code, 0, Tone.NUMBER)).containsExactly("42", "MAX");
        assertThat(of(code, 0, Tone.ANNOTATION)).containsExactly("@Plumbing");
        assertThat(of(code, 0, Tone.COMMENT)).containsExactly("// done");
    }

    @Test
    void commentsAndTextBlocksGoOnForLines() {
        var code = java("a(); /* one\n two\n three */ b();\nvar t = \"\"\"\n  if \"x\"\n  \"\"\"; c();");
        assertThat(of(code, 0, Tone.COMMENT)).containsExactly("/* one");
        assertThat(of(code, 1, Tone.COMMENT)).containsExactly(" two");
        assertThat(of(code, 2, Tone.COMMENT)).containsExactly(" three */");
        assertThat(of(code, 2, Tone.CALL)).containsExactly("b");
        assertThat(of(code, 4, Tone.STRING)).containsExactly("  if \"x\"");
        assertThat(of(code, 4, Tone.KEYWORD)).isEmpty();
        assertThat(of(code, 5, Tone.CALL)).containsExactly("c");
    }

    /// A language, a line of it, and what in the line is a keyword, a text, a number, a comment, an annotation.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            python     | @gen.coroutine             |        |               |      |        | @gen.coroutine
            python     | return f'a # b', 0x1F # so | return | 'a # b'       | 0x1F | # so   |
            javascript | const a = `x` + "y"; // z  | const  | `x`, "y"      |      | // z   |
            typescript | let n: number = 1.5        | let, number |          | 1.5  |        |
            c          | #include <stdio.h>         |        |               |      |        | #include
            c          | char c = '\\'', d; /* e */ | char   | '\\''         |      | /* e */ |
            c++        | return nullptr; // it's    | return, nullptr |      |      | // it's |
            go         | defer f(`a"b`, 'c', 07)    | defer  | `a"b`, 'c'    | 07   |        |
            rust       | let s: &'a str = "x"; //!  | let, str | "x"         |      | //!    | 'a
            rust       | #[test]                    |        |               |      |        | #[test]
            kotlin     | @Test fun f() = 'x'        | fun    | 'x'           |      |        | @Test
            shell      | if [ "$#" = 2 ]; then # no | if, then | "$#"        | 2    | # no   |
            shell      | echo ${HOME}#x 'a # b'     |        | 'a # b'       |      |        | ${HOME}
            sh         | echo a#b                   |        |               |      |        |
            """)
    void everyLanguageOfTheTableHasItsOwnColours(String lang, String line, String words, String texts, String numbers,
            String comments, String annotations) {
        var code = new Code(new Frame.Source(1, "a.txt", lang, line));
        assertThat(of(code, 0, Tone.KEYWORD)).isEqualTo(list(words));
        assertThat(of(code, 0, Tone.STRING)).isEqualTo(list(texts));
        assertThat(of(code, 0, Tone.NUMBER)).isEqualTo(list(numbers));
        assertThat(of(code, 0, Tone.COMMENT)).isEqualTo(list(comments));
        assertThat(of(code, 0, Tone.ANNOTATION)).isEqualTo(list(annotations));
    }

    private static List<String> list(String words) {
        return words == null ? List.of() : List.of(words.split(", "));
    }

    @Test
    void textsOfOtherLanguagesGoOnForLinesToo() {
        var python = new Code(new Frame.Source(1, "a.py", null, "x = '''one\n# two\n''' + y # three"));
        assertThat(of(python, 0, Tone.STRING)).containsExactly("'''one");
        assertThat(of(python, 1, Tone.STRING)).containsExactly("# two");
        assertThat(of(python, 2, Tone.COMMENT)).containsExactly("# three");
        var script = new Code(new Frame.Source(1, "a.js", null, "`a \\` ${b}\nif` + if"));
        assertThat(of(script, 0, Tone.STRING)).containsExactly("`a \\` ${b}");
        assertThat(of(script, 1, Tone.STRING)).containsExactly("if`");
        assertThat(of(script, 1, Tone.KEYWORD)).containsExactly("if");
    }

    @Test
    void languagesThatNobodyKnowsStayPlain() {
        var code = new Code(new Frame.Source(1, "a.cob", "cobol", "IF \"x\" // 1"));
        assertThat(code.pieces(0)).isEmpty();
        assertThat(code.line(0)).isEqualTo("IF \"x\" // 1");
    }

    @Test
    void foldsLoseNoCharacterAndFitTheirRoom() {
        var line = "        return somebody.asked(forThis, andThat, andForSomethingElse, andAgain);"
                + " // and says so too";
        var code = java("short\n" + line + "\n" + "x".repeat(200) + "\n");
        for (int room : new int[] {30, 47, 80, 200}) {
            var folds = new Folds(code, room);
            var texts = new ArrayList<>(List.of("", "", ""));
            for (int row = 0; row < folds.size(); row++) {
                var fold = folds.get(row);
                var part = code.line(fold.line()).substring(fold.from(), fold.to());
                texts.set(fold.line(), texts.get(fold.line()) + part);
                assertThat(fold.indent() + part.stripTrailing().length()).isLessThanOrEqualTo(room);
            }
            assertThat(texts).containsExactly("short", line, "x".repeat(200));
            assertThat(folds.get(folds.rowOf(2)).line()).isEqualTo(2);
            assertThat(folds.get(folds.rowOf(2)).first()).isTrue();
        }
    }
}
