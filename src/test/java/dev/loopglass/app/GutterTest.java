package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.app.survey.Tape;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What stands beside the source: how busy a line is, which one runs next, what Tornado calls it, the other files.
class GutterTest {
    private static final Path TRACE = Path.of("traces/ok.json");

    private static Room open() throws Exception {
        var room = Room.of(Theme.Choice.LIGHT);
        room.open(TRACE);
        room.settle(1280, 800);
        return room;
    }

    /// What is painted on the row of a line.
    private static Stream<Tape.Item> beside(Room room, int line) {
        double middle = Hall.see(() -> room.shell.desk().source().middleOf(line));
        return room.source().stream().filter(it -> Math.abs((it.frame().top() + it.frame().bottom()) / 2 - middle) < 3);
    }

    @Test
    void aLineHasAsManyDotsAsItIsBusy() throws Exception {
        var room = open();
        var session = room.shell.session();
        var trace = session.trace();
        for (int seq = 10; seq < 60; seq += 7) {
            int step = seq;
            Hall.on(() -> session.go(step));
            room.settle(1280, 800);
            var file = Hall.see(() -> room.shell.desk().source().litFile());
            int line = Hall.see(() -> room.shell.desk().source().litLine());
            long steps = IntStream.range(0, trace.size()).mapToObj(trace::frame).filter(it -> it != null && it.line() == line
                    && it.method().source() != null && it.method().source().file().equals(file)).count();
            assertThat(beside(room, line).filter(it -> it.shape().equals("fill oval"))).as(file + ":" + line)
                    .hasSize(steps == 1 ? 1 : steps < 5 ? 2 : 3);
        }
    }

    @Test
    void theLineThatRunsAndTheOneThatIsNextHaveTheirArrows() throws Exception {
        var room = open();
        var session = room.shell.session();
        var trace = session.trace();
        int seq = IntStream.range(0, trace.size() - 1).filter(it -> trace.frame(it) != null && trace.frame(it + 1) != null
                && trace.frame(it).method().source() == trace.frame(it + 1).method().source()
                && Math.abs(trace.frame(it).line() - trace.frame(it + 1).line()) == 1).findFirst().orElseThrow();
        Hall.on(() -> session.go(seq));
        room.settle(1280, 800);
        assertThat(beside(room, trace.frame(seq).line())).extracting(Tape.Item::shape).contains("fill 3 corners");
        assertThat(beside(room, trace.frame(seq + 1).line())).extracting(Tape.Item::shape).contains("stroke 3 corners")
                .doesNotContain("fill 3 corners");
    }

    @Test
    void tornadosNameStandsBesideOurs() throws Exception {
        var room = open();
        var trace = room.shell.session().trace();
        int seq = IntStream.range(0, trace.size()).filter(it -> trace.frame(it) != null
                && trace.frame(it).method().models() != null).findFirst().orElseThrow();
        Hall.on(() -> room.shell.session().go(seq));
        room.settle(1280, 800);
        var models = trace.frame(seq).method().models();
        assertThat(Hall.see(() -> ((Label) room.shell.lookup(".models")).getText()))
                .contains("Tornado").endsWith(models.substring(models.lastIndexOf('.') + 1));
    }

    @Test
    void theOtherFilesAreOneClickAway() throws Exception {
        try (var hall = Hall.open(TRACE, 1000, 900)) {
            Hall.on(() -> hall.session().go(20));
            hall.settle();
            var lit = Hall.see(() -> hall.shell.desk().source().litFile());
            var tab = Hall.see(() -> hall.shell.lookupAll(".source-tab").stream().map(Button.class::cast)
                    .filter(it -> !lit.endsWith("/" + it.getText())).findFirst().orElseThrow());
            hall.click(tab);
            hall.settle();
            assertThat(Hall.see(() -> hall.shell.desk().source().litFile())).endsWith(Hall.see(tab::getText));
            assertThat(hall.step()).as("to look is not to step").isEqualTo(20);
            var all = (MenuButton) hall.node(".all-files");
            hall.click(all);
            hall.await("the menu", all::isShowing);
            hall.press(KeyCode.DOWN);
            hall.press(KeyCode.ENTER);
            hall.settle();
            assertThat(Hall.see(() -> hall.shell.desk().source().litFile())).isEqualTo(all.getItems().getFirst().getText());
            hall.press(KeyCode.RIGHT);
            assertThat(hall.step()).isEqualTo(21);
        }
    }
}
