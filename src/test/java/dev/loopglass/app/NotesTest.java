package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loopglass.app.session.Errand;
import dev.loopglass.app.session.Speech;
import dev.loopglass.app.session.Talk;
import dev.loopglass.app.session.Walk;
import dev.loopglass.app.survey.Contrast;
import dev.loopglass.app.survey.Fault;
import dev.loopglass.app.survey.Standard;
import dev.loopglass.app.survey.Survey;
import dev.loopglass.explain.Language;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The speaker's window: at its smallest, in every theme and language, nothing is cut off, all can be read, and all of
/// it is reached without a mouse.
class NotesTest {
    private static final Path LESSON = Path.of("samples/lessons/from-fetch-to-handle-connect.md");
    private static final long HOUR = 3_600_000_000_000L;
    /// As small as it can be made, as it opens at first, and as somebody has it who stands far away from it.
    private static final int[][] SIZES = {{420, 320}, {560, 520}, {960, 900}};

    private static Hall open(Theme.Choice look, Language language, AtomicLong clock) throws Exception {
        var hall = Hall.empty(1000, 900);
        Hall.on(() -> hall.shell.windows().look(look));
        Hall.on(() -> hall.shell.windows().speak(language));
        var walk = Walk.read(LESSON, Speech.language(), trace -> Opened.read(trace, Errand.here()).session());
        Hall.on(() -> hall.shell.lectern().tell(new Talk(LESSON, walk, clock::get)));
        hall.settle();
        hall.press(KeyCode.F6);
        hall.settle();
        return hall;
    }

    private static Notes notes(Hall hall) {
        return Hall.see(() -> hall.shell.lectern().notes());
    }

    private static Parent room(Hall hall) {
        return Hall.see(() -> notes(hall).getScene().getRoot());
    }

    private static void size(Hall hall, int width, int height) throws Exception {
        var notes = notes(hall);
        Hall.on(() -> {
            notes.setWidth(width);
            notes.setHeight(height);
        });
        hall.await("its size", () -> notes.getScene().getWidth() == width && notes.getScene().getHeight() == height);
        hall.settle();
        Hall.on(() -> {
            notes.getScene().getRoot().applyCss();
            notes.getScene().getRoot().layout();
        });
    }

    static Stream<Arguments> looks() {
        return Stream.of(Theme.Choice.LIGHT, Theme.Choice.DARK, Theme.Choice.CONTRAST).flatMap(look ->
                Stream.of(Language.values()).map(language -> Arguments.of(look, language)));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void nothingToStumbleOver(Theme.Choice look, Language language) throws Exception {
        assumeTrue(Typeface.has(language), "no typeface here has the letters of " + language.title());
        var clock = new AtomicLong();
        var faults = new LinkedHashMap<String, String>();
        try (var hall = open(look, language, clock)) {
            for (int place : new int[] {0, 1, 6, 13, 25}) {
                Hall.on(() -> hall.shell.lectern().go(place));
                // What fits at the smallest size is asked at the others only for some stops: it takes a while.
                for (var size : place == 0 || place == 6 ? SIZES : new int[][] {SIZES[0]}) {
                    survey(hall, place, size, look == Theme.Choice.CONTRAST ? Standard.HIGH : Standard.USUAL, faults);
                }
            }
            // Ten hours later nobody has kept to the plan.
            clock.set(10 * HOUR);
            Hall.on(() -> ((Button) room(hall).lookup("#notes-pause")).fire());
            survey(hall, 25, SIZES[0], look == Theme.Choice.CONTRAST ? Standard.HIGH : Standard.USUAL, faults);
        } finally {
            Hall.on(() -> Speech.speak(Language.ENGLISH));
        }
        assertThat(faults.values()).as(look + ", " + language.title()).isEmpty();
    }

    private static void survey(Hall hall, int place, int[] size, Standard standard, LinkedHashMap<String, String> faults)
            throws Exception {
        size(hall, size[0], size[1]);
        List<Fault> found = Hall.see(() -> Survey.of(room(hall), size[0], size[1], standard));
        found.forEach(it -> faults.putIfAbsent(it.kind() + it.where() + it.text(),
                "stop " + place + ", " + size[0] + "×" + size[1] + ": " + it));
        // What is said is what the window is for.
        double page = Hall.see(() -> ((ScrollPane) room(hall).lookup("#notes-page")).getViewportBounds().getHeight());
        if (page < size[1] * 0.4) {
            faults.putIfAbsent("room", "stop " + place + ", " + size[0] + "×" + size[1] + ": only " + page + " px for the notes");
        }
    }

    @Test
    void everyControlHasANameIsReachedByTabAndShowsIt() throws Exception {
        for (var look : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK, Theme.Choice.CONTRAST)) {
            try (var hall = open(look, Language.ENGLISH, new AtomicLong())) {
                Hall.on(() -> hall.shell.lectern().go(6));
                size(hall, 560, 520);
                var faults = new LinkedHashSet<String>();
                var reached = tab(hall, faults);
                Hall.on(() -> Stream.concat(room(hall).lookupAll(".button").stream(), Stream.of(room(hall).lookup("#notes-page")))
                        .forEach(it -> {
                            if (!reached.contains(it)) {
                                faults.add("not reached: " + it.getId());
                            }
                            if (name(it).isBlank()) {
                                faults.add("no name: " + it.getId());
                            }
                        }));
                assertThat(faults).as(look.toString()).isEmpty();
                assertThat(reached).filteredOn(ButtonBase.class::isInstance).hasSize(4);
            }
        }
    }

