package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.app.panel.FlowPane;
import dev.loopglass.app.session.Errand;
import dev.loopglass.bench.LongTrace;
import dev.loopglass.event.Step;
import dev.loopglass.explain.Condition;
import dev.loopglass.explain.Language;
import dev.loopglass.lesson.Quiz;
import dev.loopglass.replay.Replay;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A window on a trace that is too long to be looked through between two frames.
class LongTest {
    @TempDir
    static Path folder;

    private static Path file;
    private Hall hall;

    @BeforeAll
    static void record() throws Exception {
        file = folder.resolve("long.json");
        LongTrace.record(file, 150);
    }

    @BeforeEach
    void enter() throws Exception {
        hall = Hall.empty(1000, 900);
        var opened = Opened.read(file, Errand.here());
        Hall.on(() -> hall.shell.enter(opened, 0));
        hall.settle();
        assertThat(hall.session().isShort()).isFalse();
    }

    @AfterEach
    void leave() {
        hall.close();
    }

    private void stopWhere(String condition) {
        Hall.on(() -> hall.session().stops().add(Condition.parse(condition, hall.session().trace(), Language.ENGLISH)));
    }

    private boolean busy() {
        return Hall.see(hall.shell::busy);
    }

    @Test
    void runsToTheSameStepsAsWhoeverLooksAtEach() throws Exception {
        stopWhere("text:\"ht140\" kind:http.finished");
        var trace = hall.session().trace();
        int wanted = 0;
        while (!trace.kind(wanted).equals("http.finished") || !trace.on(wanted).name().equals("ht140")) {
            wanted++;
        }
        int found = wanted;
        hall.press(KeyCode.F8);
        hall.await("the breakpoint", () -> hall.shell.session().step() == found);
        hall.press(KeyCode.END);
        hall.press(KeyCode.SHIFT, KeyCode.F8);
        hall.await("the breakpoint, from behind", () -> hall.shell.session().step() == found);
        hall.press(KeyCode.SHIFT, KeyCode.F8);
        hall.await("nothing before it", () -> !hall.shell.busy());
        assertThat(hall.step()).isEqualTo(found);
        assertThat(hall.banner()).contains("No breakpoint in that direction");
    }

    @Test
    void escapeCallsTheRunOff() throws Exception {
        stopWhere("text:\"ht140\" kind:http.finished");
        Hall.on(() -> {
            hall.shell.run(true);
            assertThat(hall.shell.busy()).isTrue();
            hall.shell.escape();
        });
        hall.settle();
        assertThat(busy()).isFalse();
        assertThat(hall.step()).isZero();
    }

    @Test
    void escapeCallsTheOpeningOffAndLeavesWhatWasOpen() throws Exception {
        var before = hall.session();
        hall.load(file);
        hall.press(KeyCode.ESCAPE);
        hall.await("the end of it", () -> !hall.shell.busy());
        hall.settle();
        assertThat(hall.session()).satisfiesAnyOf(it -> assertThat(it).isSameAs(before),
                // It was faster than the key.
                it -> assertThat(it.trace().size()).isEqualTo(before.trace().size()));
        assertThat(hall.complains()).isFalse();
    }

    @Test
    void theNextQuestionIsLookedForWhileTheWindowGoesOn() throws Exception {
        int last = hall.session().trace().size() - 1;
        var quiz = new Quiz(new Replay(hall.session().trace()));
        int seq = last;
        while (quiz.at(seq) == null) {
            seq--;
        }
        int from = seq - 1;
        while (quiz.at(from) != null) {
            from--;
        }
        int before = from;
        Hall.on(() -> {
            hall.session().go(before);
            hall.shell.desk().guess().ask();
        });
        hall.settle();
        Hall.on(() -> {
            ((Button) hall.shell.lookup("#guess-next")).fire();
            assertThat(hall.shell.busy()).as("somebody else looks").isTrue();
            assertThat(hall.shell.session().step()).isEqualTo(before);
        });
        int found = quiz.next(before);
        hall.await("the question", () -> hall.shell.session().step() == found);
        Hall.on(() -> hall.session().go(last));
        Hall.on(hall.shell.desk().guess()::refresh);
        Hall.on(((Button) hall.shell.lookup("#guess-next"))::fire);
        hall.await("the end of it", () -> !hall.shell.busy());
        assertThat(hall.step()).isEqualTo(last);
        assertThat(hall.banner()).contains("no more question");
    }

