package dev.loopglass.app.panel;

import dev.loopglass.app.panel.Quill.Words;
import dev.loopglass.app.session.Digest;
import dev.loopglass.app.session.Ink;
import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import dev.loopglass.app.session.Tip;
import dev.loopglass.event.Ref;
import dev.loopglass.explain.Language;
import dev.loopglass.replay.Flow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.collections.ObservableListBase;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// How the request flows: a ladder that lights up as one steps, and can be clicked.
public final class FlowPane extends BorderPane {
    private static final double HEIGHT = 22;
    private static final int MOST_RAILS = 6;
    /// So many rungs before and after the present one are in sight.
    private static final int AROUND = 3;

    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");

    private final Session session;
    private final Flow flow;
    private final HBox head = new HBox();
    private final Label title = new Label();
    private final Label place = new Label();
    private final ToggleButton all = new ToggleButton();
    /// All that there are so far, and where among them each is.
    private final List<Ref> requests = new ArrayList<>();
    private final Map<Ref, Integer> places = new HashMap<>();
    private List<Ref> rails = List.of();
    private List<Rails.Stretch> stretches = List.of();
    private List<Flow.Rung> rungs = List.of();
    /// The numbers of the rungs, not the rungs: another request's are shown by the same rows, which the list then need
    /// not lay out anew.
    private final Numbers numbers = new Numbers();
    private final ListView<Integer> list = new ListView<>(numbers);
    private final List<Cell> cells = new ArrayList<>();
    private List<Ref> joined = List.of();
    private List<Flow.Rung> ladder = List.of();
    private int grown;
    private Ref request;
    private int here = -1;
    private int revealed = -1;
    private Language spoken = Speech.language();
    private double height;
    private Quill quill;

    public FlowPane(Session session, Ink ink) {
        this.quill = new Quill(ink);
        this.session = session;
        this.flow = digest(session).flow();
        getStyleClass().addAll("pane", "flow-pane");
        title.getStyleClass().add("pane-title");
        title.setMinWidth(0);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        place.getStyleClass().add("place");
        place.setMinWidth(Region.USE_PREF_SIZE);
        all.setId("flow-all");
        all.getStyleClass().add("flow-all");
        Tip.on(all);
        all.setMinWidth(Region.USE_PREF_SIZE);
        all.managedProperty().bind(all.visibleProperty());
        all.setOnAction(_ -> refresh());
        head.getChildren().addAll(title, place, all);
        head.getStyleClass().add("pane-head");
        setTop(head);
        list.setId("flow");
        list.setFixedCellSize(HEIGHT);
        list.accessibleTextProperty().bind(Speech.of("flow.list"));
        list.focusedProperty().addListener((_, _, focused) -> {
            if (focused) {
                list.getSelectionModel().select(Math.max(0, here));
            }
        });
        list.setOnKeyPressed(e -> {
            var row = list.getSelectionModel().getSelectedItem();
            if (e.getCode() == KeyCode.ENTER && row != null && row < rungs.size()) {
                session.jump(rungs.get(row).seq());
            }
        });
        list.setCellFactory(_ -> {
            cells.add(new Cell());
            return cells.getLast();
        });
        var empty = Speech.on(new Label(), "flow.nothing");
        empty.setWrapText(true);
        empty.getStyleClass().add("nothing");
        list.setPlaceholder(empty);
        // In the middle of a layout a list does not scroll.
        list.heightProperty().addListener(_ -> Platform.runLater(() -> reveal(false)));
        setCenter(list);
    }

    /// The line with its title.
    public HBox head() {
        return head;
    }

    public void ink(Ink ink) {
        quill = new Quill(ink);
        cells.forEach(Cell::show);
    }

    /// What it will want to know of the trace.
    public static Digest read(Session session) {
        return digest(session);
    }

    /// Keeps the flow of a session's trace.
    private record Ladders(Flow flow) implements Digest {
        @Override
        public void grow(int to) {
            flow.grow(to);
        }
    }

    private static Ladders digest(Session session) {
        return session.digest(Ladders.class, trace -> new Ladders(new Flow(trace)));
    }

    static String what(Flow.Rung rung) {
        return rung.way() == Flow.Way.CALL ? rung.name() : Speech.say("flow." + rung.way(), rung.name());
    }

    private static String detail(Flow.Rung rung) {
        return rung.way() == Flow.Way.CALL ? rung.of() : Speech.say("flow." + rung.way() + ".detail", rung.of());
    }

