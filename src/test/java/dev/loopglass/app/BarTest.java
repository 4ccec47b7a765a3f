package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.SVGPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What can be done has a sign that one sees, and each sign is another one.
class BarTest {
    /// What one sees of each button: its words, if there is room for them, and its sign.
    private static List<String> signs(Shell shell) {
        return shell.lookupAll(".bar .button").stream().filter(BarTest::shown).map(Button.class::cast).map(it ->
                (it.getContentDisplay() == ContentDisplay.GRAPHIC_ONLY ? "" : it.getText()) + " "
                        + it.lookupAll("SVGPath").stream().map(sign -> ((SVGPath) sign).getContent())
                        .collect(Collectors.joining())).toList();
    }

    private static boolean shown(Node node) {
        return node == null || node.isVisible() && shown(node.getParent());
    }

    @ParameterizedTest
    @ValueSource(ints = {960, 1024, 1280, 1440, 1920})
    void noTwoSignsAreTheSame(int width) throws Exception {
        var room = Room.of(Theme.Choice.LIGHT);
        room.open(Path.of("traces/blocking-callback.json"));
        for (boolean presenting : new boolean[] {false, true}) {
            room.settle(width, width * 0.625);
            assertThat(Hall.see(() -> signs(room.shell))).as("presenting: " + presenting).hasSizeGreaterThan(12)
                    .doesNotHaveDuplicates();
            for (var id : List.of("#undo", "#redo", "#search-all", "#play", "#step", "#step-back", "#about", "#about-back")) {
                assertThat(Hall.see(() -> shown(room.shell.lookup(id)))).as(id).isTrue();
            }
            Hall.on(room.shell::present);
        }
    }

    @Test
    void whatHasNoButtonIsOneClickAway() throws Exception {
        try (var hall = Hall.open(1280, 800)) {
            hall.click("#search-all");
            assertThat(hall.node("#palette")).isNotNull();
            hall.press(KeyCode.ESCAPE);
            hall.settle();
            hall.click("#seek-open");
            hall.type("fu1");
            assertThat(Hall.see(() -> ((TextField) hall.shell.lookup("#seek")).getText())).isEqualTo("fu1");
        }
    }

    @Test
    void linksLookLikeLinks() throws Exception {
        try (var hall = Hall.open(Path.of("traces/ok.json"), 1280, 800)) {
            Hall.on(() -> hall.session().go(40));
            hall.settle();
            for (var id : List.of("#why", "#guess-open", ".chip:current", "#asked-for", ".crumb:current")) {
                var link = (Button) hall.node(id);
                assertThat(Hall.see(link::getCursor)).as(id).isEqualTo(Cursor.HAND);
                hall.pointAt(link);
                hall.await(id + " is underlined", link::isUnderline);
                assertThat(Hall.see(link::isFocusTraversable)).as(id).isTrue();
            }
        }
    }
}
