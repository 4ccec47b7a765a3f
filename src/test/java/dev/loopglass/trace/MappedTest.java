package dev.loopglass.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that is full, as a program meets it whose files may not grow: three chunks, and no more.
class MappedTest {
    private static final int ROOM = 3 * Mapped.CHUNK;
    private static final int BLOCK = 512;
    private static final byte[] PIECE = new byte[Mapped.CHUNK / 8];

    static {
        Arrays.fill(PIECE, (byte) 'x');
    }

    @TempDir
    Path folder;

    @Test
    void whatWasWrittenBeforeTheDiskWasFullIsAllThereIs() throws Exception {
        assertThat(written(ROOM + PIECE.length)).isEqualTo("full after " + ROOM);
        assertThat(Files.readString(folder.resolve("file"))).isEqualTo("x".repeat(ROOM));
    }

    /// The chunk that is made ready ahead finds no room, and is not needed.
    @Test
    void aFileThatFitsIsWhole() throws Exception {
        assertThat(written(ROOM - PIECE.length)).isEqualTo("all " + (ROOM - PIECE.length));
        assertThat(Files.readString(folder.resolve("file"))).isEqualTo("x".repeat(ROOM - PIECE.length));
    }

    private String written(int length) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a shell that limits files");
        var java = ProcessHandle.current().info().command().orElse("java");
        var child = new ProcessBuilder("/bin/sh", "-c", "ulimit -f \"$0\" && exec \"$@\"", String.valueOf(ROOM / BLOCK), java,
                "-XX:-UsePerfData", "-cp", System.getProperty("java.class.path"), Writing.class.getName(),
                folder.resolve("file").toString(), String.valueOf(length)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var said = child.inputReader()) {
            return said.readLine();
        } finally {
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(child.exitValue()).isZero();
        }
    }

    static final class Writing {
        private Writing() {}

        public static void main(String[] args) throws IOException {
            int wanted = Integer.parseInt(args[1]);
            int done = 0;
            try (var mapped = new Mapped(Path.of(args[0]))) {
                try {
                    for (; done < wanted; done += PIECE.length) {
                        mapped.write(PIECE, 0, PIECE.length);
                    }
                    System.out.println("all " + done);
                } catch (IOException e) {
                    System.out.println("full after " + done);
                }
            }
        }
    }
}
