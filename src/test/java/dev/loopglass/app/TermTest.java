package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.app.session.Asked;
import dev.loopglass.explain.Language;
import dev.loopglass.explain.Term;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the words mean: as cards where they stand, and all of them on a page.
class TermTest {
    private Hall hall;

    /// At a step whose sentence has words of the glossary.
    @BeforeEach
    void open() throws Exception {
        hall = Hall.open(Path.of("traces/ok.json"), 1280, 900);
        var trace = hall.session().trace();
        int poll = IntStream.range(0, trace.size()).filter(seq -> trace.kind(seq).equals("poll.begin"))
                .findFirst().orElseThrow();
        Hall.on(() -> hall.session().go(poll));
        hall.settle();
    }

    @AfterEach
    void close() {
        hall.close();
    }

    private List<Node> words() {
        return Hall.see(() -> hall.shell.lookupAll("#sentence .term").stream().filter(Node::isVisible).toList());
    }

    private boolean shown() {
        return hall.node("#card").isVisible();
    }

    private String card() {
        return hall.node("#card").getAccessibleText();
    }

    private void awaitCard(Term term) throws Exception {
        hall.await("the card of " + term, () -> hall.shell.lookup("#card").isVisible()
                && hall.shell.lookup("#card").getAccessibleText().contains(term.text(Language.ENGLISH)));
    }

    @Test
    void aWordOfTheSentenceHasACardUnderTheMouse() throws Exception {
        assertThat(words()).isNotEmpty();
        var word = words().getFirst();
        hall.pointAt(word);
        awaitCard((Term) word.getUserData());
        Bounds card = Hall.see(() -> hall.node("#card").localToScene(hall.node("#card").getBoundsInLocal()));
        assertThat(card.getMinX()).isNotNegative();
        assertThat(card.getMaxX()).isLessThanOrEqualTo(1280);
        hall.pointAt(hall.node("#step"));
        assertThat(shown()).isFalse();
    }

    @Test
    void aTitleOfTheStateAndARowOfTheTimelineHaveOneToo() throws Exception {
        var title = Hall.see(() -> hall.shell.lookupAll(".state-head").stream()
                .filter(it -> it.getAccessibleText().startsWith("Timers")).findFirst().orElseThrow());
        hall.pointAt(title);
        awaitCard(Term.TIMER);
        Bounds canvas = Hall.see(() -> {
            var node = hall.shell.lookup("#timeline");
            return node.localToScreen(node.getBoundsInLocal());
        });
        hall.point(canvas.getMinX() + 30, canvas.getMinY() + 44);
        awaitCard(Term.LOOP);
        hall.point(canvas.getMinX() + 400, canvas.getMinY() + 44);
        assertThat(shown()).isFalse();
    }

    @Test
    void aKeyGoesThroughTheWordsOfTheSentence() throws Exception {
        var terms = words().stream().map(it -> (Term) it.getUserData()).toList();
        for (var term : terms) {
            hall.press(KeyCode.E);
            assertThat(Hall.see(() -> hall.session().askedProperty().get())).extracting(Asked::term).isEqualTo(term);
            assertThat(shown()).isTrue();
            assertThat(card()).contains(term.text(Language.ENGLISH));
        }
        hall.press(KeyCode.E);
        assertThat(shown()).isFalse();
        hall.press(KeyCode.E);
        assertThat(shown()).isTrue();
        hall.press(KeyCode.ESCAPE);
        assertThat(shown()).isFalse();
        hall.press(KeyCode.E);
        hall.press(KeyCode.RIGHT);
        hall.settle();
        assertThat(shown()).as("another sentence").isFalse();
    }

    @Test
    void allOfThemStandOnAPageThatCanBeSearched() {
        hall.press(KeyCode.SHIFT, KeyCode.E);
        assertThat(entries()).containsExactly((Object[]) Term.values());
        hall.type("selector");
        assertThat(entries()).contains(Term.POLL).doesNotContain(Term.COROUTINE);
        hall.press(KeyCode.ESCAPE);
        assertThat(hall.node("#glossary-sheet")).isNull();
        hall.press(KeyCode.CONTROL, KeyCode.K);
        hall.type("glossary coroutine");
        hall.press(KeyCode.ENTER);
        assertThat(entries()).contains(Term.COROUTINE);
    }

    private List<Object> entries() {
        return Hall.see(() -> hall.shell.lookupAll(".term-entry").stream().map(Node::getUserData).toList());
    }
}
