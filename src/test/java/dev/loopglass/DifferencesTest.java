package dev.loopglass;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Every difference from Tornado names the test that holds it: a method that is there.
class DifferencesTest {
    private static final Path PAGE = Path.of("docs/differences.md");
    private static final Path TESTS = Path.of("src/test/java/dev/loopglass");
    private static final Pattern HELD_BY = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

    @Test
    void everyRowIsHeldByATest() throws IOException {
        var rows = Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| ") && !line.startsWith("| Tornado"))
                .map(line -> Arrays.stream(line.split(" \\| ?")).toList()).toList();
        assertThat(rows).hasSizeGreaterThan(25);
        for (var cells : rows) {
            assertThat(cells).as(cells.toString()).hasSize(3);
            var tests = HELD_BY.matcher(cells.getLast()).results().toList();
            assertThat(tests).as(cells.toString()).isNotEmpty();
            for (var test : tests) {
                assertThat(source(test.group(1))).as(cells.toString()).contains("void " + test.group(2) + "(");
            }
        }
    }

    private static String source(String test) throws IOException {
        List<Path> files;
        try (var all = Files.walk(TESTS)) {
            files = all.filter(file -> file.getFileName().toString().equals(test + ".java")).toList();
        }
        assertThat(files).as(test).hasSize(1);
        return Files.readString(files.getFirst());
    }
}
