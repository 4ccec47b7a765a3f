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
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

/// Fetches per second over loopback, a new connection for each, by four clients in turn and in one run: this reactor
/// with recording off and on, the JDK's `HttpClient`, and Netty. The server is a process of its own.
///
/// `mvn test-compile exec:exec@fetch-bench`
public final class FetchBench {
    /// So many rounds count for nothing: the compilers are still at work, longest on the recorder's code.
    private static final int WARM_UPS = 6;
    private static final int ROUNDS = 15;
    private static final int FETCHES = 4_000;
    private static final byte[] ANSWER = ("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello")
            .getBytes(StandardCharsets.US_ASCII);

    private static final Path RECORDING =
            Path.of(System.getProperty("java.io.tmpdir"), "loopglass-bench-" + ProcessHandle.current().pid() + ".json");

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private FetchBench() {}

    /// Fetches `count` times, `atOnce` at a time.
    @FunctionalInterface
    private interface Client {
        void fetch(URI url, int count, int atOnce) throws Exception;
    }

    public static void main(String[] args) throws Exception {
        if (args.length > 0) {
            serve();
            return;
        }
        var server = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-cp",
                System.getProperty("java.class.path"), FetchBench.class.getName(), "serve")
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try {
            var port = server.inputReader().readLine();
            compare(URI.create("http://127.0.0.1:" + port + "/"));
        } finally {
            server.destroyForcibly();
            Files.deleteIfExists(RECORDING);
        }
        System.exit(0);
    }

    private static void compare(URI url) throws Exception {
        Map<String, Client> clients = new LinkedHashMap<>();
        clients.put("Loopglass, recording off", FetchBench::loopglass);
        clients.put("Loopglass, recording on", FetchBench::recorded);
        clients.put("JDK HttpClient", FetchBench::jdk);
        clients.put("Netty", (to, count, atOnce) -> NettyClient.fetch(to, count, atOnce));
        for (int atOnce : new int[] {1, 50}) {
            Map<String, double[]> rates = new LinkedHashMap<>();
            Map<String, double[]> cpus = new LinkedHashMap<>();
            clients.keySet().forEach(name -> rates.put(name, new double[ROUNDS]));
            clients.keySet().forEach(name -> cpus.put(name, new double[ROUNDS]));
            for (int round = -WARM_UPS; round < ROUNDS; round++) {
                for (var client : clients.entrySet()) {
                    Files.deleteIfExists(RECORDING);
                    long start = System.nanoTime();
                    long cpu = PROCESS.getProcessCpuTime();
                    client.getValue().fetch(url, FETCHES, atOnce);
                    cpu = PROCESS.getProcessCpuTime() - cpu;
                    double rate = FETCHES * 1e9 / (System.nanoTime() - start);
                    if (round >= 0) {
                        rates.get(client.getKey())[round] = rate;
                        cpus.get(client.getKey())[round] = cpu / 1e3 / FETCHES;
                    }
                }
            }
            print(atOnce, rates, cpus);
        }
    }

    private static void print(int atOnce, Map<String, double[]> rates, Map<String, double[]> cpus) {
        // Round by round, because other work on the machine comes and goes.
        var base = rates.get("Netty");
        System.out.printf("%n%d at a time, median of %d rounds of %d%n", atOnce, ROUNDS, FETCHES);
        rates.forEach((name, all) ->
                System.out.printf("%-26s %8.0f fetches/s  %5.2f x Netty  %6.0f µs of processor time a fetch%n", name,
                        median(all),
                        median(IntStream.range(0, ROUNDS).mapToDouble(i -> all[i] / base[i]).toArray()), median(cpus.get(name))));
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void loopglass(URI url, int count, int atOnce) throws Exception {
        try (var loop = new IOLoop();
                var client = new SimpleAsyncHttpClient(
                        SimpleAsyncHttpClient.Limits.DEFAULT.withMaxClients(atOnce), Resolver.blocking())) {
            loop.runSync(() -> Coroutine.start("main", () -> {
                List<Future<Integer>> fetchers = new ArrayList<>();
                for (int i = 0; i < atOnce; i++) {
                    fetchers.add(Coroutine.start("fetcher", () -> {
                        for (int k = 0; k < count / atOnce; k++) {
                            await(client.fetch(new HttpRequest(url.toString())));
                        }
                        return 0;
                    }));
                }
                return await(fetchers).size();
            }));
        }
    }

    private static void recorded(URI url, int count, int atOnce) throws Exception {
        Woven.twin(FetchBench.class).getMethod("woven", URI.class, int.class, int.class)
                .invoke(null, url, count, atOnce);
    }

    /// Called in the woven world, as `loopglass record` runs there.
    public static void woven(URI url, int count, int atOnce) throws Exception {
        try (var recorder = new Recorder(TraceWriter.create(RECORDING, new Meta("bench", null, null, null, "ns")),
                Masker.secrets(), FetchBench.class);
                var _ = Probe.attach(recorder)) {
            loopglass(url, count, atOnce);
        }
    }

    private static void jdk(URI url, int count, int atOnce) throws Exception {
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var request = java.net.http.HttpRequest.newBuilder(url).build();
            var slots = new Semaphore(atOnce);
            var all = new ArrayList<CompletableFuture<?>>();
            for (int i = 0; i < count; i++) {
                slots.acquire();
                all.add(client.sendAsync(request, BodyHandlers.ofByteArray()).whenComplete((_, _) -> slots.release()));
            }
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        }
    }

    /// One virtual thread for each caller: reads a request, answers, hangs up.
    private static void serve() throws IOException {
        try (var listener = new ServerSocket(0, 1_000, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            System.out.println(listener.getLocalPort());
            while (true) {
                var caller = listener.accept();
                Thread.startVirtualThread(() -> answer(caller));
            }
        }
    }

    private static void answer(Socket caller) {
        try (caller) {
            var request = new byte[4096];
            if (caller.getInputStream().read(request) > 0) {
                caller.getOutputStream().write(ANSWER);
            }
        } catch (IOException e) {
            // Hung up on: the benchmark will say that fetches failed.
        }
    }
}
