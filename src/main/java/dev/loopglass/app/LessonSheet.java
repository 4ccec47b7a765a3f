package dev.loopglass.app;

import dev.loopglass.app.session.Speech;
import dev.loopglass.trace.Fault;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// All that is wrong with a lesson, by the lines of its file.
final class LessonSheet extends Sheet {
    private static final double WIDTH = 620;

    LessonSheet(Shell shell, List<Fault> faults) {
        super(shell, Speech.of("lesson.faults"), list(faults));
        setId("lesson-sheet");
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
    }

    private static ScrollPane list(List<Fault> faults) {
        var list = new VBox();
        list.getStyleClass().add("lesson-faults");
        list.setAccessibleRole(AccessibleRole.LIST_VIEW);
        list.accessibleTextProperty().bind(Speech.of("lesson.faults"));
        if (faults.isEmpty()) {
            list.getChildren().add(line(Speech.say("lesson.faults.none"), "advice"));
        }
        for (var fault : faults) {
            list.getChildren().add(line(fault.toString(), "lesson-fault-line"));
            if (fault.hint() != null) {
                list.getChildren().add(line(Speech.say("banner.hint", fault.hint()), "advice"));
            }
        }
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setMinHeight(0);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "first-focus");
        return scroll;
    }

    private static Label line(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
