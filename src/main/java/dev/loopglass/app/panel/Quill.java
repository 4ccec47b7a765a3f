package dev.loopglass.app.panel;

import dev.loopglass.app.session.Ink;
import dev.loopglass.app.session.Letters;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/// What the rows of a list are written with: a window's colours and typefaces, and how large their words are.
final class Quill {
    final Ink ink;
    /// Names of objects and of calls.
    final Font code;
    final Font codeBold;
    final Font plain;
    final Font bold;
    final Font large;
    final Font small;
    private final Map<Font, Letters> letters = new HashMap<>();

    Quill(Ink ink) {
        this.ink = ink;
        this.code = ink.code(12);
        this.codeBold = Font.font(ink.mono(), FontWeight.BOLD, 12);
        this.plain = ink.font(12);
        this.bold = ink.bold(12);
        this.large = ink.font(12.5);
        this.small = ink.font(11);
    }

    /// Some words of a row, and how they look.
    record Words(String text, Font font, Color color, Below below) {
        static final Words NONE = new Words("", Font.getDefault(), Color.TRANSPARENT);

        Words(String text, Font font, Color color) {
            this(text, font, color, Below.NOTHING);
        }

        boolean isEmpty() {
            return text.isEmpty();
        }
    }

    /// What is drawn below words: a line if their object is followed, dots if they have a card of the glossary.
    enum Below { NOTHING, LINE, DOTS }

    Letters letters(Words words) {
        return letters.computeIfAbsent(words.font, Letters::new);
    }
}
