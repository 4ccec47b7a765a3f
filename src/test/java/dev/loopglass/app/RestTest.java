package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.app.session.Findings;
import dev.loopglass.app.session.Slate;
import dev.loopglass.app.survey.Tape;
import dev.loopglass.trace.Frame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.IntStream;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A window that nobody touches costs nothing.
class RestTest {
    private Hall hall;

    @BeforeEach
    void enter() throws Exception {
        hall = Hall.open();
    }

    @AfterEach
    void leave() {
        hall.close();
    }

    /// Steps far apart, whose sentences are short and long.
    @Test
    void paintsNothingWhileNobodyTouchesIt() throws Exception {
        var frames = Hall.see(() -> new Frames(hall.shell.getScene()));
        hall.press(KeyCode.ESCAPE);
        hall.await("the findings", () -> hall.shell.session().findings() != Findings.UNKNOWN);
        for (int seq = 0; seq < hall.session().trace().size(); seq += 31) {
            int wanted = seq;
            Hall.on(() -> hall.session().go(wanted));
            hall.settle();
            frames.measure(() -> { });
            assertThat(frames.measure(() -> { }).frames()).as("frames after step %d", seq).isZero();
        }
    }

    /// From a line to the next one in the same file those rows of the source look otherwise that were lit or next and
    /// that are now, and on the timeline none: only the playhead moves.
    @Test
    void aStepPaintsOnlyWhatItChanges() throws Exception {
        var trace = hall.session().trace();
        int seq = IntStream.range(1, trace.size() - 2).filter(it -> near(trace.frame(it), trace.frame(it + 1))).findFirst().orElseThrow();
        // They are drawn on the timeline when they come.
        hall.await("the findings", () -> hall.shell.session().findings() != Findings.UNKNOWN);
        Hall.on(() -> hall.session().go(seq));
        hall.settle();
        Hall.on(() -> {
            hall.session().go(seq + 1);
            hall.shell.pulse();
            assertThat(painted("#source Slate")).isBetween(1L, 8L).isLessThan(hall.shell.lookupAll("#source Slate").size() / 2);
            assertThat(painted("#timeline-ground Slate")).isZero();
            assertThat(painted("#timeline")).isOne();
        });
    }

    /// What changes a style in the layout asks for another frame, in which JavaFX paints all of the window. That is left to
    /// what a step shows for the first time: so each is shown twice, among them many that lead into another request.
    @Test
    void aStepIsPaintedOnce() throws Exception {
        try (var several = Hall.open(Path.of("traces/queue.json"), 1440, 900)) {
            several.await("the findings", () -> several.shell.session().findings() != Findings.UNKNOWN);
            var frames = Hall.see(() -> new Frames(several.shell.getScene()));
            var twice = new ArrayList<Integer>();
            int painted = 0;
            for (int walk = 0; walk < 2; walk++) {
                twice.clear();
                for (int seq = 0; seq < several.session().trace().size(); seq += 17) {
                    int wanted = seq;
                    int count = frames.measure(() -> several.session().go(wanted)).frames();
                    painted += count;
                    if (count > 1) {
                        twice.add(seq);
                    }
                }
            }
            assertThat(painted).as("frames at all").isGreaterThan(40);
            assertThat(twice).as("steps with another frame").hasSizeLessThan(4);
        }
    }

    /// The scene is of paper, and they would lie four deep: as much to paint as all else that a step changes.
    @Test
    void noPaneLaysPaperUponPaper() throws Exception {
        var paper = Hall.see(() -> hall.shell.getScene().getFill());
        var laid = Hall.see(() -> hall.shell.lookupAll("*").stream().filter(Region.class::isInstance).map(Region.class::cast)
                .filter(it -> it.isVisible() && it.getWidth() * it.getHeight() > 40_000 && it.getBackground() != null)
                .filter(it -> it.getBackground().getFills().stream().anyMatch(fill -> fill.getFill().equals(paper)))
                .map(it -> String.join(" ", it.getStyleClass())).toList());
        assertThat(laid).isEmpty();
    }

    private static boolean near(Frame one, Frame other) {
        return one != null && other != null && one.method().source() != null && one.method().source() == other.method().source()
                && one.line() != other.line() && Math.abs(one.line() - other.line()) < 4;
    }

    /// How many of these slates are to be painted anew in the next frame.
    private long painted(String slates) {
        return hall.shell.lookupAll(slates).stream().filter(it -> it.isVisible() && !Tape.of((Canvas) ((Slate) it)
                .getChildrenUnmodifiable().getFirst()).isEmpty()).count();
    }
}
