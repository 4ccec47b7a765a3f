package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.app.skin.SteadyButtonSkin;
import dev.loopglass.app.skin.SteadyLabelSkin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.shape.Circle;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/// Labels and buttons that change with each step.
class SkinTest {
    @Test
    void allOfAWindowHaveTheSkinsOfTheStyleSheet() throws Exception {
        try (var hall = Hall.open(Path.of("traces/ok.json"), 1280, 800)) {
            assertThat(all(hall, Label.class)).isNotEmpty().allMatch(it -> it.getSkin() instanceof SteadyLabelSkin);
            assertThat(all(hall, Button.class)).isNotEmpty().allMatch(it -> it.getSkin() instanceof SteadyButtonSkin);
        }
    }

    private static <T extends Labeled> List<T> all(Hall hall, Class<T> type) {
        return Hall.see(() -> hall.shell.lookupAll("." + type.getSimpleName().toLowerCase()).stream().filter(it -> it.getClass() == type)
                .map(type::cast).filter(it -> it.getSkin() != null).toList());
    }

    @Test
    void otherWordsTakeNothingOutOfTheWindow() throws Exception {
        try (var hall = Hall.open(Path.of("traces/ok.json"), 1280, 800)) {
            for (var one : List.of(all(hall, Label.class).getFirst(), (Labeled) hall.node("#why"))) {
                var changes = new ArrayList<String>();
                Hall.on(() -> {
                    var children = one.getChildrenUnmodifiable();
                    assertThat(children).hasSize(1).first().isInstanceOf(Text.class);
                    children.addListener((ListChangeListener<Node>) it -> changes.add(it.toString()));
                    one.textProperty().unbind();
                    one.setText("other words");
                });
                assertThat(changes).isEmpty();
                // And what is beside the words still comes and goes.
                assertThat(Hall.see(() -> {
                    one.setGraphic(new Circle(3));
                    return one.getChildrenUnmodifiable().size();
                })).isEqualTo(2);
                assertThat(Hall.see(() -> {
                    one.setGraphic(null);
                    return one.getChildrenUnmodifiable().size();
                })).isEqualTo(1);
            }
        }
    }
}
