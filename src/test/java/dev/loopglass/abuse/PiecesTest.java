package dev.loopglass.abuse;

import static dev.loopglass.reactor.Coroutine.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.http.HttpError;
import dev.loopglass.http.HttpResponse;
import dev.loopglass.http.SimpleAsyncHttpClient;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.Future;
import dev.loopglass.reactor.Holdings;
import dev.loopglass.reactor.IOLoop;
import dev.loopglass.reactor.Logged;
import dev.loopglass.reactor.Peer;
import dev.loopglass.record.Recorded;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A network cuts where it likes. So a response means the same in whatever pieces it comes, and a part of one is
/// never taken for the whole.
@Timeout(120)
class PiecesTest {
    private static final int RESPONSES = 12;
    private static final int CUTTINGS = 5;

    @TempDir
    private Path folder;

    private final Logged logged = Logged.begin();
    private final AtomicReference<IOLoop> loop = new AtomicReference<>();
    private Peer peer;
    /// What the server does to whoever calls next.
    private volatile Deed deed;

    @AfterEach
    void closeLog() {
        logged.close();
    }

    /// By the seed of the dice they were made with: the same ones each time.
    static IntStream seeds() {
        return IntStream.range(0, RESPONSES);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void piecesMakeTheSameResponse(int seed) throws Exception {
        var made = Made.by(new Random(seed));
        var dice = new Random(seed);
        var trace = serving(program -> Recorded.trace(folder.resolve("pieces.json"), program), client -> {
            for (int i = 0; i < CUTTINGS; i++) {
                var cuts = new TreeSet<>(List.of(0, made.bytes().length));
                dice.ints(1 + dice.nextInt(8), 0, made.bytes().length).forEach(cuts::add);
                deed = inPieces(made.bytes(), List.copyOf(cuts)).then(Deed.ends());
                made.isWhole(fetch(client), "cut at %s".formatted(cuts));
            }
            deed = inPieces(made.bytes(), IntStream.rangeClosed(0, made.bytes().length).boxed().toList())
                    .then(Deed.ends());
            made.isWhole(fetch(client), "byte by byte");
        });
        assertThat(Leaks.of(trace)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aPartIsNeverTakenForTheWhole(int seed) throws Exception {
        var made = Made.by(new Random(seed));
        var held = serving(PiecesTest::unrecorded, client -> {
            for (int length = 0; length < made.bytes().length; length++) {
                deed = Deed.says(Arrays.copyOf(made.bytes(), length)).then(Deed.ends());
                var end = fetch(client);
                if (end instanceof HttpResponse response) {
                    assertThat(made.endsWithTheConnection()).as("cut at %d, got %s", length,
                            response.text()).isTrue();
                    assertThat(made.text()).startsWith(response.text());
                } else {
                    assertThat(end).as("cut at %d", length).isInstanceOf(HttpError.class).asString()
                            .containsAnyOf("599: Stream closed", "599: Connection closed",
                                    "599: The gzip data ended too early");
                }
            }
        });
        assertThat(held.channels()).isZero();
        assertThat(held.timers()).isZero();
    }

    private static Holdings unrecorded(Callable<Future<Void>> program) throws Exception {
        try (var loop = new IOLoop()) {
            loop.runSync(program);
            return Holdings.of(loop);
        }
    }

    private static Deed inPieces(byte[] bytes, List<Integer> cuts) {
        return caller -> {
            for (int i = 1; i < cuts.size(); i++) {
                caller.say(Arrays.copyOfRange(bytes, cuts.get(i - 1), cuts.get(i)));
                caller.pause();
            }
        };
    }

    /// A test, inside a coroutine.
    @FunctionalInterface
    private interface Body {
        void with(SimpleAsyncHttpClient client) throws Exception;
    }

    /// How it is run, and what is to be said of it.
    @FunctionalInterface
    private interface Run<T> {
        T of(Callable<Future<Void>> program) throws Exception;
    }

    private <T> T serving(Run<T> run, Body body) throws Exception {
        var peers = new Peer[1];
        try (var server = Peer.start(socket -> {
            var caller = new Caller(peers[0], socket, loop, new CountDownLatch(0));
            Deed.hears().then(deed).to(caller);
            caller.awaitEnd();
        })) {
            peers[0] = peer = server;
            var result = run.of(() -> Coroutine.start("main", () -> {
                loop.set(IOLoop.current());
                try (var client = new SimpleAsyncHttpClient()) {
                    body.with(client);
                }
                return null;
            }));
            assertThat(logged.errors()).isEmpty();
            return result;
        }
    }

    /// @return the response, or the error
    private Object fetch(SimpleAsyncHttpClient client) {
        try {
            return await(client.fetch(peer.url("/")));
        } catch (Exception e) {
            return e;
        }
    }
}
