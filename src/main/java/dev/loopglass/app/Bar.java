package dev.loopglass.app;

import dev.loopglass.app.panel.Prose;
import dev.loopglass.app.session.Icon;
import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import dev.loopglass.app.session.Tip;
import dev.loopglass.replay.Stride;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The buttons at the top: files, steps of every size, play, the object that is followed.
final class Bar extends HBox {
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final double ROOM_FOR_ALL = 1490;
    private static final double ROOM_FOR_WORDS = 1405;
    private static final double ROOM_FOR_A_WORD = 1170;
    /// What is left out in front of a room would take this much, and so would findings where there are none.
    private static final double SPARED = 339;
    private static final double UNFOUND = 114;

    private final Shell shell;
    private final Session session;
    private final Player player;
    private final Label subject = new Label();
    private final MenuButton theme = new MenuButton();
    private final Button record;
    private final Button stop;
    private final Button findings;
    private final List<Node> spared = new ArrayList<>();
    private Button next;
    private boolean staged;

    Bar(Shell shell, Session session, Player player) {
        this.shell = shell;
        this.session = session;
        this.player = player;
        getStyleClass().add("bar");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        record = button("record", "bar.record", Icon.RECORD, tip("bar.record.tip", "keys.window.record"),
                shell.veil()::askForRecording);
        stop = button("stop", "bar.stop", Icon.STOP, Speech.of("bar.stop.tip"), shell.studio()::stop);
        stop.getStyleClass().add("stop");
        findings = button("findings", null, Icon.WARNING, tip("bar.findings.tip", "keys.findings.all"),
                shell.veil()::showFindings);
        findings.getStyleClass().add("findings");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var looks = new HBox(present(), spare(new Tongue(shell.windows())), spare(theme()), help());
        looks.getStyleClass().add("segments");
        getChildren().addAll(files(), steps(), play(), about(), jumps(), space, search(), findings, looks);
        session.growingProperty().addListener(_ -> showStop());
        showStop();
        widthProperty().addListener(_ -> spell());
    }

    /// For the last row: without what is not needed there. A recording can still be stopped.
    void present(boolean whether) {
        staged = whether;
        showStop();
        spared.forEach(it -> show(it, !staged));
        spell();
    }

    private Node spare(Node node) {
        spared.add(node);
        return node;
    }

    private static void show(Node node, boolean whether) {
        node.setVisible(whether);
        node.setManaged(whether);
    }

    private boolean hasRoom(double wanted) {
        return getWidth() >= wanted - (staged ? SPARED : 0) - (session.findings().isEmpty() ? UNFOUND : 0);
    }

    /// As many words as there is room for; without them each sign still is another one.
    private void spell() {
        boolean words = hasRoom(ROOM_FOR_WORDS);
        boolean word = hasRoom(ROOM_FOR_A_WORD);
        pseudoClassStateChanged(NARROW, !hasRoom(ROOM_FOR_ALL));
        spell(".words", words);
        spell(".word", word);
        ((Button) lookup("#play")).setMinWidth(word ? 84 : Region.USE_PREF_SIZE);
        tell();
        next.textProperty().bind(Speech.of(words ? "bar.about" : "bar.about.short"));
        next.setMinWidth(words ? 118 : 84);
    }

    private void spell(String selector, boolean whether) {
        lookupAll(selector).forEach(it -> ((Button) it).setContentDisplay(whether ? side(it) : ContentDisplay.GRAPHIC_ONLY));
    }

    private static ContentDisplay side(Node button) {
        return button.getStyleClass().contains("forwards") ? ContentDisplay.RIGHT : ContentDisplay.LEFT;
    }