    private static String name(Node node) {
        return node.getAccessibleText() != null ? node.getAccessibleText() : node instanceof Labeled it ? it.getText() : "";
    }

    private static Set<Node> tab(Hall hall, Set<String> faults) throws Exception {
        var reached = new LinkedHashSet<Node>();
        Hall.on(notes(hall)::requestFocus);
        hall.settle();
        for (int i = 0; i < 20; i++) {
            hall.press(KeyCode.TAB);
            hall.settle();
            var owner = Hall.see(() -> notes(hall).getScene().getFocusOwner());
            if (owner != null && !reached.add(owner)) {
                return reached;
            }
            Hall.on(() -> ring((Region) owner, faults));
        }
        throw new AssertionError("not back at the first");
    }

    private static void ring(Region owner, Set<String> faults) {
        var ring = owner.getBorder() == null ? null : owner.getBorder().getStrokes().stream()
                .filter(it -> it.getWidths().getTop() >= 2).findFirst().orElse(null);
        if (ring == null) {
            faults.add("no ring: " + owner.getId());
            return;
        }
        var bounds = owner.localToScene(owner.getLayoutBounds());
        var ground = Survey.ground(owner.getScene().getRoot(), owner, bounds.getCenterX(), Math.max(1, bounds.getMinY() - 2));
        if (Contrast.of((Color) ring.getTopStroke(), ground) < 3) {
            faults.add(owner.getId() + ": its ring " + ring.getTopStroke() + " on " + ground);
        }
    }

    @Test
    void beforeTheFirstStopAndAfterTheLastOneOneGoesNoFarther() throws Exception {
        try (var hall = open(Theme.Choice.LIGHT, Language.ENGLISH, new AtomicLong())) {
            assertThat(Hall.see(() -> room(hall).lookup("#notes-back").isDisabled())).isTrue();
            assertThat(Hall.see(() -> room(hall).lookup("#notes-on").isDisabled())).isFalse();
            var bright = Hall.see(() -> ground(room(hall).lookup("#notes-on")));
            assertThat(Hall.see(() -> room(hall).lookup("#notes-chapter").isVisible())).as("there is no chapter yet").isFalse();
            Hall.on(((Button) room(hall).lookup("#notes-on"))::fire);
            assertThat(Hall.see(() -> room(hall).lookup("#notes-back").isDisabled())).isFalse();
            assertThat(Hall.see(() -> room(hall).lookup("#notes-chapter").isVisible())).isTrue();
            Hall.on(() -> hall.shell.lectern().go(25));
            assertThat(Hall.see(() -> room(hall).lookup("#notes-on").isDisabled())).as("it has one part").isTrue();
            hall.settle();
            Hall.on(room(hall)::applyCss);
            assertThat(Hall.see(() -> ground(room(hall).lookup("#notes-on")))).as("and is drawn so")
                    .isNotEqualTo(bright);
        }
    }

    @Test
    void itFollowsTheThemeAndTheLanguageOfTheWindow() throws Exception {
        try (var hall = open(Theme.Choice.LIGHT, Language.ENGLISH, new AtomicLong())) {
            var bright = Hall.see(() -> ground(room(hall)));
            Hall.on(() -> hall.shell.windows().look(Theme.Choice.DARK));
            hall.settle();
            Hall.on(room(hall)::applyCss);
            assertThat(Hall.see(() -> ground(room(hall))).getBrightness()).isLessThan(0.4).isLessThan(bright.getBrightness());
            Hall.on(() -> hall.shell.windows().speak(Language.TRADITIONAL));
            hall.await("the lesson's other file",
                    () -> hall.shell.lectern().talk().walk().lesson().language() == Language.TRADITIONAL);
            assertThat(Hall.see(() -> ((Labeled) room(hall).lookup("#notes-title")).getText()))
                    .isEqualTo(Hall.see(() -> hall.shell.lectern().talk().walk().lesson().title()));
            assertThat(Hall.see(() -> ((Labeled) room(hall).lookup("#notes-pause")).getText())).isEqualTo("繼續");
        } finally {
            Hall.on(() -> Speech.speak(Language.ENGLISH));
        }
    }

    private static Color ground(Node node) {
        return (Color) ((Region) node).getBackground().getFills().getLast().getFill();
    }
}
