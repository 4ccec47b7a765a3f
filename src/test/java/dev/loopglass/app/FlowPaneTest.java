package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.app.panel.FlowPane;
import dev.loopglass.app.panel.Written;
import dev.loopglass.trace.Trace;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The ladder beside the source.
class FlowPaneTest {
    private static int rungs(Hall hall) {
        return Hall.see(() -> pane(hall.shell).rungs().size());
    }

    private static FlowPane pane(Node shell) {
        return (FlowPane) shell.lookup(".flow-pane");
    }

    private static List<Node> cells(Hall hall) {
        return Hall.see(() -> cells(hall.shell).toList());
    }

    /// From the first one in sight on.
    private static Stream<Node> cells(Node shell) {
        return shell.lookupAll("#flow .rung").stream().filter(Node::isVisible).sorted(Comparator.comparing(Written::number));
    }

    @Test
    void severalRequestsStandSideBySide() throws Exception {
        try (var hall = Hall.open(Path.of("traces/queue.json"), 1000, 900)) {
            int one = rungs(hall);
            assertThat(cells(hall)).allMatch(cell -> lines(cell) <= 2);
            hall.click("#flow-all");
            hall.settle();
            assertThat(rungs(hall)).isGreaterThan(2 * one);
            Hall.on(() -> hall.session().go(firstSent(hall)));
            hall.settle();
            assertThat(cells(hall)).anyMatch(cell -> lines(cell) == 6);
            assertThat(cells(hall)).extracting(Node::getAccessibleText)
                    .anyMatch(text -> text.startsWith("ht1 "))
                    .allMatch(text -> text.startsWith("ht"));
            hall.click("#flow-all");
            hall.settle();
            assertThat(rungs(hall)).isEqualTo(one);
        }
    }

    /// Here the first request is under way and the two others wait for it.
    private static int firstSent(Hall hall) {
        var trace = hall.session().trace();
        return IntStream.range(0, trace.size()).filter(seq -> trace.kind(seq).equals("http.sent")).findFirst()
                .orElseThrow();
    }

    private static long lines(Node cell) {
        return Hall.see(() -> Written.pieces(cell));
    }

    @Test
    void oneRequestHasNobodyBesideIt() throws Exception {
        try (var hall = Hall.open(Path.of("traces/ok.json"), 1000, 900)) {
            assertThat(Hall.see(() -> hall.shell.lookup("#flow-all").isVisible())).isFalse();
        }
    }

    @Test
    void aQuarterOfALadderIsInSightAtOnce() throws Exception {
        try (var hall = Hall.open(Path.of("traces/ok.json"), 1280, 800)) {
            double height = Hall.see(() -> hall.shell.lookup("#flow").getLayoutBounds().getHeight());
            assertThat(cells(hall).stream().filter(it -> it.getBoundsInParent().getMaxY() <= height)).hasSizeGreaterThan(rungs(hall) / 4);
            assertThat(cells(hall)).allMatch(it -> it.getLayoutBounds().getHeight() >= 20);
        }
    }

    @Test
    void aRungLeadsToItsStep() throws Exception {
        try (var hall = Hall.open(Path.of("traces/queue.json"), 1000, 900)) {
            hall.click("#flow-all");
            hall.settle();
            var third = cells(hall).get(3);
            hall.click(third);
            int there = hall.step();
            hall.settle();
            assertThat(there).isPositive();
            assertThat(Hall.see(() -> hall.shell.lookupAll("#flow .rung").stream().filter(it ->
                    it.getPseudoClassStates().contains(PseudoClass.getPseudoClass("here"))).toList()))
                            .hasSize(1);
        }
    }

    @Test
    void whatWasPassedIsLitAndThePresentOneMarked() throws Exception {
        try (var hall = Hall.open(Path.of("traces/ok.json"), 1000, 900)) {
            int before = -1;
            for (int seq : new int[] {12, 30, 60, 143}) {
                Hall.on(() -> hall.session().go(seq));
                hall.settle();
                int here = cells(hall).stream().filter(it -> is(it, "here")).mapToInt(it -> Written.number(it))
                        .max().orElse(-1);
                assertThat(here).as("at " + seq).isGreaterThan(before);
                assertThat(cells(hall)).allSatisfy(cell -> {
                    boolean passed = Written.number(cell) <= here;
                    assertThat(cell.getAccessibleText().endsWith(", passed")).isEqualTo(passed);
                });
                before = here;
            }
        }
    }

