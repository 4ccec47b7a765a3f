package dev.loopglass.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.loopglass.explain.Language;
import dev.loopglass.lesson.Route;
import dev.loopglass.trace.Trace;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A whole walk in one HTML file that needs nothing else: no network, no server, no Loopglass.
///
/// The skeleton says nothing. All that is shown travels as JSON, and a script of ours puts it into the page as
/// text, never as markup; the policy in the head lets no other script run and nothing be fetched. So the page of
/// a stranger's trace is as harmless as one's own.
public final class Page {
    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");

    private final String html;
    private final int steps;
    private final int cut;

    private Page(String html, int steps, int cut) {
        this.html = html;
        this.steps = steps;
        this.cut = cut;
    }

    /// @param file what the trace is called
    /// @param route the lesson that is taught from it, without a fault; or null
    public static Page of(Trace trace, String file, Language language, Route route) {
        var story = new Story(trace, language);
        var lecture = route == null ? null : new Lecture(route, trace, language);
        var script = read("page.js", "panes.js", "teach.js", "lanes.js", "paper.js");
        var style = read("page.css", "paper.css");
        var parts = Map.of(
                "lang", language.code(),
                "policy", "default-src 'none'; script-src 'sha256-" + hash(script) + "'; style-src 'sha256-" + hash(style)
                        + "'; base-uri 'none'; form-action 'none'",
                "title", escaped(title(trace, file, lecture) + " · Loopglass"),
                "style", style,
                "unscripted", escaped(Book.phrases(language).say("unscripted")),
                "data", new Book(trace, file, language, story, lecture).json(),
                "script", script);
        // In one go: what is filled in may itself look like a slot.
        var html = SLOT.matcher(read("page.html"))
                .replaceAll(slot -> Matcher.quoteReplacement(parts.getOrDefault(slot.group(1), slot.group())));
        return new Page(html, story.size(), trace.size() - story.size());
    }

    static String title(Trace trace, String file, Lecture lecture) {
        var title = trace.meta().title();
        return lecture != null ? lecture.title() : title == null || title.isBlank() ? file : title;
    }

    /// How many steps it holds.
    public int steps() {
        return steps;
    }

    /// How many steps at the end of the trace found no room in it.
    public int cut() {
        return cut;
    }

    /// What is no character at all, half of a pair for example, becomes one that says so.
    public void writeTo(Path path) throws IOException {
        var encoder = UTF_8.newEncoder().onMalformedInput(CodingErrorAction.REPLACE).replaceWith("\uFFFD".getBytes(UTF_8));
        try (var text = new OutputStreamWriter(Files.newOutputStream(path), encoder)) {
            text.write(html);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\0", "\uFFFD");
    }

    private static String hash(String text) {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(String... names) {
        return Stream.of(names).map(Page::read).collect(Collectors.joining());
    }

    private static String read(String name) {
        try (var in = Page.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