    public void refresh() {
        flow.grow(session.trace().size());
        count();
        var wanted = request();
        var beside = beside(wanted);
        all.setVisible(beside.size() > 1);
        name(beside);
        boolean together = all.isSelected() && all.isVisible();
        var shown = together ? beside : wanted == null ? List.<Ref>of() : List.of(wanted);
        var whole = together ? ladder(beside) : wanted == null ? List.<Flow.Rung>of() : flow.of(wanted);
        // What is still to come may have to be predicted.
        var reachable = session.hiddenProperty().get()
                ? whole.stream().filter(it -> it.seq() <= session.horizon()).toList() : whole;
        request = wanted;
        // As rungs come one by one, the same number of them may be others.
        boolean others = !shown.equals(rails) || spoken != Speech.language() || reachable.size() != numbers.size()
                || session.hiddenProperty().get() && !reachable.equals(rungs);
        int now = session.isEmpty() ? -1 : place(reachable);
        boolean moved = now != here;
        here = now;
        if (others) {
            spoken = Speech.language();
            rungs = reachable;
            rails = shown;
            stretches = rails.stream().map(it -> stretch(it, rungs)).toList();
            numbers.size(rungs.size());
        }
        if (others || moved) {
            cells.forEach(Cell::show);
        }
        if (now != revealed || list.getHeight() != height) {
            reveal(others);
        }
        // Now, and not when the window is laid out: what changes styles there needs another frame.
        list.layout();
        title.setText(request == null || together || !session.knows(request) ? Speech.say("flow")
                : all.isVisible() ? request.name()
                : Speech.say("flow.of", request.name()));
        place.setText(rungs.isEmpty() ? "" : Speech.say("flow.place", here + 1, rungs.size()));
    }

    /// What is on the ladder, from the first rung on.
    public List<Flow.Rung> rungs() {
        return rungs;
    }

    /// Takes in requests that are new.
    private void count() {
        if (requests.size() != flow.requests().size() || !requests.isEmpty() && !requests.getFirst().equals(flow.first())) {
            requests.clear();
            requests.addAll(flow.requests());
            IntStream.range(0, requests.size()).forEach(i -> places.put(requests.get(i), i));
        }
    }

    /// Those that may stand side by side. There may be thousands, which nobody wants to see at once: then it is the
    /// one that is shown and some around it.
    private List<Ref> beside(Ref wanted) {
        int from = Math.min(places.getOrDefault(wanted, 0) / MOST_RAILS * MOST_RAILS,
                Math.max(0, requests.size() - MOST_RAILS));
        return requests.subList(from, Math.min(requests.size(), from + MOST_RAILS)).stream().filter(session::knows)
                .toList();
    }

    /// The rungs of these, in the order in which they were reached.
    private List<Flow.Rung> ladder(List<Ref> beside) {
        if (!beside.equals(joined) || grown != session.trace().size()) {
            joined = beside;
            grown = session.trace().size();
            ladder = beside.stream().flatMap(it -> flow.of(it).stream())
                    .sorted(Comparator.comparingInt(Flow.Rung::seq)).toList();
        }
        return ladder;
    }

    /// Says how many would stand side by side.
    private void name(List<Ref> beside) {
        boolean some = beside.size() > 1 && requests.size() > MOST_RAILS && !session.hiddenProperty().get();
        all.setText(some ? String.valueOf(beside.size()) : Speech.say("flow.all"));
        all.setAccessibleHelp(some
                ? Speech.say("flow.some.tip", beside.getFirst().name(), beside.getLast().name(), requests.size())
                : Speech.say("flow.all.tip"));
        all.setAccessibleText(all.getAccessibleHelp());
    }

    private static Rails.Stretch stretch(Ref request, List<Flow.Rung> rungs) {
        var rows = IntStream.range(0, rungs.size()).filter(row -> rungs.get(row).request().equals(request))
                .summaryStatistics();
        return new Rails.Stretch(rows.getMin(), rows.getMax());
    }

    /// The request that was picked, or the one this step belongs to, or else the one shown before.
    private Ref request() {
        var picked = session.selectedProperty().get();
        if (picked != null && flow.requests().contains(picked)) {
            return picked;
        }
        var owner = session.isEmpty() ? null : flow.owner(session.step());
        if (owner != null) {
            return owner;
        }
        return request != null ? request : flow.first();
    }

    /// The last rung that was reached.
    private int place(List<Flow.Rung> rungs) {
        int reached = -1;
        while (reached + 1 < rungs.size() && rungs.get(reached + 1).seq() <= session.step()) {
            reached++;
        }
        return reached;
    }