    /// Who reads it wants it to stand still, and who paints it, too.
    @Test
    void theLadderMovesOnlyWhenThePresentRungComesNearItsEdge() throws Exception {
        var room = Room.of(Theme.Choice.LIGHT);
        room.open(Path.of("traces/ok.json"));
        room.settle(1280, 800);
        var tops = new ArrayList<Integer>();
        var heres = new ArrayList<Integer>();
        for (int seq = 0; seq < room.shell.session().trace().size(); seq++) {
            int at = seq;
            Hall.on(() -> {
                room.shell.session().go(at);
                Room.pulse(room.shell);
                double height = room.shell.lookup("#flow").getLayoutBounds().getHeight();
                var rows = cells(room.shell).filter(it -> it.getBoundsInParent().getMaxY() <= height).toList();
                int first = Written.number(rows.getFirst());
                int last = Written.number(rows.getLast());
                int here = rows.stream().filter(it -> it.getPseudoClassStates().contains(PseudoClass.getPseudoClass("here")))
                        .mapToInt(Written::number).findFirst().orElse(-1);
                if (here >= 0) {
                    assertThat(here).isBetween(first == 0 ? 0 : first + 3, last + 1 < pane(room.shell).rungs().size() ? last - 2 : last);
                }
                tops.add(first);
                heres.add(here);
            });
        }
        int places = (int) heres.stream().distinct().count();
        assertThat(places).isGreaterThan(20);
        assertThat(tops.stream().distinct()).hasSizeBetween(3, places / 3);
    }

    @Test
    void theWheelScrollsAndARungThatStaysInSightKeepsItsRow() throws Exception {
        try (var hall = Hall.open(Path.of("traces/ok.json"), 1280, 800)) {
            show(hall, 12);
            var before = byNumber(hall);
            int first = before.firstKey();
            var middle = Hall.see(() -> {
                var bounds = pane(hall.shell).localToScene(pane(hall.shell).getLayoutBounds());
                return new Point2D(bounds.getCenterX(), bounds.getCenterY());
            });
            hall.wheel(middle.getX(), middle.getY(), 2);
            hall.settle();
            var after = byNumber(hall);
            assertThat(after.firstKey()).as("further down").isGreaterThan(first);
            // What it looks like is kept with it, and so is not painted anew.
            after.keySet().retainAll(before.keySet());
            assertThat(after).hasSizeGreaterThan(3).allSatisfy((number, row) -> assertThat(row).isSameAs(before.get(number)));
            hall.wheel(middle.getX(), middle.getY(), -20);
            hall.settle();
            assertThat(Written.number(cells(hall).getFirst())).as("no further than to its first").isZero();
            hall.wheel(middle.getX(), middle.getY(), 100);
            hall.settle();
            assertThat(Written.number(cells(hall).getLast())).as("nor than to its last").isEqualTo(rungs(hall) - 1);
        }
    }

    private static SortedMap<Integer, Node> byNumber(Hall hall) {
        return new TreeMap<>(cells(hall).stream().collect(Collectors.toMap(Written::number, it -> it)));
    }

    @Test
    void keysWalkThroughAWholeLadderAndAReaderIsToldWhere() throws Exception {
        try (var hall = Hall.open(Path.of("traces/ok.json"), 1280, 800)) {
            show(hall, 12);
            var ladder = hall.node("#flow");
            for (int stop = 0; stop < 100 && Hall.see(() -> hall.shell.getScene().getFocusOwner()) != ladder; stop++) {
                hall.press(KeyCode.TAB);
            }
            int from = Written.number(told(ladder));
            assertThat(is(told(ladder), "here")).as("one begins at the present rung").isTrue();
            hall.press(KeyCode.UP);
            assertThat(Written.number(told(ladder))).isEqualTo(from - 1);
            for (int number = 0; number < rungs(hall) + 3; number++) {
                hall.press(KeyCode.PAGE_DOWN);
            }
            var last = told(ladder);
            assertThat(Written.number(last)).isEqualTo(rungs(hall) - 1);
            assertThat(Hall.see(() -> last.getBoundsInParent().getMaxY())).as("in sight").isLessThanOrEqualTo(ladder.getLayoutBounds().getHeight());
            assertThat(Hall.see(() -> last.queryAccessibleAttribute(AccessibleAttribute.SELECTED))).isEqualTo(true);
            assertThat(Hall.see(() -> ladder.queryAccessibleAttribute(AccessibleAttribute.ITEM_COUNT))).isEqualTo(rungs(hall));
            for (int number = 0; number < rungs(hall) + 3; number++) {
                hall.press(KeyCode.PAGE_UP);
            }
            assertThat(Written.number(told(ladder))).isZero();
            hall.press(KeyCode.ENTER);
            assertThat(hall.step()).isEqualTo(Hall.see(() -> pane(hall.shell).rungs().getFirst().seq()));
        }
    }