    private Node files() {
        record.getStyleClass().add("primary");
        var open = new HBox(button("open", "bar.open", null, tip("bar.open.tip", "keys.window.open"), shell.door()::choose),
                new RecentMenu(shell));
        open.getStyleClass().add("segments");
        var export = button("export", "bar.export", Icon.EXPORT, tip("bar.export.tip", "keys.window.export"),
                shell.door()::chooseExport);
        export.getStyleClass().add("word");
        var box = new HBox(spare(open), record, stop, spare(export));
        box.getStyleClass().add("group");
        return box;
    }

    /// While a recording goes on, its end takes the place of the next one's begin.
    private void showStop() {
        boolean growing = session.growingProperty().get();
        show(stop, growing);
        show(record, !growing && !staged);
        show(stop.getParent(), growing || !staged);
    }

    /// Back to before a jump, and there again.
    private Node jumps() {
        var back = button("undo", null, Icon.UNDO, tip("bar.undo.tip", "keys.go.undo"), session::undo);
        back.disableProperty().bind(session.undoableProperty().not());
        var again = button("redo", null, Icon.REDO, tip("bar.redo.tip", "keys.go.redo"), session::redo);
        again.disableProperty().bind(session.redoableProperty().not());
        var box = new HBox(back, again);
        box.getStyleClass().add("segments");
        box.getChildren().forEach(it -> it.accessibleTextProperty().bind(it.accessibleHelpProperty()));
        return box;
    }

    /// The way to all that has no button.
    private Node search() {
        var search = button("search-all", null, Icon.SEARCH, tip("bar.search.tip", "keys.window.palette"),
                shell.veil()::showPalette);
        search.textProperty().bind(Speech.live(Keys.named("keys.window.palette")::shortest));
        search.accessibleTextProperty().bind(search.accessibleHelpProperty());
        search.getStyleClass().addAll("quiet", "word");
        return search;
    }

    private Node steps() {
        var box = new HBox(
                stride("first", null, Icon.FIRST, tip("bar.first.tip", "keys.step.first"), false,
                        () -> session.jump(0)),
                stride("turn-back", "bar.turn", Icon.TURN_BACK, tip("bar.turn.back.tip", "keys.step.turn.back"),
                        false, () -> session.previous(Stride.TURN)),
                stride("over-back", "bar.over", Icon.OVER_BACK, tip("bar.over.back.tip", "keys.step.over.back"),
                        false, () -> session.previous(Stride.OVER)),
                stride("step-back", "bar.step", Icon.BACK, tip("bar.step.back.tip", "keys.step.back"), false,
                        () -> session.previous(Stride.STEP)),
                stride("step", "bar.step", Icon.ON, tip("bar.step.tip", "keys.step.next"), true,
                        () -> session.next(Stride.STEP)),
                stride("over", "bar.over", Icon.OVER_ON, tip("bar.over.tip", "keys.step.over"), true,
                        () -> session.next(Stride.OVER)),
                stride("turn", "bar.turn", Icon.TURN_ON, tip("bar.turn.tip", "keys.step.turn"), true,
                        () -> session.next(Stride.TURN)),
                stride("last", null, Icon.LAST, tip("bar.last.tip", "keys.step.last"), true,
                        () -> session.jump(Integer.MAX_VALUE)));
        box.getStyleClass().add("segments");
        box.lookup("#step").getStyleClass().add("strong");
        return box;
    }

    private Button stride(String id, String word, Icon icon, ObservableValue<String> tip, boolean forwards,
            Runnable action) {
        var button = button(id, word, icon, tip, action);
        button.accessibleTextProperty().bind(tip);
        if (word != null) {
            button.getStyleClass().add("words");
        }
        if (forwards) {
            button.getStyleClass().add("forwards");
            button.setContentDisplay(ContentDisplay.RIGHT);
        }
        return button;
    }

