package dev.loopglass.app.timeline;

import dev.loopglass.app.session.Icon;
import dev.loopglass.app.session.Ink;
import dev.loopglass.app.session.Speech;
import dev.loopglass.app.session.Tip;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The line above the rows: what the axis measures, what the signs mean, how close one looks.
final class Head extends HBox {
    private final Seek seek;
    private final Label title = Speech.on(new Label(), "timeline");
    private final HBox units = new HBox();
    /// As many as there is room for: none of them is cut.
    private final HBox signs = new HBox() {
        @Override
        protected void layoutChildren() {
            super.layoutChildren();
            getChildren().forEach(it -> it.setVisible(it.getBoundsInParent().getMaxX() <= getWidth() + 0.5));
        }
    };
    private final Map<Axis.Unit, ToggleButton> buttons = new EnumMap<>(Axis.Unit.class);

    /// @param all shows the whole legend
    Head(Timeline timeline, Seek seek, Runnable all) {
        this.seek = seek;
        getStyleClass().add("timeline-head");
        setAlignment(Pos.CENTER_LEFT);
        title.getStyleClass().add("pane-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        var group = new ToggleGroup();
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
        units.setMinWidth(Region.USE_PREF_SIZE);
        units.setAlignment(Pos.CENTER_LEFT);
        var legend = legend(all);
        // While one looks for steps, the field stands where the signs are.
        legend.visibleProperty().bind(seek.visibleProperty().not());
        var slot = new StackPane(legend, seek);
        slot.setAlignment(Pos.CENTER_LEFT);
        slot.setMinWidth(0);
        HBox.setHgrow(slot, Priority.ALWAYS);
        getChildren().addAll(title, units, slot,
                button("zoom-out", Icon.MINUS, "timeline.out", "−", () -> timeline.zoom(1 / 1.5)),
                button("zoom-in", Icon.PLUS, "timeline.in", "+",
                        () -> timeline.zoom(1.5)),
                fit(timeline));
    }

    /// With the field only, and what leads closer: for whom every word counts.
    void brief(boolean whether) {
        for (var node : new Node[] {title, units}) {
            node.setVisible(!whether);
            node.setManaged(!whether);
        }
    }

    Seek seek() {
        return seek;
    }

    void choose(Axis.Unit unit) {
        buttons.get(unit).setSelected(true);
    }

    private static ToggleButton unit(Axis.Unit unit) {
        var name = unit.name().toLowerCase(Locale.ROOT);
        var button = Speech.on(new ToggleButton(), "timeline.unit." + unit);
        button.setId("axis-" + name);
        button.setUserData(unit);
        Tip.on(button, Speech.of("timeline.unit." + unit + ".tip"));
        return button;
    }

    /// Draws the few signs without which nobody can read a timeline.
    void ink(Ink ink) {
        signs.getChildren().setAll(Legend.few(ink).stream().map(sample -> {
            var label = Speech.on(new Label(null, sample.picture()), sample.key());
            label.setMinWidth(Region.USE_PREF_SIZE);
            return label;
        }).toList());
    }

    private HBox legend(Runnable all) {
        signs.getStyleClass().add("legend");
        signs.setAlignment(Pos.CENTER_LEFT);
        signs.setMinWidth(0);
        var button = Speech.on(new Button(), "timeline.legend");
        button.setId("legend");
        button.getStyleClass().add("flat");
        button.setMinWidth(Region.USE_PREF_SIZE);
        Tip.on(button, Speech.live(() -> Speech.say("tip.key", Speech.say("legend"), "K")));
        button.setOnAction(_ -> all.run());
        var search = button("seek-open", Icon.SEARCH, "seek.open", "/", seek::open);
        var legend = new HBox(6, signs, button, search);
        legend.setAlignment(Pos.CENTER_LEFT);
        legend.setMinWidth(0);
        return legend;
    }

    private static Button button(String id, Icon icon, String tip, String key, Runnable action) {
        return icon.button(id, Speech.live(() -> Speech.say("tip.key", Speech.say(tip), key)), action);
    }

    private static Button fit(Timeline timeline) {
        var fit = Speech.on(new Button(), "timeline.fit");
        fit.setId("zoom-fit");
        fit.getStyleClass().add("flat");
        Tip.on(fit, Speech.of("timeline.fit.tip"));
        fit.setOnAction(_ -> timeline.fit());
        fit.setMinWidth(Region.USE_PREF_SIZE);
        return fit;
    }
}
