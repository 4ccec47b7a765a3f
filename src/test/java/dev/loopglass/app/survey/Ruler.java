package dev.loopglass.app.survey;

import com.sun.javafx.font.PGFont;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.FontPosture;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/// How wide a text is, measured by the toolkit and remembered: the same words come again at every size.
final class Ruler {
    private record Question(String text, String font, float size) {}

    private static final Map<Question, Double> ANSWERS = new HashMap<>();

    private Ruler() {}

    static double width(String text, PGFont font) {
        return ANSWERS.computeIfAbsent(new Question(text, font.getFullName(), font.getSize()), _ -> {
            var ruler = new Text(text);
            var style = font.getStyleName().toLowerCase(Locale.ROOT);
            ruler.setFont(Font.font(font.getFamilyName(), bold(font) ? FontWeight.BOLD : FontWeight.NORMAL,
                    style.contains("italic") || style.contains("oblique") ? FontPosture.ITALIC : FontPosture.REGULAR,
                    font.getSize()));
            return ruler.getLayoutBounds().getWidth();
        });
    }

    static boolean bold(PGFont font) {
        return font.getStyleName().toLowerCase(Locale.ROOT).contains("bold");
    }
}
