package dev.loopglass.app.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.trace.Frame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

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

    @Test
    void otherLanguagesStayPlain() {
        var code = new Code(new Frame.Source(1, "a.py", "python", "def f():\n    return 1"));
        assertThat(code.pieces(0)).extracting(Code.Piece::tone).containsExactly(Tone.PLAIN);
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
