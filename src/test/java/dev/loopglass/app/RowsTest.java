package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.app.survey.Tape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A timeline with more rows than there is room for.
class RowsTest {
    private static final Path MANY = Path.of("traces/queue.json");

    @TempDir
    private Path folder;

    private static Bounds canvas(Hall hall) {
        return Hall.see(() -> hall.node("#timeline").localToScreen(hall.node("#timeline").getBoundsInLocal()));
    }

    private static double level(Hall hall, int seq) {
        return Hall.see(() -> hall.shell.desk().timeline().levelOf(seq));
    }

    private static boolean inSight(Hall hall, int seq) {
        return level(hall, seq) > 24 && level(hall, seq) < canvas(hall).getHeight() - 4;
    }

    @Test
    void steppingBringsTheRowOfTheStepIntoSight() throws Exception {
        try (var hall = Hall.open(MANY, 1024, 700)) {
            var levels = new TreeSet<Double>();
            int before = 0;
            for (int i = 0; i < hall.session().trace().size() - 1; i += 3) {
                int seq = i;
                Hall.on(() -> hall.session().go(seq));
                hall.settle();
                assertThat(inSight(hall, seq)).as("step " + seq).isTrue();
                levels.add(level(hall, 0));
                before = Math.max(before, (int) level(hall, seq));
            }
            assertThat(levels).as("the loop stays where it is").hasSize(1);
            assertThat(before).as("there were rows further down").isGreaterThan(60);
        }
    }

    @Test
    void aRowInSightStaysWhereItIs() throws Exception {
        try (var hall = Hall.open(MANY, 1024, 700)) {
            int below = below(hall);
            Hall.on(() -> hall.session().go(below));
            hall.settle();
            double level = level(hall, below);
            hall.press(KeyCode.LEFT);
            hall.press(KeyCode.LEFT);
            hall.press(KeyCode.RIGHT);
            hall.press(KeyCode.RIGHT);
            hall.settle();
            assertThat(level(hall, below)).isEqualTo(level);
        }
    }

    /// A step whose row is not in sight at first.
    private static int below(Hall hall) {
        return IntStream.range(0, hall.session().trace().size()).filter(seq -> !inSight(hall, seq)).findFirst().orElseThrow();
    }

    @Test
    void theRowOfAnObjectThatIsPickedIsBroughtIntoSight() throws Exception {
        try (var hall = Hall.open(MANY, 1024, 700)) {
            int below = below(hall);
            Hall.on(() -> hall.session().selectedProperty().set(hall.session().trace().on(below)));
            hall.settle();
            assertThat(inSight(hall, below)).isTrue();
            assertThat(hall.step()).isZero();
        }
    }

    @Test
    void aClickOnHowManyThereAreLeadsThereAndSoDoKeys() throws Exception {
        try (var hall = Hall.open(MANY, 1024, 700)) {
            var canvas = canvas(hall);
            var first = shown(hall);
            hall.clickAt(canvas.getMaxX() - 30, canvas.getMaxY() - 10);
            hall.settle();
            var second = shown(hall);
            assertThat(second).isNotEqualTo(first).isNotEmpty();
            assertThat(hall.step()).as("to look is not to step").isZero();
            hall.press(KeyCode.ALT, KeyCode.UP);
            hall.settle();
            assertThat(shown(hall)).isEqualTo(first);
            hall.press(KeyCode.ALT, KeyCode.DOWN);
            hall.settle();
            assertThat(shown(hall)).isEqualTo(second);
        }
    }

    /// The steps whose rows are in sight.
    private static List<Integer> shown(Hall hall) {
        return IntStream.range(0, hall.session().trace().size()).filter(it -> inSight(hall, it)).boxed().toList();
    }

    // ---- what the rows are called

    private static List<String> requests(Room room) {
        return room.ground().stream().map(Tape.Item::text).filter(it -> it != null && it.startsWith("GET ")).toList();
    }

    @Test
    void requestsAreToldApartAndMoreOfTheirNamesIsSeenInAWiderWindow() throws Exception {
        var room = Room.of(Theme.Choice.LIGHT);
        room.open(MANY);
        room.settle(1024, 700);
        assertThat(requests(room)).hasSize(3).doesNotHaveDuplicates().allMatch(it -> it.startsWith("GET /"));
        var narrow = letters(room);
        room.settle(1920, 1080);
        assertThat(letters(room)).isGreaterThan(narrow);
    }

    /// Of all that stands left of the axis.
    private static int letters(Room room) {
        double left = Hall.see(() -> room.shell.desk().timeline().middleOf(0));
        return room.ground().stream().filter(it -> it.text() != null && it.frame().left() > 40 && it.frame().right() < left)
                .map(Tape.Item::text).distinct().mapToInt(String::length).max().orElse(0);
    }

    @Test
    void theMouseShowsTheWholeNameAndWhatSortOfThingItIs() throws Exception {
        try (var hall = Hall.open(MANY, 1024, 700)) {
            var trace = hall.session().trace();
            int queued = IntStream.range(0, trace.size()).filter(it -> trace.kind(it).equals("http.queued")).findFirst().orElseThrow();
            hall.point(canvas(hall).getMinX() + 60, canvas(hall).getMinY() + level(hall, queued));
            hall.await("the card of the glossary", () -> hall.shell.lookup("#card").isVisible());
            var tip = (Label) hall.node(".timeline-tip");
            assertThat(Hall.see(tip::getText)).contains(trace.on(queued).name(), trace.on(queued).label());
            assertThat(Hall.see(tip::isVisible)).isTrue();
            assertThat(onScene(tip).intersects(onScene(hall.node("#card")))).as("beside the card").isFalse();
        }
    }

    private static Bounds onScene(Node node) {
        return Hall.see(() -> node.localToScene(node.getLayoutBounds()));
    }

    // ---- while what comes is hidden

    @Test
    void rowsThatComeAreNeitherDrawnNorCounted() throws Exception {
        var room = Room.of(Theme.Choice.LIGHT);
        Hall.on(() -> room.shell.windows().settings().put("future", List.of("hidden")));
        for (int seq : new int[] {3, 40, 120}) {
            var hiding = painted(room, Files.copy(MANY, folder.resolve(seq + ".json")), seq);
            var lines = Files.readAllLines(MANY);
            int last = IntStream.range(0, lines.size()).filter(it -> lines.get(it).startsWith("{\"seq\":" + seq + ","))
                    .findFirst().orElseThrow();
            var ending = painted(room, Files.write(folder.resolve("end" + seq + ".json"), lines.subList(0, last + 1)), seq);
            assertThat(hiding).as("step " + seq).isEqualTo(ending);
        }
    }

    /// The names of rows, and the lines between them.
    private static List<String> painted(Room room, Path file, int seq) throws Exception {
        room.open(file);
        Hall.on(() -> room.shell.session().go(seq));
        room.settle(1400, 1000);
        return room.ground().stream().filter(it -> it.frame().left() < 60 && (it.text() != null || it.shape().contains("line")))
                .filter(it -> it.frame().top() > 44).map(it -> it.shape() + " " + it.text()).toList();
    }
}