    @Test
    void escapeCallsTheSearchForAQuestionOff() throws Exception {
        Hall.on(() -> {
            hall.shell.desk().guess().ask();
            ((Button) hall.shell.lookup("#guess-next")).fire();
            assertThat(hall.shell.busy()).isTrue();
            hall.shell.escape();
        });
        hall.settle();
        assertThat(busy()).isFalse();
        assertThat(hall.step()).isZero();
        assertThat(Hall.see(() -> hall.shell.desk().guess().isOpen())).isTrue();
    }

    @Test
    void theQuizIsGatheredWhileTheWindowGoesOn() throws Exception {
        Hall.on(() -> {
            hall.shell.desk().guess().tour();
            assertThat(hall.shell.busy()).isTrue();
            assertThat(hall.shell.desk().guess().isOpen()).isFalse();
        });
        hall.await("the quiz", () -> hall.shell.desk().guess().isOpen());
        hall.settle();
        var tour = new Quiz(new Replay(hall.session().trace())).tour();
        assertThat(hall.step()).isEqualTo(tour.getFirst());
        assertThat(((Label) hall.node("#guess-score")).getText()).isEqualTo("Question 1 of " + tour.size());
    }

    @Test
    void opensWithEverythingThatItsPanesWantToKnow() throws Exception {
        hall.load(file);
        hall.await("the trace", () -> !hall.shell.busy());
        hall.settle();
        hall.press(KeyCode.END);
        hall.settle();
        int last = hall.session().trace().size() - 1;
        assertThat(hall.step()).isEqualTo(last);
        assertThat(hall.session().replay().prepare()).isFalse();
        assertThat(((Label) hall.node(".about-trace > .title")).getText()).contains("150");
    }

    @Test
    void tellsHowManyReasonsThereAreAndOffersTheOldestAndTheNearest() throws Exception {
        var replay = hall.session().replay();
        int deepest = Step.NONE;
        for (int seq = 0; seq < hall.session().trace().size(); seq++) {
            assertThat(replay.depth(seq)).isEqualTo(replay.why(seq).size());
            deepest = deepest == Step.NONE || replay.depth(seq) > replay.depth(deepest) ? seq : deepest;
        }
        int seq = deepest;
        assertThat(replay.depth(seq)).isGreaterThan(100);
        Hall.on(() -> hall.session().jump(seq));
        hall.settle();
        var menu = (javafx.scene.control.MenuButton) hall.node(".chain .earlier");
        Hall.on(() -> menu.getOnShowing().handle(null));
        assertThat(menu.getItems()).hasSizeBetween(20, 61);
        Hall.on(() -> menu.getItems().getFirst().fire());
        hall.settle();
        assertThat(hall.step()).isEqualTo(replay.why(seq).getLast());
    }

    @Test
    void someOfManyRequestsStandSideBySide() throws Exception {
        var trace = hall.session().trace();
        var ladder = (FlowPane) hall.node(".flow-pane");
        for (var name : new String[] {"ht3", "ht100", "ht150"}) {
            Hall.on(() -> hall.session().go(trace.about(trace.object(name))[0]));
            hall.settle();
            var side = (ToggleButton) hall.node("#flow-all");
            assertThat(Hall.see(side::isVisible)).isTrue();
            hall.click(side);
            hall.settle();
            var shown = Hall.see(() -> ladder.rungs().stream().map(it -> it.request().name()).distinct().toList());
            assertThat(shown).hasSize(6).contains(name);
            assertThat(Hall.see(side::getAccessibleText)).contains(shown.getFirst(), "of 150 requests");
            hall.click(side);
            hall.settle();
        }
    }
}
