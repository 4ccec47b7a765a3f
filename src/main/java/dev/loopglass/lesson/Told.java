package dev.loopglass.lesson;

import dev.loopglass.event.Ref;
import dev.loopglass.explain.Language;
import dev.loopglass.explain.Phrases;
import java.util.List;

/// A phrase of a quiz with what it is about, to be said in any language.
///
/// @param key which phrase
/// @param values objects are told by name and label, phrases in the language, all else as it is
record Told(String key, List<Object> values) {
    private static final int LONGEST = 40;

    static Told of(String key, Object... values) {
        return new Told(key, List.of(values));
    }

    String in(Language language) {
        var phrases = Phrases.of(Told.class, "quiz", language);
        return phrases.say(key, values.stream()
                .map(it -> it instanceof Told told ? told.in(language) : spelt(it, phrases)).toArray());
    }

    /// What runs: `cb5`, or `the handler of ch1`.
    static Object task(Ref on, boolean whole) {
        var name = whole ? on : on.name();
        return on.type() == Ref.Type.CHANNEL ? of("whose", name) : name;
    }

    /// For example `tm2 (connector falls back)`.
    private static Object spelt(Object value, Phrases phrases) {
        if (!(value instanceof Ref ref)) {
            return value;
        }
        var label = ref.label() == null ? "" : ref.label().lines().findFirst().orElse("").strip();
        if (label.isEmpty() || label.equals(ref.name())) {
            return ref.name();
        }
        return phrases.say("named", ref.name(),
                label.length() <= LONGEST ? label : label.substring(0, LONGEST - 1).strip() + "…");
    }
}
