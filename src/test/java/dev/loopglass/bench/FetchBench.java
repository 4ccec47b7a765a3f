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
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// Fetches per second over loopback, a new connection for each, by four clients in turn and in one run: this reactor
/// with recording off and on, the JDK's `HttpClient`, and Netty. Each, and the server, is a process of its own.
///
/// `mvn test-compile exec:exec@fetch-bench`
public final class FetchBench {
    /// So many rounds count for nothing: the compilers are still at work, longest on the recorder's code.
    private static final int WARM_UPS = 6;
    private static final int ROUNDS = 8;
    /// So often all begin anew, by how many fetches are under way at once: what a process has compiled, and how, makes
    /// some of them faster than others for good.
    private static final Map<Integer, Integer> PROCESSES = new TreeMap<>(Map.of(1, 3, 50, 9));
    private static final int FETCHES = 4_000;
    private static final byte[] ANSWER = ("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello")
            .getBytes(StandardCharsets.US_ASCII);

    private static final Path RECORDING =
            Path.of(System.getProperty("java.io.tmpdir"), "loopglass-bench-" + ProcessHandle.current().pid() + ".json");

    private FetchBench() {}

    /// Fetches `count` times, `atOnce` at a time.
    @FunctionalInterface
    private interface Client {
        void fetch(URI url, int count, int atOnce) throws Exception;
    }

    private static final Map<String, Client> CLIENTS = new LinkedHashMap<>();

    static {
        CLIENTS.put("Loopglass, recording off", FetchBench::loopglass);
        CLIENTS.put("Loopglass, recording on", FetchBench::recorded);
        CLIENTS.put("JDK HttpClient", FetchBench::jdk);
        CLIENTS.put("Netty", NettyClient::fetch);
    }

    /// What a client took for its fetches, in nanoseconds: by the clock, and of the processors.
    private record Took(long nanos, long processorNanos) {}

    /// A client in a process of its own: what the compilers have learned from one of them should neither help nor
    /// hinder another. While one fetches, the others sleep.
    private static final class Fork implements AutoCloseable {
        private final Process process;

        /// @param prefix what starts it
        Fork(List<String> prefix, String... arguments) throws IOException {
            var command = new ArrayList<>(prefix);
            command.addAll(List.of(ProcessHandle.current().info().command().orElse("java"),
                    "--add-opens=java.base/jdk.internal.vm=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                    FetchBench.class.getName()));
            command.addAll(List.of(arguments));
            process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        }

        String line() throws IOException {
            return process.inputReader().readLine();
        }

        Took fetch(int atOnce) throws IOException {
            var to = process.outputWriter();
            to.write(atOnce + "\n");
            to.flush();
            var took = line().split(" ");
            return new Took(Long.parseLong(took[0]), Long.parseLong(took[1]));
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    public static void main(String[] args) throws Exception {
        if (args.length == 1) {
            serve();
        } else if (args.length == 2) {
            obey(CLIENTS.get(args[0]), URI.create(args[1]));
        } else {
            try {
                for (int atOnce : PROCESSES.keySet()) {
                    compare(atOnce);
                }
            } finally {
                Files.deleteIfExists(RECORDING);
            }
        }
        System.exit(0);
    }

    /// The server gets the last of the processors to itself, where the system can do that. Otherwise it wakes up on the
    /// client's as often as not: in every other fetch the client's thread lost its processor, and waited 16 µs for it.
    private static List<String> confinement() throws InterruptedException {
        int last = Runtime.getRuntime().availableProcessors() - 1;
        var prefix = List.of("taskset", "-c", String.valueOf(last));
        boolean can = last > 0 && works(prefix);
        System.out.println(can ? "The server is kept to processor " + last + "." : "The server is where the system puts it.");
        return can ? prefix : List.of();
    }

    private static boolean works(List<String> prefix) throws InterruptedException {
        var command = new ArrayList<>(prefix);
        command.add("true");
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /// Fetches as often as a line on standard input asks for it.
    private static void obey(Client client, URI url) throws Exception {
        var process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            Files.deleteIfExists(RECORDING);
            long start = System.nanoTime();
            long processor = process.getProcessCpuTime();
            client.fetch(url, FETCHES, Integer.parseInt(line));
            System.out.println(System.nanoTime() - start + " " + (process.getProcessCpuTime() - processor));
        }
        Files.deleteIfExists(RECORDING);
    }

    private static void compare(int atOnce) throws Exception {
        Map<String, List<Took>> all = new LinkedHashMap<>();
        // One at a time, client and server take turns anyway, best on one processor.
        try (var server = new Fork(atOnce > 1 ? confinement() : List.of(), "serve")) {
            var url = "http://127.0.0.1:" + server.line() + "/";
            for (int process = 0; process < PROCESSES.get(atOnce); process++) {
                fetchAnew(url, atOnce, all);
            }
        }
        print(atOnce, all);
    }

    private static void fetchAnew(String url, int atOnce, Map<String, List<Took>> all) throws IOException {
        Map<String, Fork> forks = new LinkedHashMap<>();
        try {
            for (var name : CLIENTS.keySet()) {
                forks.put(name, new Fork(List.of(), name, url));
            }
            fetch(forks, atOnce, all);
        } finally {
            forks.values().forEach(Fork::close);
        }
    }

    private static void fetch(Map<String, Fork> forks, int atOnce, Map<String, List<Took>> all) throws IOException {
        // There and back: each comes after a quick one as often as after a slow one, which leaves fewer ports behind
        // that are still waiting out their time.
        var order = new ArrayList<>(forks.keySet());
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            for (var name : order) {
                var took = forks.get(name).fetch(atOnce);
                if (round >= 0) {
                    all.computeIfAbsent(name, _ -> new ArrayList<>()).add(took);
                }
            }
            Collections.reverse(order);
        }
    }

    private static void print(int atOnce, Map<String, List<Took>> all) {
        System.out.printf("%n%d at a time, median of %d times %d rounds of %d%n", atOnce, PROCESSES.get(atOnce), ROUNDS, FETCHES);
        var off = all.get("Loopglass, recording off");
        CLIENTS.keySet().forEach(name -> {
            var took = all.get(name);
            System.out.printf("%-26s %8.0f fetches/s  %s x Netty  %s x recording off  %6.0f µs of processor time a fetch%n",
                    name, median(took.size(), i -> FETCHES * 1e9 / took.get(i).nanos), faster(took, all.get("Netty")),
                    faster(took, off), median(took.size(), i -> took.get(i).processorNanos / 1e3 / FETCHES));
        });
    }

    /// Round by round, because other work on the machine comes and goes; and the least and the most that a process has.
    private static String faster(List<Took> rounds, List<Took> others) {
        IntToDoubleFunction ratio = i -> (double) others.get(i).nanos / rounds.get(i).nanos;
        var byProcess = IntStream.range(0, rounds.size() / ROUNDS)
                .mapToDouble(process -> median(ROUNDS, i -> ratio.applyAsDouble(process * ROUNDS + i))).summaryStatistics();
        return "%5.2f (%.2f to %.2f)".formatted(median(rounds.size(), ratio), byProcess.getMin(), byProcess.getMax());
    }

    private static double median(int rounds, IntToDoubleFunction ofRound) {
        return IntStream.range(0, rounds).mapToDouble(ofRound).sorted().toArray()[rounds / 2];
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
