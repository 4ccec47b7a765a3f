package dev.loopglass.app;

import dev.loopglass.app.panel.Prose;
import dev.loopglass.app.session.Session;
import dev.loopglass.replay.Stride;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The buttons at the top: files, steps of every size, play, the object that is followed.
final class Bar extends HBox {
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final double ROOM_FOR_WORDS = 1310;
    private static final double ROOM_FOR_A_WORD = 1060;

    private final Shell shell;
    private final Session session;
    private final Player player;
    private final Label subject = new Label();
    private final MenuButton theme = new MenuButton();
    private final Button record;
    private final Button stop;
    private final Button findings;
    private Button next;

    Bar(Shell shell, Session session, Player player) {
        this.shell = shell;
        this.session = session;
        this.player = player;
        getStyleClass().add("bar");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        record = button("record", "Record…", Icon.RECORD, "Record a fetch (Ctrl R)",
                shell::askForRecording);
        stop = button("stop", "Stop", Icon.STOP, "Stop recording", shell::stopRecording);
        stop.getStyleClass().add("stop");
        findings = button("findings", "", Icon.WARNING, "What is unhealthy in this trace (L)",
                shell::showFindings);
        findings.getStyleClass().add("findings");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(files(), steps(), play(), about(), space, findings, present(), theme(), help());
        session.growingProperty().addListener(_ -> showStop());
        showStop();
        widthProperty().addListener(_ -> spell(getWidth() >= ROOM_FOR_WORDS));
    }

    private void spell(boolean words) {
        pseudoClassStateChanged(NARROW, !words);
        lookupAll(".words").forEach(it -> ((Button) it).setContentDisplay(
                words ? side(it) : ContentDisplay.GRAPHIC_ONLY));
        ((Button) lookup("#play")).setMinWidth(words ? 84 : Region.USE_PREF_SIZE);
        tell();
        next.setText(words ? "next about" : "about");
        next.setMinWidth(words ? 118 : 84);
    }

    private static ContentDisplay side(Node button) {
        return button.getStyleClass().contains("forwards") ? ContentDisplay.RIGHT : ContentDisplay.LEFT;
    }

    private Node files() {
        record.getStyleClass().add("primary");
        var open = new HBox(button("open", "Open", null, "Open a trace (Ctrl O)", shell.door()::choose),
                new RecentMenu(shell));
        open.getStyleClass().add("segments");
        var box = new HBox(open, record, stop,
                button("export", "Export", null, "Export as JSON (Ctrl E)", shell.door()::chooseExport));
        box.getStyleClass().add("group");
        return box;
    }

    /// While a recording goes on, its end takes the place of the next one's begin.
    private void showStop() {
        boolean growing = session.growingProperty().get();
        stop.setVisible(growing);
        stop.setManaged(growing);
        record.setVisible(!growing);
        record.setManaged(!growing);
    }

    private Node steps() {
        var box = new HBox(
                stride("first", "", Icon.FIRST, "The first step (Home)", false, () -> session.jump(0)),
                stride("turn-back", "turn", Icon.TURN_BACK, "The turn before (Ctrl ←)", false,
                        () -> session.previous(Stride.TURN)),
                stride("over-back", "over", Icon.OVER_BACK, "Over, backwards (Shift ←)", false,
                        () -> session.previous(Stride.OVER)),
                stride("step-back", "step", Icon.BACK, "The step before (←)", false,
                        () -> session.previous(Stride.STEP)),
                stride("step", "step", Icon.ON, "The next step (→)", true, () -> session.next(Stride.STEP)),
                stride("over", "over", Icon.OVER_ON, "Over: past this callback (Shift →)", true,
                        () -> session.next(Stride.OVER)),
                stride("turn", "turn", Icon.TURN_ON, "The next turn (Ctrl →)", true,
                        () -> session.next(Stride.TURN)),
                stride("last", "", Icon.LAST, "The last step (End)", true,
                        () -> session.jump(Integer.MAX_VALUE)));
        box.getStyleClass().add("segments");
        box.lookup("#step").getStyleClass().add("strong");
        return box;
    }

