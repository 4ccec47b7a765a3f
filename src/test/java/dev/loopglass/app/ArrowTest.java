package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.app.survey.Tape;
import java.nio.file.Path;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

/// Why and what for on the timeline: arrows, cards under the mouse, the whole trace below it.
class ArrowTest {
    private static final Path TRACE = Path.of("traces/ok.json");

    @Test
    void anArrowComesFromTheCauseAndOneGoesToEachEffect() throws Exception {
        var room = Room.of(Theme.Choice.LIGHT);
        room.open(TRACE);
        room.settle(1280, 800);
        var session = room.shell.session();
        var trace = session.trace();
        for (int seq : IntStream.range(0, trace.size()).filter(it -> it % 9 == 0).toArray()) {
            Hall.on(() -> session.go(seq));
            room.settle(1280, 800);
            var curves = room.painted("#timeline").stream().map(Tape.Item::shape)
                    .filter(it -> it.endsWith("curve")).toList();
            int effects = Hall.see(() -> session.replay().effects(seq).size());
            int cause = trace.cause(seq) >= 0 ? 1 : 0;
            int occasion = trace.occasion(seq) >= 0 ? 1 : 0;
            // Each is drawn on a wider one in the colour of the paper; only the one from the cause is a whole line.
            assertThat(curves.stream().filter(it -> it.startsWith("dashed"))).as("effects of step " + seq).hasSize(effects + occasion);
            assertThat(curves).as("arrows at step " + seq).hasSize(2 * (effects + cause + occasion));
        }
    }

    @Test
    void toAHandlerOneComesFromWhoeverAskedAndOneFromThePollThatFoundItReady() throws Exception {
        var room = Room.of(Theme.Choice.LIGHT);
        room.open(TRACE);
        room.settle(1280, 800);
        var trace = room.shell.session().trace();
        int handler = IntStream.range(0, trace.size()).filter(it -> trace.kind(it).equals("handler.begin")).findFirst().orElseThrow();
        assertThat(trace.kind(trace.cause(handler))).startsWith("handler.");
        assertThat(trace.kind(trace.occasion(handler))).isEqualTo("poll.end");
        Hall.on(() -> room.shell.session().go(handler));
        room.settle(1280, 800);
        assertThat(leads(room, "stroke", trace.cause(handler), handler)).as("the cause").isTrue();
        assertThat(leads(room, "dashed", trace.occasion(handler), handler)).as("the occasion").isTrue();
        assertThat(leads(room, "dashed", trace.cause(handler), handler)).as("told apart").isFalse();
    }

    /// Whether such an arrow joins these steps.
    private static boolean leads(Room room, String shape, int from, int to) {
        var line = room.shell.desk().timeline();
        double left = Hall.see(() -> line.middleOf(from));
        double right = Hall.see(() -> line.middleOf(to));
        double high = Hall.see(() -> line.levelOf(from));
        double low = Hall.see(() -> line.levelOf(to));
        return room.painted("#timeline").stream().filter(it -> it.shape().startsWith(shape) && it.shape().endsWith("curve"))
                .map(Tape.Item::frame).anyMatch(it -> Math.abs(it.left() - left) < 3 && it.right() > right - 3
                        && it.top() < Math.min(high, low) + 3 && it.bottom() > Math.max(high, low) - 3);
    }

    @Test
    void underTheMouseACardTellsTheStep() throws Exception {
        try (var hall = Hall.open(TRACE, 1000, 900)) {
            Bounds canvas = screen(hall.node("#timeline"));
            var trace = hall.session().trace();
            for (int seq : new int[] {30, 100}) {
                hall.point(canvas.getMinX() + Hall.see(() -> hall.shell.desk().timeline().middleOf(seq)),
                        canvas.getMinY() + 8);
                hall.settle();
                var card = (Label) hall.node(".timeline-tip");
                assertThat(Hall.see(card::isVisible)).isTrue();
                assertThat(Hall.see(card::getText)).contains("tep " + seq + " ").contains(trace.kind(seq))
                        .contains(Hall.see(() -> hall.session().explainer().sentence(seq)));
                assertThat(canvas.contains(screen(card))).as("all of the card is on the timeline").isTrue();
            }
            hall.point(canvas.getMinX() + 300, canvas.getMinY() - 200);
            hall.settle();
            assertThat(Hall.see(() -> hall.node(".timeline-tip").isVisible())).isFalse();
            assertThat(hall.step()).isZero();
        }
    }

    @Test
    void draggedOnTheSmallOneTheLargeOnePans() throws Exception {
        try (var hall = Hall.open(TRACE, 1000, 900)) {
            hall.click("#zoom-in");
            hall.click("#zoom-in");
            hall.click("#zoom-in");
            hall.settle();
            double before = Hall.see(() -> hall.shell.desk().timeline().middleOf(100));
            Bounds map = screen(hall.node(".minimap"));
            hall.drag(map.getMinX() + 200, map.getCenterY(), map.getMinX() + 700, map.getCenterY());
            hall.settle();
            assertThat(Hall.see(() -> hall.shell.desk().timeline().middleOf(100))).isLessThan(before - 100);
            assertThat(hall.step()).as("to look is not to step").isZero();
        }
    }

    private static Bounds screen(Node node) {
        return Hall.see(() -> node.localToScreen(node.getBoundsInLocal()));
    }
}
