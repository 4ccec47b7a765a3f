package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.app.panel.OwnKeys;
import dev.loopglass.app.session.Slate;
import dev.loopglass.app.survey.Contrast;
import dev.loopglass.app.survey.Survey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Without a mouse, without eyes: every control is reached by the keyboard, shows that it is, and has a name.
class AccessTest {
    private static final int MOST_STOPS = 150;

    @TempDir
    private Path folder;

    private static void walk(Node node, Consumer<Node> visitor) {
        if (node.isVisible()) {
            visitor.accept(node);
            if (node instanceof Parent parent && !(node instanceof TextInputControl)) {
                parent.getChildrenUnmodifiable().forEach(child -> walk(child, visitor));
            }
        }
    }

    private static List<Node> all(Shell shell, Class<?>... types) {
        var found = new ArrayList<Node>();
        walk(shell.veil().covered() ? shell.veil().sheet() : shell, node -> {
            if (List.of(types).stream().anyMatch(it -> it.isInstance(node)) && !node.isDisabled()) {
                found.add(node);
            }
        });
        return found;
    }

    private static String say(Node node) {
        var styles = node.getStyleClass();
        return (node.getId() != null ? "#" + node.getId() : styles.isEmpty() ? node.getClass().getSimpleName()
                : "." + styles.getLast()) + " “" + name(node) + "”";
    }

    private static String name(Node node) {
        return node.getAccessibleText() != null ? node.getAccessibleText()
                : node instanceof Labeled it && it.getText() != null ? it.getText() : "";
    }

    // ---- every screen

    static void everyScreen(Path folder, Theme.Choice look, Screen screen) throws Exception {
        var file = folder.resolve("queue.json");
        Files.copy(Path.of("traces/queue.json"), file, StandardCopyOption.REPLACE_EXISTING);
        try (var hall = Hall.empty(1000, 900)) {
            Hall.on(() -> hall.shell.windows().look(look));
            hall.settle();
            screen.look(hall, "welcome");
            Hall.on(hall.shell.veil()::askForRecording);
            hall.settle();
            screen.look(hall, "record");
            Hall.on(hall.shell.veil()::uncover);
            hall.load(file);
            hall.await("it is open", () -> hall.shell.session() != null);
            hall.settle();
            Hall.on(() -> hall.session().go(hall.session().trace().size() / 2));
            hall.settle();
            screen.look(hall, "trace");
            Hall.on(() -> hall.shell.desk().source().search());
            hall.settle();
            screen.look(hall, "search");
            hall.press(KeyCode.ESCAPE);
            List<Consumer<Shell>> sheets = List.of(it -> it.veil().showKeys(), it -> it.veil().showPalette(), it -> it.veil().showStops(), it -> it.veil().askForStep(),
                    Shell::toggleBookmark, it -> it.veil().showFindings(), it -> it.veil().showWhy(), it -> it.veil().showLegend(), shell -> shell.veil().showGlossary(null));
            for (var sheet : sheets) {
                Hall.on(() -> sheet.accept(hall.shell));
                hall.settle();
                screen.look(hall, Hall.see(() -> hall.shell.veil().sheet().getId()));
                Hall.on(hall.shell.veil()::uncover);
            }
            hall.load(Path.of("samples/lessons/from-fetch-to-handle-connect.md"));
            hall.await("the lesson", () -> hall.shell.lectern().talk() != null);
            hall.settle();
            Hall.on(hall.shell.lectern()::next);
            hall.settle();
            screen.look(hall, "lesson");
        }
    }

    interface Screen {
        void look(Hall hall, String name) throws Exception;
    }

    @Test
    void everythingHasANameAndARole() throws Exception {
        var nameless = new LinkedHashSet<String>();
        everyScreen(folder, Theme.Choice.LIGHT, (hall, screen) -> Hall.on(() -> {
            for (var node : all(hall.shell, ButtonBase.class, TextInputControl.class, ListView.class, OwnKeys.class, Slate.class)) {
                boolean field = node instanceof TextInputControl || node instanceof ListView || node instanceof OwnKeys
                        || node instanceof Slate;
                boolean named = field ? node.getAccessibleText() != null && !node.getAccessibleText().isBlank()
                        : !name(node).isBlank();
                if (!below(node) && (!named || name(node).length() < 2 && !name(node).equals("?") || hollow(node))) {
                    nameless.add(screen + ": " + say(node) + " in " + say(node.getParent()));
                }
            }
        }));
        assertThat(nameless).isEmpty();
    }

