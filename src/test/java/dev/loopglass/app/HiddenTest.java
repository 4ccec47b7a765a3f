package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.app.panel.FlowPane;
import dev.loopglass.app.session.Errand;
import dev.loopglass.app.survey.Survey;
import dev.loopglass.app.survey.Tape;
import dev.loopglass.event.Ref;
import dev.loopglass.lesson.Quiz;
import dev.loopglass.replay.Flow;
import dev.loopglass.replay.Replay;
import dev.loopglass.trace.Trace;
import dev.loopglass.trace.TraceReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// While what comes is hidden, the window is one on a recording that ends at the step that is shown.
class HiddenTest {
    private static final Pattern OBJECT = Pattern.compile("\\b(?:cb|tm|fu|co|ch|ht)\\d+\\b");

    private static final String LESSON = """
            # What comes

            ```lesson
            trace: %s
            ```

            ## Before (1 min)

            ### It begins

            ```step
            kind:turn.begin nth:1
            ```

            Nothing has happened yet.

            ## Surely connected (1 min)

            ### A callback ends

            ```step
            kind:callback.end nth:1
            ```

            Look at the queue.

            ```ask
            Who is next?
            ```

            It is the poll of all things.

            ### The socket opens at last

            ```step
            kind:channel.connected
            ```

            There it is.
            """;

    @TempDir
    private Path folder;

    // ---- the whole window

    @ParameterizedTest
    @ValueSource(strings = {"ok", "refused", "timeout", "queue", "first-address-refuses", "blocking-callback"})
    void aWindowThatHidesWhatComesSaysNoMoreThanOneOnARecordingThatEndsHere(String name) throws Exception {
        var whole = Files.copy(Path.of("traces", name + ".json"), folder.resolve("trace.json"));
        var trace = TraceReader.read(whole).trace();
        var room = Room.of(Theme.Choice.LIGHT);
        for (int seq : steps(trace)) {
            Hall.on(() -> room.shell.windows().settings().put("future", List.of("hidden")));
            var hiding = said(room, whole, seq);
            var ending = said(room, ending(whole, seq), seq);
            assertThat(hiding).as(name + ", step " + seq).containsExactlyElementsOf(ending);
        }
    }

    /// Those at which there is something to predict, a few of them, and the end of what runs there.
    private static List<Integer> steps(Trace trace) {
        var tour = new Quiz(new Replay(trace)).tour();
        return IntStream.range(0, tour.size()).filter(it -> it % 4 == 1).mapToObj(tour::get).toList();
    }

    /// The same recording as it was when this step had just been written.
    private Path ending(Path whole, int seq) throws Exception {
        var lines = Files.readAllLines(whole);
        int last = IntStream.range(0, lines.size()).filter(it -> lines.get(it).startsWith("{\"seq\":" + seq + ","))
                .findFirst().orElseThrow();
        var file = Files.createDirectories(folder.resolve(String.valueOf(seq))).resolve("trace.json");
        return Files.write(file, lines.subList(0, last + 1));
    }

    /// Every text of the window but the painted ones, with tips and with what screen readers read.
    private static List<String> said(Room room, Path file, int seq) throws Exception {
        room.open(file);
        Hall.on(() -> room.shell.session().go(seq));
        room.settle(1400, 1000);
        return Hall.see(() -> texts(room.shell).filter(it -> !it.isBlank())
                .map(it -> it.replace(file.getParent().toAbsolutePath().toString(), "")).toList());
    }

    private static Stream<String> texts(Node node) {
        // Which of the rungs are in sight depends on how far the ladder was scrolled; they have a test of their own.
        if (!node.isVisible() || node.getStyleClass().contains("flow-pane")) {
            return Stream.empty();
        }
        var its = new ArrayList<String>();
        its.add(node.getAccessibleText());
        its.add(node instanceof Labeled it ? it.getText() : node instanceof Text it && !(it.getParent() instanceof Labeled) ? it.getText()
                : node instanceof TextInputControl it ? it.getText() + it.getPromptText() : null);
        its.add(node.getAccessibleHelp());
        var below = node instanceof Parent parent ? parent.getChildrenUnmodifiable() : List.<Node>of();
        return Stream.concat(its.stream().filter(it -> it != null), below.stream().flatMap(HiddenTest::texts));
    }

