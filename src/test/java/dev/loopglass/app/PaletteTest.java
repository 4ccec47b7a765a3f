package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import dev.loopglass.explain.Language;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Everything from one field.
class PaletteTest {
    private Hall hall;

    @BeforeEach
    void open() throws Exception {
        hall = Hall.open(Path.of("traces/ok.json"), 1000, 900);
        hall.press(KeyCode.CONTROL, KeyCode.K);
    }

    @AfterEach
    void close() {
        hall.close();
    }

    private List<String> offered() {
        return Hall.see(() -> ((ListView<?>) hall.shell.lookup("#palette .list-view")).getItems().stream()
                .map(it -> ((Palette.Choice) it).word()).toList());
    }

    @Test
    void itOffersWhatTheKeysDo() {
        assertThat(offered()).containsAll(
                Keys.TABLE.stream().filter(key -> key.need().compareTo(Key.Need.TRACE) <= 0).map(key -> key.whole(Language.ENGLISH)).toList());
        hall.type("last step");
        assertThat(offered()).contains("Step: the last step");
        while (!offered().getFirst().equals("Step: the last step")) {
            hall.press(KeyCode.BACK_SPACE);
        }
        hall.press(KeyCode.ENTER);
        assertThat(hall.node("#palette")).isNull();
        assertThat(hall.step()).isEqualTo(hall.session().trace().size() - 1);
    }

    @Test
    void theSecondOfferIsOneArrowAway() {
        hall.type("turn");
        var second = offered().get(1);
        assertThat(second).contains("turn");
        hall.press(KeyCode.DOWN);
        hall.press(KeyCode.UP);
        hall.press(KeyCode.DOWN);
        var chosen = Hall.see(() -> ((ListView<?>) hall.shell.lookup("#palette .list-view"))
                .getSelectionModel().getSelectedItem());
        assertThat(((Palette.Choice) chosen).word()).isEqualTo(second);
        assertThat(hall.step()).as("arrows do not step meanwhile").isZero();
    }

    @Test
    void aStepAnObjectAConditionAndBackAndThereAgain() {
        hall.type("42");
        hall.press(KeyCode.ENTER);
        assertThat(hall.step()).isEqualTo(42);
        hall.press(KeyCode.CONTROL, KeyCode.K);
        hall.type("fu2");
        hall.press(KeyCode.ENTER);
        var future = hall.session().trace().object("fu2");
        int first = hall.session().trace().about(future)[0];
        assertThat(hall.step()).isEqualTo(first);
        assertThat(Hall.see(() -> hall.session().selectedProperty().get())).isEqualTo(future);
        hall.press(KeyCode.CONTROL, KeyCode.K);
        hall.type("kind:loop.stopped");
        hall.press(KeyCode.ENTER);
        int stopped = hall.step();
        assertThat(hall.session().trace().kind(stopped)).isEqualTo("loop.stopped");
        hall.press(KeyCode.ALT, KeyCode.LEFT);
        hall.press(KeyCode.ALT, KeyCode.LEFT);
        assertThat(hall.step()).isEqualTo(42);
        hall.press(KeyCode.ALT, KeyCode.RIGHT);
        assertThat(hall.step()).isEqualTo(first);
        hall.press(KeyCode.ALT, KeyCode.RIGHT);
        assertThat(hall.step()).isEqualTo(stopped);
        hall.press(KeyCode.ALT, KeyCode.LEFT);
        hall.press(KeyCode.HOME);
        hall.press(KeyCode.ALT, KeyCode.RIGHT);
        assertThat(hall.step()).as("a new jump forgets what was undone").isZero();
    }

    @Test
    void whatIsNotUnderstoodIsSaid() {
        hall.type("colour:red");
        assertThat(offered()).anyMatch(word -> word.contains("wanted kind:"));
        hall.press(KeyCode.ESCAPE);
        assertThat(hall.node("#palette")).isNull();
    }
}