    /// Of slates that lie on one another the last one speaks for all, and for those that are only its rows what holds them.
    private static boolean below(Node node) {
        var beside = node.getParent().getChildrenUnmodifiable();
        return node instanceof Slate && (node.getParent().isMouseTransparent()
                || node.isMouseTransparent() && Stream.iterate(node.getParent(), Node::getParent).limit(2).anyMatch(it -> it.getAccessibleText() != null)
                || beside.subList(beside.indexOf(node) + 1, beside.size()).stream()
                .anyMatch(it -> it instanceof Slate && it.getBoundsInParent().equals(node.getBoundsInParent())));
    }

    /// A slate is nothing at all to whoever cannot see, unless it says what it is.
    private static boolean hollow(Node node) {
        return node instanceof Slate && (node.getAccessibleRole() == AccessibleRole.NODE
                || node.getAccessibleRole() == AccessibleRole.PARENT);
    }

    @Test
    void everyControlIsReachedByTab() throws Exception {
        var missed = new LinkedHashSet<String>();
        everyScreen(folder, Theme.Choice.LIGHT, (hall, screen) -> {
            var reached = tab(hall);
            Hall.on(() -> all(hall.shell, ButtonBase.class, TextInputControl.class, ListView.class, OwnKeys.class).stream()
                    .filter(it -> !reached.contains(it) && !(hall.shell.veil().sheet() instanceof Palette && it instanceof ListView))
                    .forEach(it -> missed.add(screen + ": " + say(it))));
        });
        assertThat(missed).isEmpty();
    }

    /// Everything that has the focus while one presses the tabulator until one is where one began.
    private static Set<Node> tab(Hall hall) throws Exception {
        return tab(hall, () -> { });
    }

    private static Set<Node> tab(Hall hall, Runnable look) throws Exception {
        var reached = new LinkedHashSet<Node>();
        for (int i = 0; i < MOST_STOPS; i++) {
            hall.press(KeyCode.TAB);
            Hall.on(look);
            var owner = Hall.see(() -> hall.shell.getScene().getFocusOwner());
            if (owner != null && !reached.add(owner)) {
                return reached;
            }
        }
        throw new AssertionError("after " + MOST_STOPS + " stops one is not back at the first");
    }