    /// What a screen reader reads when it asks where one is.
    private static Node told(Node ladder) {
        return Hall.see(() -> (Node) ladder.queryAccessibleAttribute(AccessibleAttribute.FOCUS_ITEM));
    }

    /// While one records, a ladder grows under the one who looks at it.
    @Test
    void aLadderThatGrowsHasItsLineToTheLastRung() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1")); var hall = Hall.empty(1000, 900)) {
            Hall.on(() -> hall.shell.studio().record(List.of("http://127.0.0.1:" + server.getLocalPort() + "/")));
            try (var peer = server.accept()) {
                hall.await("the request", () -> hall.shell.session() != null && sent(hall.session().trace()));
                hall.settle();
                int before = rungs(hall);
                assertThat(before).isGreaterThan(10);
                peer.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi".getBytes(StandardCharsets.US_ASCII));
                hall.await("all of it", () -> !hall.session().growingProperty().get());
                hall.press(KeyCode.END);
                hall.settle();
                assertThat(rungs(hall)).isGreaterThan(before);
                assertThat(cells(hall)).hasSizeGreaterThan(5).allSatisfy(cell ->
                        assertThat(lines(cell)).as(cell.getAccessibleText()).isEqualTo(Written.number(cell) == rungs(hall) - 1 ? 1 : 2));
            }
        }
    }

    private static boolean sent(Trace trace) {
        return IntStream.range(0, trace.size()).anyMatch(seq -> trace.kind(seq).equals("http.sent"));
    }

    /// A rung is painted on its ground, which alone has styles to be looked up, and of another request's nothing else is made.
    @Test
    void anotherRequestsRungsArePaintedWhereTheFirstOnesWere() throws Exception {
        try (var hall = Hall.open(Path.of("traces/queue.json"), 1280, 900)) {
            int there = firstOfAnother(hall);
            show(hall, there - 1);
            var rows = cells(hall);
            var before = nodes(rows);
            var said = said(rows);
            show(hall, there);
            assertThat(said(rows)).as("it is another ladder").isNotEqualTo(said);
            assertThat(nodes(rows)).isEqualTo(before).hasSizeGreaterThan(30)
                    .filteredOn(it -> !rows.contains(it)).allMatch(it -> it.getStyleClass().isEmpty());
        }
    }

    /// To put a row into a window costs more than all that it shows.
    @Test
    void aShorterLadderTakesNoRowOutOfTheWindow() throws Exception {
        try (var hall = Hall.open(Path.of("traces/ok.json"), 1280, 900)) {
            show(hall, 12);
            var rows = Hall.see(() -> Set.copyOf(hall.shell.lookupAll("#flow .rung")));
            int whole = cells(hall).size();
            // What happens next is asked, and what comes is hidden.
            hall.press(KeyCode.H);
            hall.settle();
            int reached = cells(hall).size();
            assertThat(reached).isPositive().isLessThan(whole);
            assertThat(Hall.see(() -> Set.copyOf(hall.shell.lookupAll("#flow .rung")))).isEqualTo(rows);
            hall.press(KeyCode.H);
            hall.settle();
            assertThat(cells(hall)).hasSizeGreaterThan(reached).isSubsetOf(rows);
        }
    }

    private static List<List<String>> said(List<Node> rows) {
        return Hall.see(() -> rows.stream().map(Written::in).toList());
    }

    private static List<Node> nodes(List<Node> rows) {
        return Hall.see(() -> rows.stream().flatMap(FlowPaneTest::nodes).toList());
    }

    private static Stream<Node> nodes(Node node) {
        return node instanceof Parent parent
                ? Stream.concat(Stream.of(node), parent.getChildrenUnmodifiable().stream().flatMap(FlowPaneTest::nodes)) : Stream.of(node);
    }

    private static void show(Hall hall, int seq) throws Exception {
        Hall.on(() -> hall.session().go(seq));
        hall.settle();
    }

    /// The first step after the first request was sent that is about another one.
    private static int firstOfAnother(Hall hall) throws Exception {
        int seq = firstSent(hall);
        show(hall, seq);
        var title = title(hall);
        while (title(hall).equals(title)) {
            show(hall, ++seq);
        }
        return seq;
    }

    private static String title(Hall hall) {
        return Hall.see(() -> ((Label) hall.shell.lookup(".flow-pane .pane-title")).getText());
    }

    private static boolean is(Node node, String state) {
        return Hall.see(() -> node.getPseudoClassStates().contains(PseudoClass.getPseudoClass(state)));
    }
}
