package dev.loopglass.app.timeline;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.paint.ImagePattern;

/// Diagonal lines: the look of everything that waits.
final class Hatch {
    private static final int TILE = 7;
    private final Map<Color, ImagePattern> patterns = new HashMap<>();

    ImagePattern of(Color line, Color ground) {
        return patterns.computeIfAbsent(line, it -> {
            var image = new WritableImage(TILE, TILE);
            for (int y = 0; y < TILE; y++) {
                for (int x = 0; x < TILE; x++) {
                    int across = (x + y) % TILE;
                    double share = across == 0 ? 0.85 : across == 1 || across == TILE - 1 ? 0.25 : 0;
                    image.getPixelWriter().setColor(x, y, ground.interpolate(it, share));
                }
            }
            return new ImagePattern(image, 0, 0, TILE, TILE, false);
        });
    }
}
