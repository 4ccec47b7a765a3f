package dev.loopglass.app.timeline;

import dev.loopglass.app.session.Speech;
import dev.loopglass.explain.Language;
import java.util.HashMap;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextBoundsType;

/// How wide a text is, measured once, and how high it is to stand.
final class Letters {
    private static final int KEPT = 4_000;

    private final Font font;
    private final Text ruler = new Text();
    private final double rise;
    private final Map<String, Double> widths = new HashMap<>();

    Letters(Font font) {
        this.font = font;
        ruler.setFont(font);
        rise = Speech.language() == Language.ENGLISH ? 0 : below("輪");
    }

    /// How far below the middle of its line the middle of a character lies.
    private double below(String character) {
        var drawn = new Text(character);
        drawn.setFont(font);
        drawn.setTextOrigin(VPos.CENTER);
        drawn.setBoundsType(TextBoundsType.VISUAL);
        return drawn.getLayoutBounds().getCenterY();
    }

    /// By how much to lift a text that stands in a bar hardly higher than itself: a Chinese typeface has its
    /// characters low in the line.
    double rise() {
        return rise;
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

    /// The text without its middle, where all of it does not fit: names differ at their ends.
    String squeeze(String text, double room) {
        int kept = text.length();
        var squeezed = text;
        while (kept > 3 && width(squeezed) > room) {
            kept--;
            squeezed = text.substring(0, kept - kept / 2) + "…" + text.substring(text.length() - kept / 2);
        }
        return width(squeezed) <= room ? squeezed : "";
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
