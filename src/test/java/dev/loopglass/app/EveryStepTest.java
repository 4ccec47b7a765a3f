package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.app.session.Session;
import dev.loopglass.trace.TraceReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

/// Every step of every bundled trace, as the window shows it.
class EveryStepTest {
    private static List<Path> traces() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("traces"))) {
            return files.filter(it -> it.toString().endsWith(".json")).sorted().toList();
        }
    }

    @Test
    void theLitLineIsTheRecordedOneAndTheStateIsThatOfTheSheet() throws Exception {
        var wrong = new ArrayList<String>();
        try (var hall = Hall.empty(1000, 900)) {
            for (var file : traces()) {
                var trace = TraceReader.read(file).trace();
                Hall.on(() -> hall.shell.show(new Session(file, trace)));
                hall.settle();
                // At one go, so that the window need not be painted for each.
                Hall.on(() -> IntStream.range(0, trace.size()).forEach(seq -> look(hall, seq, wrong)));
                assertThat(trace.size()).isPositive();
            }
        }
        assertThat(traces()).hasSizeGreaterThan(20);
        assertThat(wrong).isEmpty();
    }

    private static void look(Hall hall, int seq, List<String> wrong) {
        var session = hall.shell.session();
        session.go(seq);
        hall.shell.pulse();
        var where = session.file().getFileName() + " step " + seq;
        var frame = session.trace().frame(seq);
        var source = hall.shell.desk().source();
        if (frame != null && frame.method().source() != null && (source.litLine() != frame.line()
                || !frame.method().source().file().equals(source.litFile()))) {
            wrong.add(where + ": lit " + source.litFile() + ":" + source.litLine());
        }
        var sheet = session.explainer().sheet(seq).sections().stream()
                .flatMap(section -> section.rows().stream())
                .map(row -> List.of(row.object() == null ? "" : row.object().name(), row.what(),
                        row.detail(), row.more() == null ? "" : row.more()))
                .toList();
        var shown = rows(hall);
        if (!shown.equals(sheet)) {
            wrong.add(where + ": shows " + shown + ", wanted " + sheet);
        }
    }

    private static List<List<String>> rows(Hall hall) {
        var list = (VBox) ((ScrollPane) hall.shell.lookup(".state-pane .scroll-pane")).getContent();
        return list.getChildren().stream().flatMap(section -> ((VBox) section).getChildren().stream())
                .filter(node -> node.getStyleClass().contains("state-row") && node.isVisible())
                .map(row -> row.lookupAll(".label").stream().map(it -> ((Label) it).getText()).toList())
                .map(row -> row.size() == 4 ? row : List.of(row.get(0), row.get(1), row.get(2), ""))
                .toList();
    }
}
