package dev.loopglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What everyone may type wrong: one clear line, a hint at most, and the right exit code.
class ArgumentsTest {
    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void openShell() {
        shell = new Shell(folder);
    }

    private void refuses(int exit, String err, String... args) {
        assertThat(shell.run(args)).isEqualTo(new Shell.Outcome(exit, "", err));
    }

    @Test
    void unknownCommandsAndOptions() {
        refuses(Exit.USAGE,
                "loopglass: no command shwo; there are open, record, scenarios, show, check, export, lesson, help\n"
                + "hint: did you mean show?\n", "shwo");
        refuses(Exit.USAGE,
                "loopglass: no command ok.json; there are open, record, scenarios, show, check, export, lesson, help\n"
                + "hint: loopglass open ok.json\n", "ok.json");
        refuses(Exit.USAGE,
                "loopglass: diff: not in this version; there are open, record, scenarios, show, check, export, lesson, help\n",
                "diff", "a", "b");
        refuses(Exit.USAGE, "loopglass: show: no option --form\nhint: did you mean --from?\n",
                "show", "a.json", "--form", "2");
        refuses(Exit.USAGE, "loopglass: check: one argument too many: b.json\nhint: loopglass check --help\n",
                "check", "a.json", "b.json");
        refuses(Exit.USAGE, "loopglass: show: wanted FILE\nhint: loopglass show --help\n", "show");
    }

    @Test
    void numbersThatAreNone() {
        refuses(Exit.USAGE, "loopglass: show: --from two: wanted a number\nhint: loopglass show --help\n",
                "show", "a.json", "--from", "two");
        refuses(Exit.USAGE,
                "loopglass: show: --to 99999999999: wanted a number\nhint: loopglass show --help\n",
                "show", "a.json", "--to", "99999999999");
    }

    @Test
    void helpAndVersion() {
        assertThat(shell.run("--version").out()).startsWith("loopglass " + Loopglass.VERSION);
        assertThat(shell.run("--help").out()).contains("record", "Exit codes");
        assertThat(shell.run("--help").exit()).isZero();
        assertThat(shell.run("help").out()).isEqualTo(shell.run("--help").out());
        assertThat(shell.run("help", "show").out()).isEqualTo(shell.run("show", "--help").out());
        assertThat(shell.run("export", "--help").out()).contains("--as", "png", "chrome", "csv", "html");
    }

    @Test
    void theVersionIsTheBuilds() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<version>" + Loopglass.VERSION + "</version>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "check", "open", "export"})
    void filesThatAreNoTrace(String command) throws IOException {
        Files.createDirectory(folder.resolve("folder"));
        shell.write("empty.json", "");
        shell.write("text.json", "Dear reader,\nthis is a letter.\n");
        shell.write("other.json", "{\"name\": \"another program's\"}\n");
        shell.write("newer.json", Shell.SMALL.replace("\"version\":1", "\"version\":7"));
        refusesFile(command, "nowhere.json", Exit.IO);
        refusesFile(command, "folder", Exit.IO);
        refusesFile(command, "empty.json", Exit.WRONG);
        refusesFile(command, "text.json", Exit.WRONG);
        refusesFile(command, "other.json", Exit.WRONG);
        assertThat(refusesFile(command, "newer.json", Exit.WRONG)).contains("7", "1");
    }

    private String refusesFile(String command, String file, int exit) {
        var outcome = command.equals("export") ? shell.run(command, file, "--as", "json") : shell.run(command,
                file);
        assertThat(outcome.exit()).isEqualTo(exit);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith("loopglass: " + file + ":");
        assertThat(outcome.err().lines().skip(1)).allMatch(line -> line.startsWith("hint: "))
                .hasSizeLessThan(2);
        return outcome.err();
    }

    @Test
    void aFileNameThatCannotBeOne() {
        refuses(Exit.USAGE, "loopglass: an empty file name\n", "show", "");
        assertThat(shell.run("show", "a\0b")).extracting(Shell.Outcome::exit).isEqualTo(Exit.USAGE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            example.com              | example.com: no scheme; wanted a URL such as http://example.com
            localhost:8080/x         | localhost:8080/x: no scheme; wanted a URL such as http://localhost:8080/x
            ftp://example.com/a      | ftp://example.com/a: scheme ftp; wanted http or https
            http://                  | http://: no host
            http:///path             | http:///path: no host
            http://:80/              | http://:80/: no host
            http://h:99999/          | http://h:99999/: port 99999; wanted a number from 1 to 65535
            http://h:0/              | http://h:0/: port 0; wanted a number from 1 to 65535
            http://h:http/           | http://h:http/: port http; wanted a number from 1 to 65535
            http://h:-1/             | http://h:-1/: port -1; wanted a number from 1 to 65535
            http://[::1]:70000/      | http://[::1]:70000/: port 70000; wanted a number from 1 to 65535
            Program.java             | Program.java: a program cannot be recorded by this version; wanted a URL or --scenario NAME
            """)
    void urlsThatCannotBeFetched(String url, String problem) {
        refuses(Exit.USAGE, "loopglass: " + problem + "\n", "record", url, "-o", "a.json");
        assertThat(folder.resolve("a.json")).doesNotExist();
    }

    @Test
    void noUrlAndNoNameAtAll() {
        refuses(Exit.USAGE, "loopglass: an empty URL; wanted one such as http://localhost:8000/\n", "record",
                "");
        assertThat(shell.run("record", "--scenario", "").err())
                .startsWith("loopglass: no scenario without a name; ");
    }

    @Test
    void urlsGoOverTheWireInAscii() throws Failure {
        assertThat(Address.of("HTTP://bücher.example:80/ä?ö=ü#x")).isEqualTo(
                "http://xn--bcher-kva.example:80/%C3%A4?%C3%B6=%C3%BC#x");
        assertThat(Address.of("http://p/x")).isEqualTo("http://p/x");
        assertThat(Address.of("http://h/x")).isEqualTo("http://h/x");
        assertThat(Address.of("http://anna:pass@[::1]:81/a//b")).isEqualTo("http://anna:pass@[::1]:81/a//b");
    }

    @Test
    void aUrlWithASpace() {
        refuses(Exit.USAGE, "loopglass: http://h/a b: not a URL: illegal character in path at \" b\"\n"
                + "hint: characters such as a space are written %20\n", "record", "http://h/a b");
    }
}
