package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.app.session.Speech;
import dev.loopglass.app.survey.Survey;
import dev.loopglass.event.Kind;
import dev.loopglass.event.Ref;
import dev.loopglass.explain.Language;
import dev.loopglass.trace.Frame;
import dev.loopglass.trace.TraceReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// No word of the window is left in the wrong language, and none stands in the code.
class WordingTest {
    /// What is called the same everywhere: names of keys, of protocols and formats, of what is recorded, and of languages.
    private static final Set<String> NAMES = Set.of("Ctrl", "Shift", "Alt", "Enter", "Esc", "Home", "End", "Page", "Up", "Down",
            "JSON", "URL", "HTTP", "TLS", "GET", "HEAD", "POST", "READ", "WRITE", "ERROR", "Tornado", "Loopglass", "English",
            "Future", "StackContext", "Continue", "fetch", "socket", "http", "https", "curl", "ns", "ms", "kB", "min", "null",
            "en", "zh", "Hant", "Hans", "kind", "method", "line", "nth", "object", "turn", "text", "future", "IPv", "TCP", "DNS", "GZIP", "gzip");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    /// Sentences, or at least two words of one.
    private static final Pattern PROSE = Pattern.compile("[A-Za-z]{2,},? [A-Za-z]{2,}");
    /// For the terminal, or for no person at all.
    private static final Set<String> FOR_OTHERS = Set.of("Vector.java", "Toolkit.java", "Picture.java", "Typeface.java");

    @TempDir
    private Path folder;

    @AfterEach
    void english() throws NoWindowException {
        Toolkit.startHeadless();
        Hall.on(() -> Speech.speak(Language.ENGLISH));
    }

    private record Screen(String name, Consumer<Shell> show) {}

    private static List<Screen> screens() {
        return List.of(new Screen("first step", shell -> shell.session().go(0)),
                new Screen("middle step", shell -> shell.session().go(shell.session().trace().size() / 2)),
                new Screen("last step", shell -> shell.session().go(Integer.MAX_VALUE)),
                new Screen("axis of time", shell -> shell.desk().timeline().changeUnit()),
                new Screen("together", shell -> {
                    shell.applyCss();
                    ((ToggleButton) shell.lookup("#flow-all")).setSelected(true);
                }),
                new Screen("search", shell -> shell.desk().source().search()),
                new Screen("keys", it -> it.veil().showKeys()), new Screen("palette", it -> it.veil().showPalette()),
                new Screen("palette, a step", shell -> typed(shell, "42")),
                new Screen("palette, an object", shell -> typed(shell, "fu4")),
                new Screen("palette, a condition", shell -> typed(shell, "kind:future.*")),
                new Screen("palette, no condition", shell -> typed(shell, "colour:red")),
                new Screen("palette, nothing", shell -> typed(shell, "qqq")),
                new Screen("breakpoint", shell -> shell.desk().source().toggleStop()),
                new Screen("breakpoints", it -> it.veil().showStops()), new Screen("step number", it -> it.veil().askForStep()),
                new Screen("bookmark", Shell::toggleBookmark), new Screen("findings", it -> it.veil().showFindings()),
                new Screen("folded", shell -> shell.desk().panes().toggle(Part.STATE)));
    }

    private static void typed(Shell shell, String text) {
        shell.veil().showPalette();
        ((TextField) shell.veil().sheet().lookup(".first-focus")).setText(text);
    }

