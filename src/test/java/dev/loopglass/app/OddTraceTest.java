package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Traces that are sound and yet have almost nothing to show.
class OddTraceTest {
    private static final String HEAD =
            "{\"format\":\"loopglass\",\"version\":1,\"meta\":{\"clock\":\"ns\"},\"events\":[";

    @TempDir
    private Path folder;

    private Hall open(String events, int steps) throws Exception {
        var file = Files.writeString(folder.resolve("odd.json"),
                HEAD + events + "\n],\"end\":{\"steps\":" + steps
                + ",\"dropped\":0,\"reason\":\"finished\"}}\n");
        var hall = Hall.empty(1000, 700);
        hall.load(file);
        hall.await("it is open", () -> hall.shell.session() != null);
        hall.settle();
        return hall;
    }

    @Test
    void withoutAStepNoKeyDoesHarm() throws Exception {
        try (var hall = open("", 0)) {
            for (var key : new KeyCode[] {KeyCode.RIGHT, KeyCode.LEFT, KeyCode.END, KeyCode.N,
                    KeyCode.P, KeyCode.DOWN, KeyCode.T, KeyCode.SPACE, KeyCode.SPACE}) {
                hall.press(key);
            }
            hall.press(KeyCode.SHIFT, KeyCode.RIGHT);
            hall.press(KeyCode.EQUALS);
            hall.settle();
            assertThat(hall.step()).isZero();
            assertThat(hall.sentence()).contains("no steps");
        }
    }

    @Test
    void withoutPathsAndWithUnknownKinds() throws Exception {
        var events = """

                {"seq":0,"t":0,"turn":0,"kind":"mark","data":{"text":"hello"}},
                {"seq":1,"t":9,"turn":0,"kind":"some.thing","data":{"a":1}}""";
        try (var hall = open(events, 2)) {
            assertThat(hall.sentence()).contains("hello");
            hall.press(KeyCode.RIGHT);
            hall.press(KeyCode.N);
            hall.settle();
            assertThat(hall.step()).isEqualTo(1);
            assertThat(hall.sentence()).contains("some.thing");
        }
    }
}
