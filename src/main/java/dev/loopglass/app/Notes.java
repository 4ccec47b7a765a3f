package dev.loopglass.app;

import dev.loopglass.app.panel.Markup;
import dev.loopglass.app.session.Speech;
import dev.loopglass.lesson.Block;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;
import javafx.util.Subscription;

/// A window for the speaker alone: what to remember at this stop, what comes next, and the time. It opens on the
/// screen that the audience does not see, if there is one, and where it was left the last time.
final class Notes extends Stage {
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm");
    private static final double WIDTH = 560;
    private static final double HEIGHT = 520;
    private static final double FARTHEST = 100_000;

    private final Shell shell;
    private final Lectern lectern;
    private final Label clock = label("notes-clock");
    private final Label chapter = label("notes-time");
    private final Label whole = label("notes-time");
    private final Label place = label("lesson-place");
    private final Label title = label("lesson-title");
    private final Label next = label("notes-next");
    private final Button pause = new Button();
    private final Button back = new Button();
    private final Button on = new Button();
    private final ScrollPane scroll = new ScrollPane();
    private final Subscription looks;
    private final Timeline ticks = new Timeline(new KeyFrame(Duration.seconds(1), _ -> tick()));

    Notes(Shell shell, Lectern lectern) {
        this.shell = shell;
        this.lectern = lectern;
        clock.setId("notes-clock");
        chapter.setId("notes-chapter");
        whole.setId("notes-whole");
        title.setId("notes-title");
        next.setId("notes-next");
        var room = new BorderPane(page(), times(), null, foot(), null);
        room.getStyleClass().add("notes");
        var scene = new Scene(room);
        scene.getStylesheets().setAll(shell.getScene().getStylesheets());
        looks = shell.getScene().getStylesheets().subscribe(
                () -> scene.getStylesheets().setAll(shell.getScene().getStylesheets()));
        Keys.follow(scene, shell);
        var away = new KeyCodeCombination(KeyCode.W, KeyCombination.SHORTCUT_DOWN);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE || away.match(e)) {
                close();
            }
        });
        setScene(scene);
        setMinWidth(420);
        setMinHeight(320);
        place();
        ticks.setCycleCount(Animation.INDEFINITE);
        ticks.play();
        speak();
    }

    private static Label label(String style) {
        var label = new Label();
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private HBox times() {
        clock.setMinWidth(Region.USE_PREF_SIZE);
        var restart = Speech.on(new Button(), "notes.restart");
        restart.setId("notes-restart");
        restart.setMinWidth(Region.USE_PREF_SIZE);
        restart.setOnAction(_ -> {
            lectern.talk().tempo().reset();
            tick();
        });
        chapter.managedProperty().bind(chapter.visibleProperty());
        place.managedProperty().bind(place.visibleProperty());
        pause.setId("notes-pause");
        pause.setMinWidth(Region.USE_PREF_SIZE);
        pause.setOnAction(_ -> {
            lectern.talk().tempo().toggle();
            tick();
        });
        var sums = new VBox(chapter, whole);
        sums.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(sums, Priority.ALWAYS);
        var times = new HBox(clock, sums, pause, restart);
        times.setAlignment(Pos.CENTER_LEFT);
        times.getStyleClass().add("notes-times");
        return times;
    }

    private ScrollPane page() {
        scroll.setId("notes-page");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setFocusTraversable(true);
        scroll.accessibleTextProperty().bind(Speech.of("notes"));
        return scroll;
    }

    private HBox foot() {
        Speech.on(back, "lesson.back");
        back.setId("notes-back");
        back.setMinWidth(Region.USE_PREF_SIZE);
        back.setOnAction(_ -> lectern.back());
        on.setId("notes-on");
        on.getStyleClass().add("primary");
        on.setMinWidth(Region.USE_PREF_SIZE);
        on.setOnAction(_ -> lectern.next());
        HBox.setHgrow(next, Priority.ALWAYS);
        next.setMaxWidth(Double.MAX_VALUE);
        var foot = new HBox(next, back, on);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("notes-foot");
        return foot;
    }

    /// In the language of the window.
    void speak() {
        setTitle(Speech.say("notes") + " – Loopglass");
        refresh();
    }

    void refresh() {
        var talk = lectern.talk();
        var stop = talk.stop();
        place.setText(stop == null ? "" : Speech.say("lesson.place", stop.number(), talk.walk().stops().size()));
        place.setVisible(stop != null);
        title.setText(stop == null ? talk.walk().lesson().title() : stop.title());
        var head = new VBox(place, title);
        head.getStyleClass().add("lesson-heading");
        var page = new VBox(head);
        page.getStyleClass().add("lesson-page");
        var markup = new Markup(talk.session(), lectern::follow);
        blocks().stream().filter(Block.Notes.class::isInstance).map(Block.Notes.class::cast)
                .forEach(it -> page.getChildren().add(markup.show(it.prose())));
        if (page.getChildren().size() == 1) {
            page.getChildren().add(Speech.on(label("advice"), "notes.none"));
        }
        scroll.setContent(page);
        scroll.setVvalue(0);
        int to = talk.place();
        var stops = talk.walk().stops();
        boolean last = to == stops.size();
        next.setText(last ? Speech.say("notes.end") : Speech.say("notes.next", stops.get(to).title()));
        back.setDisable(to == 0);
        on.setDisable(last && !lectern.goesOn());
        on.setText(Speech.say(last && lectern.goesOn() ? "lesson.part" : "lesson.next.tip"));
        tick();
    }

    /// At the first stop of a chapter also what is to be said about the chapter.
    private List<Block> blocks() {
        var talk = lectern.talk();
        var stop = talk.stop();
        if (stop == null) {
            return talk.walk().lesson().introduction();
        }
        var chapter = talk.chapter();
        return chapter.stops().getFirst().equals(stop)
                ? Stream.concat(chapter.blocks().stream(), stop.blocks().stream()).toList() : stop.blocks();
    }

    private void tick() {
        var talk = lectern.talk();
        if (talk == null) {
            return;
        }
        var tempo = talk.tempo();
        clock.setText(CLOCK.format(LocalTime.now()));
        var its = talk.chapter();
        chapter.setVisible(its != null);
        say(chapter, "notes.chapter", tempo.chapterNanos(), its == null ? 0 : its.minutes());
        say(whole, "notes.whole", tempo.wholeNanos(), talk.walk().lesson().minutes());
        pause.setText(Speech.say(tempo.running() ? "notes.pause" : "notes.go"));
    }

    private static void say(Label label, String phrase, long nanos, int planned) {
        long seconds = nanos / 1_000_000_000;
        var spent = String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
        label.setText(planned == 0 ? Speech.say(phrase, spent) : Speech.say(phrase + ".planned", spent, planned));
        label.pseudoClassStateChanged(OVER, planned > 0 && seconds > planned * 60L);
    }

    // ---- where it is

    private void place() {
        var settings = shell.windows().settings();
        setWidth(settings.number("speaker.width", 420, FARTHEST).orElse(WIDTH));
        setHeight(settings.number("speaker.height", 320, FARTHEST).orElse(HEIGHT));
        var x = settings.number("speaker.x", -FARTHEST, FARTHEST);
        var y = settings.number("speaker.y", -FARTHEST, FARTHEST);
        if (x.isPresent() && y.isPresent() && !Screen.getScreensForRectangle(x.getAsDouble(), y.getAsDouble(),
                getWidth(), 40).isEmpty()) {
            setX(x.getAsDouble());
            setY(y.getAsDouble());
            return;
        }
        var window = shell.stage();
        var here = Screen.getScreensForRectangle(window.getX(), window.getY(), window.getWidth(), window.getHeight());
        Rectangle2D screen = Screen.getScreens().stream().filter(it -> !here.contains(it)).findFirst()
                .orElse(Screen.getPrimary()).getVisualBounds();
        setX(screen.getMaxX() - getWidth() - 24);
        setY(screen.getMinY() + 48);
    }

    /// Remembers where it was.
    void keep() {
        ticks.stop();
        looks.unsubscribe();
        var settings = shell.windows().settings();
        settings.put("speaker.x", Math.round(getX()));
        settings.put("speaker.y", Math.round(getY()));
        settings.put("speaker.width", Math.round(getWidth()));
        settings.put("speaker.height", Math.round(getHeight()));
    }
}
