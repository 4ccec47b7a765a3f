package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.app.panel.Written;
import dev.loopglass.event.Ref;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What lies under the mouse is marked wherever it is shown.
class PointTest {
    private static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed");

    private Hall hall;
    private Ref future;

    /// At the step that resolves a future: the sentence, the state and the timeline all show it.
    @BeforeEach
    void open() throws Exception {
        hall = Hall.open(Path.of("traces/ok.json"), 1000, 900);
        var trace = hall.session().trace();
        int resolved = IntStream.range(0, trace.size())
                .filter(seq -> trace.kind(seq).equals("future.resolved"))
                .findFirst().orElseThrow();
        future = trace.on(resolved);
        Hall.on(() -> hall.session().go(resolved));
        hall.settle();
    }

    @AfterEach
    void close() {
        hall.close();
    }

    private List<Node> marked(String selector) {
        return Hall.see(() -> hall.shell.lookupAll(selector).stream()
                .filter(it -> it.getPseudoClassStates().contains(POINTED)).toList());
    }

    private static Stream<Node> unsettled(Node node) {
        return node instanceof Parent parent ? Stream.concat(parent.isNeedsLayout() ? Stream.of(node) : Stream.of(),
                parent.getChildrenUnmodifiable().stream().flatMap(PointTest::unsettled)) : Stream.of();
    }

    private Node name() {
        return Hall.see(() -> hall.shell.lookupAll("#sentence .object").stream()
                .filter(it -> future.equals(it.getUserData())).findFirst().orElseThrow());
    }

    private Node row() {
        return Hall.see(() -> hall.shell.lookupAll(".state-row").stream()
                .filter(it -> Written.in(it).getFirst().equals(future.name()))
                .findFirst().orElseThrow());
    }

    @Test
    void aNameInTheSentenceMarksItsRow() {
        assertThat(marked(".state-row")).isEmpty();
        hall.pointAt(name());
        assertThat(marked(".state-row")).containsExactly(row());
        hall.pointAt(hall.node("#theme"));
        assertThat(marked(".state-row")).isEmpty();
    }

    @Test
    void aRowMarksTheNameInTheSentence() {
        hall.pointAt(row());
        assertThat(marked("#sentence .object")).containsExactly(name());
        assertThat(Hall.see(() -> hall.session().pointedProperty().get())).isEqualTo(future);
        hall.pointAt(hall.node("#theme"));
        assertThat(marked("#sentence .object")).isEmpty();
    }

    @Test
    void theTimelineMarksWhatItsStepsAreAbout() {
        Bounds canvas = Hall.see(() -> {
            var node = hall.shell.lookup("#timeline");
            return node.localToScreen(node.getBoundsInLocal());
        });
        var seen = new java.util.HashSet<Ref>();
        for (double y = canvas.getMinY() + 30; y < canvas.getMaxY(); y += 5) {
            hall.point(canvas.getMinX() + 20, y);
            seen.add(Hall.see(() -> hall.session().pointedProperty().get()));
        }
        assertThat(seen.stream().filter(Objects::nonNull).map(Ref::type))
                .contains(Ref.Type.COROUTINE, Ref.Type.CHANNEL, Ref.Type.FUTURE);
    }

    @Test
    void aLinkOfWhyAndARungOfTheFlowMarkWhatTheyAreAbout() throws Exception {
        var chip = Hall.see(() -> hall.shell.lookupAll(".chip").stream()
                .filter(it -> future.equals(it.getUserData())).findFirst().orElseThrow());
        hall.pointAt(chip);
        assertThat(marked(".state-row")).containsExactly(row());
        assertThat(marked(".chip")).contains(chip);
        hall.pointAt(hall.node("#step"));
        assertThat(marked(".chip")).isEmpty();
        hall.pointAt(row());
        assertThat(marked(".chip")).contains(chip);
        var rung = Hall.see(() -> hall.shell.lookupAll(".rung").stream()
                .filter(Node::isVisible)
                .min(Comparator.comparingDouble(it -> Math.abs(it.getLayoutY() - 90))).orElseThrow());
        hall.pointAt(rung);
        var pointed = Hall.see(() -> hall.session().pointedProperty().get());
        assertThat(pointed).isNotNull();
        assertThat(marked(".rung")).contains(rung);
        hall.settle();
        assertThat(Hall.see(() -> unsettled(hall.shell).toList())).as("what would be laid out for ever").isEmpty();
        hall.pointAt(hall.node("#step"));
        assertThat(marked(".rung")).isEmpty();
    }
}
