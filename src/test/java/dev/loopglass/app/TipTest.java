package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.app.session.Tip;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Tooltip;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is said where the mouse rests.
class TipTest {
    private Hall hall;

    @BeforeEach
    void open() throws Exception {
        hall = Hall.open();
        hall.settle();
    }

    @AfterEach
    void close() {
        hall.close();
    }

    private static List<String> shown() {
        return Window.getWindows().stream().filter(Tooltip.class::isInstance).map(it -> ((Tooltip) it).getText()).toList();
    }

    @Test
    void appearsWhereTheMouseRests() throws Exception {
        for (var node : List.of(hall.node("#theme"), hall.node(".source-tab"), hall.node(".state-row"))) {
            hall.pointAt(node);
            var text = Hall.see(node::getAccessibleHelp);
            assertThat(text).isNotBlank();
            hall.await("the tip: " + text, () -> shown().equals(List.of(text)));
        }
    }

    @Test
    void isNotMadeBeforeSomebodyPoints() {
        var made = Hall.see(() -> all(hall.shell).filter(it -> it.getProperties().containsKey("javafx.scene.control.Tooltip"))
                .toList());
        assertThat(made).isEmpty();
        assertThat(Hall.see(() -> all(hall.shell).filter(it -> it.getProperties().containsKey(Tip.class)).count()))
                .isGreaterThan(30);
    }

    private static Stream<Node> all(Node node) {
        return node instanceof Parent parent
                ? Stream.concat(Stream.of(node), parent.getChildrenUnmodifiable().stream().flatMap(TipTest::all))
                : Stream.of(node);
    }
}
