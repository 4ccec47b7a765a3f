package dev.loopglass;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The program as the start script starts it, in modules. The other tests run without modules, where everybody may look
/// at everything: there a library reads what it may not read here.
class ModuleTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"export traces/ok.json --as chrome", "export traces/ok.json --as svg", "record --scenario refused",
        "export traces/ok.json --as html --lesson samples/lessons/from-fetch-to-handle-connect.md"})
    void aCommandFindsAllItNeeds(String command) throws Exception {
        var out = folder.resolve("out");
        var line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "--module-path",
                "target/classes" + File.pathSeparator + "target/loopglass/lib", "--enable-native-access=javafx.graphics",
                "--add-opens=java.base/java.lang=dev.loopglass", "--module", "dev.loopglass/dev.loopglass.Main"));
        line.addAll(List.of(command.split(" ")));
        line.addAll(List.of("-o", out.toString()));
        var process = new ProcessBuilder(line).redirectErrorStream(true).start();
        var words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(words).isZero();
        assertThat(words).doesNotContain("mistake of ours");
        assertThat(Files.size(out)).isGreaterThan(1000);
    }
}
