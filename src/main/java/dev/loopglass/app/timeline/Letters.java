package dev.loopglass.app.timeline;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// How wide a text is, measured once.
final class Letters {
    private static final int KEPT = 4_000;

    private final Font font;
    private final Text ruler = new Text();
    private final Map<String, Double> widths = new HashMap<>();

    Letters(Font font) {
        this.font = font;
        ruler.setFont(font);
    }

    Font font() {
        return font;
    }

    double width(String text) {
        if (widths.size() > KEPT) {
            widths.clear();
        }
        return widths.computeIfAbsent(text, it -> {
            ruler.setText(it);
            return ruler.getLayoutBounds().getWidth();
        });
    }

    /// As much of the text as fits, or an empty text when that would not be worth reading.
    String fit(String text, double room) {
        if (width(text) <= room) {
            return text;
        }
        int length = text.length();
        while (length > 0 && width(text.substring(0, length) + "…") > room) {
            length--;
        }
        return length < 3 ? "" : text.substring(0, length).stripTrailing() + "…";
    }
}
