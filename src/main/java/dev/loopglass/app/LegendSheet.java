package dev.loopglass.app;

import dev.loopglass.app.session.Ink;
import dev.loopglass.app.session.Sample;
import dev.loopglass.app.session.Speech;
import dev.loopglass.app.timeline.Legend;
import dev.loopglass.explain.Phrases;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What every sign of the window means. Each stands here as it is drawn there, by the same code.
final class LegendSheet extends Sheet {
    private static final double MEANING = 208;

    LegendSheet(Shell shell, Ink ink) {
        super(shell, Speech.of("legend"), columns(ink));
        setId("legend-sheet");
    }

    private static Node columns(Ink ink) {
        var columns = new HBox(
                new VBox(part("stretches", Legend.stretches(ink))),
                new VBox(part("lanes", Legend.lanes()), part("signs", Legend.signs(ink))),
                new VBox(part("gutter", dev.loopglass.app.panel.Legend.gutter(ink)),
                        part("rungs", dev.loopglass.app.panel.Legend.rungs(ink)),
                        part("rows", dev.loopglass.app.panel.Legend.rows(ink)),
                        part("objects", dev.loopglass.app.panel.Legend.objects())),
                new VBox(part("tones", dev.loopglass.app.panel.Legend.tones(ink))));
        columns.getStyleClass().add("legend-columns");
        columns.getChildren().forEach(column -> column.getStyleClass().add("legend-column"));
        var scroll = new ScrollPane(columns);
        scroll.getStyleClass().addAll("edge-to-edge", "first-focus");
        scroll.setFitToWidth(true);
        columns.heightProperty().addListener((_, _, height) -> scroll.setPrefViewportHeight(height.doubleValue()));
        return scroll;
    }

    private static VBox part(String key, List<Sample> samples) {
        var heading = new Label(say(key));
        heading.getStyleClass().add("pane-title");
        var grid = new GridPane();
        grid.getStyleClass().add("legend-grid");
        var pictures = new ColumnConstraints();
        pictures.setHalignment(HPos.CENTER);
        pictures.setMinWidth(64);
        grid.getColumnConstraints().add(pictures);
        for (var sample : samples) {
            var meaning = new Label(say(sample.key()));
            meaning.getStyleClass().add("legend-meaning");
            meaning.setWrapText(true);
            meaning.setPrefWidth(MEANING);
            meaning.setMinHeight(USE_PREF_SIZE);
            sample.picture().setUserData(sample.key());
            sample.picture().setAccessibleRole(AccessibleRole.IMAGE_VIEW);
            sample.picture().setAccessibleText(meaning.getText());
            GridPane.setValignment(meaning, VPos.CENTER);
            grid.addRow(grid.getRowCount(), sample.picture(), meaning);
        }
        return new VBox(3, heading, grid);
    }

    private static String say(String key) {
        return Phrases.of(LegendSheet.class, "legend", Speech.language()).say(key);
    }
}
