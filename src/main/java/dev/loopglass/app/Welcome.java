package dev.loopglass.app;

import dev.loopglass.app.session.Icon;
import dev.loopglass.app.session.Speech;
import dev.loopglass.app.session.Tip;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What there is to see before a trace is open: what one can do.
final class Welcome extends VBox {
    private static final List<String> STATIONS = List.of("fetch", "connect", "addHandler", "poll",
            "handleConnect");

    private static final PseudoClass MISSING = PseudoClass.getPseudoClass("missing");

    private static final double WIDTH = 720;
    /// The names in a list begin so far inside their buttons; all else begins where the names do.
    private static final double INSET = 7;

    private final Shell shell;
    private final VBox lessons = new VBox();
    private final VBox list = new VBox();

    Welcome(Shell shell) {
        this.shell = shell;
        getStyleClass().add("welcome");
        setAlignment(Pos.CENTER);
        var title = said("welcome.title");
        title.getStyleClass().add("welcome-title");
        var text = said("welcome.text");
        text.setWrapText(true);
        text.getStyleClass().add("advice");
        var columns = columns();
        VBox.setMargin(columns, new Insets(0, 0, 0, -INSET));
        var block = new VBox(title, text, stations(), buttons(), columns);
        block.getStyleClass().add("welcome-block");
        block.setMaxWidth(WIDTH);
        getChildren().add(block);
        speak();
    }

    /// The way of a fetch, up to what waits for it.
    private static HBox stations() {
        var steps = line(6);
        for (var step : STATIONS) {
            var station = new Label(step);
            station.getStyleClass().addAll("chip", "mono");
            var arrow = new Label("→");
            arrow.getStyleClass().add("between");
            steps.getChildren().addAll(station, arrow);
        }
        var resumes = said("welcome.resumes");
        resumes.getStyleClass().addAll("chip", "mono");
        resumes.pseudoClassStateChanged(PseudoClass.getPseudoClass("current"), true);
        steps.getChildren().add(resumes);
        return steps;
    }

    private HBox buttons() {
        var watch = button("welcome.watch", () -> shell.studio().record(List.of()));
        watch.setGraphic(Icon.RECORD.draw());
        watch.setId("welcome-record");
        watch.getStyleClass().add("primary");
        var open = button("welcome.open", () -> shell.door().choose());
        open.setId("welcome-open");
        var other = button("welcome.record", shell.veil()::askForRecording);
        other.setId("welcome-url");
        var drop = said("welcome.drop");
        drop.getStyleClass().add("advice");
        drop.setMinWidth(0);
        HBox.setMargin(drop, new Insets(0, 0, 0, 8));
        return line(8, watch, open, other, drop);
    }

    private HBox columns() {
        list.getStyleClass().add("recent-list");
        HBox.setHgrow(list, Priority.ALWAYS);
        lessons.getStyleClass().add("recent-list");
        lessons.setMinWidth(Region.USE_PREF_SIZE);
        lessons.managedProperty().bind(Bindings.isNotEmpty(lessons.getChildren()));
        return new HBox(36, lessons, list);
    }

    private static HBox line(double gap, Node... parts) {
        var line = new HBox(gap, parts);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /// What is called differently in each language: the lessons that came with the program, the recordings.
    void speak() {
        list();
        var all = Library.all(Speech.language());
        lessons.getChildren().clear();
        if (!all.isEmpty()) {
            var heading = said("welcome.lessons");
            heading.getStyleClass().add("pane-title");
            lessons.getChildren().add(heading);
        }
        all.stream().filter(Library::first).forEach(it -> lessons.getChildren().add(lesson(it)));
    }

    private Node lesson(Library lesson) {
        var open = new Button(lesson.name());
        open.getStyleClass().addAll("flat", "lesson-sample");
        open.setMnemonicParsing(false);
        open.setMaxWidth(Double.MAX_VALUE);
        open.setOnAction(_ -> shell.open(lesson.file()));
        return open;
    }

    /// The traces opened before; those that are missing say so, and each can be taken off.
    private void list() {
        list.getChildren().clear();
        list.setManaged(!shell.windows().recent().all().isEmpty());
        var recent = shell.windows().recent();
        if (recent.all().isEmpty()) {
            return;
        }
        var heading = said("welcome.recent");
        heading.getStyleClass().add("pane-title");
        list.getChildren().add(heading);
        recent.all().forEach(file -> list.getChildren().add(row(file, recent)));
    }

    private Node row(Path file, Recent recent) {
        boolean missing = Recent.missing(file);
        var name = new Label(recent.name(file));
        name.getStyleClass().add("recent-name");
        // Of a recording, what was fetched may be long, and when is short; of a file it is the other way round.
        boolean ours = shell.windows().shelf().holds(file);
        name.setMinWidth(ours ? 0 : Region.USE_PREF_SIZE);
        var folder = missing ? Speech.on(new Label(), "welcome.missing", Recent.folder(file))
                : new Label(recent.place(file));
        folder.getStyleClass().add("place");
        folder.setMinWidth(ours ? Region.USE_PREF_SIZE : 0);
        folder.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        var open = new Button(null, new HBox(10, name, folder));
        open.accessibleTextProperty().bind(folder.textProperty().map(it -> name.getText() + " " + it));
        open.getStyleClass().addAll("flat", "recent");
        open.setDisable(missing);
        open.pseudoClassStateChanged(MISSING, missing);
        open.setMaxWidth(Double.MAX_VALUE);
        open.setMinWidth(0);
        open.setOnAction(_ -> shell.open(file));
        HBox.setHgrow(open, Priority.ALWAYS);
        var off = new Button(null, Icon.CLOSE.draw());
        off.getStyleClass().addAll("flat", "recent-off");
        Tip.on(off, Speech.of("welcome.forget"));
        off.accessibleTextProperty().bind(Speech.of("welcome.forget.name", name.getText()));
        off.setOnAction(_ -> {
            recent.remove(file);
            list();
        });
        return new HBox(open, off);
    }

    private static Label said(String key) {
        return Speech.on(new Label(), key);
    }

    private static Button button(String key, Runnable action) {
        var button = Speech.on(new Button(), key);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
