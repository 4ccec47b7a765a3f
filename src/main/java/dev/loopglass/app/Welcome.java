package dev.loopglass.app;

import java.nio.file.Path;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What there is to see before a trace is open: what one can do.
final class Welcome extends VBox {
    private static final List<String> STATIONS = List.of("fetch", "connect", "addHandler", "poll",
            "handleConnect", "the coroutine resumes");

    private final Shell shell;
    private final VBox list = new VBox();

    Welcome(Shell shell) {
        this.shell = shell;
        getStyleClass().add("welcome");
        setAlignment(Pos.CENTER);
        var title = new Label("Watch one asynchronous fetch, step by step");
        title.getStyleClass().add("welcome-title");
        var text = new Label(
                "Forwards and backwards, next to the source, from fetch to the coroutine that waited.");
        text.setWrapText(true);
        text.getStyleClass().add("advice");
        var steps = new HBox(6);
        steps.setAlignment(Pos.CENTER);
        for (var step : STATIONS) {
            if (!steps.getChildren().isEmpty()) {
                var arrow = new Label("→");
                arrow.getStyleClass().add("between");
                steps.getChildren().add(arrow);
            }
            var station = new Label(step);
            station.getStyleClass().addAll("chip", "mono");
            steps.getChildren().add(station);
        }
        ((Label) steps.getChildren().getLast())
                .pseudoClassStateChanged(PseudoClass.getPseudoClass("current"), true);
        var watch = new Button("Watch a fetch", Icon.RECORD.draw());
        watch.setId("welcome-record");
        watch.getStyleClass().add("primary");
        watch.setOnAction(_ -> shell.record(List.of()));
        var open = new Button("Open a trace…");
        open.setId("welcome-open");
        open.setOnAction(_ -> shell.door().choose());
        var other = new Button("Record a URL…");
        other.setId("welcome-url");
        other.setOnAction(_ -> shell.askForRecording());
        var buttons = new HBox(8, watch, open, other);
        buttons.setAlignment(Pos.CENTER);
        var drop = new Label("or drop a trace here");
        drop.getStyleClass().add("advice");
        list.getStyleClass().add("recent-list");
        list.setMaxWidth(560);
        getChildren().addAll(title, text, steps, buttons, drop, list);
        list();
    }

    /// The traces opened before; those that are missing say so, and each can be taken off.
    private void list() {
        list.getChildren().clear();
        var recent = shell.windows().recent();
        if (recent.all().isEmpty()) {
            return;
        }
        var heading = new Label("Opened before");
        heading.getStyleClass().add("pane-title");
        list.getChildren().add(heading);
        recent.all().forEach(file -> list.getChildren().add(row(file, recent)));
    }

    private Node row(Path file, Recent recent) {
        boolean missing = Recent.missing(file);
        var name = new Label(Recent.name(file));
        name.getStyleClass().add("recent-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        var folder = new Label(missing ? "missing · " + Recent.folder(file) : Recent.folder(file));
        folder.getStyleClass().add("place");
        folder.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        var open = new Button(null, new HBox(10, name, folder));
        open.setAccessibleText(name.getText() + " " + folder.getText());
        open.getStyleClass().addAll("flat", "recent");
        open.setDisable(missing);
        open.setMaxWidth(Double.MAX_VALUE);
        open.setMinWidth(0);
        open.setOnAction(_ -> shell.open(file));
        HBox.setHgrow(open, Priority.ALWAYS);
        var off = new Button(null, Icon.CLOSE.draw());
        off.getStyleClass().addAll("flat", "recent-off");
        off.setTooltip(new Tooltip("Take it off this list; the file stays"));
        off.setAccessibleText("Take " + name.getText() + " off this list");
        off.setOnAction(_ -> {
            recent.remove(file);
            list();
        });
        return new HBox(open, off);
    }
}
