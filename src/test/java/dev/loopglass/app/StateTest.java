package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.app.panel.Written;
import dev.loopglass.explain.Language;
import dev.loopglass.explain.StateSheet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The state of the loop under a real mouse.
class StateTest {
    private Hall hall;

    @BeforeEach
    void open() throws Exception {
        hall = Hall.open(Path.of("traces/ok.json"), 1000, 900);
    }

    @AfterEach
    void close() {
        hall.close();
    }

    private void go(int seq) throws Exception {
        Hall.on(() -> hall.session().go(seq));
        hall.settle();
    }

    private List<Node> rows() {
        return Hall.see(() -> hall.shell.lookupAll(".state-row").stream().filter(Node::isVisible)
                .sorted(Comparator.comparing(Node::getLayoutY)).toList());
    }

    private static String name(Node row) {
        return Hall.see(() -> Written.in(row).getFirst());
    }

    private static boolean is(Node row, String state) {
        return Hall.see(() -> row.getPseudoClassStates().contains(PseudoClass.getPseudoClass(state)));
    }

    @Test
    void anObjectThatIsClickedIsFollowed() throws Exception {
        go(60);
        var row = rows().stream().filter(it -> name(it).startsWith("fu")).findFirst().orElseThrow();
        var wanted = name(row);
        hall.click(row);
        hall.settle();
        assertThat(Hall.see(() -> hall.session().selectedProperty().get().name())).isEqualTo(wanted);
        assertThat(Hall.see(() -> Written.isChosen(row))).isTrue();
        assertThat(Hall.see(() -> ((Label) hall.shell.lookup("#about .object")).getText())).isEqualTo(wanted);
        hall.press(KeyCode.N);
        assertThat(Hall.see(() -> hall.session().trace().about(hall.session().selectedProperty().get())))
                .contains(hall.step());
        hall.press(KeyCode.ESCAPE);
        assertThat(Hall.see(() -> hall.session().selectedProperty().get())).isNull();
    }

    @Test
    void whatAStepChangesIsMarkedAndSaid() throws Exception {
        for (int seq = 5; seq < 60; seq += 5) {
            go(seq);
            long marked = rows().stream().filter(it -> is(it, "changed")).count();
            var said = Hall.see(() -> ((Label) hall.shell.lookup(".changes")).getText());
            assertThat(said).isEqualTo(marked == 0 ? "" : marked + " changed");
            assertThat(rows().stream().filter(it -> is(it, "changed")).toList()).extracting(Node::getAccessibleText)
                    .allMatch(it -> it.endsWith(", changed"));
        }
    }

    /// Under which heading it stands, and its name.
    private static String place(Node row) {
        return Hall.see(() -> row.getParent().lookupAll(".state-section").stream()
                .filter(it -> it.getLayoutY() < row.getLayoutY()).max(Comparator.comparing(Node::getLayoutY))
                .map(it -> Written.in(it.lookup(".state-head")).getFirst()).orElseThrow()) + " " + name(row);
    }

    /// What stays keeps its place among what stays.
    @Test
    void rowsKeepTheirOrder() {
        var before = List.<String>of();
        for (int seq = 0; seq < hall.session().trace().size(); seq += 3) {
            int step = seq;
            var now = Hall.see(() -> {
                hall.session().go(step);
                hall.shell.pulse();
                return rows().stream().map(StateTest::place).distinct().toList();
            });
            var kept = new ArrayList<>(before);
            kept.retainAll(now);
            var stayed = new ArrayList<>(now);
            stayed.retainAll(before);
            assertThat(stayed).as("step " + seq).isEqualTo(kept);
            before = now;
        }
    }

    /// How far down in the list each heading stands. To be asked on the JavaFX thread.
    private List<Double> heads(int seq) {
        hall.session().go(seq);
        hall.shell.pulse();
        var pane = (Parent) hall.shell.lookup(".state-pane");
        pane.applyCss();
        pane.layout();
        return pane.lookupAll(".state-section").stream().map(Node::getLayoutY).toList();
    }