    private Node play() {
        var play = button("play", "bar.play", Icon.PLAY, tip("bar.play.tip", "keys.go.play"), player::toggle);
        var speed = button("speed", null, null, Speech.of("bar.speed.tip"), player::change);
        player.playingProperty().addListener((_, _, playing) -> {
            play.setGraphic((playing ? Icon.PAUSE : Icon.PLAY).draw());
            play.textProperty().bind(Speech.of(playing ? "bar.pause" : "bar.play"));
        });
        speed.textProperty().bind(player.speedProperty().map(times -> spelt(times.doubleValue())));
        play.getStyleClass().add("word");
        speed.setMinWidth(54);
        var box = new HBox(play, speed);
        box.getStyleClass().add("segments");
        return box;
    }

    private static String spelt(double times) {
        return (times == Math.rint(times) ? String.valueOf((int) times) : String.valueOf(times)) + "×";
    }

    private Node about() {
        var back = button("about-back", null, Icon.ABOUT_BACK, tip("bar.about.back.tip", "keys.step.about.back"),
                session::previousAbout);
        back.accessibleTextProperty().bind(back.accessibleHelpProperty());
        subject.getStyleClass().add("object");
        subject.setMinWidth(Region.USE_PREF_SIZE);
        next = button("about", "bar.about", null, tip("bar.about.tip", "keys.step.about"), session::nextAbout);
        next.setGraphic(subject);
        next.setContentDisplay(ContentDisplay.RIGHT);
        next.setMinWidth(118);
        var box = new HBox(back, next);
        box.getStyleClass().add("segments");
        return box;
    }

    private Node present() {
        var present = button("present", null, Icon.SCREEN, tip("bar.present.tip", "keys.window.present"),
                shell::present);
        present.accessibleTextProperty().bind(present.accessibleHelpProperty());
        return present;
    }

    private Node theme() {
        theme.setId("theme");
        theme.getStyleClass().add("compact");
        Tip.on(theme, tip("bar.theme.tip", "keys.window.theme"));
        theme.accessibleTextProperty().bind(theme.accessibleHelpProperty());
        theme.setMinWidth(Region.USE_PREF_SIZE);
        var group = new ToggleGroup();
        for (var choice : Theme.Choice.values()) {
            var item = new RadioMenuItem();
            item.textProperty().bind(Speech.live(choice::word));
            item.setToggleGroup(group);
            item.setUserData(choice);
            item.setOnAction(_ -> shell.windows().look(choice));
            theme.getItems().add(item);
        }
        themeChanged();
        return theme;
    }

    private Node help() {
        var keys = button("keys", null, null, tip("bar.keys.tip", "keys.window.keys"), shell.veil()::showKeys);
        keys.setText("?");
        return keys;
    }

    /// What a button does, and by which key one gets the same.
    static ObservableValue<String> tip(String phrase, String key) {
        return Speech.live(() -> Speech.say("tip.key", Speech.say(phrase), Keys.named(key).shortest()));
    }

    /// @param word the phrase on it, or null
    private static Button button(String id, String word, Icon icon, ObservableValue<String> tip,
            Runnable action) {
        var button = new Button(null, icon == null ? null : icon.draw());
        if (word != null) {
            button.textProperty().bind(Speech.of(word));
        }
        button.setId(id);
        Tip.on(button, tip);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// How many findings there are; in a narrow window the sign has to say of what.
    private void tell() {
        int found = session.findings().all().size();
        var text = Speech.say("bar.findings", found);
        findings.setText(hasRoom(ROOM_FOR_A_WORD) ? text : String.valueOf(found));
        findings.setAccessibleText(text);
        show(findings, found > 0);
    }

    void refresh() {
        if (findings.isVisible() == session.findings().isEmpty()) {
            spell();
        }
        tell();
        var object = session.subject();
        subject.setText(object == null ? "–" : object.name());
        Prose.dress(subject, object);
    }

    void themeChanged() {
        theme.setGraphic((shell.dark() ? Icon.MOON : Icon.SUN).draw());
        theme.getItems().forEach(item -> ((RadioMenuItem) item)
                .setSelected(item.getUserData() == shell.windows().look()));
    }
}
