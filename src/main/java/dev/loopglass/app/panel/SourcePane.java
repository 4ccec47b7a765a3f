package dev.loopglass.app.panel;

import dev.loopglass.app.session.Digest;
import dev.loopglass.app.session.Ink;
import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import dev.loopglass.app.session.Spot;
import dev.loopglass.app.session.Tip;
import dev.loopglass.event.Step;
import dev.loopglass.explain.Language;
import dev.loopglass.trace.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Where in the source: the file and the calls that lead to the line, the line itself, and the calls
/// that asked for it long before.
public final class SourcePane extends BorderPane {
    /// Less of Tornado's name than this is worth nothing.
    private static final double MODELS = 90;
    private static final double LEAST_AHEAD = 70;
    /// Where it is narrower, the calls need all of it.
    private static final double ROOM_AHEAD = 420;

    private final Session session;
    private final Traffic traffic;
    private final SourceView.Touch touch = touch();
    private final SourceView view;
    private final SourceTabs tabs;
    private final Trail crumbs = new Trail("crumb", "›");
    private final Label models = new Label();
    private final Label nothing = new Label();
    private final AskedFor asked;
    private final SearchBar search;
    private final LineMenu menu;
    private final Button ahead = new Button();
    private final BooleanProperty following = new SimpleBooleanProperty();
    private final HBox head = new HBox();
    private int shown = -1;
    private boolean discreet;
    private Language spoken;
    private Frame frame;
    /// Where the next step happens, or null.
    private Frame next;

    /// @param run runs to the next breakpoint, or to the one before
    public SourcePane(Session session, Ink ink, Consumer<Boolean> run) {
        this.session = session;
        this.traffic = session.digest(Traffic.class, Traffic::new);
        this.view = new SourceView(traffic, session.stops(), ink, touch);
        this.menu = new LineMenu(touch, this::copy);
        this.search = new SearchBar(session, view, found());
        this.tabs = new SourceTabs(session, this::open);
        this.asked = new AskedFor(session, this::show);
        getStyleClass().addAll("pane", "source-pane");
        models.getStyleClass().add("models");
        Tip.on(models, models.textProperty());
        HBox.setHgrow(crumbs, Priority.ALWAYS);
        var runs = new Label("↳");
        runs.getStyleClass().add("stack-part");
        runs.setMinWidth(Region.USE_PREF_SIZE);
        var path = new HBox(runs, crumbs, models, ahead);
        path.getStyleClass().add("call-path");
        models.maxWidthProperty().bind(path.widthProperty().multiply(0.28));
        path.setAlignment(Pos.CENTER_LEFT);
        dressAhead();
        HBox.setHgrow(tabs, Priority.ALWAYS);
        head.getChildren().addAll(tabs, new Runs(session, run));
        head.getStyleClass().add("source-head");
        setTop(new VBox(head, asked, path, search));
        nothing.getStyleClass().add("nothing");
        nothing.setWrapText(true);
        nothing.setMinWidth(0);
        setCenter(new StackPane(view, nothing));
    }

    /// The line with its files.
    public HBox head() {
        return head;
    }

    /// What it will want to know of the trace.
    public static Digest read(Session session) {
        return session.digest(Traffic.class, Traffic::new);
    }

    public void ink(Ink ink) {
        view.ink(ink);
    }

    /// The line that is lit, from 1, or 0; what the window's tests look at.
    public int litLine() {
        return view.lit();
    }

    /// The file in which [#litLine] is, or null.
    public String litFile() {
        return view.source() == null ? null : view.source().file();
    }

    /// How far below the source's top edge a line stands; what the window's tests aim at.
    public double middleOf(int line) {
        return view.middleOf(line);
    }

    public void refresh() {
        traffic.grow(session.trace().size());
        if (session.isEmpty()) {
            say(Speech.say("source.nothing"));
            return;
        }
        if (shown != session.step() || discreet != session.hiddenProperty().get()) {
            discreet = session.hiddenProperty().get();
            view.discreet(discreet);
            shown = session.step();
            show(session.trace().frame(shown));
        } else if (spoken != Speech.language() && (view.lit() > 0 || nothing.isVisible())) {
            show(frame);
        }
        if (spoken != Speech.language() || following() != next) {
            next = following();
            sayNext();
        }
        spoken = Speech.language();
        asked.show(shown);
        tabs.grow();
    }

    /// Shows one of the calls that lead to the step; null when the step has none.
    private void show(Frame its) {
        frame = its;
        var innermost = session.trace().frame(shown);
        var path = innermost == null ? List.<Frame>of() : session.trace().callPath(innermost);
        crumbs.show(links(path, its, this::show));
        models.setText(its == null ? "" : tornado(its.method()));
        models.setMinWidth(models.getText().isEmpty() ? 0 : MODELS);
        var source = its == null ? null : its.method().source();
        if (source == null) {
            say(innermost == null ? Speech.say("source.outside")
                    : Speech.say("source.missing", its.method().name()));
            return;
        }
        nothing.setVisible(false);
        view.setVisible(true);
        view.show(source, its.line(), its == innermost, next(source), note(its == innermost));
        tabs.show(source, files(path));
    }

