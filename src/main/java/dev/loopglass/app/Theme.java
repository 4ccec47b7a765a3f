package dev.loopglass.app;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.loopglass.app.session.Ink;
import dev.loopglass.app.session.Speech;
import dev.loopglass.event.Ref;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.scene.paint.Color;

/// How a window looks: its colours, and the typefaces of this machine. Canvas and style sheet are fed from
/// one [Ink].
final class Theme {
    /// What one can ask for.
    enum Choice {
        SYSTEM, LIGHT, DARK, CONTRAST;

        String word() {
            return Speech.say("theme." + this);
        }
    }

    private final Ink ink;

    private Theme(Ink ink) {
        this.ink = ink;
    }

    /// @param system what the rest of the desktop is like now
    static Theme of(Choice choice, ColorScheme system) {
        var sans = Typeface.sans(Speech.language());
        var mono = Typeface.mono();
        return new Theme(switch (choice) {
            case CONTRAST -> Ink.contrast(sans, mono);
            case LIGHT -> Ink.light(sans, mono);
            case DARK -> Ink.dark(sans, mono);
            case SYSTEM -> system == ColorScheme.DARK ? Ink.dark(sans, mono) : Ink.light(sans, mono);
        });
    }

    Ink ink() {
        return ink;
    }

    /// How controls look, in pop-ups too. Said before there is one: the first would read JavaFX's own sheet for nothing.
    void base() {
        // The packaged program has it without what is said of controls that no window of ours has.
        var lean = Theme.class.getResource(ink.dark() ? "primer-dark.bss" : "primer-light.bss");
        Application.setUserAgentStylesheet(lean != null ? lean.toExternalForm()
                : (ink.dark() ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
    }

    /// The style sheets of a scene, in order.
    ///
    /// @param power how much larger the window shows things, for what has a window of its own
    List<String> sheets(double power) {
        base();
        var sheets = new ArrayList<>(List.of(sheet("window.css"), sheet("panes.css"), colors(power)));
        if (ink.contrast()) {
            sheets.add(sheet("contrast.css"));
        }
        return sheets;
    }

    private static String sheet(String name) {
        return Theme.class.getResource(name).toExternalForm();
    }

    /// The colours and typefaces as a style sheet.
    private String colors(double power) {
        var css = new StringBuilder(".root {\n-fx-font-family: '" + ink.sans() + "';\n");
        define(css, "paper", ink.paper());
        define(css, "shade", ink.shade());
        define(css, "rule", ink.rule());
        define(css, "edge", ink.edge());
        define(css, "text", ink.text());
        define(css, "muted", ink.muted());
        define(css, "accent", ink.accent());
        define(css, "failure", ink.failure());
        define(css, "now", ink.now());
        define(css, "lit", ink.lit());
        define(css, "changed", ink.changed());
        define(css, "future", ink.future());
        define(css, "timer", ink.timer());
        define(css, "chip", ink.wash(ink.muted(), ink.dark() ? 0.22 : 0.13));
        define(css, "thumb", ink.wash(ink.muted(), 0.5));
        define(css, "on-accent", ink.dark() ? ink.paper() : Color.WHITE);
        css.append("}\n");
        for (var type : Ref.Type.values()) {
            define(css.append(".object:%s {\n".formatted(type.prefix())),
                    "object", ink.of(type));
            css.append("}\n");
        }
        css.append(".mono, .code, .object, .crumb, .asked-path, .key { -fx-font-family: '")
                .append(ink.mono()).append("'; }\n");
        css.append(".tooltip { -fx-font-size: ").append(12 * power).append("px; }\n.context-menu { -fx-font-size: ")
                .append(13 * power).append("px; }\n");
        return "data:text/css;base64,"
                + Base64.getEncoder().encodeToString(css.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void define(StringBuilder css, String name, Color color) {
        css.append("-lg-").append(name).append(": #")
                .append(color.toString(), 2, 8).append(";\n");
    }
}
