package dev.loopglass.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is taken apart by hand, because every fetch does it, against the grammar that it follows.
class LinesTest {
    private static final Pattern STATUS_LINE =
            Pattern.compile("(HTTP/1\\.[0-9]) ([1-9][0-9]{2})(?: ([\t -~\\x80-\\xff]*))?");

    /// Good lines with one to three letters changed, lost or added.
    @Test
    void aStartLineIsReadAsTheGrammarSays() {
        var random = new Random(4);
        int good = 0;
        for (int i = 0; i < 20_000; i++) {
            var line = new StringBuilder(random.nextBoolean() ? "HTTP/1.1 200 OK" : "HTTP/1.0 404");
            for (int change = random.nextInt(4); change > 0 && !line.isEmpty(); change--) {
                int at = random.nextInt(line.length());
                switch (random.nextInt(3)) {
                    case 0 -> line.deleteCharAt(at);
                    case 1 -> line.setCharAt(at, odd(random));
                    default -> line.insert(at, odd(random));
                }
            }
            good += agrees(line.toString()) ? 1 : 0;
        }
        assertThat(good).as("lines that are right").isBetween(4_000, 16_000);
    }

    private static char odd(Random random) {
        return "0129 \t\r\n/.HTé\u007f\u0080".charAt(random.nextInt(15));
    }

    private static boolean agrees(String line) {
        var grammar = STATUS_LINE.matcher(line);
        if (!grammar.matches()) {
            assertThatThrownBy(() -> StartLine.parse(line)).as(line).isInstanceOf(HttpInputException.class);
            return false;
        }
        int code = Integer.parseInt(grammar.group(2));
        var reason = grammar.group(3) == null || grammar.group(3).isEmpty() ? Reasons.of(code) : grammar.group(3);
        try {
            assertThat(StartLine.parse(line)).isEqualTo(new StartLine(grammar.group(1), code, reason));
        } catch (HttpInputException e) {
            throw new AssertionError(line, e);
        }
        return true;
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost, localhost, localhost, 80",
        "http://localhost:, localhost:, localhost, 80",
        "http://localhost:8080/a?b, localhost:8080, localhost, 8080",
        "HTTPS://a_b/, a_b, a_b, 443",
        "http://[::1]/, [::1], ::1, 80",
        "http://me:secret@[::1]:81/, [::1]:81, ::1, 81",
    })
    void aUrlHasAHostAndAPort(String url, String hostAndPort, String host, int port) {
        var target = Target.of(url);
        assertThat(target.hostAndPort()).isEqualTo(hostAndPort);
        assertThat(target.host()).isEqualTo(host);
        assertThat(target.port()).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://:80/", "http://a:b/", "http://a:1:2/", "http://a:123456/", "http://[fe80::1%eth0]/"})
    void aHostThatIsNoneIsRefused(String url) {
        assertThatThrownBy(() -> Target.of(url)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Unsupported url, wanted host or host:port, got ");
    }
}
