package dev.loopglass;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.css.CssParser;
import javafx.css.Declaration;
import javafx.css.Rule;
import javafx.css.Stylesheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The program as the start script starts it, in modules. The other tests run without modules, where everybody may look
/// at everything: there a library reads what it may not read here.
class ModuleTest {
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    private Path folder;

    private static String run(List<String> line) throws Exception {
        var process = new ProcessBuilder(line).redirectErrorStream(true).start();
        var words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(words).isZero();
        return words;
    }

    @ParameterizedTest
    @ValueSource(strings = {"export traces/ok.json --as chrome", "export traces/ok.json --as svg", "record --scenario refused",
        "export traces/ok.json --as html --lesson samples/lessons/from-fetch-to-handle-connect.md"})
    void aCommandFindsAllItNeeds(String command) throws Exception {
        var out = folder.resolve("out");
        var line = new ArrayList<>(List.of(JAVA, "-XX:TieredStopAtLevel=1", "--module-path",
                "target/classes" + File.pathSeparator + "target/loopglass/lib", "--enable-native-access=javafx.graphics",
                "--add-opens=java.base/jdk.internal.vm=dev.loopglass", "--module", "dev.loopglass/dev.loopglass.Main"));
        line.addAll(List.of(command.split(" ")));
        line.addAll(List.of("-o", out.toString()));
        var words = run(line);
        assertThat(words).doesNotContain("mistake of ours");
        assertThat(Files.size(out)).isGreaterThan(1000);
    }

    private void packSheets() throws Exception {
        run(List.of(JAVA, "--module-path", "target/loopglass/lib", "--add-modules", "javafx.graphics", "src/main/build/StyleSheets.java",
                "target/classes/dev/loopglass/app", folder.toString(), "target/loopglass/lib/atlantafx-base.jar", "src/main/build/left-out.txt"));
    }

    private List<Rule> packed(String sheet) throws Exception {
        return Stylesheet.loadBinary(folder.resolve(sheet + ".bss").toUri().toURL()).getRules();
    }

    /// The packaged program has its style sheets in a form that needs no parser. It says the same.
    @Test
    void styleSheetsArePackedWhole() throws Exception {
        packSheets();
        for (var sheet : List.of("window", "panes", "contrast")) {
            var written = new CssParser().parse(Path.of("target/classes/dev/loopglass/app", sheet + ".css").toUri().toURL()).getRules();
            assertThat(packed(sheet)).hasSizeGreaterThan(5).extracting(ModuleTest::said)
                    .isEqualTo(written.stream().map(ModuleTest::said).toList());
        }
    }

    /// And the theme's without what they say of some controls alone; that no window has one of those is [LeftOutTest]'s to know.
    @Test
    void themesArePackedWithoutSomeControls() throws Exception {
        packSheets();
        var leftOut = Files.readAllLines(Path.of("src/main/build/left-out.txt"));
        for (var theme : Map.of("primer-light", new PrimerLight(), "primer-dark", new PrimerDark()).entrySet()) {
            var whole = new CssParser().parse(Theme.class.getResource(theme.getValue().getUserAgentStylesheet())).getRules();
            var wanted = whole.stream().filter(rule -> {
                rule.getSelectors().removeIf(it -> leftOut.stream().anyMatch(name -> it.toString().contains("." + name)));
                return !rule.getSelectors().isEmpty();
            }).map(ModuleTest::said).toList();
            assertThat(packed(theme.getKey())).hasSizeBetween(100, whole.size() / 3).extracting(ModuleTest::said).isEqualTo(wanted);
        }
    }

    private static String said(Rule rule) {
        return rule.getSelectors() + " " + rule.getDeclarations().stream().map(Declaration::getProperty).toList();
    }
}
