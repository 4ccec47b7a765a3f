package dev.loopglass.app.panel;

import dev.loopglass.app.session.Digest;
import dev.loopglass.app.session.Ink;
import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import dev.loopglass.app.session.Tip;
import dev.loopglass.event.Ref;
import dev.loopglass.replay.Flow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// How the request flows: a ladder that lights up as one steps, and can be clicked.
public final class FlowPane extends BorderPane {
    private static final int MOST_RAILS = 6;

    private final Session session;
    private final Flow flow;
    private final HBox head = new HBox();
    private final Label title = new Label();
    private final Label place = new Label();
    private final ToggleButton all = new ToggleButton();
    private final Ladder ladder;
    private final Label empty = Speech.on(new Label(), "flow.nothing");
    /// All that there are so far, and where among them each is.
    private final List<Ref> requests = new ArrayList<>();
    private final Map<Ref, Integer> places = new HashMap<>();
    private List<Flow.Rung> rungs = List.of();
    /// Of which they are a copy.
    private List<Flow.Rung> source;
    private List<Ref> joined = List.of();
    private List<Flow.Rung> woven = List.of();
    private int grown;
    private Ref request;

    public FlowPane(Session session, Ink ink) {
        this.session = session;
        this.flow = digest(session).flow();
        this.ladder = new Ladder(session, ink);
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
        empty.setWrapText(true);
        empty.getStyleClass().add("nothing");
        setCenter(new StackPane(ladder, empty));
    }

    /// The line with its title.
    public HBox head() {
        return head;
    }

    public void ink(Ink ink) {
        ladder.ink(ink);
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

    public void refresh() {
        flow.grow(session.trace().size());
        count();
        var wanted = request();
        var beside = beside(wanted);
        all.setVisible(beside.size() > 1);
        name(beside);
        boolean together = all.isSelected() && all.isVisible();
        var shown = together ? beside : wanted == null ? List.<Ref>of() : List.of(wanted);
        var whole = together ? weave(beside) : wanted == null ? List.<Flow.Rung>of() : flow.of(wanted);
        take(whole);
        request = wanted;
        int here = session.isEmpty() ? -1 : place(rungs);
        ladder.show(rungs, shown, here);
        empty.setVisible(rungs.isEmpty());
        title.setText(request == null || together || !session.knows(request) ? Speech.say("flow")
                : all.isVisible() ? request.name()
                : Speech.say("flow.of", request.name()));
        place.setText(rungs.isEmpty() ? "" : Speech.say("flow.place", here + 1, rungs.size()));
    }

    /// What is still to come may have to be predicted. And what is shown does not grow by itself, as it does while one records.
    private void take(List<Flow.Rung> whole) {
        if (session.hiddenProperty().get()) {
            rungs = whole.stream().filter(it -> it.seq() <= session.horizon()).toList();
        } else if (whole != source || whole.size() != rungs.size()) {
            rungs = List.copyOf(whole);
        }
        source = whole;
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
    private List<Flow.Rung> weave(List<Ref> beside) {
        if (!beside.equals(joined) || grown != session.trace().size()) {
            joined = beside;
            grown = session.trace().size();
            woven = beside.stream().flatMap(it -> flow.of(it).stream())
                    .sorted(Comparator.comparingInt(Flow.Rung::seq)).toList();
        }
        return woven;
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
}
