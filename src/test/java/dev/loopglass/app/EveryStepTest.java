package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.app.panel.Written;
import dev.loopglass.cli.Loopglass;
import dev.loopglass.cli.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/// Every step of every bundled trace, as the inside of a window shows it.
class EveryStepTest {
    /// How far the command sets in what the loop holds.
    private static final String STATE = " ".repeat(9);

    private static List<Path> traces() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("traces"))) {
            return files.filter(it -> it.toString().endsWith(".json")).sorted().toList();
        }
    }

    @Test
    void theLitLineIsTheRecordedOneAndTheStateIsWhatShowPrints() throws Exception {
        var wrong = new ArrayList<String>();
        var room = Room.of(Theme.Choice.LIGHT);
        for (var file : traces()) {
            room.open(file);
            room.settle(1000, 2400);
            var printed = printed(file);
            // Looked for once: to find a node by its style takes longer than a step.
            var list = Hall.see(() -> (Parent) ((ScrollPane) room.shell.lookup(".state-pane .scroll-pane")).getContent());
            assertThat(printed).isNotEmpty().hasSize(room.shell.session().trace().size());
            Hall.on(() -> IntStream.range(0, printed.size()).forEach(seq -> look(room.shell, list, seq, printed.get(seq), wrong)));
        }
        assertThat(traces()).hasSizeGreaterThan(20);
        assertThat(wrong).isEmpty();
    }

    private static void look(Shell shell, Parent list, int seq, List<String> printed, List<String> wrong) {
        var session = shell.session();
        session.go(seq);
        shell.pulse();
        var where = session.file().getFileName() + " step " + seq;
        var frame = session.trace().frame(seq);
        var source = shell.desk().source();
        if (frame != null && frame.method().source() != null && (source.litLine() != frame.line()
                || !frame.method().source().file().equals(source.litFile()))) {
            wrong.add(where + ": lit " + source.litFile() + ":" + source.litLine());
        }
        var shown = shown(list);
        if (!shown.equals(printed)) {
            wrong.add(where + ": shows " + shown + ", wanted " + printed);
        }
    }

    /// What the command says that the loop holds, step by step.
    private static List<List<String>> printed(Path file) {
        var out = new ByteArrayOutputStream();
        int exit = Loopglass.run(new Terminal(InputStream.nullInputStream(), out, out, Path.of("")), null,
                "show", file.toString(), "--state", "--lang", "en");
        assertThat(exit).isZero();
        return Arrays.stream(out.toString(StandardCharsets.UTF_8).split("\n\n")).map(step -> step.lines()
                .filter(it -> it.startsWith(STATE)).map(it -> tidy(it.substring(STATE.length()))).toList()).toList();
    }

    /// The words of the panel as the command sets them.
    private static List<String> shown(Parent list) {
        var rows = list.getChildrenUnmodifiable().stream().filter(it -> it.getStyleClass().contains("state-row") && it.isVisible())
                .sorted(Comparator.comparing(Node::getLayoutY)).toList();
        var sections = list.getChildrenUnmodifiable().stream().filter(it -> it.getStyleClass().contains("state-section")).toList();
        return IntStream.range(0, sections.size()).boxed().flatMap(i -> section((Parent) sections.get(i), rows.stream()
                .filter(it -> it.getLayoutY() > sections.get(i).getLayoutY()
                        && (i + 1 == sections.size() || it.getLayoutY() < sections.get(i + 1).getLayoutY()))
                .map(EveryStepTest::row).toList())).toList();
    }

    private static Stream<String> section(Parent section, List<String> rows) {
        var parts = section.getChildrenUnmodifiable();
        var head = Written.in(parts.getFirst());
        var empty = (Text) parts.getLast();
        assertThat(head.get(1)).isEqualTo(rows.isEmpty() ? "" : String.valueOf(rows.size()));
        assertThat(empty.isVisible()).isEqualTo(rows.isEmpty());
        return rows.isEmpty() ? Stream.of(tidy(head.getFirst() + ": " + empty.getText()))
                : Stream.concat(Stream.of(tidy(head.getFirst())), rows.stream());
    }

    private static String row(Node row) {
        boolean changed = row.getPseudoClassStates().contains(PseudoClass.getPseudoClass("changed"));
        var said = Written.in(row);
        return tidy((changed ? "* " : "") + said.get(0) + " " + said.get(1) + " " + said.get(3)
                + (said.get(2).isEmpty() ? "" : ", " + said.get(2)));
    }

    /// Without what sets it in columns.
    private static String tidy(String line) {
        return line.strip().replaceAll(" +", " ");
    }
}
