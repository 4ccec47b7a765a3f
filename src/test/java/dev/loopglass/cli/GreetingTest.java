package dev.loopglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens without a command.
class GreetingTest {
    @TempDir
    private Path folder;

    @Test
    void opensTheWindowOnAFetch() {
        var shell = new Shell(folder);
        shell.absence = null;
        assertThat(shell.run()).isEqualTo(new Shell.Outcome(Exit.FINE, "", ""));
        assertThat(shell.opened).containsExactly("a fetch");
    }

    @Test
    void walksInTheTerminalWhereThereIsNoWindow() {
        var outcome = new Shell(folder).run();
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.err())
                .startsWith("loopglass: no window: no display; here is the same walk as text\n");
        assertThat(outcome.out()).contains("loop.started", "http.finished", "loop.stopped");
        var picture = outcome.err().lines().reduce((_, last) -> last).orElseThrow();
        assertThat(picture).startsWith("loopglass: a picture of the window: ");
        assertThat(Path.of(picture.substring(picture.lastIndexOf(": ") + 2))).content()
                .startsWith("PNG of ok.json at ").doesNotContain(" at 0 ");
        assertThat(folder).isEmptyDirectory();
    }
}
