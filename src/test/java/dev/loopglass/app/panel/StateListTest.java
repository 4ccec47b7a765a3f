package dev.loopglass.app.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.app.session.Ink;
import dev.loopglass.app.session.Session;
import dev.loopglass.event.Ref;
import dev.loopglass.explain.StateSheet;
import dev.loopglass.explain.Term;
import dev.loopglass.trace.TraceReader;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Which rows of the state are there as nodes.
class StateListTest {
    private static final Path TRACE = Path.of("traces/ok.json");

    @BeforeAll
    static void start() {
        try {
            Platform.startup(() -> { });
        } catch (IllegalStateException e) {
            // It runs already.
        }
        Platform.setImplicitExit(false);
    }

    private interface Look {
        void at(StateList list) throws Exception;
    }

    private static void on(Look look) throws Exception {
        var session = new Session(TRACE, TraceReader.read(TRACE).trace());
        var task = new FutureTask<Void>(() -> {
            var list = new StateList(session, 100, Ink.light("System", "Monospaced"));
            new Scene(list, 300, 400);
            look.at(list);
            return null;
        });
        Platform.runLater(task);
        task.get();
    }

    private static StateSheet.Section section(String title, Stream<StateSheet.Row> rows) {
        return new StateSheet.Section(title, Term.FUTURE, rows.toList(), "none");
    }

    private static StateSheet.Row row(int number, String what) {
        return new StateSheet.Row(Ref.numbered(Ref.Type.FUTURE, number, what), what, "pending", null, false);
    }

    private static List<StateSheet.Section> many() {
        return IntStream.range(0, 4).mapToObj(i -> section("section " + i,
                IntStream.range(0, 50).mapToObj(row -> row(100 * i + row, "row " + row)))).toList();
    }

    private static List<String> shown(StateList list) {
        list.applyCss();
        list.layout();
        return list.lookupAll(".state-row").stream().filter(Node::isVisible).sorted(Comparator.comparing(Node::getLayoutY))
                .map(row -> Written.in(row).getFirst()).toList();
    }

    /// As in a lesson, which scrolls as a whole.
    @Test
    void allOfThemAreThereWhereNobodySaysWhatIsInSight() throws Exception {
        on(list -> {
            list.show(many());
            assertThat(shown(list)).hasSize(200).doesNotHaveDuplicates().startsWith("fu0", "fu1").endsWith("fu349");
        });
    }

    @Test
    void otherwiseThoseInSightAndNotManyMore() throws Exception {
        on(list -> {
            list.show(many());
            list.resize(300, list.prefHeight(300));
            for (double top : new double[] {0, 700, 2_000, list.getHeight() - 400}) {
                list.sight(top, top + 400);
                assertThat(shown(list)).as("from " + top).hasSizeBetween(15, 50).doesNotHaveDuplicates();
                assertThat(list.rows().filter(it -> list.bounds(it).getMaxY() > top && list.bounds(it).getMinY() < top + 400)
                        .map(it -> it.row().object().name())).isSubsetOf(shown(list)).isNotEmpty();
            }
        });
    }

    @Test
    void whatIsInSightIsPaintedAndNothingElse() throws Exception {
        on(list -> {
            list.show(many());
            shown(list);
            list.resize(300, list.prefHeight(300));
            for (double top : new double[] {0, 60, 2_000, list.getHeight() - 400}) {
                list.sight(top, top + 400);
                var seen = list.rows().filter(it -> list.bounds(it).getMaxY() > top && list.bounds(it).getMinY() < top + 400)
                        .map(it -> it.row().object().name()).toList();
                assertThat(painted(list, ".state-row")).as("from " + top).containsExactlyElementsOf(seen);
                assertThat(painted(list, ".state-head")).hasSizeLessThan(4);
            }
        });
    }

    private static List<String> painted(StateList list, String what) {
        shown(list);
        return list.lookupAll(what).stream().filter(Node::isVisible)
                .filter(row -> ((Parent) row).getChildrenUnmodifiable().getFirst().isVisible())
                .sorted(Comparator.comparing(Node::getLayoutY)).map(row -> Written.in(row).getFirst()).toList();
    }

    @Test
    void whoeverScrollsBackFindsTheSameRowsAndNobodyKeepsAll() throws Exception {
        on(list -> {
            list.show(many());
            list.resize(300, list.prefHeight(300));
            list.sight(0, 200);
            var before = rows(list);
            list.sight(1_000, 1_200);
            assertThat(rows(list).values()).doesNotContainAnyElementsOf(before.values());
            list.sight(0, 200);
            assertThat(rows(list)).isEqualTo(before);
            for (double top = 0; top < list.getHeight(); top += 100) {
                list.sight(top, top + 200);
            }
            assertThat(list.lookupAll(".state-row")).hasSizeBetween(before.size(), before.size() + 80);
        });
    }

    /// Those that can be seen, by what they say.
    private static Map<String, Node> rows(StateList list) {
        shown(list);
        return list.lookupAll(".state-row").stream().filter(Node::isVisible).collect(Collectors.toMap(
                row -> Written.in(row).getFirst(), Function.identity()));
    }

    /// Nobody but the maker of a trace says that it cannot be.
    @Test
    void anObjectThatIsListedTwiceIsShownTwice() throws Exception {
        on(list -> {
            list.show(List.of(section("twice", Stream.of(row(1, "one"), row(2, "two"), row(1, "again"), row(1, "and again")))));
            assertThat(shown(list)).containsExactly("fu1", "fu2", "fu1", "fu1");
            list.show(List.of(section("twice", Stream.of(row(1, "one"), row(1, "again"), row(3, "three")))));
            assertThat(shown(list)).containsExactly("fu1", "fu1", "fu3");
        });
    }
}