    // ---- one leak each

    private Hall hiding(String name) throws Exception {
        var hall = Hall.open(Files.copy(Path.of("traces", name + ".json"), folder.resolve("trace.json")), 1280, 900);
        Hall.on(hall.shell::hide);
        hall.settle();
        return hall;
    }

    private static void go(Hall hall, int seq) throws Exception {
        Hall.on(() -> hall.session().go(seq));
        hall.settle();
    }

    private static int step(Hall hall, String kind) {
        var trace = hall.session().trace();
        return IntStream.range(0, trace.size()).filter(it -> trace.kind(it).equals(kind)).findFirst().orElseThrow();
    }

    private static String shown(Hall hall, String selector) {
        return Hall.see(() -> String.join("", Survey.said(hall.shell.lookup(selector))));
    }

    @Test
    void nothingTellsHowLongTheRecordingIs() throws Exception {
        try (var hall = hiding("ok")) {
            go(hall, 40);
            var last = String.valueOf(hall.session().trace().size() - 1);
            assertThat(shown(hall, ".header")).contains("Step", "40").doesNotContain(last, "turns", "waiting");
            assertThat(hall.node("#timeline").getAccessibleText()).contains("step 40").doesNotContain(last);
            Hall.on(hall.shell.veil()::askForStep);
            hall.settle();
            assertThat(Hall.see(() -> texts(hall.shell.veil().sheet()).toList())).noneMatch(it -> it.contains(last));
            Hall.on(hall.shell.veil()::uncover);
            Hall.on(hall.shell::hide);
            hall.settle();
            assertThat(shown(hall, ".header")).contains(last, "turns", "waiting");
            assertThat(hall.node("#timeline").getAccessibleText()).contains(last);
        }
    }

    @Test
    void theTimelineNamesNothingThatComesOnAnyAxis() throws Exception {
        var file = Files.copy(Path.of("traces/ok.json"), folder.resolve("trace.json"));
        var room = Room.of(Theme.Choice.LIGHT);
        Hall.on(() -> room.shell.windows().settings().put("future", List.of("hidden")));
        room.open(file);
        var trace = TraceReader.read(file).trace();
        for (int i = 0; i < 3; i++) {
            for (int seq : steps(trace)) {
                Hall.on(() -> room.shell.session().go(seq));
                room.settle(1400, 1000);
                assertThat(named(room)).as("step " + seq).allMatch(it -> trace.about(trace.object(it))[0] <= seq);
            }
            Hall.on(() -> room.shell.desk().timeline().changeUnit());
        }
    }

