package dev.loopglass.scenario;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.http.HttpRequest;
import dev.loopglass.http.HttpResponse;
import dev.loopglass.http.SimpleAsyncHttpClient;
import dev.loopglass.http.SimpleAsyncHttpClient.Limits;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.Future;
import dev.loopglass.reactor.IOLoop;
import dev.loopglass.reactor.Resolver;
import java.util.ArrayList;
import java.util.List;

/// Fetches of any URLs, all at once, through one client.
public final class Fetch implements Scenario {

    /// @param maxClients how many at a time
    /// @param raiseError whether a response with a bad status is an error
    public record Settings(int maxClients, boolean raiseError, Resolver resolver) {
        public static final Settings DEFAULT = new Settings(10, true, Resolver.blocking());
    }

    private final List<HttpRequest> requests;
    private final Settings settings;

    public Fetch(String url) {
        this(List.of(new HttpRequest(url)), Settings.DEFAULT);
    }

    /// @param requests at least one
    public Fetch(List<HttpRequest> requests, Settings settings) {
        this.requests = List.copyOf(requests);
        this.settings = settings;
    }

    /// The first one.
    public String url() {
        return requests.getFirst().url();
    }

    /// Whether a response with a bad status is an error.
    public boolean raisesErrors() {
        return settings.raiseError();
    }

    @Override
    public String name() {
        return "fetch";
    }

    @Override
    public String title() {
        var first = requests.getFirst().method() + ' ' + url();
        return requests.size() == 1 ? first : first + " and " + (requests.size() - 1) + " more";
    }

    @Override
    public String watch() {
        return "What a server out there does to the rhythm of the loop.";
    }

    @Override
    public Scenario warmUp() {
        boolean secure = requests.stream().anyMatch(request -> request.url().startsWith("https:"));
        return secure ? new SecureWarmUp() : new WarmUp();
    }

    @Override
    public void run() throws Exception {
        try (var loop = new IOLoop()) {
            loop.runSync(() -> Coroutine.start("main", this::main));
        }
    }

    private String main() {
        var limits = Limits.DEFAULT.withMaxClients(settings.maxClients());
        try (var client = new SimpleAsyncHttpClient(limits, settings.resolver())) {
            List<Future<HttpResponse>> futures = new ArrayList<>();
            for (var request : requests) {
                futures.add(client.fetch(request, settings.raiseError()));
            }
            List<String> outcomes = new ArrayList<>();
            for (var future : futures) {
                outcomes.add(outcome(future));
            }
            return String.join("; ", outcomes);
        }
    }

    private static String outcome(Future<HttpResponse> future) {
        try {
            var response = await(future);
            return response.code() + ", " + response.body().length + " bytes";
        } catch (Exception e) {
            // Whatever went wrong out there: it was worth watching.
            return "failed: " + e.getMessage();
        }
    }
}
