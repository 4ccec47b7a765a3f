package dev.loopglass.abuse;

import static dev.loopglass.reactor.Coroutine.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.http.HttpResponse;
import dev.loopglass.http.SimpleAsyncHttpClient;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.IOLoop;
import dev.loopglass.reactor.Logged;
import dev.loopglass.reactor.Loops;
import dev.loopglass.reactor.Peer;
import dev.loopglass.reactor.Resolver;
import dev.loopglass.record.Recorded;
import dev.loopglass.replay.Validator;
import dev.loopglass.trace.Trace;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Servers that misbehave in every way there is: whatever they do, a fetch ends as it should, its trace shows
/// that nothing is left behind, and the next fetch finds the loop and the client as if nothing had happened.
@Timeout(60)
class AbuseTest {
    @TempDir
    private static Path folder;
    private static Peer good;

    private final Logged logged = Logged.begin();
    private final AtomicReference<IOLoop> loop = new AtomicReference<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpResponse response;
    private Throwable error;
    private String next;

    @BeforeAll
    static void startGood() {
        good = Peer.answering("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nall right");
    }

    @AfterAll
    static void stopGood() {
        good.close();
    }

    @AfterEach
    void closeLog() {
        logged.close();
    }

    static List<Abuse> rows() {
        return Stream.of(Heads.rows(), Lengths.rows(), Chunks.rows(), Zips.rows(), Codes.rows(), Calls.rows(),
                Detours.rows(), Locks.rows()).flatMap(List::stream).toList();
    }

    @Test
    void everyRowIsAboutSomethingElse() {
        assertThat(rows()).hasSizeGreaterThan(120).extracting(Abuse::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void endsAsItShould(Abuse abuse) throws Exception {
        try (var peer = misbehaving(abuse.deed())) {
            var trace = record(abuse, peer);
            over.countDown();
            abuse.verdict().on(response, error);
            assertThat(next).isEqualTo("all right");
            assertThat(Leaks.of(trace)).isEmpty();
            assertThat(Validator.check(trace, "trace")).isEmpty();
            assertThat(logged.errors()).as("a bad server is no error of ours").isEmpty();
            peer.awaitSilence();
        }
    }

    private Peer misbehaving(Deed deed) {
        var peer = new Peer[1];
        peer[0] = Peer.start(socket -> {
            var caller = new Caller(peer[0], socket, loop, over);
            deed.to(caller);
            caller.awaitEnd();
        });
        return peer[0];
    }

    /// The bad fetch, and a good one after it, on the same loop, by the same client.
    private Trace record(Abuse abuse, Peer peer) throws Exception {
        return Recorded.trace(folder.resolve("abuse.json"), () -> Coroutine.start("main", () -> {
            loop.set(IOLoop.current());
            try (var client = new SimpleAsyncHttpClient(abuse.limits(), Resolver.blocking())) {
                try {
                    response = await(client.fetch(abuse.request(peer.port())));
                } catch (Exception e) {
                    error = e;
                }
                next = await(client.fetch(good.url("/"))).text();
            }
            // What was put off to a later turn is not left behind.
            Loops.turns(3);
            return null;
        }));
    }
}