    /// A heading makes room for more rows than there ever were before; and never moves again.
    @Test
    void nothingJumpsAbout() {
        int last = hall.session().trace().size() - 1;
        var there = Hall.see(() -> IntStream.rangeClosed(0, last).mapToObj(this::heads).toList());
        for (int seq = 1; seq <= last; seq++) {
            var before = there.get(seq - 1);
            for (int i = 0; i < before.size(); i++) {
                assertThat(there.get(seq).get(i)).as("heading " + i + " at step " + seq).isGreaterThanOrEqualTo(before.get(i));
            }
        }
        var back = Hall.see(() -> IntStream.rangeClosed(0, last).mapToObj(seq -> heads(last - seq)).toList());
        assertThat(back).allMatch(there.getLast()::equals);
        assertThat(there.getLast()).hasSize(7).isSorted();
    }

    /// Nothing scrolls as long as something that changed is in sight, and then it is.
    @Test
    void theListScrollsOnlyToWhatChanged() {
        int last = hall.session().trace().size() - 1;
        var scroll = (ScrollPane) hall.node(".state-pane .scroll-pane");
        Hall.on(() -> {
            hall.shell.resize(1000, 700);
            hall.shell.layout();
            // All of its room is made on the way there.
            IntStream.rangeClosed(0, last).forEach(this::heads);
            for (int seq = last; seq >= 0; seq--) {
                double before = scroll.getVvalue();
                heads(seq);
                var changed = hall.shell.lookupAll(".state-row").stream().filter(Node::isVisible)
                        .filter(it -> it.getPseudoClassStates().contains(PseudoClass.getPseudoClass("changed"))).toList();
                if (scroll.getVvalue() != before) {
                    assertThat(changed).as("step " + seq).isNotEmpty();
                    double by = (scroll.getVvalue() - before)
                            * (scroll.getContent().getLayoutBounds().getHeight() - scroll.getViewportBounds().getHeight());
                    assertThat(changed).as("step " + seq + ", scrolled by " + by).noneMatch(it -> inSight(it, scroll, by));
                }
                assertThat(changed.stream().anyMatch(it -> inSight(it, scroll, 0))).as("step " + seq)
                        .isEqualTo(hall.session().explainer().sheet(seq).sections().stream().flatMap(it -> it.rows().stream())
                                .anyMatch(StateSheet.Row::changed));
            }
        });
    }

    /// @param by how far the list was scrolled meanwhile
    private static boolean inSight(Node row, ScrollPane scroll, double by) {
        var bounds = scroll.sceneToLocal(row.localToScene(row.getLayoutBounds()));
        return bounds.getMinY() + by >= 0 && bounds.getMaxY() + by <= scroll.getViewportBounds().getHeight();
    }

    @Test
    void theNameOfTheListFollowsTheLanguageAndTheObject() throws Exception {
        go(60);
        var pane = hall.node(".state-pane");
        assertThat(Hall.see(pane::getAccessibleText)).isEqualTo("What the loop holds");
        var row = rows().stream().filter(it -> name(it).startsWith("fu")).findFirst().orElseThrow();
        hall.click(row);
        hall.settle();
        assertThat(Hall.see(pane::getAccessibleText)).startsWith(name(row)).endsWith("What the loop holds");
        try {
            Hall.on(() -> hall.shell.windows().speak(Language.TRADITIONAL));
            hall.settle();
            assertThat(Hall.see(pane::getAccessibleText)).startsWith(name(row)).endsWith("迴圈手上有什麼");
            hall.press(KeyCode.ESCAPE);
            hall.settle();
            assertThat(Hall.see(pane::getAccessibleText)).isEqualTo("迴圈手上有什麼");
        } finally {
            Hall.on(() -> hall.shell.windows().speak(Language.ENGLISH));
        }
    }
}
