package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.app.session.Hits;
import dev.loopglass.app.session.Session;
import dev.loopglass.event.Event;
import dev.loopglass.event.Ref;
import dev.loopglass.event.Step;
import dev.loopglass.trace.Trace;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Looking for steps: how many there are, where they stand, and from one to the next.
class SeekTest {
    private Hall hall;
    private Trace trace;

    @BeforeEach
    void open() throws Exception {
        hall = Hall.open(Path.of("traces/ok.json"), 1280, 900);
        trace = hall.session().trace();
    }

    @AfterEach
    void close() {
        hall.close();
    }

    private void seek(String text) throws Exception {
        hall.press(KeyCode.SLASH);
        hall.type(text);
        looked();
    }

    private void looked() throws Exception {
        hall.await("all of the trace is looked through", () -> hall.shell.session().hits().whole());
        hall.settle();
    }

    private String count() {
        return Hall.see(() -> ((Label) hall.shell.lookup("#seek-count")).getText());
    }

    private List<Integer> found() {
        return Hall.see(() -> {
            var hits = hall.session().hits();
            return IntStream.range(0, hits.count()).mapToObj(hits::at).toList();
        });
    }

    private List<Integer> steps(String kind) {
        return IntStream.range(0, trace.size()).filter(seq -> trace.kind(seq).equals(kind)).boxed().toList();
    }

    @Test
    void findsAKindAndGoesFromOneToTheNextAndRound() throws Exception {
        seek("kind:future.resolved");
        var wanted = steps("future.resolved");
        assertThat(found()).isEqualTo(wanted).hasSizeGreaterThan(3);
        assertThat(count()).isEqualTo(wanted.size() + " steps");
        for (int i = 0; i < wanted.size(); i++) {
            hall.press(KeyCode.ENTER);
            assertThat(hall.step()).isEqualTo(wanted.get(i));
            hall.settle();
            assertThat(count()).isEqualTo(i + 1 + " of " + wanted.size());
        }
        hall.press(KeyCode.ENTER);
        assertThat(hall.step()).as("round").isEqualTo(wanted.getFirst());
        hall.press(KeyCode.SHIFT, KeyCode.ENTER);
        assertThat(hall.step()).isEqualTo(wanted.getLast());
        hall.click("#seek-back");
        assertThat(hall.step()).isEqualTo(wanted.get(wanted.size() - 2));
        hall.click("#seek-on");
        assertThat(hall.step()).isEqualTo(wanted.getLast());
    }

    @Test
    void findsWordsOfTheSentenceAndNamesOfObjects() throws Exception {
        seek("handshake");
        assertThat(found()).isNotEmpty().allSatisfy(seq -> assertThat(sentence(seq)).containsIgnoringCase("handshake"));
        hall.press(KeyCode.ESCAPE);
        seek("fu1");
        assertThat(found()).isNotEmpty()
                .allSatisfy(seq -> assertThat(sentence(seq) + " " + trace.event(seq)).containsPattern("\\bfu1\\b"))
                .containsAll(IntStream.of(trace.about(trace.object("fu1"))).boxed().toList());
    }

    private String sentence(int seq) {
        return Hall.see(() -> hall.session().explainer().sentence(seq));
    }

    @Test
    void theKeysGoOnWhenTheFieldHasLostTheFocusAndEscapeEndsIt() throws Exception {
        hall.press(KeyCode.F3);
        hall.type("kind:turn.begin");
        looked();
        var wanted = steps("turn.begin");
        Hall.on(() -> hall.node("#timeline").requestFocus());
        hall.press(KeyCode.F3);
        hall.press(KeyCode.F3);
        assertThat(hall.step()).isEqualTo(wanted.get(1));
        hall.press(KeyCode.SHIFT, KeyCode.F3);
        assertThat(hall.step()).isEqualTo(wanted.get(0));
        hall.press(KeyCode.ESCAPE);
        assertThat(Hall.see(() -> hall.session().hits())).isSameAs(Hits.NONE);
        assertThat(Hall.see(() -> hall.node("#seek").getParent().isVisible())).isFalse();
    }

    @Test
    void whatNobodyCanLookForIsRefusedInWords() throws Exception {
        seek("colour:red");
        assertThat(count()).contains("colour:");
        assertThat(found()).isEmpty();
        hall.press(KeyCode.ENTER);
        assertThat(hall.step()).isZero();
    }

    @Test
    void eachHasAPinOnTheTimelineAndAboveTheWhole() throws Exception {
        var before = picture();
        seek("kind:loop.stopped");
        int seq = steps("loop.stopped").getFirst();
        var after = picture();
        Bounds canvas = bounds("#timeline");
        double x = canvas.getMinX() + Hall.see(() -> hall.shell.desk().timeline().middleOf(seq));
        assertThat(darker(before, after, x, canvas.getMinY() + 35)).as("the pin").isTrue();
        assertThat(darker(before, after, x - 60, canvas.getMinY() + 35)).as("no pin beside it").isFalse();
        Bounds map = bounds(".minimap");
        assertThat(darker(before, after, x, map.getMinY() + 3)).as("the pin above the whole").isTrue();
    }

    private Bounds bounds(String selector) {
        return Hall.see(() -> {
            var node = hall.shell.lookup(selector);
            return node.localToScene(node.getBoundsInLocal());
        });
    }

    private Image picture() {
        return Hall.see(() -> hall.shell.getScene().snapshot(null));
    }

    private static boolean darker(Image before, Image after, double x, double y) {
        return after.getPixelReader().getColor((int) x, (int) y).getBrightness()
                < before.getPixelReader().getColor((int) x, (int) y).getBrightness() - 0.3;
    }

    /// The window's thread stays free: it answers between two pieces of news.
    @Test
    void aLongTraceIsLookedThroughWhileOneGoesOn() throws Exception {
        var large = new Trace();
        large.add(new Step(0, 0, 0, Step.NONE, Step.NONE, Step.NONE, 0, new Event.LoopStarted(Ref.numbered(Ref.Type.LOOP, 1, "lo1"))), 0);
        int size = 200_000;
        for (int seq = 1; seq < size; seq++) {
            large.add(new Step(seq, seq, 0, Step.NONE, Step.NONE, Step.NONE, 0,
                    new Event.Mark(null, seq % 1000 == 7 ? "needle" : "hay")), 0);
        }
        Hall.on(() -> hall.shell.show(new Session(Path.of("long.json"), large)));
        hall.settle();
        hall.press(KeyCode.SLASH);
        hall.type("needle");
        Hall.on(() -> hall.session().go(1234));
        assertThat(hall.step()).isEqualTo(1234);
        looked();
        assertThat(found()).hasSize(size / 1000).startsWith(7, 1007);
        hall.press(KeyCode.ENTER);
        assertThat(hall.step()).isEqualTo(2007);
    }
}
