package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.app.session.Findings;
import dev.loopglass.lint.Finding;
import dev.loopglass.lint.Lints;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is unhealthy about a trace, in the window.
class FindingsTest {
    private static final Path SICK = Path.of("traces/blocking-callback.json");
    private static final Path HEALTHY = Path.of("traces/ok.json");

    @TempDir
    private Path folder;

    private static Hall open(Path file) throws Exception {
        var hall = Hall.open(file, 1000, 900);
        hall.await("somebody has looked", () -> hall.shell.session().findings() != Findings.UNKNOWN);
        hall.settle();
        return hall;
    }

    private static List<Finding> found(Hall hall) {
        return Lints.of(hall.session().trace());
    }

    private static String text(Hall hall, String selector) {
        return Hall.see(() -> ((Labeled) hall.shell.lookup(selector)).getText());
    }

    private static boolean visible(Hall hall, String selector) {
        return Hall.see(() -> hall.shell.lookup(selector).isVisible());
    }

    private static List<Button> buttons(Hall hall, String style) {
        return Hall.see(() -> hall.shell.veil().sheet().lookupAll(style).stream().map(Button.class::cast).toList());
    }

    @Test
    void theirNumberIsAlwaysInSightAndOpensTheList() throws Exception {
        try (var hall = open(SICK)) {
            assertThat(text(hall, "#findings")).as("as short as the window is narrow").isEqualTo(found(hall).size() + "");
            assertThat(hall.node("#findings").getAccessibleText()).isEqualTo(found(hall).size() + " findings");
            assertThat(Hall.see(() -> ((Labeled) hall.node("#findings")).getGraphic())).isNotNull();
            hall.click("#findings");
            hall.settle();
            var listed = buttons(hall, ".finding");
            assertThat(listed).extracting(Labeled::getText).containsExactlyElementsOf(
                    found(hall).stream().map(Finding::text).toList());
            assertThat(listed).extracting(Button::getAccessibleText)
                    .allMatch(name -> name.contains("Leads to step"));
            assertThat(hall.node("#finding-list").getAccessibleText())
                    .isEqualTo(found(hall).size() + " findings");
        }
    }

    @Test
    void aFindingLeadsToItsFirstStepAndBack() throws Exception {
        try (var hall = open(SICK)) {
            hall.press(KeyCode.L);
            hall.settle();
            hall.click(buttons(hall, ".finding").getLast());
            assertThat(hall.step()).isEqualTo(found(hall).getLast().steps().getFirst());
            assertThat(hall.node("#finding-sheet")).isNull();
            hall.press(KeyCode.ALT, KeyCode.LEFT);
            assertThat(hall.step()).isZero();
        }
    }

    @Test
    void everyStepThatProvesItIsALink() throws Exception {
        try (var hall = open(SICK)) {
            hall.press(KeyCode.L);
            hall.settle();
            var proof = found(hall).getFirst().steps();
            var links = buttons(hall, ".chip").subList(0, proof.size());
            assertThat(links).extracting(Labeled::getText).zipSatisfy(proof,
                    (link, seq) -> assertThat(link).startsWith(seq + " · "));
            hall.click(links.get(2));
            assertThat(hall.step()).isEqualTo(proof.get(2));
        }
    }

    @Test
    void theListIsReachedByKeyboardAlone() throws Exception {
        try (var hall = open(SICK)) {
            hall.press(KeyCode.L);
            assertThat(hall.node("#finding-sheet")).isNotNull();
            hall.press(KeyCode.ESCAPE);
            assertThat(hall.node("#finding-sheet")).isNull();
            hall.press(KeyCode.L);
            hall.settle();
            hall.press(KeyCode.TAB);
            hall.press(KeyCode.SPACE);
            assertThat(hall.step()).as("the link after it")
                    .isEqualTo(found(hall).getFirst().steps().getFirst());
            hall.press(KeyCode.HOME);
            hall.press(KeyCode.L);
            hall.press(KeyCode.ENTER);
            assertThat(hall.step()).as("the sentence").isEqualTo(found(hall).getFirst().steps().getFirst());
            hall.press(KeyCode.L);
            hall.press(KeyCode.L);
            assertThat(hall.node("#finding-sheet")).isNull();
        }
    }

