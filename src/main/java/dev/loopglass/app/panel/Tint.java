package dev.loopglass.app.panel;

import dev.loopglass.app.session.Ink;
import dev.loopglass.explain.Tone;
import javafx.scene.paint.Color;

/// How source text is coloured.
final class Tint {
    private Tint() {}

    static Color of(Tone tone, Ink ink) {
        return switch (tone) {
            case PLAIN -> ink.text();
            case COMMENT -> ink.muted();
            case STRING -> either(ink, "#0a3069", "#a5d6ff");
            case KEYWORD -> ink.contrast() ? ink.failure() : either(ink, "#cf222e", "#ff7b72");
            case TYPE -> either(ink, "#8a3a00", "#ffa657");
            case CALL -> either(ink, "#6f42c1", "#d2a8ff");
            case NUMBER -> either(ink, "#0550ae", "#79c0ff");
            case ANNOTATION -> either(ink, "#116329", "#7ee787");
        };
    }

    private static Color either(Ink ink, String light, String dark) {
        return Color.web(ink.dark() ? dark : light);
    }
}
