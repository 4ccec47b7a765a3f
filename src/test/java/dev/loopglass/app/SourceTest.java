package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Where in the source.
class SourceTest {
    private Hall hall;

    @BeforeEach
    void open() throws Exception {
        hall = Hall.open();
    }

    @AfterEach
    void close() {
        hall.close();
    }

    private String lit() {
        return Hall.see(() -> {
            hall.shell.pulse();
            var source = hall.shell.desk().source();
            return source.litFile() + ":" + source.litLine();
        });
    }

    private String recorded(int seq) {
        var frame = hall.session().trace().frame(seq);
        return frame.method().source().file() + ":" + frame.line();
    }

    @Test
    void theLitLineIsTheRecordedOneAtEveryStep() {
        var wrong = new ArrayList<String>();
        int steps = hall.session().trace().size();
        for (int seq = 0; seq < steps; seq++) {
            if (!lit().equals(recorded(seq))) {
                wrong.add("step " + seq + ": lit " + lit() + ", recorded " + recorded(seq));
            }
            hall.press(KeyCode.RIGHT);
        }
        for (int seq = steps - 1; seq >= 0; seq--) {
            if (!lit().equals(recorded(seq))) {
                wrong.add("back at step " + seq + ": lit " + lit() + ", recorded " + recorded(seq));
            }
            hall.press(KeyCode.LEFT);
        }
        assertThat(wrong).isEmpty();
        assertThat(steps).isGreaterThan(100);
    }

    @Test
    void aCallerIsShownAtTheLineOfItsCall() throws Exception {
        Hall.on(() -> hall.session().go(38));
        hall.settle();
        var trace = hall.session().trace();
        var path = trace.callPath(trace.frame(38));
        var caller = path.get(path.size() - 2);
        var crumbs = Hall.see(() -> hall.shell.lookupAll(".call-path Button.crumb").stream()
                .filter(it -> it.isVisible()).map(Button.class::cast).toList());
        hall.click(crumbs.get(crumbs.size() - 2));
        assertThat(lit()).isEqualTo(caller.method().source().file() + ":" + caller.line());
        assertThat(hall.step()).isEqualTo(38);
        hall.press(KeyCode.RIGHT);
        assertThat(lit()).isEqualTo(recorded(39));
    }
}
