package dev.loopglass.app.survey;

import java.util.List;
import javafx.scene.paint.Color;

/// An area that was painted, in the order of painting.
///
/// @param colors one colour, or the extremes of a pattern
record Layer(Frame frame, List<Color> colors) {
    boolean opaque() {
        return colors.stream().allMatch(it -> it.getOpacity() > 0.999);
    }

    /// The colours one sees at a place, where all these layers lie on one another, the last one on top.
    static List<Color> at(double x, double y, List<Layer> layers, Color ground) {
        int lowest = layers.size();
        while (lowest > 0) {
            var layer = layers.get(--lowest);
            if (layer.frame.contains(x, y) && layer.opaque()) {
                break;
            }
        }
        var seen = List.of(ground);
        for (var layer : layers.subList(lowest, layers.size())) {
            if (layer.frame.contains(x, y)) {
                var below = seen;
                seen = layer.colors.stream().flatMap(above -> below.stream().map(it -> Contrast.over(above, it))).toList();
            }
        }
        return seen;
    }
}
