package dev.loopglass.lint;

import dev.loopglass.event.Ref;
import dev.loopglass.explain.Language;
import dev.loopglass.explain.Phrases;
import java.util.List;

/// Something unhealthy that a trace proves.
///
/// @param lint what kind of thing, in a word: `blocked`, `late`, `pending`, `unasked`, `open`, `busy`
/// @param steps the steps that prove it, the one to look at first
/// @param key the phrase that tells it
/// @param values what is filled in there; an object is told with what it is for
public record Finding(String lint, List<Integer> steps, String key, List<?> values) {
    /// One sentence, in English.
    public String text() {
        return text(Language.ENGLISH);
    }

    /// One sentence.
    public String text(Language language) {
        var phrases = Phrases.of(Finding.class, "findings", language);
        return phrases.say(key, values.stream().map(value -> value instanceof Ref object && object.label() != null
                ? phrases.say("named", object.name(), object.label()) : value).toArray());
    }

    /// What kind of thing, in a word.
    public String word(Language language) {
        return Phrases.of(Finding.class, "findings", language).say("word." + lint);
    }

    @Override
    public String toString() {
        return "step " + steps.getFirst() + ": " + text();
    }
}
