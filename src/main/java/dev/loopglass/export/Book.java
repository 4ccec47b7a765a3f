package dev.loopglass.export;

import dev.loopglass.explain.Durations;
import dev.loopglass.explain.Language;
import dev.loopglass.explain.Phrases;
import dev.loopglass.lint.Lints;
import dev.loopglass.trace.Trace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// All that a page shows, as JSON.
final class Book {
    private static final JsonMapper MAPPER = new JsonMapper();
    /// What the script says by itself; `{0}` is for it to fill in.
    private static final List<String> WORDS = List.of(
            "walk", "source", "state", "timeline", "tab.walk", "tab.source", "tab.state", "tab.timeline", "steps",
            "skip", "first", "back", "next", "last", "round.back", "round.next", "slider", "theme", "print", "why",
            "changed", "changed.none", "changed.mark", "asked", "unasked", "source.none", "source.outside", "models",
            "round", "round.none", "band.LOOP", "band.TASKS", "band.REQUEST", "band.COROUTINE", "band.CHANNEL",
            "band.TIMER", "band.FUTURE", "hidden", "character", "empty", "finding", "keys", "step.at", "line",
            "phase.CALLBACKS", "phase.TIMERS", "phase.POLL", "phase.EVENTS",
            "lesson", "tab.lesson", "stop.back", "stop.next", "stop.where", "answer", "wrong");

    private final Trace trace;
    private final String file;
    private final Language language;
    private final Story story;
    private final Lecture lecture;

    /// @param lecture the lesson, or null
    Book(Trace trace, String file, Language language, Story story, Lecture lecture) {
        this.trace = trace;
        this.file = file;
        this.language = language;
        this.story = story;
        this.lecture = lecture;
    }

    static Phrases phrases(Language language) {
        return Phrases.of(Book.class, "page", language);
    }

    /// Fit to stand in a script element: there `<` could begin the end of it, or a comment.
    String json() {
        return MAPPER.writeValueAsString(all()).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
                .replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }

    private Map<String, Object> all() {
        var all = new LinkedHashMap<String, Object>();
        all.put("title", Page.title(trace, file, lecture));
        all.put("about", about());
        all.put("notice", story.size() == trace.size() ? ""
                : phrases(language).say("notice", story.size(), trace.size(), file));
        all.put("words", WORDS.stream().collect(Collectors.toMap(it -> it, it -> phrases(language).say(it, "{0}", "{1}"))));
        all.put("size", story.size());
        all.put("steps", story.columns());
        all.put("titles", story.titles());
        all.put("sections", story.sections());
        all.put("rows", story.rows());
        all.put("frames", story.sources().frames());
        all.put("methods", story.sources().methods());
        all.put("files", story.sources().files());
        all.put("tones", Sources.tones());
        all.put("objects", objects());
        all.put("findings", Lints.of(trace).stream().filter(it -> it.steps().getFirst() < story.size())
                .map(it -> new Found(it.steps().getFirst(), it.text(language))).toList());
        if (lecture != null) {
            all.put("lesson", lecture.told());
        }
        return all;
    }

    /// @param step where it shows
    private record Found(int step, String text) {}

    private String about() {
        int last = trace.size() - 1;
        return last < 0 ? file : phrases(language).say("about", file, trace.size(), trace.turn(last),
                Durations.of(trace.t(last)));
    }

    /// For whatever a step is about or the loop holds: the prefix of its type, and what it is for.
    private Map<String, List<String>> objects() {
        var names = new TreeSet<String>();
        story.rows().forEach(row -> names.add(row.about()));
        story.columns().getOrDefault("on", List.of()).forEach(name -> names.add((String) name));
        var objects = new LinkedHashMap<String, List<String>>();
        for (var name : names) {
            var object = trace.object(name);
            if (object != null) {
                objects.put(name, List.of(object.type().prefix(), Objects.requireNonNullElse(object.label(), "")));
            }
        }
        return objects;
    }
}
