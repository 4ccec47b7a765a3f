package dev.loopglass.app.panel;

import dev.loopglass.app.session.Ink;
import javafx.scene.paint.Color;

/// What a stretch of source text is, and how it is coloured.
enum Tone {
    PLAIN("name", null, null), COMMENT("// why", null, null), STRING("\"text\"", "#0a3069", "#a5d6ff"),
    KEYWORD("return", "#cf222e", "#ff7b72"), TYPE("Future", "#8a3a00", "#ffa657"), CALL("fetch(", "#6f42c1", "#d2a8ff"),
    NUMBER("42", "#0550ae", "#79c0ff"), ANNOTATION("@Models", "#116329", "#7ee787");

    private final String example;
    private final Color light;
    private final Color dark;

    Tone(String example, String light, String dark) {
        this.example = example;
        this.light = light == null ? null : Color.web(light);
        this.dark = dark == null ? null : Color.web(dark);
    }

    /// A piece of it, for the legend.
    String example() {
        return example;
    }

    Color in(Ink ink) {
        return switch (this) {
            case PLAIN -> ink.text();
            case COMMENT -> ink.muted();
            default -> this == KEYWORD && ink.contrast() ? ink.failure() : ink.dark() ? dark : light;
        };
    }
}
