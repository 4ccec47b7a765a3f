package dev.loopglass.peers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/// A server that somebody else wrote, in a process of its own. It is stopped when the test is over, and also
/// when the tests are.
final class Stranger implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int BETWEEN_LOOKS_MILLIS = 10;

    private final String name;
    private final Process process;
    private final Path output;
    private final Thread undertaker;

    private Stranger(String name, Process process, Path output) {
        this.name = name;
        this.process = process;
        this.output = output;
        undertaker = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(undertaker);
    }

    /// Where a program is. Where there is none, the test is skipped, and says so.
    ///
    /// @param debian the package that has it
    static String find(String program, String debian) {
        var places = Stream.concat(Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)),
                Stream.of("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin"));
        return places.map(place -> Path.of(place, program)).filter(Files::isExecutable).map(Path::toString)
                .findFirst().orElseThrow(() -> {
                    var reason = program + " is not installed (Debian: " + debian + "): not tested against it";
                    System.err.println(reason);
                    return new TestAbortedException(reason);
                });
    }

    /// @param folder where it runs, and leaves what it says
    static Stranger start(Path folder, String... command) throws IOException {
        var name = Path.of(command[0]).getFileName().toString();
        var output = Files.createTempFile(folder, name, ".out");
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile());
        // What happens to be set here would be another test there.
        builder.environment().keySet().removeAll(List.of("OPENSSL_CONF", "SSL_CERT_FILE", "PYTHONPATH", "NGINX"));
        return new Stranger(name, builder.start(), output);
    }

    @FunctionalInterface
    private interface Look<T> {
        /// @return null: not yet
        T look() throws IOException;
    }

    /// @throws IOException when it has ended instead; it says why
    private <T> T await(String what, Look<T> look) throws IOException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        try {
            boolean over = false;
            while (true) {
                var seen = look.look();
                if (seen != null) {
                    return seen;
                }
                if (over) {
                    break;
                }
                // Whatever it did last is still to be seen.
                over = process.waitFor(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var state = process.isAlive() ? "still runs" : "ended with " + process.exitValue();
        throw new IOException(name + ": waited in vain for " + what + "; it " + state + " and said:\n" + said());
    }

    /// Returns when it takes calls on a port.
    void awaitPort(int port) throws IOException {
        await("port " + port, () -> {
            try (var _ = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
                return process.isAlive() ? port : null;
            } catch (IOException e) {
                return null;
            }
        });
    }

    void awaitFile(Path file) throws IOException {
        await("file " + file, () -> Files.exists(file) ? file : null);
    }

    /// Returns when it has said something like this.
    MatchResult awaitWords(String words) throws IOException {
        var pattern = Pattern.compile(words);
        return await("\"" + words + "\"", () -> pattern.matcher(said()).results().findFirst().orElse(null));
    }

    /// Returns when it is done with what it was asked for.
    void awaitEnd() throws IOException {
        await("its end", () -> process.isAlive() ? null : process);
        if (process.exitValue() != 0) {
            throw new IOException(name + " ended with " + process.exitValue() + " and said:\n" + said());
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String said() {
        try {
            return Files.readString(output, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_NANOS, TimeUnit.NANOSECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(undertaker);
    }
}
