package dev.loopglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `docs/lessons.md` tells a teacher to type works as it says.
class LessonsPageTest {
    @TempDir
    private Path folder;

    private Shell shell;
    private String page;
    private String example;

    @BeforeEach
    void copyTheExample() throws IOException {
        shell = new Shell(folder);
        page = Files.readString(Path.of("docs/lessons.md"));
        var found = Pattern.compile("(?s)\n````markdown\n(.*?)````\n").matcher(page);
        assertThat(found.find()).isTrue();
        example = found.group(1);
        shell.write("first.md", example);
    }

    @Test
    void itsExampleStandsInTheBundledTraceAndInAFreshOne() throws IOException {
        Files.copy(Path.of("traces/ok.json"), folder.resolve("ok.json"));
        assertThat(shell.run("lesson", "check", "first.md")).isEqualTo(new Shell.Outcome(Exit.FINE, told("lesson check first.md", 0), ""));
        Files.delete(folder.resolve("ok.json"));
        assertThat(shell.run("record", "-o", "ok.json").exit()).isZero();
        assertThat(shell.run("lesson", "check", "first.md")).isEqualTo(new Shell.Outcome(Exit.FINE, told("lesson check first.md", 0), ""));
        assertThat(shell.run("lesson", "show", "first.md").out()).contains("Who waits here?", "Wait for a hand to go up.", "http.finished");
    }

    @Test
    void itsMistakeIsToldAsItSays() throws IOException {
        Files.copy(Path.of("traces/ok.json"), folder.resolve("ok.json"));
        shell.write("first.md", example.replace("channel.connecting", "channel.conecting"));
        assertThat(shell.run("lesson", "check", "first.md")).isEqualTo(new Shell.Outcome(Exit.WRONG, told("lesson check first.md", 1), ""));
    }

    /// What the page shows below `$ loopglass COMMAND`, the first time or another.
    private String told(String command, int which) {
        var shown = Pattern.compile("    \\$ loopglass " + command + "\n((?:    .*\n)+)").matcher(page).results().skip(which).findFirst();
        return shown.orElseThrow().group(1).replaceAll("(?m)^ {4}", "");
    }

    @Test
    void itsTermsAreUnderstood() throws IOException {
        Files.copy(Path.of("traces/ok.json"), folder.resolve("ok.json"));
        var terms = Pattern.compile("`((?:kind|object|turn|method|text):[^`]+)`").matcher(page).results().map(it -> it.group(1));
        assertThat(terms.toList()).hasSizeGreaterThan(6).allSatisfy(term -> {
            shell.write("first.md", example.replace("kind:channel.connecting", term));
            assertThat(shell.run("lesson", "check", "first.md").out()).doesNotContain("first.md:12:");
        });
    }

    @Test
    void itsWordsAreThoseOfTheBlocks() {
        assertThat(Stream.of("lesson", "step", "state", "ask", "notes")).allSatisfy(word -> assertThat(page).contains("a block `" + word
                + "`"));
        assertThat(Stream.of("task", "callbacks", "timers", "channels", "futures", "coroutines", "requests"))
                .allSatisfy(part -> assertThat(page).contains("`" + part + "`"));
    }
}
