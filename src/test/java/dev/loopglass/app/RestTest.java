package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.app.session.Findings;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A window that nobody touches costs nothing.
class RestTest {
    private Hall hall;

    @BeforeEach
    void enter() throws Exception {
        hall = Hall.open();
    }

    @AfterEach
    void leave() {
        hall.close();
    }

    /// Steps far apart, whose sentences are short and long.
    @Test
    void paintsNothingWhileNobodyTouchesIt() throws Exception {
        var frames = Hall.see(() -> new Frames(hall.shell.getScene()));
        hall.press(KeyCode.ESCAPE);
        hall.await("the findings", () -> hall.shell.session().findings() != Findings.UNKNOWN);
        for (int seq = 0; seq < hall.session().trace().size(); seq += 31) {
            int wanted = seq;
            Hall.on(() -> hall.session().go(wanted));
            hall.settle();
            frames.measure(() -> { });
            assertThat(frames.measure(() -> { }).frames()).as("frames after step %d", seq).isZero();
        }
    }
}
