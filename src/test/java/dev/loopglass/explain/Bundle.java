package dev.loopglass.explain;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A bundle of phrases as it stands in the source folder: `window` in `app` are three files there.
///
/// @param folder its package, below `dev/loopglass`
record Bundle(Path folder, String name) {
    static final Pattern SLOT = Pattern.compile("\\{(\\d)(?:\\|([^{}]*))?}");
    private static final Path RESOURCES = Path.of("src/main/resources/dev/loopglass");
    private static final Path SOURCES = Path.of("src/main/java/dev/loopglass");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");

    static List<Bundle> all() {
        return files(RESOURCES, "_en.properties").stream()
                .map(it -> new Bundle(RESOURCES.relativize(it.getParent()),
                        it.getFileName().toString().replace("_en.properties", "")))
                .toList();
    }

    /// Its phrases, in the order of the file.
    Map<String, String> phrases(Language language) {
        var phrases = new LinkedHashMap<String, String>();
        for (var line : lines(language)) {
            var entry = new Properties();
            try {
                entry.load(new StringReader(line));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            entry.stringPropertyNames().forEach(key -> phrases.put(key, entry.getProperty(key)));
        }
        return phrases;
    }

    /// The lines that say something.
    List<String> lines(Language language) {
        return read(file(language)).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    }

    private Path file(Language language) {
        return RESOURCES.resolve(folder).resolve(name + "_" + language.code() + ".properties");
    }

    /// The words that its head sets, in `# callback = 回呼`.
    Map<String, String> glossary(Language language) {
        return Pattern.compile("(?m)^# +(\\w+) = (\\S+)$").matcher(read(file(language))).results()
                .collect(Collectors.toMap(it -> it.group(1), it -> it.group(2), (_, again) -> again, LinkedHashMap::new));
    }

    /// The values that a phrase shows, by their numbers.
    static Set<String> slots(String phrase) {
        return SLOT.matcher(phrase).results().map(it -> it.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    /// All that the phrase may say besides its values: itself, in each of its forms.
    static List<String> sayings(String phrase) {
        var slot = SLOT.matcher(phrase).results().filter(it -> it.group(2) != null).findFirst();
        if (slot.isEmpty()) {
            return List.of(phrase);
        }
        return Stream.of(slot.get().group(2).split("\\|", -1))
                .map(form -> form.replaceFirst("^-?\\d+:", "").replace("#", "7"))
                .map(form -> phrase.substring(0, slot.get().start()) + form + phrase.substring(slot.get().end()))
                .flatMap(it -> sayings(it).stream()).toList();
    }

    /// The texts in the sources of its package and of those below it: the keys that they use are among them, in
    /// one piece or in several.
    Set<String> literals() {
        return sources().flatMap(it -> LITERAL.matcher(it).results()).map(it -> it.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// What these sources say in one piece.
    Set<String> said() {
        var said = new TreeSet<String>();
        sources().forEach(source -> {
            var call = Pattern.compile("\\bsay(By)?\\(\\s*\"([\\w.]+)\"\\s*[,)]").matcher(source);
            while (call.find()) {
                said.add(call.group(2));
                if (call.group(1) != null) {
                    said.add(call.group(2) + ".by");
                }
            }
        });
        return said;
    }

    private Stream<String> sources() {
        return files(SOURCES.resolve(folder), ".java").stream().map(Bundle::read)
                .map(it -> it.replaceAll("(?m)^\\s*//.*$", ""));
    }

    private static List<Path> files(Path folder, String ending) {
        try (var files = Files.walk(folder)) {
            return files.filter(it -> it.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return folder + "/" + name;
    }
}
