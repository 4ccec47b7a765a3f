package dev.loopglass.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.event.Ref;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final Ref CHANNEL = Ref.numbered(Ref.Type.CHANNEL, 1, null);

    private final Masker masker = Masker.secrets();

    @ParameterizedTest
    @ValueSource(strings = {
        "GET / HTTP/1.1\r\nAuthorization: Basic SESAME\r\nHost: x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nset-cookie: id=SESAME; Path=/\r\nX-Other: seen\r\n\r\n",
        "HTTP/1.1 200 OK\r\nSet-Cookie: a=b;\r\n\tid=SESAME\r\nX-Other: seen\r\n\r\n",
        "GET / HTTP/1.1\nCookie:SESAME\nHost: x\n\n",
        "GET /a?b=c&access_token=SESAME&d=e HTTP/1.1\r\nHost: x\r\n\r\n",
        "HTTP/1.1 302 Found\r\nLocation: https://me:SESAME@example.org/\r\n\r\n"})
    void noSecretIsSeenHoweverTheBytesAreCut(String message) {
        for (int first = 0; first <= message.length(); first++) {
            for (int second = first; second <= message.length(); second++) {
                var fresh = Masker.secrets();
                var seen = fresh.preview(CHANNEL, false, message.substring(0, first))
                        + fresh.preview(CHANNEL, false, message.substring(first, second))
                        + fresh.preview(CHANNEL, false, message.substring(second));
                for (int i = 0; i + 3 <= "SESAME".length(); i++) {
                    assertThat(seen).as("cut at %d and %d", first, second).doesNotContain("SESAME".substring(i, i + 3));
                }
            }
        }
    }

    @Test
    void whatIsNoSecretStays() {
        assertThat(masker.preview(CHANNEL, false, "HTTP/1.1 200 OK\r\nSet-Cookie: x\r\nServer: y\r\n\r\nhello"))
                .isEqualTo("HTTP/1.1 200 OK\r\nSet-Cookie: •••\r\nServer: y\r\n\r\nhello");
        assertThat(masker.text("GET http://127.0.0.1:80/a?page=2&lang=en")).isEqualTo(
                "GET http://127.0.0.1:80/a?page=2&lang=en");
        assertThat(masker.text("http://user:pass@host/?password=x&q=y")).isEqualTo("http://•••@host/?password=•••&q=y");
        assertThat(masker.text(null)).isNull();
    }

    @Test
    void directionsAndChannelsDoNotMixUp() {
        masker.preview(CHANNEL, true, "Cookie: abc");
        assertThat(masker.preview(CHANNEL, false, "plain")).isEqualTo("plain");
        assertThat(masker.preview(Ref.numbered(Ref.Type.CHANNEL, 2, null), true, "plain")).isEqualTo("plain");
    }

    @Test
    void aPreviewIsShort() {
        assertThat(masker.preview(CHANNEL, false, "x".repeat(100_000))).hasSize(200);
        assertThat(Masker.none().preview(CHANNEL, false, "x".repeat(1_000))).hasSize(200);
    }
}
