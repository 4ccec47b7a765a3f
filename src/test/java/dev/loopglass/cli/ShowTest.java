package dev.loopglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowTest {
    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void writeTrace() throws IOException {
        shell = new Shell(folder);
        shell.write("small.json", Shell.SMALL);
    }

    @Test
    void printsALineForEveryStep() {
        var outcome = shell.run("show", "small.json");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out().lines().filter(line -> line.matches(" *[0-5] +\\d.*")))
                .hasSize(6).element(3).asString().contains("callback.begin", "cb1");
    }

    @Test
    void printsThePartAskedFor() {
        var outcome = shell.run("show", "small.json", "--from", "2", "--to", "3");
        assertThat(outcome.out()).contains("turn.begin", "callback.begin")
                .doesNotContain("loop.started", "callback.end");
        assertThat(shell.run("show", "small.json", "--from", "5", "--to", "900").out())
                .contains("loop.stopped");
    }

    @Test
    void printsWhatTheLoopHolds() {
        var outcome = shell.run("show", "small.json", "--from", "0", "--to", "0", "--state");
        assertThat(outcome.out()).contains("Ready callbacks", "cb1");
        assertThat(shell.run("show", "small.json", "--to", "0").out()).doesNotContain("Ready callbacks");
    }

    @Test
    void tellsItInTheLanguageAskedFor() {
        var traditional = shell.run("show", "small.json", "--lang", "zh-Hant", "--state");
        assertThat(traditional.exit()).isZero();
        assertThat(traditional.out()).contains("發生什麼", "第 1 輪開始：1 個回呼就緒，就是 cb1", "就緒的回呼", "協程：無");
        assertThat(shell.run("show", "small.json", "--lang", "ZH-HANS").out())
                .contains("发生什么", "第 1 轮开始：1 个回调就绪，就是 cb1");
        assertThat(shell.run("show", "small.json", "--lang", "en")).isEqualTo(shell.run("show", "small.json"));
        assertThat(shell.run("show", "small.json", "--lang", "fr")).isEqualTo(new Shell.Outcome(
                Exit.USAGE, "", "loopglass: --lang fr: wanted en, zh-Hant or zh-Hans\n"));
    }

    @Test
    void readsStandardInput() {
        shell.input = Shell.SMALL;
        assertThat(shell.run("show", "-").out()).isEqualTo(shell.run("show", "small.json").out());
        shell.input = "nothing of ours";
        assertThat(shell.run("show", "-").err()).startsWith("loopglass: standard input:1: ");
    }

    @Test
    void showsWhatIsThereOfACutOffTrace() throws IOException {
        shell.write("cut.json", Shell.CUT);
        var outcome = shell.run("show", "cut.json");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("callback.begin").doesNotContain("callback.end");
        assertThat(outcome.err()).startsWith("loopglass: cut.json").contains("cut off").hasLineCount(1);
        assertThat(shell.run("show", "cut.json", "--lang", "zh-Hant").err()).startsWith("loopglass: cut.json")
                .contains("檔案到這裡就中斷了").doesNotContain("cut off");
        assertThat(shell.run("show", "gone.json", "--lang", "zh-Hans").err()).contains("gone.json: 没有这个文件");
    }

    @Test
    void showsASickTraceUpToItsFirstFault() throws IOException {
        shell.write("sick.json", Shell.SMALL.replace("\"seq\":4", "\"seq\":14"));
        var outcome = shell.run("show", "sick.json");
        assertThat(outcome.exit()).isEqualTo(Exit.WRONG);
        assertThat(outcome.out()).contains("callback.begin").doesNotContain("callback.end");
        assertThat(outcome.err()).startsWith("loopglass: sick.json:8: ").contains("hint: ").hasLineCount(2);
    }

    @Test
    void refusesAPartThatIsNone() {
        assertThat(shell.run("show", "small.json", "--from", "4", "--to", "2")).isEqualTo(new Shell.Outcome(
                Exit.USAGE, "", "loopglass: --from 4 --to 2: --from is after --to\n"));
        assertThat(shell.run("show", "small.json", "--from", "6")).isEqualTo(new Shell.Outcome(
                Exit.USAGE, "", "loopglass: --from 6: small.json has steps 0 to 5\n"));
        assertThat(shell.run("show", "small.json", "--from", "-1").err())
                .startsWith("loopglass: --from -1: small.json has steps 0 to 5");
    }

    @Test
    void stopsQuietlyWhenNobodyReadsAnyMore() {
        assertThat(showTo("Broken pipe")).isEqualTo(new Shell.Outcome(Exit.FINE, "", ""));
    }

    @Test
    void tellsWhenTheDiskIsFull() {
        assertThat(showTo("No space left on device")).isEqualTo(new Shell.Outcome(Exit.IO, "",
                "loopglass: standard output: cannot be written: No space left on device\n"));
    }

    private Shell.Outcome showTo(String trouble) {
        var err = new ByteArrayOutputStream();
        var out = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(trouble);
            }
        };
        var terminal = new Terminal(new ByteArrayInputStream(new byte[0]), out, err, folder);
        int exit = Loopglass.run(terminal, null, "show", "small.json");
        return new Shell.Outcome(exit, "", err.toString(StandardCharsets.UTF_8));
    }
}