    @ParameterizedTest
    @EnumSource(value = Language.class, names = {"TRADITIONAL", "SIMPLIFIED"})
    void nothingEnglishIsLeftBesideATrace(Language language) throws Exception {
        var room = Room.of(Theme.Choice.LIGHT);
        Hall.on(() -> room.shell.windows().speak(language));
        var left = new TreeSet<String>();
        for (var name : List.of("ok", "queue", "blocking-callback", "https-rejected", "callback-exception")) {
            var file = Files.copy(Path.of("traces", name + ".json"), folder.resolve(name + language + ".json"));
            room.open(file);
            var said = new TreeMap<String, String>();
            // One trace is looked at from everywhere, the others where they differ.
            for (var screen : name.equals("blocking-callback") ? screens() : screens().subList(0, 3)) {
                Hall.on(() -> screen.show.accept(room.shell));
                room.settle(1280, 800);
                Hall.on(() -> {
                    var texts = new ArrayList<>(Wording.of(room.shell));
                    texts.addAll(Survey.said(room.shell.lookup(".timeline")));
                    texts.forEach(it -> said.putIfAbsent(it, screen.name));
                    room.shell.veil().uncover();
                });
            }
            var names = names(file);
            said.forEach((text, screen) -> {
                if (!english(text, names).isEmpty()) {
                    left.add(name + ", " + screen + ": " + english(text, names));
                }
            });
        }
        assertThat(left).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Language.class, names = {"TRADITIONAL", "SIMPLIFIED"})
    void nothingEnglishIsLeftBeforeOneIsOpen(Language language) throws Exception {
        var missing = folder.resolve("gone.json");
        var there = Files.copy(Path.of("traces/ok.json"), folder.resolve("ok.json"));
        try (var hall = Hall.empty(1000, 800)) {
            Hall.on(() -> {
                hall.shell.windows().recent().add(missing);
                hall.shell.windows().recent().add(there);
                hall.shell.windows().speak(language);
                // The list of what was opened before is made with the window.
                hall.shell.windows().open(hall.shell);
            });
            var other = Hall.see(() -> hall.shell.windows().shells().getLast());
            Hall.on(other.veil()::askForRecording);
            hall.await("the scenarios", () -> !((ListView<?>) other.lookup("#scenarios")).getItems().isEmpty());
            hall.settle();
            var names = new ArrayList<>(List.of(folder.toString(), "gone.json", "ok.json", "handle_connect", "handleConnect",
                    "addHandler", "connect", "poll"));
            names.add(Recent.folder(missing));
            var texts = Hall.see(() -> Wording.of(other));
            assertThat(texts).filteredOn(it -> CHINESE.matcher(it).find()).hasSizeGreaterThan(12);
            assertThat(texts.stream().map(it -> english(it, names)).filter(it -> !it.isEmpty())).isEmpty();
            Hall.on(() -> other.stage().close());
        }
    }

    @ParameterizedTest
    @EnumSource(value = Language.class, names = {"TRADITIONAL", "SIMPLIFIED"})
    void whatIsWrongIsSaidInEitherAndAnewAfterASwitch(Language language) throws Exception {
        try (var hall = Hall.empty(1000, 800)) {
            for (var file : wrong()) {
                Hall.on(() -> {
                    hall.shell.windows().speak(Language.ENGLISH);
                    hall.shell.hush();
                });
                hall.load(file);
                hall.await("a word about " + file, hall::complains);
                var before = hall.banner();
                assertThat(CHINESE.matcher(before).find()).as(before).isFalse();
                Hall.on(() -> hall.shell.windows().speak(language));
                var texts = Hall.see(() -> Wording.of(hall.shell.lookup(".banner")));
                assertThat(texts).doesNotContain(before).anyMatch(it -> CHINESE.matcher(it).find());
                var names = List.of(file.toString(), "future.invented");
                assertThat(texts.stream().map(it -> english(it, names)).filter(it -> !it.isEmpty())).as(before).isEmpty();
            }
        }
    }

