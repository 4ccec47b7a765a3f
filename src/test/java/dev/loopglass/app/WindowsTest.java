package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.explain.Language;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several windows, and what they remember.
class WindowsTest {
    @TempDir
    private Path folder;

    @Test
    void eachWindowHasItsOwnTraceStepAndBreakpoints() throws Exception {
        try (var hall = Hall.open()) {
            hall.press(KeyCode.RIGHT);
            hall.press(KeyCode.CONTROL, KeyCode.N);
            var windows = hall.shell.windows();
            assertThat(Hall.see(() -> windows.shells().size())).isEqualTo(2);
            var other = Hall.see(() -> windows.shells().getLast());
            assertThat(Hall.see(other::session)).as("a new one is empty").isNull();
            Hall.on(() -> other.open(Path.of("traces/queue.json")));
            hall.await("it is open", () -> other.session() != null);
            hall.settle();
            Hall.on(() -> other.session().go(40));
            Hall.on(() -> other.desk().source().toggleStop());
            assertThat(hall.step()).isEqualTo(1);
            assertThat(Hall.see(() -> hall.shell.session().stops().countProperty().get())).isZero();
            hall.press(KeyCode.RIGHT);
            assertThat(Hall.see(() -> List.of(hall.shell.session().step(), other.session().step())))
                    .as("keys go to the window in front").isEqualTo(List.of(1, 41));
            hall.press(KeyCode.CONTROL, KeyCode.W);
            assertThat(Hall.see(() -> windows.shells().size())).isEqualTo(1);
            Hall.on(hall.shell.stage()::requestFocus);
            hall.press(KeyCode.RIGHT);
            assertThat(hall.step()).as("the other goes on").isEqualTo(2);
        }
    }

    @Test
    void recordingInOneLeavesTheOtherAlone() throws Exception {
        try (var hall = Hall.open()) {
            var before = hall.session();
            var other = Hall.see(() -> hall.shell.windows().open(hall.shell));
            Hall.on(() -> other.studio().record(List.of()));
            hall.await("the recording", () -> other.session() != null && !other.session().growingProperty().get());
            assertThat(hall.session()).isSameAs(before);
            Hall.on(() -> hall.shell.studio().record(List.of()));
            hall.await("another", () -> hall.shell.session() != before && !hall.shell.session().growingProperty().get());
            Hall.on(() -> other.stage().hide());
            assertThat(Hall.see(() -> hall.shell.session().trace().ending())).isNotNull();
            assertThat(Hall.see(hall.shell::session)).isNotSameAs(Hall.see(other::session));
        }
    }

    @Test
    void onlyTheLastWindowEndsTheProgram() throws Exception {
        Hall.empty(400, 300).close();
        var ended = new AtomicInteger();
        Hall.on(() -> {
            var windows = new Windows(Settings.in(null), ended::incrementAndGet);
            var first = windows.show(new Stage());
            var second = windows.open(first);
            first.stage().hide();
            assertThat(ended).hasValue(0);
            second.stage().hide();
            assertThat(ended).hasValue(1);
        });
    }

    @Test
    void sizeIsRemembered() throws Exception {
        var file = folder.resolve("settings.txt");
        Hall.empty(Settings.in(file), 990, 640).close();
        var size = Hall.see(() -> {
            var shell = new Windows(Settings.in(file), () -> { }).show(new Stage());
            try {
                return List.of(shell.getScene().getWidth(), shell.getScene().getHeight());
            } finally {
                shell.stage().hide();
            }
        });
        assertThat(size).isEqualTo(List.of(990.0, 640.0));
    }

    /// Whatever outlives a window, such as the language, must not keep it.
    @Test
    void aWindowThatWasClosedIsForgotten() throws Exception {
        try (var other = Hall.open(990, 640)) {
            var shell = openedAndClosed();
            other.await("nobody holds it", () -> {
                System.gc();
                return shell.get() == null;
            });
        }
    }

    private static WeakReference<Shell> openedAndClosed() throws Exception {
        try (var hall = Hall.empty(990, 640)) {
            Hall.on(() -> hall.shell.windows().speak(Language.TRADITIONAL));
            Hall.on(() -> hall.shell.windows().speak(Language.ENGLISH));
            hall.load(Path.of("traces/ok.json"));
            hall.await("it is open", () -> hall.shell.session() != null);
            hall.settle();
            return new WeakReference<>(hall.shell);
        }
    }

    @Test
    void theWholeScreenAndBack() throws Exception {
        try (var hall = Hall.open(990, 640)) {
            hall.press(KeyCode.CONTROL, KeyCode.F11);
            hall.await("all of the screen", () -> hall.shell.stage().isFullScreen()
                    && hall.shell.getScene().getWidth() > 990);
            hall.press(KeyCode.RIGHT);
            assertThat(hall.step()).as("keys go on").isEqualTo(1);
            hall.press(KeyCode.ALT, KeyCode.ENTER);
            hall.await("as it was", () -> !hall.shell.stage().isFullScreen() && hall.shell.getScene().getWidth() == 990);
        }
    }

