package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.javafx.scene.NodeHelper;
import dev.loopglass.app.session.Speech;
import dev.loopglass.explain.Condition;
import dev.loopglass.explain.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The language of the window is changed while one looks at it.
class SpeechTest {
    /// One thing of each part of the window.
    private static final List<String> PARTS = List.of("#open", "#findings", "#sentence", ".because", ".flow-pane .pane-title",
            ".stack-part", ".source-tabs .menu-button", ".state-pane .pane-title", ".state-pane .state-head",
            ".state-pane .state-row", ".timeline-head .pane-title", "#axis-steps", "#timeline", "#zoom-in", "#keys",
            "#fold-state", "#notice");

    @TempDir
    private Path folder;

    @AfterEach
    void english() {
        Hall.on(() -> Speech.speak(Language.ENGLISH));
    }

    private static Map<String, String> said(Hall hall) {
        return Hall.see(() -> {
            var said = new TreeMap<String, String>();
            for (var part : PARTS) {
                // Rows of the state that are out of sight are kept as they were.
                var node = hall.shell.lookupAll(part).stream().filter(NodeHelper::isTreeVisible).findFirst().orElseThrow(
                        () -> new AssertionError("there is no " + part));
                said.put(part, (node instanceof Labeled it ? it.getText() : "") + "|" + node.getAccessibleText() + "|" + node.getAccessibleHelp());
            }
            said.put("title", hall.shell.stage().getTitle());
            return said;
        });
    }

    @Test
    void everyPartIsSaidAnewAndNothingElseChanges() throws Exception {
        try (var hall = Hall.open(Path.of("traces/blocking-callback.json"), 1000, 900)) {
            hall.await("its findings", () -> !hall.shell.session().findings().isEmpty());
            Hall.on(() -> {
                var session = hall.session();
                session.jump(48);
                session.selectedProperty().set(session.trace().object("fu2"));
                session.stops().add(Condition.parse("kind:future.*", session.trace(), Language.ENGLISH));
                hall.shell.desk().timeline().changeUnit();
                hall.shell.desk().timeline().zoom(2);
            });
            hall.settle();
            var english = said(hall);
            var desk = hall.shell.desk();
            double place = Hall.see(() -> desk.timeline().middleOf(60));
            hall.press(KeyCode.CONTROL, KeyCode.L);
            hall.settle();
            var traditional = said(hall);
            hall.press(KeyCode.CONTROL, KeyCode.L);
            hall.settle();
            var simplified = said(hall);
            assertThat(traditional).allSatisfy((part, text) -> assertThat(text).as(part).isNotEqualTo(english.get(part)));
            assertThat(simplified).allSatisfy((part, text) -> assertThat(text).as(part).isNotEqualTo(english.get(part)));
            assertThat(traditional.get("title")).isEqualTo("餓壞迴圈的回呼 – Loopglass");
            assertThat(simplified.get("title")).isEqualTo("饿坏循环的回调 – Loopglass");
            Hall.on(() -> {
                assertThat(hall.shell.desk()).isSameAs(desk);
                assertThat(hall.session().step()).isEqualTo(48);
                assertThat(hall.session().selectedProperty().get().name()).isEqualTo("fu2");
                assertThat(hall.session().stops().conditions()).hasSize(1);
                assertThat(desk.timeline().middleOf(60)).isEqualTo(place);
            });
            hall.press(KeyCode.CONTROL, KeyCode.L);
            hall.settle();
            assertThat(said(hall)).isEqualTo(english);
        }
    }

    @Test
    void itIsChosenFromTheMenu() throws Exception {
        try (var hall = Hall.open()) {
            hall.click("#language");
            hall.await("the menu", () -> ((MenuButton) hall.shell.lookup("#language")).isShowing());
            hall.press(KeyCode.DOWN);
            hall.press(KeyCode.DOWN);
            hall.press(KeyCode.DOWN);
            hall.press(KeyCode.ENTER);
            hall.settle();
            assertThat(Hall.see(Speech::language)).isEqualTo(Language.SIMPLIFIED);
            assertThat(hall.step()).as("the menu's arrows do not step").isZero();
            assertThat(Hall.see(() -> ((Labeled) hall.shell.lookup("#open")).getText())).isEqualTo("打开");
        }
    }

    /// Also by whoever cannot read the present one.
    @Test
    void itIsChosenFromThePalette() throws Exception {
        try (var hall = Hall.empty(1000, 700)) {
            Hall.on(() -> hall.shell.windows().speak(Language.TRADITIONAL));
            hall.settle();
            hall.press(KeyCode.CONTROL, KeyCode.K);
            hall.type("english");
            hall.press(KeyCode.ENTER);
            hall.settle();
            assertThat(Hall.see(Speech::language)).isEqualTo(Language.ENGLISH);
        }
    }

    @Test
    void itIsRememberedAndOneForAllWindows() throws Exception {
        var file = folder.resolve("settings.txt");
        try (var hall = Hall.empty(Settings.in(file), 1000, 700)) {
            var other = Toolkit.call(() -> hall.shell.windows().open(hall.shell));
            hall.press(KeyCode.CONTROL, KeyCode.L);
            hall.settle();
            for (var shell : List.of(hall.shell, other)) {
                assertThat(Hall.see(() -> ((Labeled) shell.lookup(".welcome-title")).getText())).startsWith("一步一步");
            }
            Hall.on(() -> other.stage().close());
        }
        assertThat(Files.readString(file)).contains("language = zh-Hant");
        try (var hall = Hall.empty(Settings.in(file), 1000, 700)) {
            hall.settle();
            assertThat(Hall.see(() -> ((Labeled) hall.shell.lookup(".welcome-title")).getText())).startsWith("一步一步");
        }
    }

    /// What lies open meanwhile speaks along: the language may have been chosen in another window.
    @Test
    void sheetsThatAreOpenAreSaidAnew() throws Exception {
        try (var hall = Hall.open(Path.of("traces/blocking-callback.json"), 1000, 900)) {
            hall.await("its findings", () -> !hall.shell.session().findings().isEmpty());
            List<Runnable> sheets = List.of(hall.shell.veil()::showKeys, hall.shell.veil()::showPalette, hall.shell.veil()::showStops,
                    hall.shell.veil()::askForStep, hall.shell::toggleBookmark, hall.shell.veil()::showFindings, hall.shell.veil()::askForRecording);
            for (var sheet : sheets) {
                Hall.on(() -> {
                    hall.shell.windows().speak(Language.ENGLISH);
                    sheet.run();
                });
                hall.settle();
                var before = Hall.see(() -> Wording.of(hall.shell.veil().sheet()));
                Hall.on(() -> hall.shell.windows().speak(Language.SIMPLIFIED));
                hall.settle();
                var after = Hall.see(() -> Wording.of(hall.shell.veil().sheet()));
                assertThat(after).as(hall.shell.veil().sheet().getId()).noneSatisfy(text ->
                        assertThat(text).doesNotStartWith("-").containsPattern("[a-z]{2,} [a-z]{2,}").isIn(before));
                Hall.on(hall.shell.veil()::uncover);
            }
        }
    }
}