    /// Each in a way of its own.
    private List<Path> wrong() throws IOException {
        var lines = Files.readAllLines(Path.of("traces/ok.json"));
        var whole = String.join("\n", lines);
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(whole.getBytes(StandardCharsets.UTF_8));
        }
        var damaged = packed.toByteArray();
        damaged[damaged.length - 6] ^= 1;
        return List.of(folder.resolve("gone.json"), folder, file("empty.json", ""), file("text.json", "Dear reader,"),
                file("array.json", "[1, 2]"), file("newer.json", whole.replaceFirst("\"version\":\\d+", "\"version\":99")),
                file("cut.json", String.join("\n", lines.subList(0, lines.size() / 2))),
                file("faulty.json", whole.replaceFirst("\"seq\":7,", "\"seq\":8,")),
                file("unknown.json", whole.replaceFirst("\"kind\":\"future\\.resolved\"", "\"kind\":\"future.invented\"")),
                Files.write(folder.resolve("damaged.json.gz"), damaged));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /// What a trace brings along: its names are data, whatever the language.
    private static List<String> names(Path file) throws Exception {
        var trace = TraceReader.read(file).trace();
        var names = new TreeSet<String>(Comparator.comparingInt(String::length).reversed().thenComparing(it -> it));
        names.add(file.getFileName().toString());
        names.add(file.toString());
        trace.objects().forEach(it -> names.addAll(label(it.label())));
        // The timeline calls a request by its method and path.
        trace.objects().stream().filter(it -> it.type() == Ref.Type.REQUEST)
                .forEach(it -> names.addAll(label(it.label() == null ? null : it.label().replaceFirst("\\w+://[^/]*", ""))));
        for (int seq = 0; seq < trace.size(); seq++) {
            names.add(trace.kind(seq));
            for (var call : trace.frame(seq) == null ? List.<Frame>of() : trace.callPath(trace.frame(seq))) {
                var method = call.method();
                names.addAll(Stream.of(method.name(), method.name().replaceAll(".*\\.", ""), method.name().replaceAll("\\..*", ""),
                        method.name().replaceAll("\\.[^.]*$", ""),
                        method.models() == null ? "fetch" : method.models().replaceAll(".*\\.(\\w+\\.\\w+)$", "$1")).toList());
            }
            // Errors, reasons and what is read are told as they were recorded.
            Pattern.compile("(?:callback|error|reason|value|preview|status|protocol|cipher)=([^,\\]]+)").matcher(trace.event(seq).toString())
                    .results().forEach(it -> names.addAll(label(it.group(1))));
        }
        trace.sources().forEach(it -> names.addAll(List.of(it.file(), it.file().replaceAll(".*/", ""))));
        Kind.all().forEach(kind -> names.add(kind.name()));
        return List.copyOf(names);
    }

    private static List<String> label(String text) {
        return text == null || text.length() < 2 ? List.of() : List.of(text);
    }

    /// The text, if a word in it is neither Chinese nor a name; else nothing.
    private static String english(String text, List<String> names) {
        // What is quoted is somebody else's, a line of source too, and options of curl are those of curl.
        var rest = text.replaceAll("^-X .*|[「“][^」”]*[」”]|(?<=\\.java，第 \\d{1,5} 行：).*", "");
        for (var name : names) {
            rest = rest.replaceAll("(?<![A-Za-z])" + Pattern.quote(name) + "(?![A-Za-z])", " ");
        }
        var cut = text.endsWith("…") ? String.join(" ", names) : "";
        rest = rest.replaceAll("\\S+…[\\w.]*", " ").replaceAll("https?://\\S+|\\b[a-z]{2}\\d+\\b|\\bF\\d+\\b", " ");
        boolean foreign = WORD.matcher(rest).results().anyMatch(it -> !NAMES.contains(it.group()) && !cut.contains(it.group()));
        return foreign ? text + "  [" + rest.strip() + "]" : "";
    }

    @Test
    void noSentenceStandsInTheCode() throws IOException {
        var found = new ArrayList<String>();
        try (var files = Files.walk(Path.of("src/main/java/dev/loopglass/app"))) {
            for (var file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                if (!FOR_OTHERS.contains(file.getFileName().toString())) {
                    prose(file).forEach(it -> found.add(file.getFileName() + ": " + it));
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static Stream<String> prose(Path file) throws IOException {
        var code = Files.readString(file).replaceAll("(?m)^\\s*//.*$", "");
        var prose = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"").matcher(code).results().map(it -> it.group(1))
                .filter(it -> PROSE.matcher(it).find() && !it.matches(".*-fx-.*|.*/.*|-X .*|(Shift|Ctrl|Alt) \\w+"));
        var shown = Pattern.compile("(?:[sS]et\\w*Text|setAccessibleHelp|new (?:Label|Button|ToggleButton|MenuButton|MenuItem|Tooltip|Text)|setTitle)"
                + "\\(\"([^\"]*[A-Za-z]{2,}[^\"]*)\"").matcher(code).results().map(it -> it.group(1))
                .filter(it -> !it.matches("Loopglass|http://…|-X .*|[a-z]{2}\\d+"));
        return Stream.concat(prose, shown);
    }
}