    @Test
    void whateverHasTheFocusShowsIt() throws Exception {
        var hidden = new LinkedHashSet<String>();
        for (var look : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK, Theme.Choice.CONTRAST)) {
            everyScreen(folder, look, (hall, screen) -> {
                // What a sheet is made of stands on the desk as well.
                if (look == Theme.Choice.LIGHT || screen.equals("trace") || screen.equals("record")) {
                    tab(hall, () -> fault(hall).ifPresent(it -> hidden.add(look + ", " + screen + ": " + it)));
                }
            });
        }
        assertThat(hidden).isEmpty();
    }

    private static Optional<String> fault(Hall hall) {
        var node = hall.shell.getScene().getFocusOwner();
        Room.pulse(hall.shell);
        var ring = node instanceof Slate || "source".equals(node.getId()) ? (Region) node.getParent().lookup(".focus-ring")
                : "flow".equals(node.getId()) ? (Region) node.lookup(".focus-ring") : (Region) node;
        var strokes = ring.isVisible() && ring.getBorder() != null ? ring.getBorder().getStrokes() : List.<BorderStroke>of();
        // A divider is hardly more than a line: all of it is its ring.
        var seen = ring instanceof Divider ? Optional.of((Color) ring.getBackground().getFills().getLast().getFill())
                : strokes.stream().filter(it -> it.getWidths().getTop() >= 2).map(it -> (Color) it.getTopStroke()).findFirst();
        if (seen.isEmpty()) {
            return Optional.of(say(node) + " has no ring");
        }
        var bounds = ring.localToScene(ring.getLayoutBounds());
        var ground = Survey.ground(hall.shell, ring, bounds.getCenterX(), bounds.getMinY() - 2);
        double contrast = Contrast.of(seen.get(), ground);
        return contrast >= 3 ? Optional.empty()
                : Optional.of(say(node) + ": its ring " + seen.get() + " on " + ground + " is " + contrast + " : 1, wanted 3");
    }

    @Test
    void theTimelineSaysWhatItShows() throws Exception {
        try (var hall = Hall.open()) {
            for (int seq : new int[] {0, 1, 40}) {
                Hall.on(() -> hall.session().go(seq));
                hall.settle();
                assertThat(Hall.see(() -> hall.shell.lookup("#timeline").getAccessibleText()))
                        .contains(seq + " of " + (hall.session().trace().size() - 1))
                        .contains(Hall.see(() -> hall.session().explainer().sentence(seq)));
            }
        }
    }

    @Test
    void aRungOfTheLadderIsPickedByKeys() throws Exception {
        try (var hall = Hall.open()) {
            var reached = tab(hall);
            var ladder = hall.node("#flow");
            assertThat(reached).contains(ladder);
            while (Hall.see(() -> hall.shell.getScene().getFocusOwner()) != ladder) {
                hall.press(KeyCode.TAB);
            }
            hall.settle();
            int before = hall.step();
            hall.press(KeyCode.DOWN);
            hall.press(KeyCode.DOWN);
            assertThat(hall.step()).as("in the list one goes up and down").isEqualTo(before);
            hall.press(KeyCode.ENTER);
            assertThat(hall.step()).isGreaterThan(before);
            hall.press(KeyCode.RIGHT);
            assertThat(hall.session().step()).as("every other key steps as before").isGreaterThan(before + 1);
        }
    }

    @Test
    void anObjectOfTheStateIsFollowedByKeys() throws Exception {
        try (var hall = Hall.open()) {
            Hall.on(() -> hall.session().go(30));
            hall.settle();
            var pane = hall.node(".state-pane");
            for (int i = 0; i < MOST_STOPS && Hall.see(() -> hall.shell.getScene().getFocusOwner()) != pane; i++) {
                hall.press(KeyCode.TAB);
            }
            hall.settle();
            hall.press(KeyCode.DOWN);
            var first = Hall.see(() -> hall.session().selectedProperty().get());
            assertThat(first).isNotNull();
            assertThat(Hall.see(pane::getAccessibleText)).as("it is read out").startsWith(first.name());
            hall.press(KeyCode.DOWN);
            assertThat(Hall.see(() -> hall.session().selectedProperty().get())).isNotEqualTo(first);
            hall.press(KeyCode.UP);
            assertThat(Hall.see(() -> hall.session().selectedProperty().get())).isEqualTo(first);
            hall.press(KeyCode.UP);
            assertThat(Hall.see(() -> hall.session().selectedProperty().get())).as("there it ends").isEqualTo(first);
            assertThat(hall.step()).isEqualTo(30);
            hall.press(KeyCode.N);
            assertThat(hall.session().trace().on(hall.step())).as("next about this one").isEqualTo(first);
        }
    }

    @Test
    void theTabulatorStaysInASheet() throws Exception {
        try (var hall = Hall.open()) {
            hall.press(KeyCode.B);
            hall.settle();
            assertThat(tab(hall)).allSatisfy(it -> assertThat(inside(hall, it)).as(say(it)).isTrue());
            hall.press(KeyCode.SHIFT, KeyCode.TAB);
            hall.press(KeyCode.SHIFT, KeyCode.TAB);
            assertThat(Hall.see(() -> inside(hall, hall.shell.getScene().getFocusOwner()))).isTrue();
        }
    }

    private static boolean inside(Hall hall, Node node) {
        return Stream.iterate(node, it -> it != null, Node::getParent).anyMatch(it -> it == hall.shell.veil().sheet());
    }
}