    private void dressAhead() {
        ahead.setId("ahead");
        ahead.getStyleClass().addAll("link", "ahead");
        ahead.setMnemonicParsing(false);
        ahead.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        // As wide for a short name as for a long one, so that what stands beside it stays where it is.
        ahead.prefWidthProperty().bind(widthProperty().multiply(0.22));
        ahead.setMinWidth(LEAST_AHEAD);
        ahead.managedProperty().bind(widthProperty().greaterThan(ROOM_AHEAD));
        ahead.visibleProperty().bind(following.and(ahead.managedProperty()));
        ahead.setOnAction(_ -> lookAhead());
        Tip.on(ahead);
    }

    private static List<Frame.Source> files(List<Frame> path) {
        return path.stream().map(call -> call.method().source()).filter(Objects::nonNull).distinct().toList();
    }

    private void say(String text) {
        nothing.setText(text);
        nothing.setVisible(true);
        view.setVisible(false);
        tabs.show(null, List.of());
    }

    /// Without a lit line, to look around.
    private void open(Frame.Source source) {
        var innermost = session.trace().frame(shown);
        if (innermost != null && source.equals(innermost.method().source())) {
            show(innermost);
            return;
        }
        nothing.setVisible(false);
        view.setVisible(true);
        view.show(source, 0, false, next(source), "");
        tabs.show(source, List.of());
    }

    /// The calls of a path as links; those of one class name it once.
    static List<Trail.Link> links(List<Frame> path, Frame current, Consumer<Frame> show) {
        var links = new ArrayList<Trail.Link>();
        var owner = "";
        for (var call : path) {
            var name = call.method().name();
            int dot = name.lastIndexOf('.');
            var its = dot < 0 ? "" : name.substring(0, dot);
            var text = its.equals(owner) && call != path.getLast() ? name.substring(dot + 1) : name;
            owner = its;
            links.add(new Trail.Link(text, Speech.say("source.call", name, call.line()), call == current, null,
                    () -> show.accept(call)));
        }
        return links;
    }

    private String tornado(Frame.Method method) {
        if (method.models() == null) {
            return "";
        }
        var parts = method.models().split("\\.");
        return Speech.say("source.models", parts.length < 2 ? method.models()
                : parts[parts.length - 2] + "." + parts[parts.length - 1]);
    }

    private String note(boolean running) {
        return running ? session.explainer().brief(shown) : "";
    }

    // ---- what comes next

    private Frame following() {
        var its = shown < session.horizon() ? session.trace().frame(shown + 1) : null;
        return its != null && its.method().source() != null ? its : null;
    }

    /// The line of the next step, if it is in this file.
    private int next(Frame.Source source) {
        var its = following();
        return its != null && source.equals(its.method().source()) ? its.line() : 0;
    }

    private void sayNext() {
        following.set(next != null);
        if (next != null) {
            ahead.setText(Speech.say("source.next", SourceTabs.name(next.method().source()) + ":" + next.line()));
            ahead.setAccessibleHelp(Speech.say("source.next.tip", ahead.getText()));
        }
    }

    /// Shows where the next step happens, without stepping.
    private void lookAhead() {
        open(next.method().source());
        layout();
        view.look(next.line());
    }

    private SourceView.Touch touch() {
        return new SourceView.Touch() {
            @Override
            public void gutter(int line) {
                session.stops().toggle(view.source(), line);
            }

            @Override
            public void text(int line, boolean backwards) {
                var spot = new Spot(session.trace(), view.source(), line);
                int seq = backwards ? spot.previous(shown) : spot.next(shown);
                if (seq != Step.NONE) {
                    session.jump(seq);
                }
            }

            @Override
            public void menu(int line, Node owner, double x, double y) {
                menu.open(owner, x, y, line, session.stops().on(view.source(), line), view.selection());
            }
        };
    }

    /// Sets a breakpoint on the line on which one stands, else on the one that is lit; or takes it away.
    public void toggleStop() {
        int line = isWalked() ? view.caret() : view.lit();
        if (line > 0) {
            session.stops().toggle(view.source(), line);
        }
    }

    // ---- without a mouse

    /// Whether keys walk through the lines of the source.
    public boolean isWalked() {
        return view.walks();
    }

    public void walk(int lines, boolean select) {
        view.walk(lines, select);
    }

    public void page(boolean down) {
        view.page(down);
    }

    /// The line on which one stands, from 1, or 0; what the window's tests look at.
    public int caret() {
        return view.caret();
    }

    /// To the next step of the line on which one stands, or to the one before.
    public void follow(boolean backwards) {
        if (view.caret() > 0) {
            touch.text(view.caret(), backwards);
        }
    }

    /// Copies the lines that are selected, or else the one on which one stands.
    public void copy() {
        if (view.isVisible() && view.caret() > 0) {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, view.selectedText()));
        }
    }

    // ---- searching

    public void search() {
        if (searchable()) {
            search.open();
        }
    }

    /// Whether there is a source in which something could be found.
    public boolean searchable() {
        return !session.trace().sources().isEmpty();
    }

    public boolean searching() {
        return search.isVisible();
    }

    /// Goes to the next place at which the text stands, or to the one before.
    public void toPlace(boolean back) {
        search.go(back ? -1 : 1);
    }

    private SearchBar.Show found() {
        return new SearchBar.Show() {
            @Override
            public void seek(String text) {
                view.seek(text);
            }

            @Override
            public void place(Search.Place place) {
                if (!place.source().equals(view.source())) {
                    open(place.source());
                    layout();
                }
                view.found(place.line(), place.column());
            }
        };
    }
}
