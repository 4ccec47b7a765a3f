package dev.loopglass.app;

import dev.loopglass.app.session.Speech;
import dev.loopglass.app.session.Traces;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// What is remembered between starts, one for all windows: a text file of the user's own with a line
/// `name = value` for each thing; some names stand there several times.
///
/// Nothing in it is worth a crash, or a loss: what is not understood is said once, passed over, and still
/// stands there after the next change.
final class Settings {
    /// The system property that names another file than the usual one.
    static final String PLACE = "loopglass.settings";
    private static final String NAME = "settings.txt";

    /// A wish of the user's: under which name it stands, and what it says.
    private record Line(String name, String value) {
        /// @return null if the text is no such line
        static Line of(String text) {
            int sign = text.indexOf('=');
            return sign < 1 || text.startsWith("#") ? null
                    : new Line(text.substring(0, sign).strip(), text.substring(sign + 1).strip());
        }

        @Override
        public String toString() {
            return name + " = " + value;
        }
    }

    private final Path file;
    private List<String> lines = List.of();
    private boolean broken;
    private final List<String> faults = new ArrayList<>();
    private final Set<String> said = new HashSet<>();
    private Consumer<String> ear;

    private Settings(Path file) {
        this.file = file;
        if (file != null && Files.exists(file)) {
            lines = read();
            for (int i = 0; i < lines.size(); i++) {
                var text = lines.get(i);
                if (!text.isBlank() && !text.startsWith("#") && Line.of(text) == null) {
                    fault(Speech.say("remember.line", file.getFileName(), i + 1, "name = value", brief(text)));
                }
            }
        }
    }

    /// Those of whoever runs the program.
    static Settings ofUser() {
        return in(place());
    }

    /// @param file need not exist; null to remember nothing beyond this run
    static Settings in(Path file) {
        return new Settings(file);
    }

    /// What else is kept for the user, in the same folder; null if nothing is to be.
    Path beside(String name) {
        return file == null ? null : file.toAbsolutePath().normalize().resolveSibling(name);
    }

    private static Path place() {
        var wanted = System.getProperty(PLACE);
        try {
            return wanted != null ? Path.of(wanted).toAbsolutePath() : folder().resolve("loopglass").resolve(NAME);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /// Where this system's programs keep such files.
    private static Path folder() {
        var home = Path.of(System.getProperty("user.home"));
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var said = system.contains("windows") ? System.getenv("APPDATA") : System.getenv("XDG_CONFIG_HOME");
        if (said != null && !said.isBlank()) {
            return Path.of(said);
        }
        return system.contains("mac") ? home.resolve("Library/Application Support") : home.resolve(".config");
    }

    private List<String> read() {
        try {
            return Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            broken = true;
            fault(Speech.say("remember.binary", file));
        } catch (IOException e) {
            fault(Speech.say("remember.unread", file,
                    Files.isDirectory(file) ? Speech.say("shell.unwritten.directory") : Traces.reason(e, file)));
        }
        return List.of();
    }

    // ---- faults

    /// Hands over every fault, also those of before, once.
    void tell(Consumer<String> listener) {
        ear = listener;
        List.copyOf(faults).forEach(ear);
        faults.clear();
    }

    private void fault(String text) {
        if (!said.add(text)) {
            return;
        }
        if (ear == null) {
            faults.add(text);
        } else {
            ear.accept(text);
        }
    }

    private void misread(String name, String value, String wanted) {
        fault(Speech.say("remember.wrong", file.getFileName(), name, wanted, brief(value)));
    }

    private static String brief(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    // ---- looking up

    List<String> all(String name) {
        return lines.stream().map(Line::of).filter(line -> line != null && line.name().equals(name))
                .map(Line::value).toList();
    }

    Optional<String> get(String name) {
        return all(name).stream().findFirst();
    }

    <E extends Enum<E>> E choice(String name, E otherwise) {
        var all = otherwise.getDeclaringClass().getEnumConstants();
        var value = get(name).orElse(otherwise.name());
        var chosen = Arrays.stream(all).filter(it -> it.name().equalsIgnoreCase(value)).findFirst();
        if (chosen.isEmpty()) {
            misread(name, value, Arrays.stream(all).map(it -> it.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", ")));
        }
        return chosen.orElse(otherwise);
    }

    /// Nothing if there is none of this name within these bounds.
    OptionalDouble number(String name, double least, double most) {
        var value = get(name);
        if (value.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            double number = Double.parseDouble(value.get());
            if (number >= least && number <= most) {
                return OptionalDouble.of(number);
            }
        } catch (NumberFormatException e) {
            // Said below, together with numbers that make no sense.
        }
        misread(name, value.get(), Speech.say("remember.number", Math.round(least), Math.round(most)));
        return OptionalDouble.empty();
    }

    // ---- changing

    void put(String name, Object value) {
        put(name, List.of(value.toString()));
    }

    /// Sets the lines of this name, as many as there are values. Another program that runs may have changed
    /// others meanwhile: those stay.
    void put(String name, List<String> values) {
        if (all(name).equals(values)) {
            return;
        }
        var before = file != null && Files.isRegularFile(file) && !broken ? read() : lines;
        var after = new ArrayList<String>();
        int at = -1;
        for (var text : before) {
            var line = Line.of(text);
            if (line == null || !line.name().equals(name)) {
                after.add(text);
            } else if (at < 0) {
                at = after.size();
            }
        }
        after.addAll(at < 0 ? after.size() : at,
                values.stream().map(value -> new Line(name, oneLine(value)).toString()).toList());
        lines = after;
        write();
    }

    private static String oneLine(String value) {
        return value.replace('\n', ' ').replace('\r', ' ');
    }

    private void write() {
        if (file == null) {
            return;
        }
        var beside = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.getParent());
            if (Files.isDirectory(file)) {
                throw new IOException(Speech.say("shell.unwritten.directory"));
            } else if (broken) {
                Files.move(file, file.resolveSibling(file.getFileName() + ".broken"),
                        StandardCopyOption.REPLACE_EXISTING);
                broken = false;
            }
            Files.write(beside, lines);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            fault(Speech.say("remember.unwritten", file, Traces.reason(e, file)));
        }
    }
}
