package dev.loopglass.bench;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.http.HttpRequest;
import dev.loopglass.http.SimpleAsyncHttpClient;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.Future;
import dev.loopglass.reactor.IOLoop;
import dev.loopglass.reactor.Probe;
import dev.loopglass.reactor.Resolver;
import dev.loopglass.record.Masker;
import dev.loopglass.record.Recorder;
import dev.loopglass.record.Woven;
import dev.loopglass.trace.Meta;
import dev.loopglass.trace.TraceWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A real recording of any length: ten coroutines fetch over loopback through one client, again and again,
/// a new connection each time. Ten fetches are a thousand steps.
public final class LongTrace {
    private static final int AT_ONCE = 10;
    private static final byte[] ANSWER = ("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello")
            .getBytes(StandardCharsets.US_ASCII);

    private LongTrace() {}

    /// @param fetches a multiple of ten
    public static void record(Path file, int fetches) throws Exception {
        try (var server = new ServerSocket(0, 1_000, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            Thread.startVirtualThread(() -> serve(server));
            var url = "http://127.0.0.1:" + server.getLocalPort() + "/";
            Woven.twin(LongTrace.class).getMethod("woven", String.class, String.class, int.class)
                    .invoke(null, file.toString(), url, fetches);
        }
    }

    /// Called in the woven world, as `loopglass record` runs there.
    public static void woven(String file, String url, int fetches) throws Exception {
        var meta = new Meta(fetches + " fetches", null, null, null, "ns");
        var recorder = new Recorder(TraceWriter.create(Path.of(file), meta), Masker.secrets(), LongTrace.class);
        try (var _ = Probe.attach(recorder)) {
            fetch(url, fetches);
        } finally {
            recorder.close("finished");
        }
    }

    private static void fetch(String url, int fetches) throws Exception {
        try (var loop = new IOLoop();
                var client = new SimpleAsyncHttpClient(
                        SimpleAsyncHttpClient.Limits.DEFAULT.withMaxClients(AT_ONCE), Resolver.blocking())) {
            loop.runSync(() -> Coroutine.start("main", () -> {
                List<Future<Integer>> fetchers = new ArrayList<>();
                for (int i = 0; i < AT_ONCE; i++) {
                    fetchers.add(Coroutine.start("fetcher", () -> {
                        for (int k = 0; k < fetches / AT_ONCE; k++) {
                            await(client.fetch(new HttpRequest(url)));
                        }
                        return 0;
                    }));
                }
                return await(fetchers).size();
            }));
        }
    }

    private static void serve(ServerSocket server) {
        try {
            while (true) {
                var caller = server.accept();
                Thread.startVirtualThread(() -> answer(caller));
            }
        } catch (IOException e) {
            // Closed: nobody fetches any more.
        }
    }

    private static void answer(Socket caller) {
        try (caller) {
            if (caller.getInputStream().read(new byte[4096]) > 0) {
                caller.getOutputStream().write(ANSWER);
            }
        } catch (IOException e) {
            // Hung up on: the recording shows it.
        }
    }
}
