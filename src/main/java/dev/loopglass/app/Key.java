package dev.loopglass.app;

import dev.loopglass.app.session.Speech;
import dev.loopglass.explain.Language;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// A line of the table of keys: it binds them, and it is what the sheet of keys shows.
///
/// @param name what it does, `keys.step.next`: the phrase that says it; `keys.step` is the heading under which
///        it stands on the sheet
/// @param need what has to be open for it to mean anything
record Key(String name, Need need, Consumer<Shell> action,
        List<KeyCodeCombination> strokes) {

    /// What stands on a key above its first sign: nobody says “Shift +”.
    private static final Map<KeyCode, String> SHIFTED = Map.of(KeyCode.SLASH, "?", KeyCode.EQUALS, "+", KeyCode.PERIOD, ">",
            KeyCode.COMMA, "<");

    enum Need {
        NOTHING, TRACE, SOURCE, LESSON;

        boolean met(Shell shell) {
            return switch (this) {
                case NOTHING -> true;
                case TRACE -> shell.session() != null;
                case SOURCE -> shell.desk() != null && shell.desk().source().isWalked();
                case LESSON -> shell.lectern().talk() != null;
            };
        }
    }

    /// Where Ctrl has another name.
    static final boolean MAC = System.getProperty("os.name").startsWith("Mac");

    boolean matches(KeyEvent event) {
        return strokes.stream().anyMatch(it -> it.match(event));
    }

    String group() {
        return name.substring(0, name.indexOf('.', "keys.".length()));
    }

    /// What it does, in the language of the window.
    String word() {
        return Speech.say(name);
    }

    /// What it does, with the heading.
    String whole(Language language) {
        return Speech.say(language, "palette.key", Speech.say(language, group()),
                Speech.say(language, name));
    }

    /// For example `Shift →`, or `F1 or ?`.
    String spelt() {
        return strokes.stream().map(Key::spelt).distinct()
                .reduce((one, other) -> Speech.say("keys.or", one, other)).orElse("");
    }

    /// The first of its strokes.
    String shortest() {
        return strokes.isEmpty() ? "" : spelt(strokes.getFirst());
    }

    private static String spelt(KeyCodeCombination stroke) {
        return spelt(stroke, MAC);
    }

    static String spelt(KeyCodeCombination stroke, boolean mac) {
        boolean shift = stroke.getShift() == KeyCombination.ModifierValue.DOWN;
        var sign = shift ? SHIFTED.get(stroke.getCode()) : null;
        var held = Stream.of(
                stroke.getShortcut() == KeyCombination.ModifierValue.DOWN ? mac ? "⌘ " : "Ctrl " : "",
                stroke.getAlt() == KeyCombination.ModifierValue.DOWN ? mac ? "⌥ " : "Alt " : "",
                shift && sign == null ? mac ? "⇧ " : "Shift " : "");
        return held.collect(Collectors.joining()) + (sign == null ? spelt(stroke.getCode()) : sign);
    }

    private static String spelt(KeyCode code) {
        return switch (code) {
            case LEFT -> "←";
            case RIGHT -> "→";
            case UP -> "↑";
            case DOWN -> "↓";
            case PLUS, EQUALS, ADD -> "+";
            case MINUS, SUBTRACT -> "−";
            case DIGIT0 -> "0";
            case SLASH -> "/";
            case PERIOD -> ".";
            case COMMA -> ",";
            case ESCAPE -> "Esc";
            case SPACE -> Speech.say("keys.space");
            default -> code.getName().length() == 1 ? code.getName().toUpperCase(Locale.ROOT)
                    : code.getName();
        };
    }
}
