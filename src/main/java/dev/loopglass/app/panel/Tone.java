package dev.loopglass.app.panel;

import dev.loopglass.app.session.Ink;
import javafx.scene.paint.Color;

/// What a stretch of source text is, and how it is coloured.
enum Tone {
    PLAIN("name"), COMMENT("// why"), STRING("\"text\""), KEYWORD("return"), TYPE("Future"), CALL("fetch("),
    NUMBER("42"), ANNOTATION("@Models");

    private final String example;

    Tone(String example) {
        this.example = example;
    }

    /// A piece of it, for the legend.
    String example() {
        return example;
    }

    Color in(Ink ink) {
        boolean dark = ink.dark();
        return switch (this) {
            case PLAIN -> ink.text();
            case COMMENT -> ink.muted();
            case STRING -> Color.web(dark ? "#a5d6ff" : "#0a3069");
            case KEYWORD -> ink.contrast() ? ink.failure() : Color.web(dark ? "#ff7b72" : "#cf222e");
            case TYPE -> Color.web(dark ? "#ffa657" : "#8a3a00");
            case CALL -> Color.web(dark ? "#d2a8ff" : "#6f42c1");
            case NUMBER -> Color.web(dark ? "#79c0ff" : "#0550ae");
            case ANNOTATION -> Color.web(dark ? "#7ee787" : "#116329");
        };
    }
}
