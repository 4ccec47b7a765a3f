package dev.loopglass.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.http.HttpError;
import dev.loopglass.http.HttpResponse;
import java.util.regex.Pattern;

/// What a fetch has to end in.
@FunctionalInterface
interface Verdict {

    /// @param response null when there is none
    /// @param error null when nothing went wrong
    void on(HttpResponse response, Throwable error);

    /// With this body, and all is well.
    static Verdict gets(String body) {
        return gets(200, body);
    }

    /// With a response, whatever its code; a bad one is also an error.
    static Verdict gets(int code, String body) {
        return (response, error) -> {
            var its = error instanceof HttpError http ? http.response() : response;
            assertThat(its).as("a response, not %s", error).isNotNull();
            assertThat(its.text()).isEqualTo(body);
            assertThat(its.code()).isEqualTo(code);
            if (code / 100 == 2) {
                assertThat(error).isNull();
            }
        };
    }

    /// With no response, and exactly this message.
    static Verdict fails(String message) {
        return (response, error) -> {
            assertThat(response).isNull();
            assertThat(error).hasMessage("HTTP 599: " + message);
            assertThat(error).isInstanceOfSatisfying(HttpError.class, http -> {
                assertThat(http.code()).isEqualTo(599);
                assertThat(http.response()).isNull();
            });
        };
    }

    /// With the raw error: what the system or a stream said.
    static Verdict raises(Class<? extends Throwable> type, String regex) {
        return (response, error) -> {
            assertThat(response).isNull();
            assertThat(error).isInstanceOf(type).message().matches(Pattern.compile(regex));
        };
    }
}
