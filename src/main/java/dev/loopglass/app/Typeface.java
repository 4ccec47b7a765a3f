package dev.loopglass.app;

import dev.loopglass.explain.Language;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.text.Font;

/// The families that this machine has, for what is said in a language.
///
/// A Chinese text needs its own: the same character is drawn in one way in Taipei and in another in
/// Beijing, and what a system falls back on is made for one of them, or for Tokyo.
final class Typeface {
    private static final List<String> LATIN = List.of("Inter", "Segoe UI", "SF Pro Text", "Noto Sans",
            "Ubuntu", "Cantarell", "Roboto", "Open Sans", "Helvetica Neue", "Liberation Sans",
            "DejaVu Sans Condensed", "DejaVu Sans");
    private static final List<String> TRADITIONAL = List.of("PingFang TC", "Microsoft JhengHei UI",
            "Microsoft JhengHei", "Noto Sans CJK TC", "Noto Sans TC", "Source Han Sans TC", "WenQuanYi Micro Hei",
            "Droid Sans Fallback");
    private static final List<String> SIMPLIFIED = List.of("PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei",
            "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei",
            "Droid Sans Fallback");
    private static final List<String> MONO = List.of("JetBrains Mono", "Cascadia Code", "SF Mono",
            "Fira Code", "Menlo", "Consolas", "DejaVu Sans Mono", "Liberation Mono", "Noto Sans Mono");

    private Typeface() {}

    /// Of prose.
    static String sans(Language language) {
        return first(Stream.concat(own(language).stream(), LATIN.stream()), "System");
    }

    private static List<String> own(Language language) {
        return switch (language) {
            case ENGLISH -> List.of();
            case TRADITIONAL -> TRADITIONAL;
            case SIMPLIFIED -> SIMPLIFIED;
        };
    }

    /// Whether this machine can be relied on to draw the language.
    static boolean has(Language language) {
        return own(language).isEmpty() || own(language).contains(sans(language));
    }

    /// Of source text and names, which are Latin in every language.
    static String mono() {
        return first(MONO.stream(), "Monospaced");
    }

    private static String first(Stream<String> wanted, String otherwise) {
        var families = Set.copyOf(Font.getFamilies());
        return wanted.filter(families::contains).findFirst().orElse(otherwise);
    }
}
