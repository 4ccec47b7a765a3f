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
        assertThat(shell.run("export", "small.json", "--as", "mermaid").out()).startsWith("sequenceDiagram\n    title small\n");
        refuses("--lang xx: wanted en, zh-Hant or zh-Hans", "--as", "chrome", "--lang", "xx");
        refuses("--lang is not for --as json", "--as", "json", "--lang", "en");
        refuses("--step, --size, --dark and --timeline are for --as png", "--as", "chrome", "--dark");
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
    void writesAPage() throws IOException {
        assertThat(shell.run("export", "small.json", "--as", "html", "-o", "a.html")).isEqualTo(new Shell.Outcome(0, "", ""));
        assertThat(folder.resolve("a.html")).content().startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
                .contains("<title>small · Loopglass</title>").endsWith("</html>\n");
        assertThat(shell.run("export", "small.json", "--as", "html", "--lang", "zh-hant").out()).contains("<html lang=\"zh-Hant\">");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void saysWhereAPageEnds() throws IOException {
        var steps = new StringBuilder(Shell.SMALL.substring(0, Shell.SMALL.indexOf("{\"seq\":2")));
        for (int seq = 2; seq < 30_000; seq++) {
            steps.append("{\"seq\":").append(seq).append(",\"t\":").append(1000 * seq)
                    .append(",\"turn\":0,\"kind\":\"mark\",\"data\":{\"text\":\"x\"}},\n");
        }
        shell.write("long.json", steps + "{\"seq\":30000,\"t\":30000000,\"turn\":0,\"kind\":\"mark\",\"data\":{\"text\":\"x\"}}\n"
                + "],\"end\":{\"steps\":30001,\"dropped\":0,\"reason\":\"finished\"}}\n");
        var outcome = shell.run("export", "long.json", "--as", "html", "-o", "a.html");
        assertThat(outcome.err()).isEqualTo("loopglass: long.json: a page has room for the first 20000 of its 30,001 steps\n");
        assertThat(outcome.exit()).isZero();
        assertThat(folder.resolve("a.html")).content().contains("This page holds the first 20,000 of 30,001 steps");
    }

    @Test
    void writesNothingForALessonWithFaults() throws IOException {
        shell.write("old.html", "precious");
        assertThat(shell.run("export", "small.json", "--as", "html", "--lesson", "none.md", "-o", "old.html").exit()).isEqualTo(Exit.IO);
        shell.write("bad.md", "# T\n\n```lesson\ntrace: small.json\n```\n\n### S\n\n### U\n");
        var outcome = shell.run("export", "small.json", "--as", "html", "--lesson", "bad.md", "-o", "old.html");
        assertThat(outcome.exit()).isEqualTo(Exit.WRONG);
        assertThat(outcome.err()).contains("loopglass: bad.md:7: ", "loopglass: bad.md:9: ");
        shell.write("astray.md", "# T\n\n```lesson\ntrace: small.json\n```\n\n### S\n\n```step\nkind:poll.begin\n```\n");
        outcome = shell.run("export", "small.json", "--as", "html", "--lesson", "astray.md", "-o", "old.html");
        assertThat(outcome.exit()).isEqualTo(Exit.WRONG);
        assertThat(outcome.err()).startsWith("loopglass: astray.md:10: ");
        assertThat(folder.resolve("old.html")).hasContent("precious");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void refusesWhatIsNotForPages() throws IOException {
        refuses("--lang klingon: wanted en, zh-Hant or zh-Hans", "--as", "html", "--lang", "klingon");
        refuses("--lesson is for --as html", "--as", "json", "--lesson", "a.md");
        refuses("--step, --size, --dark and --timeline are for --as png", "--as", "html", "--dark");
        shell.write("old.html", "precious");
        shell.write("bad.json", "nonsense");
        assertThat(shell.run("export", "bad.json", "--as", "html", "-o", "old.html").exit()).isEqualTo(Exit.WRONG);
        assertThat(folder.resolve("old.html")).hasContent("precious");
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
        refuses("--as word: wanted json, chrome, mermaid, csv, html, png or svg", "--as", "word");
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
        refuses("--step, --size, --dark and --timeline are for --as png", "--as", "json", "--dark");
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
    void theTimelineIsAPictureOfItsOwn() throws IOException {
        assertThat(shell.run("export", "small.json", "--as", "svg", "--step", "2", "--size", "900x300", "-o", "a.svg").exit()).isZero();
        assertThat(folder.resolve("a.svg")).hasContent("PNG of small.json at 2 900x300 light SVG");
        assertThat(shell.run("export", "small.json", "--as", "png", "--timeline", "-o", "a.png").exit()).isZero();
        assertThat(folder.resolve("a.png")).hasContent("PNG of small.json at 0 1280x800 light TIMELINE");
        refuses("a picture wants a file: -o picture.svg (or -o - for standard output)", "--as", "svg");
        refuses("--as svg is the timeline anyway: --timeline is for --as png", "--as", "svg", "--timeline", "-o", "a.svg");
        refuses("--step, --size, --dark and --timeline are for --as png", "--as", "json", "--timeline");
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
