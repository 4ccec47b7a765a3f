package dev.loopglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonTest {
    private static final String GOOD = """
            # One callback

            ```lesson
            trace: a.json
            ```

            ## Now (2 min)
            ### It runs
            ```step
            kind:callback.begin
            ```
            Nobody *else* runs.
            ```state
            task callbacks
            ```
            ```ask
            ```
            ```notes
            Wait.
            ```
            """;

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void openShell() throws IOException {
        shell = new Shell(folder);
        shell.write("a.json", Shell.SMALL);
    }

    private Shell.Outcome check(String text, String... options) throws IOException {
        shell.write("a.md", text);
        return options.length == 0 ? shell.run("lesson", "check", "a.md") : shell.run("lesson", "check", "a.md", options[0], options[1]);
    }

    @Test
    void saysWhatThereIsInAGoodOne() throws IOException {
        assertThat(check(GOOD)).isEqualTo(
                new Shell.Outcome(Exit.FINE, "a.md: one stop in one chapter, 2 minutes, over a.json\n", ""));
        assertThat(check(GOOD, "--lang", "zh-Hant").out()).isEqualTo("a.md: 1 章，共 1 站，2 分鐘，使用 a.json\n");
        assertThat(check(GOOD, "--lang", "tlh")).isEqualTo(new Shell.Outcome(Exit.USAGE, "",
                "loopglass: --lang tlh: wanted en, zh-Hant or zh-Hans\n"));
    }

    @Test
    void tellsEveryFaultWithItsLineAndAHint() throws IOException {
        assertThat(check(GOOD.replace("kind:callback.begin", "kind:calback.begin").replace("task", "tsk")))
                .isEqualTo(new Shell.Outcome(Exit.WRONG, """
                        a.md:10: there is no step with kind:calback.begin
                            did you mean kind:callback.begin?
                        a.md:14: no part of the state: “tsk”
                            did you mean task?
                        """, ""));
    }

    @Test
    void aNoticeIsNoFault() throws IOException {
        assertThat(check(GOOD.replace("*else*", "<b>else</b>"))).isEqualTo(new Shell.Outcome(Exit.FINE, """
                a.md:12: HTML is not shown: <b>
                    what is code goes between ` and `
                a.md:12: HTML is not shown: </b>
                    what is code goes between ` and `
                a.md: one stop in one chapter, 2 minutes, over a.json
                """, ""));
    }

    @Test
    void theTraceIsBesideTheLesson() throws IOException {
        Files.createDirectories(folder.resolve("lessons"));
        shell.write("lessons/b.md", GOOD.replace("a.json", "../a.json"));
        assertThat(shell.run("lesson", "check", "lessons/b.md").out())
                .isEqualTo("lessons/b.md: one stop in one chapter, 2 minutes, over ../a.json\n");
    }

    @Test
    void aTraceThatIsNotThereOrIsNoTrace() throws IOException {
        assertThat(check(GOOD.replace("a.json", "b.json"))).isEqualTo(new Shell.Outcome(Exit.WRONG,
                "a.md:4: the trace cannot be read: b.json: there is no such file\n    did you mean a.json?\n", ""));
        assertThat(check(GOOD.replace("a.json", "a.md")).out()).startsWith("a.md:4: the trace cannot be read: a.md:1: not JSON");
        shell.write("b.json", Shell.SMALL.replace("\"version\":1", "\"version\":9"));
        assertThat(check(GOOD.replace("a.json", "b.json")).out())
                .startsWith("a.md:4: the trace cannot be read: b.json:1: this trace is version 9; this Loopglass reads up to 1\n");
        shell.write("b.json", "");
        assertThat(check(GOOD.replace("a.json", "b.json")).out())
                .startsWith("a.md:4: the trace cannot be read: b.json: not a Loopglass trace: the file is empty\n");
        shell.write("a.json", Shell.SMALL.replace("\"seq\":4", "\"seq\":7"));
        assertThat(check(GOOD).out()).startsWith("a.md:4: the trace has faults: a.json:8: ")
                .contains("\n    loopglass check a.json tells all of them\n");
    }

    @Test
    void aTraceThatIsCutOffIsTaughtAsFarAsItGoes() throws IOException {
        var whole = Shell.SMALL;
        shell.write("a.json", whole.substring(0, whole.lastIndexOf("{\"seq\"") + 12));
        assertThat(check(GOOD)).satisfies(it -> {
            assertThat(it.exit()).as(it.out()).isEqualTo(Exit.FINE);
            assertThat(it.out()).matches("(?s)a\\.md:4: the trace is not whole: a\\.json:\\d+: cut off here; opened up to step \\d+\n"
                    + "a\\.md: one stop in one chapter.*");
        });
    }

    @Test
    void everyFileIsChecked() throws IOException {
        shell.write("good.md", GOOD);
        shell.write("bad.md", "Hello\n");
        assertThat(shell.run("lesson", "check", "bad.md", "good.md")).satisfies(it -> {
            assertThat(it.exit()).isEqualTo(Exit.WRONG);
            assertThat(it.out()).contains("bad.md:1: no title").endsWith("good.md: one stop in one chapter, 2 minutes, over a.json\n");
        });
        assertThat(shell.run("lesson", "check", "no.md", "good.md")).isEqualTo(new Shell.Outcome(Exit.IO,
                "good.md: one stop in one chapter, 2 minutes, over a.json\n", "loopglass: no.md: there is no such file\n"));
        assertThat(shell.run("lesson", "check", "no.md"))
                .isEqualTo(new Shell.Outcome(Exit.IO, "", "loopglass: no.md: there is no such file\n"));
        assertThat(shell.run("lesson", "check", "."))
                .isEqualTo(new Shell.Outcome(Exit.IO, "", "loopglass: .: cannot be read: it is a folder\n"));
    }

    @Test
    void readsStandardInput() {
        shell.input = GOOD;
        assertThat(shell.run("lesson", "check", "-").out())
                .isEqualTo("standard input: one stop in one chapter, 2 minutes, over a.json\n");
    }

    @Test
    void saysWhatItCanDo() {
        assertThat(shell.run("lesson").exit()).isZero();
        assertThat(shell.run("lesson").out()).contains("check", "show", "docs/lessons.md");
        assertThat(shell.run("lesson", "chek", "a.md")).isEqualTo(new Shell.Outcome(Exit.USAGE, "",
                "loopglass: lesson: no command chek; there are check, show, new\nhint: did you mean check?\n"));
        assertThat(shell.run("lesson", "a.md").err()).endsWith("hint: loopglass lesson check a.md\n");
        assertThat(shell.run("lesson", "check").err())
                .isEqualTo("loopglass: lesson check: wanted FILE\nhint: loopglass lesson check --help\n");
        assertThat(shell.run("lesson", "show", "a.md", "b.md").err()).startsWith("loopglass: lesson show: one argument too many: b.md\n");
    }

    @Test
    void beginsOneAtChosenSteps() throws IOException {
        var made = shell.run("lesson", "new", "a.json", "1", "3", "5");
        assertThat(made.err()).isEmpty();
        assertThat(made.out()).startsWith("# A title\n\n```lesson\ntrace: a.json\n```\n\n### ")
                .contains("\n```step\nkind:loop.started\n```\n", "\n```step\nkind:callback.begin\n```\n",
                        "\n```step\nkind:loop.stopped\n```\n");
        Files.createDirectories(folder.resolve("lessons"));
        assertThat(shell.run("lesson", "new", "a.json", "3", "-o", "lessons/b.md")).isEqualTo(new Shell.Outcome(Exit.FINE, "", ""));
        assertThat(shell.run("lesson", "check",
                "lessons/b.md").out()).isEqualTo("lessons/b.md: one stop, no time planned, over ../a.json\n");
        assertThat(shell.run("lesson", "new", "a.json", "4", "-o", "lessons/b.md")).isEqualTo(new Shell.Outcome(Exit.IO, "",
                "loopglass: lessons/b.md: is there already\nhint: name another file, or remove this one\n"));
        assertThat(shell.run("lesson", "new", "a.json", "9")).isEqualTo(new Shell.Outcome(Exit.USAGE, "",
                "loopglass: step 9: a.json has steps 0 to 5\n"));
        assertThat(shell.run("lesson", "new", "a.json").exit()).isEqualTo(Exit.USAGE);
        assertThat(shell.run("lesson", "new", "a.json", "two").exit()).isEqualTo(Exit.USAGE);
        assertThat(shell.run("lesson", "new", "no.json", "2").exit()).isEqualTo(Exit.IO);
    }

    @Test
    void printsTheWalk() throws IOException {
        shell.write("a.md", GOOD);
        assertThat(shell.run("lesson", "show", "a.md")).satisfies(it -> {
            assertThat(it.exit()).isZero();
            assertThat(it.err()).isEmpty();
            assertThat(it.out()).startsWith("One callback\n============\n\nNow (2 min)\n-----------\n\n1. It runs\n    3 ")
                    .contains("callback.begin", "\n\n    Nobody else runs.\n\n", "\n\n    ? What happens next?\n\n    Notes: Wait.\n");
        });
        shell.write("b.md", GOOD.replace("kind:callback.begin", "kind:poll.end"));
        assertThat(shell.run("lesson", "show", "b.md")).satisfies(it -> {
            assertThat(it.exit()).isEqualTo(Exit.WRONG);
            assertThat(it.out()).contains("1. It runs\n    this step is not in the trace\n");
            assertThat(it.err()).isEqualTo("loopglass: b.md:10: there is no step with kind:poll.end\n"
                    + "hint: loopglass lesson check b.md tells every fault\n");
        });
    }
}