    private Button stride(String id, String word, Icon icon, String tip, boolean forwards, Runnable action) {
        var button = button(id, word, icon, tip, action);
        button.setAccessibleText(tip);
        if (!word.isEmpty()) {
            button.getStyleClass().add("words");
        }
        if (forwards) {
            button.getStyleClass().add("forwards");
            button.setContentDisplay(ContentDisplay.RIGHT);
        }
        return button;
    }

    private Node play() {
        var play = button("play", "Play", Icon.PLAY, "Play and pause (Space)", player::toggle);
        var speed = button("speed", "1×", null, "How fast it plays", player::faster);
        player.playingProperty().addListener((_, _, playing) -> {
            play.setGraphic((playing ? Icon.PAUSE : Icon.PLAY).draw());
            play.setText(playing ? "Pause" : "Play");
        });
        player.speedProperty().addListener((_, _, times) -> speed.setText(times + "×"));
        play.getStyleClass().add("words");
        speed.setMinWidth(46);
        var box = new HBox(play, speed);
        box.getStyleClass().add("segments");
        return box;
    }

    private Node about() {
        var back = button("about-back", "", Icon.BACK, "The step before about this object (P)",
                session::previousAbout);
        back.setAccessibleText("The step before about this object (P)");
        subject.getStyleClass().add("object");
        subject.setMinWidth(Region.USE_PREF_SIZE);
        next = button("about", "next about", null, "The next step about this object (N)", session::nextAbout);
        next.setGraphic(subject);
        next.setContentDisplay(ContentDisplay.RIGHT);
        next.setMinWidth(118);
        var box = new HBox(back, next);
        box.getStyleClass().add("segments");
        return box;
    }

    private Node present() {
        var present = button("present", "", Icon.SCREEN, "Present to a room (F5)", shell::present);
        present.setAccessibleText("Present to a room (F5)");
        return present;
    }

    private Node theme() {
        theme.setId("theme");
        theme.getStyleClass().add("compact");
        theme.setTooltip(new Tooltip("Light, dark or high contrast (Ctrl D)"));
        theme.setAccessibleText("Light, dark or high contrast (Ctrl D)");
        theme.setMinWidth(Region.USE_PREF_SIZE);
        var group = new ToggleGroup();
        for (var choice : Theme.Choice.values()) {
            var item = new RadioMenuItem(choice.word().substring(0, 1).toUpperCase(Locale.ROOT)
                    + choice.word().substring(1));
            item.setToggleGroup(group);
            item.setUserData(choice);
            item.setOnAction(_ -> shell.windows().look(choice));
            theme.getItems().add(item);
        }
        themeChanged();
        return theme;
    }

    private Node help() {
        return button("keys", "?", null, "All keys (F1)", shell::showKeys);
    }

    private static Button button(String id, String word, Icon icon, String tip, Runnable action) {
        var button = new Button(word, icon == null ? null : icon.draw());
        button.setId(id);
        button.setTooltip(new Tooltip(tip));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// How many findings there are; in a narrow window the sign has to say of what.
    private void tell() {
        int found = session.findings().all().size();
        var text = found + (found == 1 ? " finding" : " findings");
        findings.setText(getWidth() >= ROOM_FOR_A_WORD ? text : String.valueOf(found));
        findings.setAccessibleText(text);
        findings.setVisible(found > 0);
        findings.setManaged(found > 0);
    }

    void refresh() {
        tell();
        var object = session.subject();
        subject.setText(object == null ? "–" : object.name());
        subject.getStyleClass().setAll("label", "object", object == null ? "of-none" : Prose.styleOf(object));
    }

    void themeChanged() {
        theme.setGraphic((shell.dark() ? Icon.MOON : Icon.SUN).draw());
        theme.getItems().forEach(item -> ((RadioMenuItem) item)
                .setSelected(item.getUserData() == shell.windows().look()));
    }
}
