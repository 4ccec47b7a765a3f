package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.app.session.Ink;
import dev.loopglass.app.survey.Contrast;
import dev.loopglass.event.Ref;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.application.ColorScheme;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Themes: chosen, remembered, or as the system has it.
class LooksTest {
    @TempDir
    private Path folder;

    private static double light(Hall hall) {
        return Hall.see(() -> hall.shell.getScene().snapshot(null).getPixelReader().getColor(500, 60).getBrightness());
    }

    private static void system(Hall hall, ColorScheme scheme) {
        Hall.on(() -> hall.shell.getScene().getPreferences().setColorScheme(scheme));
    }

    @Test
    void itFollowsTheSystemUntilOneIsChosen() throws Exception {
        var file = folder.resolve("settings.txt");
        try (var hall = Hall.empty(Settings.in(file), 1000, 700)) {
            hall.load(Hall.recording());
            hall.await("it is open", () -> hall.shell.session() != null);
            hall.settle();
            system(hall, ColorScheme.DARK);
            hall.settle();
            assertThat(light(hall)).isLessThan(0.2);
            assertThat(((Color) Hall.see(hall.shell.getScene()::getFill)).getBrightness()).as("what is seen while a window grows")
                    .isLessThan(0.2);
            system(hall, ColorScheme.LIGHT);
            hall.settle();
            assertThat(light(hall)).isGreaterThan(0.9);
            hall.press(KeyCode.CONTROL, KeyCode.K);
            hall.type("theme dark");
            hall.press(KeyCode.ENTER);
            hall.settle();
            assertThat(light(hall)).isLessThan(0.2);
            system(hall, ColorScheme.DARK);
            system(hall, ColorScheme.LIGHT);
            hall.settle();
            assertThat(light(hall)).as("chosen stays chosen").isLessThan(0.2);
        }
        assertThat(Files.readString(file)).contains("theme = dark");
        try (var hall = Hall.empty(Settings.in(file), 1000, 700)) {
            hall.settle();
            assertThat(Hall.see(hall.shell::dark)).isTrue();
        }
    }

    @Test
    void highContrastIsChosenFromTheMenu() throws Exception {
        try (var hall = Hall.open()) {
            hall.click("#theme");
            hall.await("the menu", () -> ((MenuButton) hall.shell.lookup("#theme")).isShowing());
            for (int i = 0; i < Theme.Choice.values().length; i++) {
                hall.press(KeyCode.DOWN);
            }
            hall.press(KeyCode.ENTER);
            hall.settle();
            assertThat(Hall.see(() -> hall.shell.windows().look())).isEqualTo(Theme.Choice.CONTRAST);
            assertThat(hall.step()).as("the menu's arrows do not step").isZero();
            assertThat(light(hall)).isZero();
            var marked = Hall.see(() -> ((MenuButton) hall.shell.lookup("#theme")).getItems().stream()
                    .map(RadioMenuItem.class::cast).filter(RadioMenuItem::isSelected).map(RadioMenuItem::getText).toList());
            assertThat(marked).containsExactly("High contrast");
        }
    }

    @Test
    void theSentenceStaysLargeInEveryTheme() throws Exception {
        var room = Room.of(Theme.Choice.LIGHT);
        room.open(Path.of("traces/ok.json"));
        for (var look : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK, Theme.Choice.CONTRAST)) {
            Hall.on(() -> {
                room.shell.windows().look(look);
                room.shell.wear();
            });
            room.settle(1280, 800);
            room.settle(1280, 800);
            assertThat(Hall.see(() -> ((TextFlow) room.shell.lookup("#sentence")).getChildren().stream()
                    .map(it -> ((Text) it).getFont()).toList())).as(look.name()).isNotEmpty()
                    .allMatch(font -> font.getSize() >= 15 && font.getStyle().contains("Bold"));
        }
    }

    /// Every colour of text on every area that it stands on.
    @Test
    void highContrastIsHigh() {
        var ink = Ink.contrast("System", "Monospaced");
        var texts = new ArrayList<>(List.of(ink.text(), ink.muted(), ink.accent(), ink.failure(), ink.now()));
        Stream.of(Ref.Type.values()).map(ink::of).forEach(texts::add);
        for (var area : List.of(ink.paper(), ink.shade(), ink.lit(), ink.changed())) {
            for (var text : texts) {
                assertThat(Contrast.of(text, area)).as(text + " on " + area).isGreaterThanOrEqualTo(7);
            }
        }
        assertThat(Contrast.of(ink.rule(), ink.paper())).as("borders").isGreaterThanOrEqualTo(4.5);
    }
}
