package dev.loopglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {
    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void openShell() {
        shell = new Shell(folder);
    }

    private Shell.Outcome check(String text, String... options) throws IOException {
        shell.write("a.json", text);
        return options.length == 0 ? shell.run("check", "a.json") : shell.run("check", "a.json", options[0]);
    }

    @Test
    void praisesASoundTrace() throws IOException {
        assertThat(check(Shell.SMALL))
                .isEqualTo(new Shell.Outcome(Exit.FINE, "a.json: 6 steps in 1 turn, no faults\n", ""));
    }

    @Test
    void tellsAnImpossibleStepWithItsLine() throws IOException {
        var outcome = check(Shell.SMALL.replace("\"seq\":3,\"t\":3000,\"turn\":1,\"kind\":\"callback.begin\",\"on\":1,\"cause\":0",
                "\"seq\":3,\"t\":3000,\"turn\":1,\"kind\":\"poll.end\",\"on\":2,\"data\":{\"ready\":[]}"));
        assertThat(outcome.exit()).isEqualTo(Exit.WRONG);
        assertThat(outcome.out()).startsWith("a.json:7: ").contains("poll").contains("6 steps in 1 turn, ");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void tellsAStepOutOfOrder() throws IOException {
        var outcome = check(Shell.SMALL.replace("\"seq\":4", "\"seq\":7"));
        assertThat(outcome.exit()).isEqualTo(Exit.WRONG);
        assertThat(outcome.out()).startsWith("a.json:8: ").contains("4", "7");
    }

    @Test
    void countsBeingCutOffAsAFault() throws IOException {
        var outcome = check(Shell.CUT);
        assertThat(outcome.exit()).isEqualTo(Exit.WRONG);
        assertThat(outcome.out()).startsWith("a.json:").contains("cut off", "4 steps in 1 turn, 1 fault\n");
    }

    @Test
    void speaksJsonToScripts() throws IOException {
        assertThat(check(Shell.SMALL, "--json").out())
                .isEqualTo("{\"file\":\"a.json\",\"steps\":6,\"faults\":[],\"lints\":[]}\n");
        var outcome = check(Shell.SMALL.replace("\"seq\":4", "\"seq\":7"), "--json");
        assertThat(outcome.exit()).isEqualTo(Exit.WRONG);
        assertThat(outcome.out())
                .startsWith("{\"file\":\"a.json\",\"steps\":4,\"faults\":[{\"line\":8,\"problem\":\"")
                        .hasLineCount(1);
    }
}
