package dev.loopglass.abuse;

import static dev.loopglass.reactor.Coroutine.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.loopglass.http.HttpRequest;
import dev.loopglass.http.HttpResponse;
import dev.loopglass.http.SimpleAsyncHttpClient;
import dev.loopglass.http.SimpleAsyncHttpClient.Limits;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.Future;
import dev.loopglass.reactor.Holdings;
import dev.loopglass.reactor.IOLoop;
import dev.loopglass.reactor.Logged;
import dev.loopglass.reactor.Loops;
import dev.loopglass.reactor.Resolver;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Twenty thousand fetches of all kinds, through one client, fifty at a time, with nobody recording: afterwards all
/// is as it was before.
class SoakTest {
    private static final int AT_A_TIME = 50;
    private static final int FEW = 1_000;
    private static final int SOME = 4_000;
    private static final int MANY = 15_000;
    /// More would be 133 bytes for each fetch between the two measurements: less than anything that could
    /// be left behind with what belongs to it.
    private static final long FLAT_BYTES = 2_000_000;
    private static final Duration LIMIT = Duration.ofMinutes(5);
    /// The loop sweeps when there are more.
    private static final int MANY_SHELLS = 600;

    private final Map<String, Integer> endings = new TreeMap<>();
    private final int nobody = Calls.closedPort();
    private Crowd crowd;
    private SimpleAsyncHttpClient client;

    @Test
    void leavesNothingBehind() throws Exception {
        try (var logged = Logged.begin(); var servers = new Crowd(AT_A_TIME); var loop = new IOLoop()) {
            crowd = servers;
            loop.runSync(() -> Coroutine.start("main", () -> {
                client = new SimpleAsyncHttpClient(Limits.DEFAULT.withMaxClients(AT_A_TIME),
                        Resolver.blocking());
                fetchAll(0, FEW);
                long descriptors = descriptors(Long.MAX_VALUE);
                var holdings = Holdings.of(loop);
                fetchAll(FEW, SOME);
                long memory = memory();
                fetchAll(FEW + SOME, MANY);
                assertThat(memory() - memory).as("bytes more than after 5,000 fetches").isLessThan(FLAT_BYTES);
                assertThat(descriptors(descriptors)).as("open files and sockets").isLessThanOrEqualTo(descriptors);
                nothingMoreThan(holdings, Holdings.of(loop));
                allSlotsAreFree();
                return null;
            }), LIMIT);
            assertThat(endings).isEqualTo(Map.of("200", 16_600, "404", 1000, "Connection closed", 800,
                    "Malformed start line", 600, "Connection refused", 800, "Timeout", 200));
            assertThat(logged.errors()).isEmpty();
        }
    }

    private static void nothingMoreThan(Holdings before, Holdings now) {
        assertThat(now.channels()).as("watched channels").isEqualTo(before.channels());
        assertThat(now.timers()).as("timers").isEqualTo(before.timers());
        assertThat(now.shells()).as("shells of timers").isLessThan(MANY_SHELLS);
    }

    /// More fetch than may at a time, so some have to queue.
    private void fetchAll(int first, int count) throws Exception {
        int fetchers = 2 * AT_A_TIME;
        List<Future<Void>> all = new ArrayList<>();
        for (int i = 0; i < fetchers; i++) {
            int from = first + i * (count / fetchers);
            all.add(Coroutine.start("fetcher", () -> {
                for (int number = from; number < from + count / fetchers; number++) {
                    endings.merge(fetch(number), 1, Integer::sum);
                }
                return null;
            }));
        }
        await(all);
    }

    /// @return how it ended, in a few words
    private String fetch(int number) throws Exception {
        var request = request(number);
        HttpResponse response = await(client.fetch(request, false));
        if (response.code() != 599) {
            assertThat(response.text()).isEqualTo("hello");
            return String.valueOf(response.code());
        }
        return response.error().getMessage().replaceFirst("HTTP 599: ", "").replaceFirst(",.*", "");
    }

    /// Of a hundred in a row one meets with silence, four with nobody, and so on.
    private HttpRequest request(int number) {
        int kind = number % 100;
        if (kind == 0) {
            return new HttpRequest(crowd.url(number, "/silence")).requestTimeout(Duration.ofMillis(50));
        }
        if (kind < 5) {
            return new HttpRequest("http://127.0.0.1:" + nobody + '/');
        }
        var path = kind < 9 ? "/cut" : kind < 12 ? "/malformed" : kind < 17 ? "/missing" : kind < 27
                ? "/redirect"
                : kind < 40 ? "/chunked" : kind < 53 ? "/gzip" : kind < 60 ? "/close" : "/good";
        return new HttpRequest(crowd.url(number, path));
    }

    /// They are answered when all of them are there: so none of the client's slots was lost.
    private void allSlotsAreFree() throws Exception {
        List<Future<HttpResponse>> all = new ArrayList<>();
        for (int i = 0; i < AT_A_TIME; i++) {
            all.add(client.fetch(crowd.url(i, "/together")));
        }
        for (var response : await(all)) {
            assertThat(response.text()).isEqualTo("hello");
        }
    }

    /// Bytes in use when all garbage is collected. Cleaners may hold some of it until the next collection.
    private static long memory() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /// @param wanted to wait for: the servers hang up in their own time
    private long descriptors(long wanted) throws Exception {
        var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        Loops.until(() -> crowd.callers() == 0 && system.getOpenFileDescriptorCount() <= wanted
                || System.nanoTime() > deadline);
        return system.getOpenFileDescriptorCount();
    }
}
