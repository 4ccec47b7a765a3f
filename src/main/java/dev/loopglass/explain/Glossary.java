package dev.loopglass.explain;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Finds the words of the glossary in what the window says.
public final class Glossary {
    private static final Map<Language, Pattern> WORDS = new EnumMap<>(Language.class);

    private Glossary() {}

    /// Where a word stands in a text, `to` exclusive.
    public record Place(int from, int to, Term term) {}

    static Phrases phrases(Language language) {
        return Phrases.of(Glossary.class, "glossary", language);
    }

    /// The first mention of each word in a text. Names of methods, such as `Future.setResult`, are none.
    public static List<Place> in(String text, Language language) {
        var places = new ArrayList<Place>();
        var seen = EnumSet.noneOf(Term.class);
        var matcher = words(language).matcher(text);
        while (matcher.find()) {
            for (var term : Term.values()) {
                if (matcher.group(term.name()) != null && seen.add(term)) {
                    places.add(new Place(matcher.start(), matcher.end(), term));
                }
            }
        }
        return places;
    }

    private static synchronized Pattern words(Language language) {
        return WORDS.computeIfAbsent(language, Glossary::compile);
    }

    /// One group for each term. Chinese sets nothing between its words.
    private static Pattern compile(Language language) {
        boolean spaced = language == Language.ENGLISH;
        var all = new ArrayList<String>();
        for (var term : Term.values()) {
            var words = phrases(language).say("term." + term.name() + ".words");
            all.add("(?<" + term.name() + ">" + (spaced ? "\\b(?:" + words + ")\\b" : words) + ")");
        }
        return Pattern.compile("(?<![\\w.$])(?:" + String.join("|", all) + ")(?![\\w$(]|\\.\\w)",
                Pattern.CASE_INSENSITIVE);
    }
}
