package dev.loopglass.app;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// A line of the table of keys: it binds them, and it is what the sheet of keys shows.
///
/// @param group under which heading it stands on the sheet
/// @param needsTrace whether it means nothing while no trace is open
record Key(String group, String word, boolean needsTrace, Consumer<Shell> action,
        List<KeyCodeCombination> strokes) {

    boolean matches(KeyEvent event) {
        return strokes.stream().anyMatch(it -> it.match(event));
    }

    /// For example `Shift →`, or `F1 or ?`.
    String spelt() {
        return strokes.stream().map(Key::spelt).distinct().collect(Collectors.joining(" or "));
    }

    private static String spelt(KeyCodeCombination stroke) {
        if (stroke.getCode() == KeyCode.SLASH && stroke.getShift() == KeyCombination.ModifierValue.DOWN) {
            return "?";
        }
        var held = Stream.of(
                stroke.getShortcut() == KeyCombination.ModifierValue.DOWN ? "Ctrl " : "",
                stroke.getAlt() == KeyCombination.ModifierValue.DOWN ? "Alt " : "",
                stroke.getShift() == KeyCombination.ModifierValue.DOWN && stroke.getCode() != KeyCode.EQUALS ? "Shift " : "");
        return held.collect(Collectors.joining()) + spelt(stroke.getCode());
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
            case ESCAPE -> "Esc";
            default -> code.getName().length() == 1 ? code.getName().toUpperCase(Locale.ROOT)
                    : code.getName();
        };
    }
}