    /// The objects whose names the timeline shows and does not cover again.
    private static Set<String> named(Room room) {
        var items = room.ground();
        return IntStream.range(0, items.size()).filter(it -> items.get(it).text() != null && !covered(items, it))
                .mapToObj(it -> OBJECT.matcher(items.get(it).text())).flatMap(it -> it.results().map(found -> found.group()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean covered(List<Tape.Item> items, int at) {
        var text = items.get(at).frame();
        double middle = (text.top() + text.bottom()) / 2;
        return items.subList(at + 1, items.size()).stream().anyMatch(it -> it.shape().equals("fill rect")
                && it.colors().getFirst().isOpaque() && it.frame().left() <= text.left() + 1
                && it.frame().right() > text.left() + 1 && it.frame().top() < middle && it.frame().bottom() > middle);
    }

    @Test
    void onTheAxisOfTimeASleepDoesNotTellHowLongItWillBe() throws Exception {
        var file = Files.copy(Path.of("traces/slow-server.json"), folder.resolve("trace.json"));
        var room = Room.of(Theme.Choice.LIGHT);
        Hall.on(() -> room.shell.windows().settings().put("future", List.of("hidden")));
        room.open(file);
        Hall.on(() -> {
            room.shell.desk().timeline().changeUnit();
            room.shell.desk().timeline().changeUnit();
        });
        var trace = TraceReader.read(file).trace();
        int asleep = IntStream.range(0, trace.size() - 1).filter(it -> trace.kind(it).equals("poll.begin")).boxed()
                .max((one, other) -> Long.compare(trace.t(one + 1) - trace.t(one), trace.t(other + 1) - trace.t(other)))
                .orElseThrow();
        Hall.on(() -> room.shell.session().go(asleep));
        room.settle(1400, 1000);
        double playhead = Hall.see(() -> room.shell.desk().timeline().middleOf(asleep));
        var items = room.ground();
        assertThat(IntStream.range(0, items.size()).filter(it -> items.get(it).text() != null && !covered(items, it))
                .mapToObj(items::get).filter(it -> it.frame().left() > playhead + 10).map(Tape.Item::text))
                .isSubsetOf("what comes is hidden");
        assertThat(Hall.see(() -> room.shell.desk().timeline().middleOf(asleep + 1)) - playhead).isGreaterThan(60);
        assertThat(items.stream().filter(it -> it.shape().equals("fill rect") && it.frame().left() > playhead
                && it.frame().left() < playhead + 10).mapToDouble(it -> it.frame().bottom()).max().orElseThrow())
                .as("covered from the playhead on").isGreaterThan(100);
    }

    @Test
    void anObjectThatIsNotThereYetIsNeitherPickedNorPointedAt() throws Exception {
        try (var hall = hiding("ok")) {
            go(hall, 3);
            var trace = hall.session().trace();
            var glass = hall.node("#timeline");
            var bounds = Hall.see(() -> glass.localToScreen(glass.getBoundsInLocal()));
            for (double y = bounds.getMinY() + 40; y < bounds.getMaxY(); y += 12) {
                hall.clickAt(bounds.getMinX() + 30, y);
                for (var it : List.of(hall.session().selectedProperty(), hall.session().pointedProperty())) {
                    Ref found = Hall.see(it::get);
                    assertThat(found == null || trace.about(found)[0] <= 3).as(found + " at " + y).isTrue();
                }
            }
            assertThat(hall.step()).isEqualTo(3);
        }
    }

    @Test
    void zoomingToAnObjectDoesNotTellWhenItEnds() throws Exception {
        try (var hall = hiding("ok")) {
            int begun = step(hall, "http.queued");
            go(hall, begun + 4);
            Hall.on(() -> {
                hall.session().selectedProperty().set(hall.session().trace().on(begun));
                hall.shell.desk().timeline().zoomToSubject();
            });
            hall.settle();
            double width = Hall.see(() -> hall.node("#timeline").getLayoutBounds().getWidth());
            assertThat(Hall.see(() -> hall.shell.desk().timeline().middleOf(begun + 4))).isGreaterThan(width * 0.5);
        }
    }

    @Test
    void theLadderHasNoRungThatComes() throws Exception {
        try (var hall = hiding("ok")) {
            for (int seq : steps(hall.session().trace())) {
                go(hall, seq);
                assertThat(Hall.see(() -> ((FlowPane) hall.shell.lookup(".flow-pane")).rungs().stream()
                        .map(Flow.Rung::seq).toList())).as("step " + seq).isNotEmpty().allMatch(it -> it <= seq);
            }
        }
    }

    @Test
    void theFlowDoesNotTellThatThereWillBeOtherRequests() throws Exception {
        try (var hall = hiding("queue")) {
            go(hall, 0);
            assertThat(hall.node("#flow-all").isVisible()).isFalse();
            assertThat(shown(hall, ".flow-pane")).doesNotContain("ht1");
            go(hall, hall.session().trace().size() - 1);
            assertThat(hall.node("#flow-all").isVisible()).isTrue();
        }
    }

    @Test
    void theRightAnswerSaysNothingOfTheNextQuestion() throws Exception {
        try (var hall = hiding("ok")) {
            var trace = hall.session().trace();
            var quiz = Hall.see(() -> new Quiz(new Replay(trace)));
            var asleep = Hall.see(() -> quiz.tour().stream().map(quiz::at)
                    .filter(it -> trace.kind(it.answer()).equals("poll.end")).findFirst().orElseThrow());
            go(hall, asleep.step());
            Hall.on(() -> hall.shell.desk().guess().ask());
            hall.settle();
            Hall.on(() -> ((Button) hall.shell.lookup("#choice-" + (asleep.right() + 1))).fire());
            hall.settle();
            var said = hall.node("#guess-verdict").getAccessibleText();
            assertThat(said).isEqualTo("Right: " + Hall.see(() -> hall.session().explainer().discreet(true).sentence(asleep.answer())));
            assertThat(said).isNotEqualTo("Right: " + Hall.see(() -> hall.session().explainer().discreet(false).sentence(asleep.answer())));
        }
    }

    // ---- the lesson

    private Hall lesson() throws Exception {
        Files.copy(Path.of("traces/ok.json"), folder.resolve("fetch.json"));
        var file = Files.writeString(folder.resolve("what.md"), LESSON.formatted("fetch.json"));
        var hall = Hall.empty(1280, 900);
        var opened = Opened.lesson(file, Errand.here());
        Hall.on(() -> hall.shell.enter(opened, 0));
        hall.settle();
        return hall;
    }

    private static void stop(Hall hall, int place) throws Exception {
        Hall.on(() -> {
            hall.shell.lectern().talk().go(place);
            hall.session().go(hall.shell.lectern().talk().step());
        });
        hall.settle();
    }

    private static String told(Hall hall) {
        return Hall.see(() -> texts(hall.shell.lookup(".lesson-pane")).collect(Collectors.joining("\n")));
    }

    @Test
    void whatTheLessonSaysBelowAQuestionIsNotShownWhileSomebodyPredicts() throws Exception {
        try (var hall = lesson()) {
            stop(hall, 2);
            assertThat(told(hall)).contains("Look at the queue", "of all things");
            Hall.on(hall.shell.lectern()::ask);
            hall.settle();
            assertThat(told(hall)).contains("Look at the queue", "Who is next?").doesNotContain("of all things");
            Hall.on(() -> hall.shell.desk().guess().close());
            hall.settle();
            assertThat(told(hall)).contains("of all things");
        }
    }

    @Test
    void theTitlesOfStopsToComeAreNotTold() throws Exception {
        try (var hall = lesson()) {
            Hall.on(hall.shell::hide);
            stop(hall, 1);
            assertThat(told(hall)).contains("It begins", "Before").doesNotContain("callback ends", "Surely connected", "at last");
            stop(hall, 2);
            assertThat(told(hall)).contains("A callback ends", "Surely connected").doesNotContain("at last");
            Hall.on(hall.shell::hide);
            hall.settle();
            assertThat(told(hall)).contains("The socket opens at last");
        }
    }

    @Test
    void aStopSpeaksWhenItsStepIsReached() throws Exception {
        try (var hall = lesson()) {
            Hall.on(hall.shell::hide);
            stop(hall, 3);
            assertThat(told(hall)).contains("There it is");
            go(hall, 10);
            assertThat(told(hall)).contains("What comes is hidden").doesNotContain("There it is", "at last", "callback ends");
            go(hall, hall.session().trace().size() - 1);
            assertThat(told(hall)).contains("There it is", "at last", "A callback ends");
        }
    }
}
