package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packaged program has no styles for some controls; nothing in its windows may be one.
class LeftOutTest {
    @TempDir
    private Path folder;

    @Test
    void noWindowHasAControlWhoseStylesAreLeftOut() throws Exception {
        var leftOut = Files.readAllLines(Path.of("src/main/build/left-out.txt"));
        var styles = new TreeSet<String>();
        AccessTest.everyScreen(folder, Theme.Choice.LIGHT, (hall, _) -> Hall.on(() ->
                all(hall.shell).forEach(it -> styles.addAll(it.getStyleClass()))));
        assertThat(styles).hasSizeGreaterThan(150).contains("button", "list-view", "text-field", "menu-button", "scroll-pane")
                .noneMatch(style -> leftOut.stream().anyMatch(style::startsWith));
        assertThat(leftOut).isSorted().hasSizeGreaterThan(30);
    }

    /// A control that only sometimes is there has to be taken in by somebody.
    @Test
    void noneIsMadeAnywhere() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/loopglass/app"))) {
            for (var file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern("new (?:Accordion|CheckBox|CheckMenuItem|ChoiceBox|"
                        + "ColorPicker|ComboBox|DatePicker|Dialog|Alert|HTMLEditor|Hyperlink|MenuBar|Pagination|PasswordField|Popover|ProgressBar|ProgressIndicator|"
                        + "RadioButton|Slider|Spinner|SplitMenuButton|SplitPane|TabPane|TableView|TitledPane|ToolBar|TreeTableView|TreeView)\\b");
            }
        }
    }

    private static Stream<Node> all(Node node) {
        return node instanceof Parent parent
                ? Stream.concat(Stream.of(node), parent.getChildrenUnmodifiable().stream().flatMap(LeftOutTest::all)) : Stream.of(node);
    }
}
