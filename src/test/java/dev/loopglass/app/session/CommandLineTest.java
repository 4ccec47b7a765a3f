package dev.loopglass.app.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            -X POST   -d a=b             | -X;POST;-d;a=b
            -H 'Accept: text/plain' -k   | -H;Accept: text/plain;-k
            -d "a \\"b\\" $c" x          | -d;a "b" $c;x
            a\\ b 'c\\d' "e\\f"          | a b;c\\d;e\\f
            pre'fix'"ed"                 | prefixed
            curl 'http://h/' \\  -H 'A: b' | curl;http://h/;-H;A: b
            """)
    void splitsAsAShellDoes(String text, String words) {
        assertThat(CommandLine.words(text)).containsExactly(words.split(";"));
    }

    @Test
    void anEmptyWordIsAWord() {
        assertThat(CommandLine.words("-d '' \"\"")).containsExactly("-d", "", "");
        assertThat(CommandLine.words("  ")).isEmpty();
    }

    @Test
    void aQuoteThatIsNotClosedIsSaid() {
        assertThatThrownBy(() -> CommandLine.words("-H 'Accept")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'");
    }
}