    @Test
    void brokenSettingsAreANoticeAndTheWindowOpens() throws Exception {
        var file = Files.writeString(folder.resolve("settings.txt"), "theme = dark\nwidth = -3\ntheme\n");
        try (var hall = Hall.empty(Settings.in(file), 1000, 700)) {
            hall.await("the notice", hall::complains);
            assertThat(hall.banner()).contains("settings.txt").hasLineCount(1);
            assertThat(Hall.see(hall.shell::dark)).as("what is right in it counts").isTrue();
        }
        assertThat(Files.readString(file)).contains("theme = dark").contains("\ntheme\n");
    }

    @Test
    void aTraceIsOpenedAgainFromTheWelcomeAndFromThePalette() throws Exception {
        var file = folder.resolve("settings.txt");
        var copy = Files.copy(Path.of("traces/ok.json"), folder.resolve("mine.json"));
        var gone = Files.copy(Path.of("traces/ok.json"), folder.resolve("gone.json"));
        try (var hall = Hall.empty(Settings.in(file), 1000, 700)) {
            hall.load(gone);
            hall.await("it is open", () -> hall.shell.session() != null);
            hall.load(copy);
            hall.await("the other is open", () -> hall.shell.session().file().equals(copy));
        }
        Files.delete(gone);
        try (var hall = Hall.empty(Settings.in(file), 1000, 700)) {
            hall.settle();
            assertThat(Hall.see(() -> hall.shell.lookupAll(".recent").stream().map(it -> it.getAccessibleText()).toList()))
                    .hasSize(2).first().asString().contains("mine.json");
            assertThat(Hall.see(() -> hall.shell.lookupAll(".recent").stream().filter(it -> it.isDisabled())
                    .map(it -> it.getAccessibleText()).toList())).singleElement().asString().contains("gone.json", "missing");
            hall.press(KeyCode.CONTROL, KeyCode.K);
            hall.type("missing");
            hall.press(KeyCode.ESCAPE);
            hall.click(Hall.see(() -> hall.shell.lookupAll(".recent-off").toArray(new javafx.scene.Node[0])[1]));
            hall.settle();
            assertThat(Hall.see(() -> hall.shell.windows().recent().all())).containsExactly(copy);
            hall.click(".recent");
            hall.await("it is open", () -> hall.shell.session() != null);
            assertThat(hall.session().file()).isEqualTo(copy);
            hall.press(KeyCode.CONTROL, KeyCode.N);
            var other = Hall.see(() -> hall.shell.windows().shells().getLast());
            hall.press(KeyCode.CONTROL, KeyCode.K);
            hall.type("again mine");
            var offered = Hall.see(() -> ((ListView<?>) other.lookup("#palette .list-view")).getItems().stream()
                    .map(it -> ((Palette.Choice) it).word()).toList());
            assertThat(offered).containsExactly("Open again: mine.json");
            hall.press(KeyCode.ENTER);
            hall.await("it is open there too", () -> other.session() != null);
        }
    }

    @Test
    void theMenuBesideOpenHasThemTooAndTakesMissingOnesOff() throws Exception {
        var copy = Files.copy(Path.of("traces/ok.json"), folder.resolve("mine.json"));
        try (var hall = Hall.open()) {
            var recent = hall.shell.windows().recent();
            Hall.on(() -> {
                recent.add(folder.resolve("gone.json"));
                recent.add(copy);
            });
            pick(hall, 3);
            assertThat(Hall.see(recent::all)).containsExactly(copy);
            pick(hall, 2);
            hall.await("it is open", () -> hall.shell.session().file().equals(copy));
            assertThat(hall.step()).isZero();
        }
    }

    /// Opens the menu and goes down to the item of this number, from 1.
    private static void pick(Hall hall, int number) throws Exception {
        hall.click("#recent");
        hall.await("the menu", () -> ((MenuButton) hall.shell.lookup("#recent")).isShowing());
        for (int i = 0; i < number; i++) {
            hall.press(KeyCode.DOWN);
        }
        hall.press(KeyCode.ENTER);
        hall.await("it is closed", () -> !((MenuButton) hall.shell.lookup("#recent")).isShowing());
    }

    @Test
    void tenAreRememberedTheNewestFirst() {
        var recent = new Recent(Settings.in(null), new Shelf(Settings.in(null)));
        for (int i = 0; i < 13; i++) {
            recent.add(folder.resolve(i + ".json"));
        }
        recent.add(folder.resolve("7.json"));
        assertThat(recent.all()).hasSize(Recent.MOST).doesNotHaveDuplicates()
                .startsWith(folder.resolve("7.json"), folder.resolve("12.json")).endsWith(folder.resolve("3.json"));
    }
}
