package dev.loopglass.lesson;

import dev.loopglass.explain.Language;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The files of one lesson: `hops.md` in English, `hops.zh-Hant.md` and `hops.zh-Hans.md`.
final class Names {
    private static final Pattern NAME = Pattern.compile("(.*?)(?:\\.("
            + Stream.of(Language.values()).map(Language::code)
            .collect(Collectors.joining("|")) + "))?(\\.(?:md|markdown))", Pattern.CASE_INSENSITIVE);

    private Names() {}

    static Language language(Path file) {
        var name = NAME.matcher(file.getFileName().toString());
        return name.matches() && name.group(2) != null ? Language.coded(name.group(2)).orElseThrow() : Language.ENGLISH;
    }

    static Path in(Path file, Language language) {
        var name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            return file;
        }
        return file.resolveSibling(name.group(1) + (language == Language.ENGLISH ? "" : "." + language.code())
                + name.group(3));
    }
}
