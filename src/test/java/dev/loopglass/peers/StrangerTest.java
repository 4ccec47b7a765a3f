package dev.loopglass.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/// The tests against other people's servers may be skipped, but never in silence.
@Timeout(60)
class StrangerTest {
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    private Path folder;

    @Test
    void aProgramThatIsNotThereSkipsTheTestWithAWord() {
        assertThatThrownBy(() -> Stranger.find("no-such-server", "no-such-package")).isInstanceOf(TestAbortedException.class)
                .hasMessage("no-such-server is not installed (Debian: no-such-package): not tested against it");
    }

    @Test
    void aProgramThatEndsTooEarlySaysWhy() throws IOException {
        try (var stranger = Stranger.start(folder, JAVA, "-no-such-option")) {
            assertThatThrownBy(() -> stranger.awaitWords("ready")).isInstanceOf(IOException.class)
                    .hasMessageContaining("waited in vain for \"ready\"; it ended with 1 and said:")
                    .hasMessageContaining("-no-such-option");
        }
    }

    @Test
    void itIsStoppedForSure() throws IOException {
        var stranger = Stranger.start(folder, JAVA, "-m", "jdk.httpserver", "-p", "0", "-d", folder.toString());
        stranger.awaitWords("Serving");
        stranger.close();
        assertThat(stranger.isAlive()).isFalse();
    }
}
