package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.trace.Trace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Why: the causes of a step, all the way back.
class WhyTest {
    private Hall hall;
    private Trace trace;
    private int step;

    @BeforeEach
    void open() throws Exception {
        hall = Hall.open(Path.of("traces/ok.json"), 1280, 900);
        trace = hall.session().trace();
        step = IntStream.range(0, trace.size()).filter(seq -> trace.kind(seq).equals("http.finished"))
                .findFirst().orElseThrow();
        Hall.on(() -> hall.session().go(step));
        hall.settle();
    }

    @AfterEach
    void close() {
        hall.close();
    }

    private List<Integer> listed() {
        return Hall.see(() -> ((ListView<?>) hall.shell.lookup("#why-list")).getItems().stream()
                .map(it -> (Integer) it).toList());
    }

    @Test
    void unrollsToWhereTheProgramBegan() throws Exception {
        hall.press(KeyCode.Y);
        hall.settle();
        var wanted = new ArrayList<>(Hall.see(() -> hall.session().replay().why(step)).reversed());
        wanted.add(step);
        assertThat(listed()).isEqualTo(wanted).isSorted().hasSizeGreaterThan(5);
        int first = listed().getFirst();
        assertThat(trace.cause(first)).as("nothing came before").isNegative();
        assertThat(trace.task(first)).isNegative();
        hall.press(KeyCode.Y);
        assertThat(hall.node("#why-sheet")).isNotNull();
        hall.press(KeyCode.ESCAPE);
        assertThat(hall.node("#why-sheet")).isNull();
    }

    @Test
    void everyLinkLeadsToItsStep() throws Exception {
        hall.click("#why");
        hall.settle();
        var chain = listed();
        hall.press(KeyCode.UP);
        hall.press(KeyCode.UP);
        hall.press(KeyCode.ENTER);
        assertThat(hall.step()).isEqualTo(chain.get(chain.size() - 3));
        assertThat(hall.node("#why-sheet")).isNull();
        hall.press(KeyCode.ALT, KeyCode.LEFT);
        assertThat(hall.step()).isEqualTo(step);
        hall.press(KeyCode.Y);
        hall.settle();
        var cell = Hall.see(() -> hall.shell.lookupAll(".why-step").stream()
                .filter(it -> ((javafx.scene.control.ListCell<?>) it).getItem() != null
                        && (Integer) ((javafx.scene.control.ListCell<?>) it).getItem() == (int) chain.get(chain.size() - 2))
                .findFirst().orElseThrow());
        hall.click(cell);
        assertThat(hall.step()).isEqualTo(chain.get(chain.size() - 2));
    }
}
