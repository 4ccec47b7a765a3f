package dev.loopglass.app;

import dev.loopglass.app.session.Walk;
import dev.loopglass.explain.Language;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The lessons that come with the program. They lie in a folder beside it, as files that a teacher can open in an
/// editor, copy and change.
///
/// @param file in English
/// @param title in the language that was asked for
record Library(Path file, String title) {
    private static final Pattern PART = Pattern.compile("(.*-)(\\d{1,3})(\\.[^-]*)");

    /// None if the folder is not where it was.
    static List<Library> all(Language language) {
        var folder = folder();
        if (folder == null) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            // The page about them has them in the order in which to take them.
            var page = folder.resolve("README.md");
            var order = Files.isRegularFile(page) ? Files.readString(page) : "";
            return files.filter(it -> Walk.is(it) && !it.getFileName().toString().startsWith("README"))
                    .filter(it -> Stream.of(Language.values())
                            .noneMatch(other -> it.toString().contains("." + other.code() + ".")))
                    .map(it -> new Library(it, title(it, language))).filter(it -> !it.title.isEmpty())
                    .sorted(Comparator.comparing((Library it) -> order.indexOf("(" + it.file.getFileName() + ")"))
                            .thenComparing(it -> it.file.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /// The next part of a lesson that has several: of `stuck-1.md` it is `stuck-2.md`, if that is there.
    static Optional<Path> after(Path file) {
        var part = PART.matcher(file.getFileName().toString());
        if (!part.matches()) {
            return Optional.empty();
        }
        var next = file.resolveSibling(part.group(1) + (Integer.parseInt(part.group(2)) + 1) + part.group(3));
        return Optional.of(next).filter(Files::isRegularFile);
    }

    /// Whether it is where a lesson begins, not a later part of one.
    boolean first() {
        var part = PART.matcher(file.getFileName().toString());
        return !part.matches() || part.group(2).equals("1");
    }

    /// Without the word that tells which part it is.
    String name() {
        return title.replaceFirst(" 1: .*|（一）.*", "");
    }

    /// In its first line; the file is read by who opens it.
    private static String title(Path file, Language language) {
        var name = file.getFileName().toString();
        var its = file.resolveSibling(name.replaceFirst("\\.(?=[^.]+$)", "." + language.code() + "."));
        try (var lines = Files.newBufferedReader(Files.isRegularFile(its) ? its : file, StandardCharsets.UTF_8)) {
            var first = lines.readLine();
            return first == null || !first.startsWith("# ") ? "" : first.substring(2).strip();
        } catch (IOException e) {
            return "";
        }
    }

    /// Beside the program's `lib`; while it is being worked on, in the project.
    private static Path folder() {
        try {
            var here = Path.of(Library.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            var folder = here.getParent().getParent().resolve("samples/lessons");
            return Files.isDirectory(folder) ? folder : null;
        } catch (URISyntaxException | RuntimeException e) {
            // It runs from somewhere that has no folders.
            return null;
        }
    }
}
