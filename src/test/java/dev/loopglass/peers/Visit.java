package dev.loopglass.peers;

import static dev.loopglass.reactor.Coroutine.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.event.Event;
import dev.loopglass.http.AsyncHttpClient;
import dev.loopglass.http.HttpError;
import dev.loopglass.http.HttpRequest;
import dev.loopglass.http.HttpResponse;
import dev.loopglass.http.SimpleAsyncHttpClient;
import dev.loopglass.http.SimpleAsyncHttpClient.Limits;
import dev.loopglass.lint.Lints;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.Resolver;
import dev.loopglass.record.Recorded;
import dev.loopglass.replay.Validator;
import dev.loopglass.trace.Trace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Fetches from a stranger, recorded. Whatever comes of them, the recording must be sound, and nothing may be
/// left behind.
///
/// @param responses of the fetches that had one
/// @param error of the one that failed last, or null
record Visit(List<HttpResponse> responses, Throwable error, Trace trace) {
    /// Slow and late is what a busy machine makes of any program.
    private static final Set<String> OF_THE_MACHINE = Set.of("blocked", "late");

    static Visit to(String url) throws Exception {
        return to(new HttpRequest(url));
    }

    static Visit to(HttpRequest... requests) throws Exception {
        return through(null, requests);
    }

    /// All at once.
    ///
    /// @param maker of the client; null for the usual one
    static Visit through(Maker maker, HttpRequest... requests) throws Exception {
        var responses = new ArrayList<HttpResponse>();
        var errors = new ArrayList<Throwable>();
        var file = Files.createTempFile("visit", ".json");
        Trace trace;
        try {
            trace = Recorded.trace(file, () -> Coroutine.start("main", () -> {
                var client = maker == null ? AsyncHttpClient.current() : maker.make();
                for (var fetch : List.of(requests).stream().map(client::fetch).toList()) {
                    try {
                        responses.add(await(fetch));
                    } catch (HttpError | IOException e) {
                        errors.add(e);
                    }
                }
                return null;
            }));
        } finally {
            Files.delete(file);
        }
        var visit = new Visit(responses, errors.isEmpty() ? null : errors.getLast(), trace);
        visit.leavesNothing();
        return visit;
    }

    /// For hosts that have a name only here.
    static Maker knowing(String host) throws UnknownHostException {
        var here = InetAddress.getByName("127.0.0.1");
        return () -> new SimpleAsyncHttpClient(Limits.DEFAULT, Resolver.overriding(
                Map.of(host, List.of(here)), Resolver.blocking()));
    }

    @FunctionalInterface
    interface Maker {
        AsyncHttpClient make();
    }

    private void leavesNothing() {
        assertThat(Validator.check(trace, "visit")).isEmpty();
        assertThat(Lints.of(trace)).filteredOn(finding -> !OF_THE_MACHINE.contains(finding.lint())).isEmpty();
        assertThat(of(Event.ChannelClosed.class)).as("channels are closed").hasSameSizeAs(of(Event.ChannelOpened.class));
        assertThat(of(Event.HandlerRemoved.class)).as("handlers are removed").hasSameSizeAs(of(Event.HandlerAdded.class));
        // One that is sent elsewhere queues there again.
        assertThat(of(Event.HttpFinished.class).size() + of(Event.HttpRedirected.class).size()).as("requests end")
                .isEqualTo(of(Event.HttpQueued.class).size());
    }

    <E extends Event> List<E> of(Class<E> type) {
        return IntStream.range(0, trace.size()).mapToObj(trace::event).filter(type::isInstance).map(type::cast).toList();
    }

    /// The one response there is.
    HttpResponse response() {
        assertThat(error).isNull();
        assertThat(responses).hasSize(1);
        return responses.getFirst();
    }

    /// The response that the one error is about.
    HttpResponse refusal() {
        assertThat(responses).isEmpty();
        assertThat(error).isInstanceOf(HttpError.class);
        return ((HttpError) error).response();
    }

    int reads() {
        return of(Event.ChannelRead.class).size();
    }
}