    @Test
    void keysGoFromOneToTheNextAndRound() throws Exception {
        try (var hall = open(SICK)) {
            var firsts = found(hall).stream().map(finding -> finding.steps().getFirst()).toList();
            assertThat(firsts).hasSizeGreaterThan(1).doesNotHaveDuplicates();
            for (int first : firsts) {
                hall.press(KeyCode.F);
                assertThat(hall.step()).isEqualTo(first);
            }
            hall.press(KeyCode.F);
            assertThat(hall.step()).isEqualTo(firsts.getFirst());
            hall.press(KeyCode.SHIFT, KeyCode.F);
            assertThat(hall.step()).isEqualTo(firsts.getLast());
            hall.press(KeyCode.L);
            hall.press(KeyCode.SHIFT, KeyCode.F);
            assertThat(hall.step()).isEqualTo(firsts.get(firsts.size() - 2));
            assertThat(hall.node("#finding-sheet")).isNull();
        }
    }

    @Test
    void theStepsOfAFindingSaySo() throws Exception {
        try (var hall = open(SICK)) {
            assertThat(visible(hall, "#notice")).isFalse();
            for (var finding : found(hall)) {
                for (int seq : finding.steps()) {
                    Hall.on(() -> hall.session().go(seq));
                    hall.settle();
                    assertThat(visible(hall, "#notice")).isTrue();
                    assertThat(hall.node("#notice").getAccessibleText()).startsWith("Finding ");
                    assertThat(hall.node("#timeline").getAccessibleText())
                            .contains("Finding: " + finding.text());
                }
            }
            Hall.on(() -> hall.session().go(found(hall).getLast().steps().getFirst()));
            hall.settle();
            assertThat(text(hall, "#notice")).contains(found(hall).getLast().text());
            hall.click("#notice");
            assertThat(hall.node("#finding-sheet")).isNotNull();
        }
    }

    @Test
    void theTimelineHasALineForThemThatCanBeClicked() throws Exception {
        try (var hall = open(SICK)) {
            Bounds canvas = Hall.see(() -> {
                var node = hall.shell.lookup("#timeline");
                return node.localToScreen(node.getBoundsInLocal());
            });
            int last = found(hall).getLast().steps().getFirst();
            double x = canvas.getMinX() + Hall.see(() -> hall.shell.desk().timeline().middleOf(last));
            double y = canvas.getMinY() + 36 + 8;
            var sign = Hall.see(() -> hall.shell.getScene().snapshot(null).getPixelReader()
                    .getColor((int) x - 3, (int) y + 2));
            assertThat(red(sign)).as("the sign at step %d", last).isTrue();
            hall.clickAt(x + 4, y);
            assertThat(hall.step()).isEqualTo(last);
        }
    }

    private static boolean red(Color color) {
        return color.getRed() > color.getGreen() + 0.3 && color.getRed() > color.getBlue() + 0.2;
    }

    @Test
    void aHealthyTraceShowsNothingAlarming() throws Exception {
        try (var hall = open(HEALTHY)) {
            assertThat(found(hall)).isEmpty();
            assertThat(visible(hall, "#findings")).isFalse();
            assertThat(visible(hall, "#notice")).isFalse();
            hall.press(KeyCode.F);
            assertThat(hall.step()).isZero();
            assertThat(text(hall, ".finding-none")).isEqualTo("No findings");
            assertThat(text(hall, "#finding-sheet .advice")).contains("every future was settled");
        }
    }

    @Test
    void ofATraceThatWasCutOffNotEverythingCanBeTold() throws Exception {
        var lines = Files.readAllLines(HEALTHY);
        var cut = Files.write(folder.resolve("cut.json"), lines.subList(0, lines.size() - 30));
        try (var hall = Hall.empty(1000, 800)) {
            hall.load(cut);
            hall.await("somebody has looked", () -> hall.shell.session() != null
                    && hall.shell.session().findings() != Findings.UNKNOWN);
            hall.press(KeyCode.L);
            assertThat(text(hall, ".finding-none")).isEqualTo("No findings");
            assertThat(text(hall, "#finding-sheet .advice")).contains("cannot be told");
        }
    }

    @Test
    void aRecordingIsLookedThroughWhenItIsOver() throws Exception {
        try (var hall = Hall.empty(1000, 800)) {
            Hall.on(() -> hall.shell.studio().record(List.of("--scenario", "never-resolved")));
            hall.await("the first step", () -> hall.shell.session() != null);
            hall.await("it is over and looked through", () -> {
                var session = hall.shell.session();
                assertThat(session.growingProperty().get() && session.findings() != Findings.UNKNOWN)
                        .isFalse();
                return session.findings() != Findings.UNKNOWN;
            });
            hall.settle();
            assertThat(found(hall)).isNotEmpty();
            assertThat(visible(hall, "#findings")).isTrue();
            assertThat(text(hall, "#findings")).startsWith(found(hall).size() + "");
        }
    }
}
