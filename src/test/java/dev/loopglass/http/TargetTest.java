package dev.loopglass.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TargetTest {
    private static final String URL = "http://user:word@127.0.0.1:8080/path?query";

    @Test
    void whatWasAskedForLastIsNotTakenApartAgain() {
        var target = Target.of(URL);

        assertThat(Target.of(new String(URL))).isSameAs(target);
        assertThat(target).isEqualTo(new Target("http", "127.0.0.1:8080", "127.0.0.1", 8080, "/path?query", "user", "word"));
    }

    @Test
    void anotherUrlIsAnotherTarget() {
        var target = Target.of(URL);

        assertThat(Target.of("http://127.0.0.1:8080/")).isNotEqualTo(target);
        assertThat(Target.of(URL)).isEqualTo(target);
    }

    @Test
    void whatIsNoUrlIsNoneTheSecondTimeEither() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> Target.of("")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Target.of("ftp://host/")).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("wanted http://host/path");
        }
    }
}
