package dev.loopglass.app.session;

import dev.loopglass.trace.Trace;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Steps as one asks for them: `kind:future.* object:fu4 turn:3 text:"HTTP/1.1 200"`. All that is said
/// must be true of a step; a word alone is a text.
public final class Condition {
    /// The colon of a URL is not one behind a key.
    private static final Pattern TERM = Pattern.compile("(?:(\\w+):(?!//))?(?:\"([^\"]*)\"?|(\\S+))");
    private static final Pattern TURNS = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");

    private final String asked;
    private final IntPredicate matches;

    private Condition(String asked, IntPredicate matches) {
        this.asked = asked;
        this.matches = matches;
    }

    /// @throws IllegalArgumentException if it cannot be understood; the message says where, and how it goes
    public static Condition parse(String asked, Trace trace) {
        return parse(asked, trace, _ -> "");
    }

    /// @param more what else of a step a text is looked for in
    static Condition parse(String asked, Trace trace, IntFunction<String> more) {
        var texts = new ArrayList<IntPredicate>();
        IntPredicate all = _ -> true;
        var terms = TERM.matcher(asked.strip());
        int at = 0;
        while (terms.find()) {
            var value = terms.group(2) == null ? terms.group(3) : terms.group(2);
            var key = terms.group(1) == null ? "text" : terms.group(1);
            var term = term(key, value, trace, more);
            if (key.equals("text")) {
                texts.add(term);
            } else {
                all = all.and(term);
            }
            at++;
        }
        if (at == 0) {
            throw new IllegalArgumentException(Speech.say("condition.empty", "kind:future.* object:fu4"));
        }
        // A text is looked for last, as that takes the longest.
        for (var text : texts) {
            all = all.and(text);
        }
        return new Condition(asked.strip(), all);
    }

    private static IntPredicate term(String key, String value, Trace trace,
            IntFunction<String> more) {
        return switch (key) {
            case "kind" -> kind(value, trace);
            case "object" -> object(value, trace);
            case "turn" -> turn(value, trace);
            case "text" -> text(value, trace, more);
            default -> throw new IllegalArgumentException(Speech.say("condition.key", "kind:, object:, turn:", "text:", key + ":"));
        };
    }

    private static IntPredicate kind(String glob, Trace trace) {
        var parts = new ArrayList<String>();
        for (var part : glob.split("\\*", -1)) {
            parts.add(Pattern.quote(part));
        }
        Predicate<String> like = Pattern.compile(String.join(".*", parts)).asMatchPredicate();
        var known = new ConcurrentHashMap<String, Boolean>();
        return seq -> known.computeIfAbsent(trace.kind(seq), like::test);
    }

    private static IntPredicate object(String name, Trace trace) {
        if (trace.object(name) == null) {
            throw new IllegalArgumentException(Speech.say("condition.object", name, "fu4"));
        }
        return seq -> trace.on(seq) != null && trace.on(seq).name().equals(name);
    }

    private static IntPredicate turn(String value, Trace trace) {
        var turns = TURNS.matcher(value);
        if (!turns.matches()) {
            throw new IllegalArgumentException(Speech.say("condition.turn", "turn:3", "turn:3-5", "turn:" + value));
        }
        int first = Integer.parseInt(turns.group(1));
        int last = turns.group(2) == null ? first : Integer.parseInt(turns.group(2));
        return seq -> trace.turn(seq) >= first && trace.turn(seq) <= last;
    }

    /// In whatever case; but the name of an object, such as fu4, is not found in that of another, such as fu42.
    private static IntPredicate text(String value, Trace trace, IntFunction<String> more) {
        var wanted = value.toLowerCase(Locale.ROOT);
        Predicate<String> has = trace.object(wanted) == null
                ? text -> text.toLowerCase(Locale.ROOT).contains(wanted)
                : Pattern.compile("\\b" + wanted + "\\b").asPredicate();
        return seq -> has.test(trace.kind(seq) + " " + trace.event(seq)) || has.test(more.apply(seq));
    }

    public boolean matches(int seq) {
        return matches.test(seq);
    }

    @Override
    public String toString() {
        return asked;
    }
}
