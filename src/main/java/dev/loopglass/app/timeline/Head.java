package dev.loopglass.app.timeline;

import dev.loopglass.app.session.Speech;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;

/// The line above the rows: what the axis measures, what the signs mean, how close one looks.
final class Head extends HBox {
    private final Map<Axis.Unit, ToggleButton> buttons = new EnumMap<>(Axis.Unit.class);

    Head(Timeline timeline) {
        getStyleClass().add("timeline-head");
        setAlignment(Pos.CENTER_LEFT);
        var title = Speech.on(new Label(), "timeline");
        title.getStyleClass().add("pane-title");
        var group = new ToggleGroup();
        var units = new HBox();
        for (var unit : Axis.Unit.values()) {
            var button = unit(unit);
            buttons.put(unit, button);
            group.getToggles().add(button);
            units.getChildren().add(button);
        }
        choose(Axis.Unit.STEPS);
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else {
                timeline.measure((Axis.Unit) now.getUserData());
            }
        });
        units.getStyleClass().add("segments");
        units.setAlignment(Pos.CENTER_LEFT);
        var legend = legend();
        HBox.setHgrow(legend, Priority.ALWAYS);
        getChildren().addAll(title, units, legend,
                button("zoom-out", "M2 7h10v2H2z", "timeline.out", "−", () -> timeline.zoom(1 / 1.5)),
                button("zoom-in", "M6 2h2v5h5v2H8v5H6V9H1V7h5z", "timeline.in", "+",
                        () -> timeline.zoom(1.5)),
                fit(timeline));
    }

    void choose(Axis.Unit unit) {
        buttons.get(unit).setSelected(true);
    }

    private static ToggleButton unit(Axis.Unit unit) {
        var name = unit.name().toLowerCase(Locale.ROOT);
        var button = Speech.on(new ToggleButton(), "timeline.unit." + unit);
        button.setId("axis-" + name);
        button.setUserData(unit);
        button.setTooltip(new Tooltip());
        button.getTooltip().textProperty().bind(Speech.of("timeline.unit." + unit + ".tip"));
        return button;
    }

    private static HBox legend() {
        var legend = new HBox(
                sign("sign-running", "M1 3h12v9H1z", "running"),
                sign("sign-waiting", "M1 12 10 3h3L4 12zM7 12l6-6v3l-3 3zM1 6l3-3h3L1 9z", "waiting"),
                sign("sign-future", "M7 3a4.5 4.5 0 1 0 .01 0zM7 5a2.5 2.5 0 1 1-.01 0z", "pending"),
                sign("sign-future", "M7 3a4.5 4.5 0 1 0 .01 0z", "resolved"),
                sign("sign-timer",
                        "M3 4.4 4.4 3 7 5.6 9.6 3 11 4.4 8.4 7 11 9.6 9.6 11 7 8.4 4.4 11 3 9.6 5.6 7z",
                        "cancelled"),
                sign("sign-cause", "M0 6.3h9V3.5L14 7.2 9 11V8.1H0z", "cause"));
        legend.getStyleClass().add("legend");
        legend.setAlignment(Pos.CENTER_LEFT);
        legend.setMinWidth(0);
        return legend;
    }

    private static Node sign(String style, String shape, String word) {
        var path = new SVGPath();
        path.setContent(shape);
        path.getStyleClass().addAll("sign", style);
        var label = Speech.on(new Label(null, path), "timeline.legend." + word);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Button button(String id, String shape, String tip, String key, Runnable action) {
        var path = new SVGPath();
        path.setContent(shape);
        path.getStyleClass().add("icon");
        var button = new Button(null, path);
        button.setId(id);
        button.getStyleClass().add("flat");
        button.setTooltip(new Tooltip());
        button.getTooltip().textProperty().bind(Speech.live(() -> Speech.say("tip.key", Speech.say(tip), key)));
        button.accessibleTextProperty().bind(button.getTooltip().textProperty());
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static Button fit(Timeline timeline) {
        var fit = Speech.on(new Button(), "timeline.fit");
        fit.setId("zoom-fit");
        fit.getStyleClass().add("flat");
        fit.setTooltip(new Tooltip());
        fit.getTooltip().textProperty().bind(Speech.of("timeline.fit.tip"));
        fit.setOnAction(_ -> timeline.fit());
        fit.setMinWidth(Region.USE_PREF_SIZE);
        return fit;
    }
}
