package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.app.session.Speech;
import dev.loopglass.event.Ref;
import dev.loopglass.explain.Language;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every sign has its place in the legend, drawn as it is drawn elsewhere.
class LegendTest {
    private Hall hall;

    @BeforeEach
    void open() throws Exception {
        hall = Hall.open(Path.of("traces/ok.json"), 1280, 900);
    }

    @AfterEach
    void close() {
        hall.close();
    }

    private List<Node> pictures() {
        return Hall.see(() -> {
            hall.shell.veil().sheet().applyCss();
            return hall.shell.veil().sheet().lookupAll(".legend-grid > *").stream()
                    .filter(it -> it.getUserData() instanceof String).toList();
        });
    }

    /// The names of the constants of an enum that is no one else's business.
    private static Stream<String> names(String key, String type) {
        try {
            return Arrays.stream(Class.forName("dev.loopglass." + type).getEnumConstants()).map(it -> key + "." + it);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everySignIsInIt() {
        hall.press(KeyCode.K);
        var wanted = Stream.of(names("lane", "app.timeline.Band"), names("look", "app.timeline.Look"), names("glyph", "app.timeline.Glyph"),
                names("arrow", "app.timeline.Arrow"), names("gutter", "app.panel.Gutter"), names("tone", "explain.Tone"),
                names("rung", "app.panel.Reached"), Arrays.stream(Ref.Type.values()).map(it -> "object." + it),
                Stream.of("row.changed", "row.chosen", "row.pointed")).flatMap(it -> it).collect(Collectors.toCollection(TreeSet::new));
        assertThat(pictures().stream().map(it -> it.getUserData().toString()))
                .containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(wanted).hasSizeGreaterThan(55);
    }

    @Test
    void everyPictureShowsSomethingAndNoTwoTheSame() throws Exception {
        hall.press(KeyCode.K);
        hall.settle();
        Set<List<Integer>> seen = new HashSet<>();
        for (var picture : pictures()) {
            if (picture instanceof Canvas) {
                var pixels = Hall.see(() -> pixels(picture));
                assertThat(pixels.stream().distinct()).as("%s", picture.getUserData()).hasSizeGreaterThan(1);
                assertThat(seen.add(pixels) || shared(picture)).as("%s looks like another", picture.getUserData()).isTrue();
            }
        }
        assertThat(seen).hasSizeGreaterThan(20);
    }

    /// What a phase of the loop and a task of the same sort have in common is their colour and shape, on purpose.
    private static boolean shared(Node picture) {
        return List.of("look.CALLBACK", "look.TIMER", "look.HANDLER").contains(picture.getUserData());
    }

    private static List<Integer> pixels(Node picture) {
        var image = picture.snapshot(null, null);
        return java.util.stream.IntStream.range(0, (int) (image.getWidth() * image.getHeight()))
                .mapToObj(i -> image.getPixelReader().getArgb(i % (int) image.getWidth(), i / (int) image.getWidth())).toList();
    }

    @Test
    void itIsOpenedByAKeyByAButtonAndFromThePalette() throws Exception {
        hall.press(KeyCode.K);
        assertThat(hall.node("#legend-sheet")).isNotNull();
        hall.press(KeyCode.ESCAPE);
        assertThat(hall.node("#legend-sheet")).isNull();
        hall.click("#legend");
        assertThat(hall.node("#legend-sheet")).isNotNull();
        hall.press(KeyCode.ESCAPE);
        hall.press(KeyCode.CONTROL, KeyCode.K);
        hall.type("signs mean");
        hall.press(KeyCode.ENTER);
        assertThat(hall.node("#legend-sheet")).isNotNull();
    }

    @Test
    void itIsThereInEveryLanguage() {
        var before = Speech.language();
        try {
            for (var language : Language.values()) {
                Hall.on(() -> Speech.speak(language));
                hall.press(KeyCode.K);
                var meanings = Hall.see(() -> hall.shell.veil().sheet().lookupAll(".legend-meaning").stream()
                        .map(it -> ((Label) it).getText()).filter(Objects::nonNull).toList());
                assertThat(meanings).hasSizeGreaterThan(55)
                        .allSatisfy(it -> assertThat(it.codePoints().anyMatch(c -> c > 0x4e00) || language == Language.ENGLISH
                                || it.equals("Future")).as(it).isTrue());
                hall.press(KeyCode.ESCAPE);
            }
        } finally {
            Hall.on(() -> Speech.speak(before));
        }
    }
}