    /// A ladder stands still for as long as some rungs around the present one are in sight: what moves is painted, and read, anew.
    ///
    /// @param others whether it is another ladder
    private void reveal(boolean others) {
        int rows = (int) ((list.getHeight() - list.snappedBottomInset()) / HEIGHT);
        if (rows <= 0 || here < 0) {
            return;
        }
        if (others || list.getHeight() != height || !standsWell(rows)) {
            list.scrollTo(Math.clamp(here - rows / 2, 0, Math.max(0, numbers.size() - rows)));
        }
        revealed = here;
        height = list.getHeight();
    }

    private boolean standsWell(int rows) {
        if (!(list.lookup(".virtual-flow") instanceof VirtualFlow<?> sight) || sight.getFirstVisibleCell() == null) {
            return false;
        }
        int first = sight.getFirstVisibleCell().getIndex();
        int before = first == 0 ? 0 : AROUND;
        int after = first + rows >= numbers.size() ? 0 : AROUND;
        return here >= first + before && here < first + rows - after;
    }

    /// From 0 on, as many as there are. A list that has to store them gives them away one by one.
    private static final class Numbers extends ObservableListBase<Integer> {
        private int size;

        void size(int wanted) {
            int before = size;
            beginChange();
            size = wanted;
            if (wanted < before) {
                nextRemove(wanted, IntStream.range(wanted, before).boxed().toList());
            } else if (wanted > before) {
                nextAdd(before, wanted);
            }
            endChange();
        }

        @Override
        public Integer get(int index) {
            return Objects.checkIndex(index, size);
        }

        @Override
        public int size() {
            return size;
        }
    }

    /// A rung: a knot on the line, the call, whose it is.
    private final class Cell extends ListCell<Integer> {
        private final Line body = new Line();
        private final InvalidationListener pointing = _ -> point();

        Cell() {
            getStyleClass().add("rung");
            setPrefWidth(0);
            Tip.on(this);
            setOnMouseEntered(_ -> session.pointedProperty().set(object()));
            setOnMouseExited(_ -> session.pointedProperty().set(null));
            session.pointedProperty().addListener(new WeakInvalidationListener(pointing));
            setOnMouseClicked(_ -> {
                if (rung() != null) {
                    session.jump(rung().seq());
                }
            });
        }

        /// Null where there is none. The list takes rows away in its layout, later than we take away the rung.
        private Flow.Rung rung() {
            return getItem() == null || getItem() >= rungs.size() ? null : rungs.get(getItem());
        }

        /// What the rung's step is about, or null.
        private Ref object() {
            return rung() == null ? null : session.trace().on(rung().seq());
        }

        private void point() {
            pseudoClassStateChanged(Prose.POINTED, object() != null && object().equals(session.pointedProperty().get()));
        }

        @Override
        protected void updateItem(Integer row, boolean empty) {
            super.updateItem(row, empty);
            setText(null);
            setGraphic(empty ? null : body);
            show();
        }

        /// Says what it is, and how far the program has come.
        private void show() {
            var rung = rung();
            pseudoClassStateChanged(HERE, rung != null && getIndex() == here);
            point();
            if (rung == null) {
                setAccessibleHelp(null);
                return;
            }
            var reached = Reached.of(getIndex(), here);
            // Side by side there is room for one word only.
            boolean alone = rails.size() < 2;
            body.show(look(rung, reached, alone ? detail(rung) : rung.request().name()), quill);
            setAccessibleHelp(what(rung) + "\n" + detail(rung) + (alone ? "" : "\n" + rung.request().name()));
            setAccessibleText(Speech.say(reached != Reached.COMING ? "flow.passed" : "flow.ahead",
                    (alone ? "" : rung.request().name() + " ") + what(rung) + " " + detail(rung)));
        }

        private Line.Look look(Flow.Rung rung, Reached reached, String detail) {
            var ink = quill.ink;
            return new Line.Look(Rails.of(getIndex(), rails.indexOf(rung.request()), here, stretches), Words.NONE,
                    new Words(what(rung), reached == Reached.HERE ? quill.codeBold : quill.code,
                            reached == Reached.COMING ? ink.muted() : ink.text()),
                    new Words(detail, quill.small, ink.muted()), Words.NONE);
        }

        /// Its border comes and goes as one points, and nothing moves for that; nor would it come to rest if the list gave what
        /// it shows one size and we another.
        @Override
        protected void layoutChildren() {
            if (isEmpty()) {
                super.layoutChildren();
            } else {
                var padding = getPadding();
                body.resizeRelocate(padding.getLeft(), 0, getWidth() - padding.getLeft() - padding.getRight(), getHeight());
            }
        }
    }
}
