package dev.loopglass.app.panel;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.Region;

/// Words in one line, for a row of a list: what the row is about, whole if that is possible; then what else there is
/// to say, as far as there is room left, with its middle left out; and at either side what is always there.
///
/// A box of JavaFX would take from each as much as from the others.
class Line extends Region {
    private static final double GAP = 7;
    /// In less than this nobody reads anything.
    private static final double LEAST = 44;

    private final List<Region> before;
    private final Label words;
    private final Label more;
    private final List<Region> after;

    Line(List<Region> before, Label words, Label more, List<Region> after) {
        this.before = before;
        this.words = words;
        this.more = more;
        this.after = after;
        more.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        getChildren().addAll(before);
        getChildren().addAll(words, more);
        getChildren().addAll(after);
        setMinWidth(0);
    }

    @Override
    protected double computePrefHeight(double width) {
        double tallest = 0;
        for (var part : getManagedChildren()) {
            tallest = Math.max(tallest, part.prefHeight(-1));
        }
        return snappedTopInset() + tallest + snappedBottomInset();
    }

    @Override
    protected double computePrefWidth(double height) {
        double width = snappedLeftInset() + snappedRightInset();
        for (var part : getManagedChildren()) {
            width += part.prefWidth(-1) + GAP;
        }
        return width;
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double right = getWidth() - snappedRightInset();
        for (var part : before) {
            left = place(part, left, part.prefWidth(-1)) + GAP;
        }
        for (var part : after.reversed()) {
            right -= part.prefWidth(-1);
            place(part, right, part.prefWidth(-1));
            right -= GAP;
        }
        left = place(words, left, Math.min(words.prefWidth(-1), Math.max(0, right - left))) + GAP;
        double wanted = more.prefWidth(-1);
        double room = right - left;
        boolean seen = wanted > 0 && room >= Math.min(LEAST, wanted);
        more.setVisible(seen);
        if (seen) {
            // And not otherwise: text in no room gets a clip, and with that its style looked up and another frame.
            place(more, left, Math.min(wanted, room));
        }
    }

    private double place(Region part, double x, double width) {
        double top = snappedTopInset();
        layoutInArea(part, x, top, width, getHeight() - top - snappedBottomInset(), 0, HPos.LEFT, VPos.CENTER);
        return x + width;
    }
}
