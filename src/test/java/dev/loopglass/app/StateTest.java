package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
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
        return Hall.see(() -> hall.shell.lookupAll(".state-row").stream().filter(Node::isVisible).toList());
    }

    private static String name(Node row) {
        return Hall.see(() -> ((Label) row.lookup(".object")).getText());
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
        assertThat(is(row, "chosen")).isTrue();
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
        return Hall.see(() -> ((Label) row.getParent().lookup(".state-title")).getText()) + " " + name(row);
    }

    /// What stays keeps its place among what stays.
    @Test
    void nothingJumpsAbout() throws Exception {
        var before = List.<String>of();
        for (int seq = 0; seq < hall.session().trace().size(); seq += 3) {
            go(seq);
            var now = rows().stream().map(StateTest::place).distinct().toList();
            var kept = new ArrayList<>(before);
            kept.retainAll(now);
            var stayed = new ArrayList<>(now);
            stayed.retainAll(before);
            assertThat(stayed).as("step " + seq).isEqualTo(kept);
            before = now;
        }
    }
}
