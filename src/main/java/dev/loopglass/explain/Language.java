package dev.loopglass.explain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What the reader reads.
public enum Language {
    ENGLISH("en", "English", ", "),
    TRADITIONAL("zh-Hant", "繁體中文", "、"),
    SIMPLIFIED("zh-Hans", "简体中文", "、");

    private static final Set<String> WRITE_TRADITIONAL = Set.of("TW", "HK", "MO");

    private final String code;
    private final String title;
    private final String comma;

    Language(String code, String title, String comma) {
        this.code = code;
        this.title = title;
        this.comma = comma;
    }

    /// For example `zh-Hant`: it ends the names of the bundles, and is what a user types.
    public String code() {
        return code;
    }

    /// Its name in itself, for whoever cannot read the one that is shown.
    public String title() {
        return title;
    }

    /// What stands between the parts of a list.
    String comma() {
        return comma;
    }

    /// The language spelt `code`, whatever its case.
    public static Optional<Language> coded(String code) {
        return Arrays.stream(values()).filter(it -> it.code.equalsIgnoreCase(code)).findFirst();
    }

    /// What a reader from there most likely reads. The script decides where it is told, as in `zh-Hans-HK`.
    public static Language of(Locale locale) {
        if (!locale.getLanguage().equals("zh")) {
            return ENGLISH;
        }
        return switch (locale.getScript()) {
            case "Hant" -> TRADITIONAL;
            case "Hans" -> SIMPLIFIED;
            default -> WRITE_TRADITIONAL.contains(locale.getCountry()) ? TRADITIONAL : SIMPLIFIED;
        };
    }

    @Override
    public String toString() {
        return code;
    }
}
