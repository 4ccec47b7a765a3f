package dev.loopglass.app.panel;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;

/// What stands to the left of a rung: a line for every request that is under way there, and the rung's
/// knot on its own.
final class Rails extends Pane {
    private static final double FIRST = 14;
    private static final double NEXT = 13;

    /// From which row to which a request goes.
    record Stretch(int from, int to) {}

    private final double height;
    private final List<Line> above = new ArrayList<>();
    private final List<Line> below = new ArrayList<>();
    private final Circle knot = new Circle(4.5);

    Rails(double height) {
        this.height = height;
        knot.setCenterY(height / 2);
        knot.getStyleClass().add("knot");
        getChildren().add(knot);
    }

    /// @param rail on which of the lines the rung stands
    /// @param here the row up to which the program has come
    void show(int row, int rail, int here, List<Stretch> stretches) {
        while (above.size() < stretches.size()) {
            double x = FIRST + above.size() * NEXT;
            above.add(line(x, 0, height / 2, "above"));
            below.add(line(x, height / 2, height, "below"));
        }
        for (int i = 0; i < above.size(); i++) {
            var stretch = i < stretches.size() ? stretches.get(i) : new Stretch(0, -1);
            above.get(i).setVisible(stretch.from() < row && row <= stretch.to());
            below.get(i).setVisible(stretch.from() <= row && row < stretch.to());
            above.get(i).pseudoClassStateChanged(Reached.IS_PASSED, row <= here);
            below.get(i).pseudoClassStateChanged(Reached.IS_PASSED, row < here);
        }
        Reached.of(row, here).show(knot);
        knot.setCenterX(FIRST + rail * NEXT);
        double width = 2 * FIRST + Math.max(0, stretches.size() - 1) * NEXT;
        setMinSize(width, height);
        setPrefSize(width, height);
        setMaxSize(width, height);
    }

    private Line line(double x, double from, double to, String side) {
        var line = new Line(x, from, x, to);
        line.getStyleClass().addAll("rung-line", side);
        getChildren().addFirst(line);
        return line;
    }
}
