package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Playing faster, stopping what is recorded, going back to where it all began.
class PlayTest {
    @Test
    void theSpeedIsChosenAndTheEndEndsIt() throws Exception {
        try (var hall = Hall.open(Path.of("traces/ok.json"), 1000, 900)) {
            for (var speed : new String[] {"2×", "5×", "20×"}) {
                hall.click("#speed");
                assertThat(Hall.see(() -> ((Button) hall.node("#speed")).getText())).isEqualTo(speed);
            }
            int last = hall.session().trace().size() - 1;
            Hall.on(() -> hall.session().go(last - 5));
            hall.click("#play");
            assertThat(Hall.see(() -> hall.shell.desk().player().playingProperty().get())).isTrue();
            hall.await("it is over", () -> !hall.shell.desk().player().playingProperty().get());
            assertThat(hall.step()).isEqualTo(last);
            for (var speed : new String[] {"0.25×", "0.5×", "1×"}) {
                hall.click("#speed");
                assertThat(Hall.see(() -> ((Button) hall.node("#speed")).getText())).isEqualTo(speed);
            }
        }
    }

    @Test
    void keysMakeItFasterAndSlower() throws Exception {
        try (var hall = Hall.open(Path.of("traces/ok.json"), 1000, 900)) {
            for (var speed : new String[] {"0.5×", "0.25×", "0.25×"}) {
                hall.press(KeyCode.COMMA);
                assertThat(Hall.see(() -> ((Button) hall.node("#speed")).getText())).isEqualTo(speed);
            }
            for (var speed : new String[] {"0.5×", "1×", "2×", "5×", "20×", "20×"}) {
                hall.press(KeyCode.PERIOD);
                assertThat(Hall.see(() -> ((Button) hall.node("#speed")).getText())).isEqualTo(speed);
            }
        }
    }

    @Test
    void aRecordingIsStoppedAndStaysOpen() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1")); var hall = Hall.empty(1000, 900)) {
            Hall.on(() -> hall.shell.studio().record(List.of("http://127.0.0.1:" + silent.getLocalPort() + "/")));
            hall.await("it grows", () -> hall.shell.session() != null && hall.shell.session().trace().size() > 20);
            hall.settle();
            assertThat(Hall.see(() -> hall.node("#stop").isVisible())).isTrue();
            hall.click("#stop");
            hall.await("it has stopped", () -> !hall.shell.session().growingProperty().get());
            hall.settle();
            assertThat(Hall.see(() -> hall.node("#stop").isVisible())).isFalse();
            assertThat(Hall.see(() -> hall.node("#record").isVisible())).isTrue();
            hall.press(KeyCode.END);
            hall.settle();
            assertThat(hall.step()).isEqualTo(hall.session().trace().size() - 1);
            assertThat(hall.sentence()).isNotBlank();
        }
    }

    @Test
    void aFetchThatFailsIsAFineThingToWatch() throws Exception {
        try (var hall = Hall.empty(1000, 900)) {
            Hall.on(() -> hall.shell.studio().record(List.of("--scenario", "refused")));
            hall.await("all of it", () -> hall.shell.session() != null && !hall.shell.session().growingProperty().get());
            hall.settle();
            var trace = hall.session().trace();
            int finished = trace.size() - 1;
            while (!trace.kind(finished).equals("http.finished")) {
                finished--;
            }
            int seq = finished;
            Hall.on(() -> hall.session().go(seq));
            hall.settle();
            assertThat(hall.sentence()).contains("Connection refused");
        }
    }

    @Test
    void whyLeadsBackToTheBeginning() throws Exception {
        try (var hall = Hall.open(Path.of("traces/ok.json"), 1000, 900)) {
            var trace = hall.session().trace();
            int deep = IntStream.range(0, trace.size()).boxed()
                    .max(Comparator.comparing(seq -> hall.session().replay().why(seq).size())).orElseThrow();
            Hall.on(() -> hall.session().go(deep));
            hall.settle();
            var why = Hall.see(() -> hall.session().replay().why(hall.step()));
            var earlier = (MenuButton) hall.node(".chain .earlier");
            assertThat(Hall.see(earlier::isVisible)).isTrue();
            hall.click(earlier);
            hall.await("the menu", earlier::isShowing);
            hall.press(KeyCode.DOWN);
            hall.press(KeyCode.ENTER);
            assertThat(hall.step()).isEqualTo(why.getLast());
        }
    }
}
