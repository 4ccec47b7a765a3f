package dev.loopglass.abuse;

import dev.loopglass.http.HttpRequest;
import dev.loopglass.http.SimpleAsyncHttpClient.Limits;
import java.time.Duration;
import java.util.function.UnaryOperator;

/// One row of the table of misbehaviours.
///
/// @param name what is wrong about the server
/// @param url with `%d` for its port
/// @param request how it is asked
/// @param deed what it does to each caller
/// @param verdict what the fetch has to end in
record Abuse(String name, String url, UnaryOperator<HttpRequest> request, Limits limits, Deed deed,
        Verdict verdict) {
    private static final Duration LONG = Duration.ofSeconds(12);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Limits SMALL = new Limits(1, 100_000, 1000, 10_000);

    /// A plain GET; the server hears what is asked before it begins.
    static Abuse of(String name, Deed deed, Verdict verdict) {
        return deaf(name, Deed.hears().then(deed), verdict);
    }

    /// The server does not listen.
    static Abuse deaf(String name, Deed deed, Verdict verdict) {
        return new Abuse(name, "http://127.0.0.1:%d/", UnaryOperator.identity(), Limits.DEFAULT, deed,
                verdict);
    }

    /// Asked like this instead.
    Abuse asked(UnaryOperator<HttpRequest> how) {
        return new Abuse(name, url, how, limits, deed, verdict);
    }

    /// By a client that allows itself no more than 1,000 bytes of head, and 10,000 of body.
    Abuse small() {
        return new Abuse(name, url, request, SMALL, deed, verdict);
    }

    Abuse secure() {
        return new Abuse(name, url.replace("http:", "https:"), request, limits, deed, verdict);
    }

    /// Nothing but the timeout can end it.
    Abuse impatient() {
        return asked(it -> request.apply(it).connectTimeout(SHORT).requestTimeout(SHORT));
    }

    /// Long timeouts: a fetch that runs into one has not seen what is wrong.
    HttpRequest request(int port) {
        return request.apply(new HttpRequest(url.formatted(port)).connectTimeout(LONG).requestTimeout(LONG)
                .validateCert(false));
    }

    @Override
    public String toString() {
        return name;
    }
}
