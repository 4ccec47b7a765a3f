package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
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
    void aTextIsLookedForInThisSourceAndThenInTheOthers() throws Exception {
        hall.press(KeyCode.CONTROL, KeyCode.F);
        hall.type("handleconnect");
        int all = occurrences("handleconnect");
        assertThat(all).isGreaterThan(2);
        assertThat(count()).endsWith(" of " + all);
        int first = Integer.parseInt(count().split(" ")[0]);
        hall.press(KeyCode.ENTER);
        assertThat(count()).isEqualTo(first % all + 1 + " of " + all);
        hall.press(KeyCode.SHIFT, KeyCode.ENTER);
        assertThat(count()).isEqualTo(first + " of " + all);
        hall.type("xyz");
        assertThat(count()).isEqualTo("nowhere");
        assertThat(hall.step()).as("nobody stepped").isZero();
        hall.press(KeyCode.ESCAPE);
        assertThat(Hall.see(() -> hall.shell.lookup("#search").isFocused())).isFalse();
        hall.press(KeyCode.RIGHT);
        assertThat(hall.step()).isEqualTo(1);
    }

    @Test
    void whoKnowsNoKeyFindsTheSearchInTheHeadOfTheSource() throws Exception {
        assertThat(Hall.see(() -> hall.node("#search-open").getAccessibleText())).isEqualTo("Search in the sources (Ctrl F)");
        hall.click("#search-open");
        hall.settle();
        hall.type("handleconnect");
        assertThat(count()).endsWith(" of " + occurrences("handleconnect"));
    }

    private String count() {
        return Hall.see(() -> ((Label) hall.shell.lookup("#search-count")).getText());
    }

    private int occurrences(String word) {
        return hall.session().trace().sources().stream()
                .mapToInt(source -> source.text().toLowerCase(Locale.ROOT).split(word, -1).length - 1).sum();
    }

    @Test
    void aCallerIsShownAtTheLineOfItsCall() throws Exception {
        int seq = 37;
        List<Button> crumbs = List.of();
        while (crumbs.size() < 2) {
            int next = ++seq;
            Hall.on(() -> hall.session().go(next));
            hall.settle();
            crumbs = Hall.see(() -> hall.shell.lookupAll(".call-path Button.crumb").stream()
                    .filter(it -> it.isVisible()).map(Button.class::cast).toList());
        }
        var trace = hall.session().trace();
        var path = trace.callPath(trace.frame(seq));
        var caller = path.get(path.size() - 2);
        hall.click(crumbs.get(crumbs.size() - 2));
        assertThat(lit()).isEqualTo(caller.method().source().file() + ":" + caller.line());
        assertThat(hall.step()).isEqualTo(seq);
        hall.press(KeyCode.RIGHT);
        assertThat(lit()).isEqualTo(recorded(seq + 1));
    }
}
