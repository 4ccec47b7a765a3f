package dev.loopglass.app.session;

import dev.loopglass.explain.Language;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import javafx.geometry.Bounds;
import javafx.geometry.VPos;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextBoundsType;

/// How large a text is, measured once, and how high it is to stand. For the JavaFX thread.
public final class Letters {
    private static final int KEPT = 4_000;

    private final Font font;
    private final Text ruler = new Text();
    private final double rise;
    private final Map<String, Bounds> sizes = new HashMap<>();

    public Letters(Font font) {
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
    public double rise() {
        return rise;
    }

    public Font font() {
        return font;
    }

    public double width(String text) {
        return size(text).getWidth();
    }

    /// More than usual where another typeface has to lend a character.
    public double height(String text) {
        return size(text).getHeight();
    }

    private Bounds size(String text) {
        if (sizes.size() > KEPT) {
            sizes.clear();
        }
        return sizes.computeIfAbsent(text, it -> {
            ruler.setText(it);
            return ruler.getLayoutBounds();
        });
    }

    /// The text without its middle, where all of it does not fit: names differ at their ends.
    public String squeeze(String text, double room) {
        if (width(text) <= room) {
            return text;
        }
        int kept = most(3, text.length() - 1, it -> width(squeezed(text, it)) <= room);
        return kept < 3 ? "" : squeezed(text, kept);
    }

    private static String squeezed(String text, int kept) {
        return text.substring(0, kept - kept / 2) + "…" + text.substring(text.length() - kept / 2);
    }

    /// As much of the text as fits, or an empty text when that would not be worth reading.
    public String fit(String text, double room) {
        if (width(text) <= room) {
            return text;
        }
        int kept = most(3, text.length(), it -> width(text.substring(0, it) + "…") <= room);
        return kept < 3 ? "" : text.substring(0, kept).stripTrailing() + "…";
    }

    /// The most characters with which a text fits, found by halving: each try is measured, and another name is measured anew.
    ///
    /// @return less than `from` if it never does
    private static int most(int from, int to, IntPredicate fits) {
        int least = from - 1;
        int most = to;
        while (least < most) {
            int middle = least + (most - least + 1) / 2;
            if (fits.test(middle)) {
                least = middle;
            } else {
                most = middle - 1;
            }
        }
        return least;
    }
}
