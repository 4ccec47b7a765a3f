package dev.loopglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {
    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void writeTrace() throws IOException {
        shell = new Shell(folder);
        shell.write("small.json", Shell.SMALL);
    }

    @Test
    void writesJsonToStandardOutput() {
        assertThat(shell.run("export", "small.json", "--as", "json"))
                .isEqualTo(new Shell.Outcome(0, Shell.SMALL, ""));
        assertThat(shell.run("export", "small.json", "--as", "json", "-o", "-").out()).isEqualTo(Shell.SMALL);
    }

    @Test
    void writesJsonOverItsOwnInput() throws IOException {
        shell.write("cut.json", Shell.CUT);
        var outcome = shell.run("export", "cut.json", "--as", "json", "-o", "cut.json");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.err()).contains("cut off");
        assertThat(shell.run("show", "cut.json").err()).isEmpty();
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void writesTraceEventsInAnyLanguage() {
        assertThat(shell.run("export", "small.json", "--as", "chrome").out())
                .contains("\"name\":\"cb1 run\"", "lo1 starts");
        assertThat(shell.run("export", "small.json", "--as", "chrome", "--lang", "zh-Hant", "-o", "-").out())
                .contains("\"name\":\"cb1 run\"").doesNotContain("lo1 starts");
        assertThat(shell.run("export", "small.json", "--as", "csv").out()).startsWith("\ufeffseq,t,turn,kind,on,")
                .contains("\r\n3,3000,1,\"callback.begin\",\"cb1\",\"run\",,0,,,,,,\"");
        refuses("--lang xx: wanted en, zh-Hant or zh-Hans", "--as", "chrome", "--lang", "xx");
        refuses("--lang is not for --as json", "--as", "json", "--lang", "en");
        refuses("--step, --size and --dark are for --as png", "--as", "chrome", "--dark");
    }

    @Test
    void drawsAPicture() throws IOException {
        assertThat(shell.run("export", "small.json", "--as", "png", "-o", "a.png").exit()).isZero();
        assertThat(folder.resolve("a.png")).hasContent("PNG of small.json at 0 1280x800 light");
        shell.run("export", "small.json", "--as", "png", "--step", "3", "--size", "900x600", "--dark", "-o",
                "a.png");
        assertThat(folder.resolve("a.png")).hasContent("PNG of small.json at 3 900x600 dark");
        assertThat(shell.run("export", "small.json", "--as", "png", "-o", "-").out()).startsWith("PNG of");
    }

    @Test
    void leavesAnOldFileAloneWhenItFails() throws IOException {
        shell.write("old.json", "precious");
        shell.write("bad.json", "nonsense");
        assertThat(shell.run("export", "bad.json", "--as", "json", "-o", "old.json").exit())
                .isEqualTo(Exit.WRONG);
        assertThat(shell.run("export", "small.json", "--as", "png", "--step", "6", "-o", "old.json").exit())
                .isEqualTo(Exit.USAGE);
        assertThat(folder.resolve("old.json")).hasContent("precious");
    }

    @Test
    void saysWhichFormatsThereAre() {
        refuses("--as word: wanted json, chrome, csv or png", "--as", "word");
        refuses("export: wanted --as FORMAT\nhint: loopglass export --help");
    }

    @Test
    void refusesWhatMakesNoPicture() {
        refuses("a picture wants a file: -o picture.png (or -o - for standard output)", "--as", "png");
        for (var size : new String[] {"1280", "0x0", "1280x99999", "1280X800", "-5x800"}) {
            refuses("--size " + size + ": wanted WIDTHxHEIGHT, each from 200 to 8000, such as 1280x800",
                    "--as", "png", "-o", "a.png", "--size=" + size);
        }
        refuses("--step 6: small.json has steps 0 to 5", "--as", "png", "-o", "a.png", "--step", "6");
        refuses("--step, --size and --dark are for --as png", "--as", "json", "--dark");
        assertThat(folder.resolve("a.png")).doesNotExist();
    }

    private void refuses(String problem, String... options) {
        var args = new String[options.length + 2];
        args[0] = "export";
        args[1] = "small.json";
        System.arraycopy(options, 0, args, 2, options.length);
        assertThat(shell.run(args))
                .isEqualTo(new Shell.Outcome(Exit.USAGE, "", "loopglass: " + problem + "\n"));
    }

    @Test
    void tellsWhyItCannotWrite() throws IOException {
        Files.createDirectory(folder.resolve("here"));
        assertThat(shell.run("export", "small.json", "--as", "json", "-o", "here"))
                .isEqualTo(new Shell.Outcome(
                Exit.IO, "", "loopglass: here: cannot be written: it is a folder\nhint: name a file in it\n"));
        assertThat(shell.run("export", "small.json", "--as", "json", "-o", "no/such/a.json"))
                .isEqualTo(new Shell.Outcome(
                Exit.IO, "", "loopglass: no/such/a.json: cannot be written: there is no folder no/such\n"));
    }
}
